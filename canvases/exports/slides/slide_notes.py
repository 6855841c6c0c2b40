"""The notes of a sheet as they look on slides, by their ids."""

from canvases.exports.layout.notes import PlacedNote
from canvases.exports.page.scripts import is_rtl, language_of
from canvases.exports.page.sheet import Sheet
from canvases.exports.slides.note_shape import SlideNote
from canvases.method.kinds import Kind


class SlideNotes:
    """The notes of one sheet. `dots`: whether they show their weight."""

    def __init__(self, sheet: Sheet, *, dots: bool) -> None:
        self.sheet, self.dots = sheet, dots
        self._notes = {note.id: note for note in sheet.notes}

    def tile(self, placed: PlacedNote, size: float) -> SlideNote:
        """A note where the packing put it, in type of `size` points."""
        note, labels = self._notes[placed.id], self.sheet.labels
        weight = f"{labels.weight} {note.weight}/5" if note.weight else labels.unweighed
        says = f"{labels.boxes[note.kind]}, {weight}"
        lang = language_of(note.text, self.sheet.language)
        rtl = is_rtl(note.text, self.sheet.rtl)
        return SlideNote(note, placed, size, rtl, lang, says)

    def kind(self, note: str) -> Kind:
        """The box of a note."""
        return self._notes[note].kind

    def text(self, note: str) -> str:
        """What a note says."""
        return self._notes[note].text
