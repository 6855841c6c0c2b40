"""Stores the state of a canvas under a name, and restores it in one change."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from canvases.actions.errors import Conflict, Refused
from canvases.journal.writer import Entry, journaled
from canvases.method.kinds import Kind, may_link
from canvases.method.note_fields import WORDED
from canvases.models import Canvas, Link, Note, Snapshot
from canvases.models.base import Binnable, State
from canvases.queries.snapshots import kept_beside, load_content

MOST_OF_A_CANVAS = 200

Notes = dict[str, Note]


@journaled("snapshot.made")
def make(entry: Entry, *, canvas: Canvas, name: str) -> None:
    """Keep the present state under a name."""
    if canvas.snapshots.filter(binned_at=None).count() >= MOST_OF_A_CANVAS:
        raise Refused(_("That would be more than %d snapshots of one canvas.") % MOST_OF_A_CANVAS)
    content = load_content(_current(canvas))
    snapshot = Snapshot.objects.create(
        workspace=entry.workspace,
        canvas=canvas,
        name=name,
        content=content,
        note_count=len(content["notes"]),
        made_by=entry.grant.member,
    )
    entry.created(snapshot)
    entry.about(snapshot, name)


@journaled("snapshot.binned")
def discard(entry: Entry, *, snapshot: Snapshot) -> None:
    """Delete a snapshot; undoing brings it back until the bin is emptied."""
    snapshot = _kept(snapshot)
    entry.watch(snapshot)
    snapshot.binned_at = timezone.now()
    snapshot.save(update_fields=["binned_at"])
    entry.about(snapshot, snapshot.name)


@journaled("snapshot.restored")
def restore(entry: Entry, *, snapshot: Snapshot) -> None:
    """Make the canvas what it was: notes, their boxes, weights and order, links, sentences, tests.

    What came since goes to the bin. The notes are the same ones, so what was said about them
    stays. A note that is deleted for good is not in the snapshot any more. Undone like any other
    change, as long as nobody changed what it touched."""
    snapshot = _kept(snapshot)
    canvas = _current(snapshot.canvas)
    notes = {
        note.public_id: note
        for note in Note.objects.on_canvas(
            profile_id=canvas.profile_id, value_map_id=canvas.value_map_id
        )
    }
    content: dict[str, Any] = snapshot.content
    _restore_notes(entry, notes, content["notes"])
    _restore_links(entry, notes, content)
    for name, rows in kept_beside(canvas).items():
        if name in content:
            _restore_rows(entry, rows, content[name])
    entry.watch(canvas)
    canvas.take_state(content["canvas"])
    canvas.save(update_fields=["statements", "assessment"])
    entry.about(snapshot, snapshot.name)


def _current(canvas: Canvas) -> Canvas:
    """The canvas as it is under the lock."""
    return Canvas.objects.select_related("profile__segment", "value_map").get(pk=canvas.pk)


def _kept(snapshot: Snapshot) -> Snapshot:
    found = Snapshot.objects.filter(pk=snapshot.pk, binned_at=None).first()
    if found is None:
        raise Conflict(_("This snapshot was deleted."))
    return found


def _restore_notes(entry: Entry, notes: Notes, states: dict[str, State]) -> None:
    """Give every note its state, and put those that have none into the bin."""
    entry.watch(*notes.values())
    now = timezone.now()
    for public_id, note in notes.items():
        state = states.get(public_id)
        if state is None:
            note.binned_at = note.binned_at or now
            continue
        if any(state[name] != getattr(note, name) for name in WORDED & state.keys()):
            note.version += 1
        if state["text"] != note.text:
            note.dismissed = []
        note.take_state(state)
        note.binned_at = None
    Note.objects.bulk_update(notes.values(), [*Note.JOURNALED, "version"], batch_size=500)


def _restore_rows(entry: Entry, table: QuerySet[Binnable], states: dict[str, State]) -> None:
    """Bring back the sentences or tests that were there then, and put those that came since into
    the bin. One that is deleted for good stays so."""
    rows = list(table)
    entry.watch(*rows)
    now = timezone.now()
    for row in rows:
        state = states.get(row.public_id)
        row.take_state(state or {})
        row.binned_at = None if state else row.binned_at or now
    table.bulk_update(rows, table.model.JOURNALED, batch_size=500)


def _restore_links(entry: Entry, notes: Notes, content: dict[str, Any]) -> None:
    """Link what was linked, as strongly as it was, and nothing else. Links with notes in the bin
    or on other canvases stay, unless a note is now of a kind that has none of them."""
    wanted = {
        (state["source"], state["target"]): (public_id, state["strength"])
        for public_id, state in content["links"].items()
        if state["source"] in notes and state["target"] in notes
    }
    gone: list[Link] = []
    for link in _links_of(notes):
        pair = link.source.public_id, link.target.public_id
        if pair in wanted:
            entry.watch(link)
            link.strength = wanted.pop(pair)[1]
            link.save(update_fields=["strength"])
        elif content["notes"].keys() >= {*pair} or not _fits(link):
            gone.append(link)
    entry.deleted(*gone)
    Link.objects.filter(pk__in=[link.pk for link in gone]).delete()
    back = [
        Link(
            workspace=entry.workspace,
            public_id=public_id,
            source=notes[source],
            target=notes[target],
            strength=strength,
        )
        for (source, target), (public_id, strength) in wanted.items()
    ]
    Link.objects.bulk_create(back)
    entry.created(*back)


def _links_of(notes: Notes) -> list[Link]:
    """All links that touch one of the notes, with these as their ends."""
    pks = [note.pk for note in notes.values()]
    links = list(
        Link.objects.filter(Q(source__in=pks) | Q(target__in=pks)).select_related(
            "source", "target"
        )
    )
    for link in links:
        link.source = notes.get(link.source.public_id, link.source)
        link.target = notes.get(link.target.public_id, link.target)
    return links


def _fits(link: Link) -> bool:
    return may_link(Kind(link.source.kind), Kind(link.target.kind))
