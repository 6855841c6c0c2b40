"""Actions on notes."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from django.db.models import Count, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from canvases.actions.errors import Conflict, Refused, Stale
from canvases.actions.rows import current
from canvases.journal.writer import Entry, journaled
from canvases.method.kinds import KINDS, Kind, Side, may_link
from canvases.method.note_fields import FIELDS, NOTE_FIELDS, WORDED
from canvases.method.order import GAP, Place, between
from canvases.models import Canvas, Link, Note
from canvases.models.note import NoteQuerySet

MOST_ON_A_SIDE = 1000  # notes of one profile or value map; a canvas file may hold 5,000 in all


@journaled("note.added")
def add(entry: Entry, *, canvas: Canvas, kind: Kind, text: str, weight: int | None = None) -> None:
    """Add a note at the end of its box. `text` is clean and not empty."""
    note = insert(entry, canvas, kind, [text], weight)[0]
    entry.about(note, note.text)


@journaled("notes.pasted")
def paste(entry: Entry, *, canvas: Canvas, kind: Kind, texts: list[str]) -> None:
    """Add one note for each of `texts`, in their order, as one change."""
    notes = insert(entry, canvas, kind, texts)
    if notes:
        entry.about(notes[0], notes[0].text)


@journaled("note.edited")
def edit(entry: Entry, *, note: Note, version: int, values: dict[str, Any]) -> None:
    """Change the fields named in `values`. `version` is the one that the person saw; raises Stale
    with the present note where its words are newer."""
    note = current_note(entry, note)
    worded = WORDED & {name for name, value in values.items() if getattr(note, name) != value}
    if (worded and version != note.version) or not _suits(note, values):
        raise Stale(_("Someone else changed this note while you were writing."), note)
    entry.watch(note)
    if values.get("weight", note.weight) != note.weight:
        _put_last(note, values["weight"])
    if values.get("text", note.text) != note.text:
        note.dismissed = []
    note.take_state(values)
    if worded:
        note.version += 1
    note.save(update_fields=[*values, "position", "version", "dismissed"])
    entry.about(note, note.text)


@journaled("note.weighed")
def weigh(entry: Entry, *, note: Note, weight: int) -> None:
    """Set the weight, 1–5. The note becomes the last of its new weight."""
    _set_weight(entry, note, weight)


@journaled("note.unweighed")
def unweigh(entry: Entry, *, note: Note) -> None:
    """Take the weight away, as if nobody had weighed the note. It becomes the last of its like."""
    _set_weight(entry, note, None)


def _set_weight(entry: Entry, note: Note, weight: int | None) -> None:
    note = current_note(entry, note)
    if note.weight != weight:
        entry.watch(note)
        _put_last(note, weight)
        note.save(update_fields=["weight", "position"])
    entry.about(note, note.text)


@journaled("notes.weighed")
def weigh_all(entry: Entry, *, canvas: Canvas, weights: Mapping[str, int | None]) -> None:
    """Weigh the notes of the canvas with these ids, as one change. They become the last of their
    new weights, in the order in which they are given; None takes a weight away. Notes that weigh
    that already stay where they are."""
    canvas = _present(entry, canvas)
    sides = Note.objects.on_canvas(profile_id=canvas.profile_id, value_map_id=canvas.value_map_id)
    found = {note.public_id: note for note in sides.live().filter(public_id__in=weights)}
    changed = [found[key] for key in weights if key in found]
    changed = [note for note in changed if note.weight != weights[note.public_id]]
    entry.watch(*changed)
    last: dict[Side, int] = {}
    for note in changed:
        side = KINDS[Kind(note.kind)].side
        if side not in last:
            last[side] = _last_and_count(_side_of(note, Kind(note.kind)))[0]
        last[side] += GAP
        note.weight, note.position = weights[note.public_id], last[side]
    Note.objects.bulk_update(changed, ["weight", "position"])
    if changed:
        entry.about(changed[0], changed[0].text)


@journaled("note.placed")
def place(entry: Entry, *, note: Note, kind: Kind, after: str | None) -> None:
    """Move the note to the box `kind` of its own side, under the note with the id `after`, or to
    the top where that is None. Raises Refused where the box is on the other side."""
    note = current_note(entry, note)
    _check_side(note, kind)
    others = list(_box(note, kind).exclude(pk=note.pk))
    index = next((i + 1 for i, other in enumerate(others) if other.public_id == after), None)
    if after is None:
        index = 0
    elif index is None:
        raise Conflict(_("The place you chose is gone. Please try again."))
    entry.about(note, note.text)
    if note.kind == kind and index == list(_box(note, kind)).index(note):
        return
    entry.watch(note)
    if note.kind != kind:
        _change_kind(entry, note, kind)
    _lay_at(entry, note, others, index)
    note.save(update_fields=Note.JOURNALED)


@journaled("note.placed")
def move(entry: Entry, *, note: Note, kind: Kind) -> None:
    """Lay the note in another box of its own side as it is, last among its weight."""
    note = current_note(entry, note)
    _check_side(note, kind)
    entry.about(note, note.text)
    if note.kind != kind:
        entry.watch(note)
        _change_kind(entry, note, kind)
        _put_last(note, note.weight)
        note.save(update_fields=Note.JOURNALED)


@journaled("note.placed")
def step(entry: Entry, *, note: Note, up: bool) -> None:
    """Move the note one place up or down in its box."""
    note = current_note(entry, note)
    others = list(_box(note, Kind(note.kind)))
    index = others.index(note)
    others.pop(index)
    index += -1 if up else 1
    if 0 <= index <= len(others):
        entry.watch(note)
        _lay_at(entry, note, others, index)
        note.save(update_fields=["weight", "position"])
    entry.about(note, note.text)


@journaled("note.binned")
def discard(entry: Entry, *, note: Note) -> None:
    """Put the note in the bin. Its links rest with it."""
    note = current_note(entry, note, binned=True)
    if not note.is_binned:
        entry.watch(note)
        note.binned_at = timezone.now()
        note.save(update_fields=["binned_at"])
    entry.about(note, note.text)


@journaled("note.restored")
def restore(entry: Entry, *, note: Note) -> None:
    """Take the note out of the bin, links and all."""
    note = current_note(entry, note, binned=True)
    if note.is_binned:
        entry.watch(note)
        note.binned_at = None
        note.save(update_fields=["binned_at"])
    entry.about(note, note.text)


def current_note(entry: Entry, note: Note, *, binned: bool = False) -> Note:
    """The note as it is under the lock. Raises Conflict where it lies in the bin."""
    with suppress(Note.DoesNotExist):
        current = Note.objects.get(pk=note.pk, workspace=entry.workspace)
        if binned or not current.is_binned:
            return current
    raise Conflict(_("This note is in the bin. Restore it first."))


def _check_side(note: Note, kind: Kind) -> None:
    if KINDS[kind].side is not note.side:
        raise Refused(_("A note can only move between the boxes of its own side."))


def _suits(note: Note, values: dict[str, Any]) -> bool:
    """Whether a note of this kind can have the values: it may have moved to another box."""
    kind = Kind(note.kind)
    return all(FIELDS[name].suits(kind, value) for name, value in values.items())


def _side_of(lies_on: Canvas | Note, kind: Kind) -> dict[str, int | None]:
    """The foreign key, by name, of the side of the canvas on which such a note lies."""
    if KINDS[kind].side is Side.PROFILE:
        return {"profile_id": lies_on.profile_id}
    return {"value_map_id": lies_on.value_map_id}


def _box(note: Note, kind: Kind) -> NoteQuerySet:
    side = {"profile_id": note.profile_id, "value_map_id": note.value_map_id}
    return Note.objects.filter(**side, kind=kind).live().in_order()


def _last_and_count(side: dict[str, int | None]) -> tuple[int, int]:
    """The last position on a side of a canvas, and how many notes lie there, bin included."""
    found = Note.objects.filter(**side).aggregate(last=Max("position"), count=Count("pk"))
    return found["last"] or 0, found["count"]


def insert(
    entry: Entry,
    canvas: Canvas,
    kind: Kind,
    texts: Iterable[str],
    weight: int | None = None,
) -> list[Note]:
    """Put a note for each clean text at the end of the box, as part of a change."""
    side = _side_of(_present(entry, canvas), kind)
    last, count = _last_and_count(side)
    notes = [
        Note(
            workspace=entry.workspace,
            author=entry.grant.member,
            kind=kind,
            text=text,
            weight=weight,
            position=last + GAP * number,
            **side,
        )
        for number, text in enumerate(texts, start=1)
    ]
    if count + len(notes) > MOST_ON_A_SIDE:
        raise Refused(_("That would be more than %d notes on one side.") % MOST_ON_A_SIDE)
    Note.objects.bulk_create(notes)
    entry.created(*notes)
    return notes


def _present(entry: Entry, canvas: Canvas) -> Canvas:
    """The canvas as it is under the lock: segments may have been merged since the gate found it. No
    query where nobody wrote in between."""
    if entry.seq == entry.workspace.seq + 1:
        return canvas
    return current(canvas)


def _put_last(note: Note, weight: int | None) -> None:
    note.weight = weight
    last, _count = _last_and_count(_side_of(note, Kind(note.kind)))
    note.position = last + GAP


def _lay_at(entry: Entry, note: Note, others: list[Note], index: int) -> None:
    """Give the note the place before `others[index]`, numbering the box anew where it is full."""
    above = Place(others[index - 1].weight, others[index - 1].position) if index else None
    below = Place(others[index].weight, others[index].position) if index < len(others) else None
    found = between(note.weight, above, below)
    note.weight = found.weight
    if found.position is not None:
        note.position = found.position
        return
    entry.watch(*others)
    for number, other in enumerate([*others[:index], note, *others[index:]], start=1):
        other.position = GAP * number
    Note.objects.bulk_update(others, ["position"])


def _change_kind(entry: Entry, note: Note, kind: Kind) -> None:
    """Make it a note of another kind: what the new kind cannot have goes, links included."""
    note.kind = kind
    for field in NOTE_FIELDS:
        if not field.suits(kind, getattr(note, field.name)):
            setattr(note, field.name, field.empty)
    out = Link.objects.filter(source=note).select_related("source", "target")
    into = Link.objects.filter(target=note).select_related("source", "target")
    homeless = [link for link in out if not may_link(kind, Kind(link.target.kind))]
    homeless += [link for link in into if not may_link(Kind(link.source.kind), kind)]
    entry.deleted(*homeless)
    Link.objects.filter(pk__in=[link.pk for link in homeless]).delete()
