"""Emptying the bin: the one way in which something is really gone."""

from django.db.models import Q

from canvases.live.journal import Entry, journaled
from canvases.models import Canvas, Change, CustomerSegment, Note, Role, ValueMap
from canvases.models.base import Binnable


@journaled("purged", role=Role.OWNER)
def empty_bin(entry: Entry) -> None:
    """Delete everything in the workspace's bin, and what the journal says of it.

    The journal keeps its rows and numbers, so that nobody's count gets a gap; of changes that were
    about a deleted thing only who and when remain.
    """
    here = {"workspace": entry.workspace, "binned_at__isnull": False}
    gone: set[str] = set()
    for model in (CustomerSegment, ValueMap, Canvas):
        for row in model.objects.filter(**here):
            gone |= _ids_with(row)
    notes = Note.objects.filter(**here)
    gone |= set(notes.values_list("public_id", flat=True))
    if not gone:
        return
    _forget(entry, gone)
    notes.delete()
    for model in (Canvas, ValueMap, CustomerSegment):
        model.objects.filter(**here).delete()
    entry.force = True


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
        about = {change.subject_id} | {
            public_id
            for states in (change.before, change.after)
            for rows in states.values()
            for public_id in rows
        }
        about |= _link_ends(change)
        if about & gone:
            change.subject, change.before, change.after = "", {}, {}
            change.kind = "purged"
            change.save(update_fields=["subject", "before", "after", "kind"])


def _link_ends(change: Change) -> set[str]:
    links = [*change.before.get("link", {}).values(), *change.after.get("link", {}).values()]
    return {state[end] for state in links if state for end in ("source", "target")}
