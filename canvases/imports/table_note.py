"""A note read from a table, before it is known whether it becomes one."""

from dataclasses import dataclass, field

from canvases.imports.choices import Choices
from canvases.imports.problems import said_of
from canvases.imports.table import LONGEST_CELL
from canvases.method.document import NoteEntry
from canvases.method.kinds import Kind
from canvases.method.text import NOTE_DETAILS, NOTE_TEXT, BadText, TooLong, clean_block, clean_line


@dataclass(slots=True)
class TableNote:
    """A future note. `key` is unique in the table; its kind is None until somebody has chosen a
    box."""

    key: str
    row: int
    text: str
    kind: Kind | None = None
    box: str = ""  # what the table calls the box
    entry: dict[str, object] = field(default_factory=dict)  # the other fields of a NoteEntry
    name: str = ""  # what the table's links call it
    links: str = ""
    segment: str = ""
    value_map: str = ""
    canvases: tuple[str, ...] = ()
    own: Kind | None = None  # the box that the table says
    why: str = ""  # it is left out unless the person wants it
    unfit: list[tuple[str, str]] = field(default_factory=list)
    """What it cannot have in its box: the role of the column, and what stands there."""

    flaw: str = ""  # why no note can have this text, as a sentence fragment

    @property
    def was_moved(self) -> bool:
        """Whether the person chose another box than the table."""
        return self.own is not None and self.own is not self.kind

    def as_entry(self, note_id: str) -> NoteEntry:
        """The note in a document."""
        kind = self.kind.value if self.kind else ""
        return {"id": note_id, "kind": kind, "text": self.text, **self.entry}


def edited_text(note: TableNote, chosen: Choices) -> str:
    """The text of the note in the wording of the person, if there is one. What is no text stays as
    it is and becomes the note's flaw."""
    edited = chosen.texts.get(note.key, note.text)
    try:
        edited = clean_line(edited, LONGEST_CELL)
    except BadText as error:
        note.flaw = said_of(error)
    return edited


def whole_details(cell: str) -> str:
    """The cell as the details of a note; "" where it is too long even for those."""
    try:
        return clean_block(cell, NOTE_DETAILS)
    except BadText:
        return ""


def measure(note: TableNote) -> None:
    """Say so where the text is too long for a note."""
    if len(note.text) > NOTE_TEXT:
        note.flaw = said_of(TooLong(len(note.text), NOTE_TEXT))
