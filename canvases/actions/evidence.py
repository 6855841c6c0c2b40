"""What speaks for a note and against it: add it, change it, remove it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from canvases.actions.errors import Conflict, Refused
from canvases.actions.notes import current_note, insert
from canvases.journal.writer import Entry, journaled
from canvases.method.evidence import MOST_OF_A_NOTE, Evidence, read
from canvases.method.kinds import Kind
from canvases.models import Canvas, Note


@journaled("evidence.added")
def add(entry: Entry, *, note: Note, evidence: Evidence) -> None:
    """Add evidence after what there is. The same twice is the same once."""
    entry.about(note, tell(entry, note, evidence).text)


@journaled("evidence.captured")
def capture(
    entry: Entry,
    *,
    canvas: Canvas,
    pieces: Sequence[Evidence],
    note: Note | None,
    kind: Kind | None = None,
    text: str = "",
) -> None:
    """Add several pieces to a note, or to a new one of this kind. Raises Conflict without one."""
    if note:
        note = current_note(entry, note)
    elif kind:
        (note,) = insert(entry, canvas, kind, [text])
    else:
        raise Conflict(_("This note was deleted. Choose another one."))
    _write(entry, note, [*read(note.evidence), *pieces])
    entry.about(note, note.text)


@journaled("evidence.changed")
def change(entry: Entry, *, note: Note, key: str, evidence: Evidence) -> None:
    """Put the evidence in the place of that with this key. Raises Conflict where that is gone."""
    note = current_note(entry, note)
    known = _known(note, key)
    _write(entry, note, [evidence if one.key == key else one for one in known])
    entry.about(note, note.text)


@journaled("evidence.removed")
def remove(entry: Entry, *, note: Note, key: str) -> None:
    """Remove the evidence with this key. Raises Conflict where it is gone."""
    note = current_note(entry, note)
    known = _known(note, key)
    _write(entry, note, [one for one in known if one.key != key])
    entry.about(note, note.text)


def tell(entry: Entry, note: Note, evidence: Evidence) -> Note:
    """Add evidence as part of a change. Returns the note as it is under the lock."""
    note = current_note(entry, note)
    known = read(note.evidence)
    if evidence not in known:
        _write(entry, note, [*known, evidence])
    return note


def _known(note: Note, key: str) -> Sequence[Evidence]:
    known = read(note.evidence)
    if all(one.key != key for one in known):
        raise Conflict(_("Someone else changed or removed this evidence meanwhile."))
    return known


def _write(entry: Entry, note: Note, evidence: Sequence[Evidence]) -> None:
    if len(evidence) > MOST_OF_A_NOTE:
        words = _("That would be more than %d pieces of evidence for one note.")
        raise Refused(words % MOST_OF_A_NOTE)
    entry.watch(note)
    note.evidence = [one.stored for one in dict.fromkeys(evidence)]
    note.save(update_fields=["evidence"])
