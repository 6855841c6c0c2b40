"""Emptying the bin: the one way in which something is really gone."""

from functools import partial

from django.db import transaction
from django.db.models import Q

from canvases.live.journal import Entry, journaled
from canvases.models import Canvas, Change, Comment, CustomerSegment, Note, Role, Snapshot, ValueMap
from canvases.models.base import Binnable, State
from canvases.workspace_cache import forget_workspace

Rows = dict[str, dict[str, State | None]]


@journaled("purged", role=Role.OWNER)
def empty_bin(entry: Entry) -> None:
    """Delete everything in the workspace's bin, and what the journal says of it.

    The journal keeps its rows and numbers, so that nobody's count gets a gap; of a change that was
    about a deleted thing only who and when remain, and what it did to other things.
    """
    here = {"workspace": entry.workspace, "binned_at__isnull": False}
    gone: set[str] = set()
    for model in (CustomerSegment, ValueMap, Canvas):
        for row in model.objects.filter(**here):
            gone |= _ids_with(row)
    notes = Note.objects.filter(**here)
    gone |= set(notes.values_list("public_id", flat=True))
    comments = Comment.objects.filter(Q(note__public_id__in=gone) | Q(**here))
    gone |= set(comments.values_list("public_id", flat=True))
    snapshots = Snapshot.objects.filter(Q(canvas__public_id__in=gone) | Q(**here))
    gone |= set(snapshots.values_list("public_id", flat=True))
    if not gone:
        return
    _forget(entry, gone)
    _take_out_of_snapshots(entry, gone)
    Snapshot.objects.filter(**here).delete()
    Comment.objects.filter(**here).delete()
    notes.delete()
    for model in (Canvas, ValueMap, CustomerSegment):
        model.objects.filter(**here).delete()
    entry.force = True
    # Pages and files made before still show what is gone.
    transaction.on_commit(partial(forget_workspace, entry.workspace.public_id))


def _ids_with(row: Binnable) -> set[str]:
    """The ids of a row and of all that goes with it."""
    gone = {row.public_id}
    if isinstance(row, CustomerSegment):
        side, canvases = Q(profile__segment=row), Canvas.objects.filter(profile__segment=row)
    elif isinstance(row, ValueMap):
        side, canvases = Q(value_map=row), Canvas.objects.filter(value_map=row)
    else:
        return gone
    gone |= set(Note.objects.filter(side).values_list("public_id", flat=True))
    return gone | set(canvases.values_list("public_id", flat=True))


def _forget(entry: Entry, gone: set[str]) -> None:
    """Take what is gone out of the journal."""
    for change in Change.objects.filter(workspace=entry.workspace).iterator():
        lost = gone | _links_with(change, gone)
        before, after = _without(change.before, lost), _without(change.after, lost)
        empty = bool(change.after) and not after
        if change.subject_id in gone or empty:
            change.kind, change.subject, change.subject_id = "forgotten", "", ""
        elif after == change.after:
            continue
        change.before, change.after = before, after
        change.save(update_fields=["kind", "subject", "subject_id", "before", "after"])


def _take_out_of_snapshots(entry: Entry, gone: set[str]) -> None:
    """Notes that are gone can be brought back by no snapshot either."""
    # One at a time: each may hold a few megabytes.
    for snapshot in Snapshot.objects.filter(workspace=entry.workspace).iterator(chunk_size=1):
        content = snapshot.content
        left = {key: note for key, note in content["notes"].items() if key not in gone}
        if len(left) == len(content["notes"]):
            continue
        links = {
            key: link
            for key, link in content["links"].items()
            if link["source"] in left and link["target"] in left
        }
        snapshot.content = content | {"notes": left, "links": links}
        snapshot.note_count = len(left)
        snapshot.save(update_fields=["content", "note_count"])


def _without(rows: Rows, gone: set[str]) -> Rows:
    left = {
        name: {public_id: state for public_id, state in states.items() if public_id not in gone}
        for name, states in rows.items()
    }
    return {name: states for name, states in left.items() if states}


def _links_with(change: Change, gone: set[str]) -> set[str]:
    """The ids of the links in a change that led from or to what is gone."""
    return {
        public_id
        for rows in (change.before, change.after)
        for public_id, state in rows.get("link", {}).items()
        if state and not gone.isdisjoint((state["source"], state["target"]))
    }
