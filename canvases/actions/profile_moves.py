"""Notes and canvases that move to another profile: what undo and redo have to bring back, and when
they must not."""

from collections.abc import Iterable
from typing import Final

from canvases.actions.errors import changed_since
from canvases.journal.writer import Entry
from canvases.models import Canvas, Change, CustomerProfile, Note
from canvases.models.base import Journaled, State

MOVED: Final = frozenset({"profile_of", "parent", "position"})
"""What alone differs of a row that was only moved; that it lies in the bin is no hindrance then."""


def profiles_of(entry: Entry, states: Iterable[State]) -> dict[str, CustomerProfile]:
    """The profiles that these states name, by the ids of their segments. One query; none where no
    state does."""
    ids = {state["profile_of"] for state in states if state.get("profile_of")}
    if not ids:
        return {}
    rows = CustomerProfile.objects.select_related("segment").filter(
        segment__workspace=entry.workspace, segment__public_id__in=ids
    )
    found = {row.segment.public_id: row for row in rows}
    if len(found) < len(ids):
        raise changed_since()
    return found


def refuse_taken(rows: Iterable[Journaled]) -> None:
    """Raise Conflict where a canvas would pair what another one pairs already. One query."""
    canvases = [row for row in rows if isinstance(row, Canvas)]
    pairs = {(row.profile_id, row.value_map_id) for row in canvases}
    if not pairs:
        return
    there = Canvas.objects.exclude(pk__in=[row.pk for row in canvases])
    there = there.filter(value_map__in={value_map for _profile, value_map in pairs})
    if pairs & set(there.values_list("profile_id", "value_map_id")):
        raise changed_since()


def refuse_left_behind(entry: Entry, change: Change) -> None:
    """Raise Conflict where a merged segment would go to the bin again with notes that came since.
    One query, where segments go to the bin at all."""
    segments = change.before.get("segment", {})
    gone = [key for key, state in segments.items() if state and state.get("binned_at")]
    if not gone or _first(change).kind != "segment.merged":
        return
    left = Note.objects.filter(workspace=entry.workspace, profile__segment__public_id__in=gone)
    if left.exists():
        raise changed_since()


def _first(change: Change) -> Change:
    """The change that was undone, done again, undone and so on."""
    while change.undoes is not None:
        change = change.undoes
    return change
