"""What stands under a slide for the speaker: everything the canvas says, as a list."""

from collections import defaultdict

from canvases.exports.page.sheet import Sheet, SheetNote
from canvases.method.kinds import KINDS


def appendix(sheet: Sheet) -> str:
    """The statement, then all notes by box with weight and what they are linked to."""
    texts = {note.id: note.text for note in sheet.notes}
    linked: dict[str, list[str]] = defaultdict(list)
    for link in sheet.links:
        if link.source in texts and link.target in texts:
            linked[link.source].append(f"→ {texts[link.target]}")
    parts = [sheet.statement] if sheet.statement else []
    for kind in KINDS:
        lines = [
            "\n".join([f"• {note.text}{_weight(note)}", *(f"    {to}" for to in linked[note.id])])
            for note in sheet.notes
            if note.kind is kind
        ]
        if lines:
            parts.append("\n".join([sheet.labels.boxes[kind].upper(), *lines]))
    return "\n\n".join([*parts, sheet.labels.credit])


def _weight(note: SheetNote) -> str:
    return f" ({note.weight}/5)" if note.weight else ""
