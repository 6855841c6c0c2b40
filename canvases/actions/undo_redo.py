"""Undo and redo: an inverse change by the same person, refused where somebody changed the same
thing since.

The journal says what can be undone, so undo survives reloads and restarts.
"""

from collections.abc import Collection, Iterable
from typing import TypeGuard

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from canvases.actions.errors import Conflict, Refused, changed_since
from canvases.actions.profile_moves import MOVED, profiles_of, refuse_left_behind, refuse_taken
from canvases.journal.writer import Entry, journaled
from canvases.method.kinds import Kind, may_link
from canvases.method.note_fields import WORDED
from canvases.method.segment_tree import is_circular
from canvases.models import (
    Assessment,
    Canvas,
    Change,
    Comment,
    CustomerSegment,
    Favourite,
    Link,
    Note,
    SegmentPair,
    Snapshot,
    Statement,
    TestCard,
    ValueMap,
    Workspace,
)
from canvases.models.base import Binnable, Journaled, State
from canvases.models.segment import OnProfile
from canvases.queries.undo_stack import last_redoable, last_undoable

States = dict[str, State | None]

ROWS: dict[str, type[Journaled]] = {
    model.ROW: model
    for model in (
        Workspace, CustomerSegment, SegmentPair, ValueMap, Canvas, Note, Link, Comment, Snapshot,
        Statement, Favourite, Assessment, TestCard,
    )
}  # fmt: skip


class Overtaken(Conflict):
    """What was to be undone, the change with this primary key, was changed by others since."""

    def __init__(self, message: str, change_id: int) -> None:
        super().__init__(message)
        self.change_id = change_id


@journaled("undo")
def undo(entry: Entry, *, past: Collection[int] = ()) -> None:
    """Take back the member's last change on this canvas (or workspace page), passing over the
    changes `past`. Raises Overtaken."""
    change = last_undoable(entry.grant, past)
    if change is None:
        raise Refused(_("There is nothing to undo."))
    try:
        reverse(entry, change)
    except Conflict as conflict:
        raise Overtaken(conflict.message, change.pk) from conflict


@journaled("redo")
def redo(entry: Entry) -> None:
    """Do again what the member undid last."""
    change = last_redoable(entry.grant)
    if change is None:
        raise Refused(_("There is nothing to redo."))
    reverse(entry, change)


def reverse(entry: Entry, change: Change) -> None:
    """Bring every row of the change back to its state before. Raises Conflict where others have
    built on it since."""
    # Rows come back before the links between them, and links go before their notes do.
    for model in ROWS.values():
        before, after = _altered(model, change)
        found = _rows(model, before)
        if not all(_same(found.get(public_id), after[public_id]) for public_id in before):
            raise changed_since()
        _take_back(entry, model, [(row, before[public_id]) for public_id, row in found.items()])
        if lost := {key: state or {} for key, state in before.items() if key not in found}:
            _relink(entry, lost)
    _check(entry, change)
    entry.undoes = change
    entry.subject, entry.subject_id = change.subject, change.subject_id


def _altered(model: type[Journaled], change: Change) -> tuple[States, States]:
    """The rows of a model before and after. Where no row says the same as one that says nothing,
    a row that was made was altered in what was said alone."""
    before, after = change.before.get(model.ROW, {}), change.after.get(model.ROW, {})
    if not model.EMPTY:
        return before, after
    before, after = dict(before), dict(after)
    for key in [key for key, state in before.items() if state is None]:
        said = {name: value for name, value in after[key].items() if value != model.EMPTY[name]}
        before[key], after[key] = {name: model.EMPTY[name] for name in said}, said
    return before, after


def _rows(model: type[Journaled], public_ids: Iterable[str]) -> dict[str, Journaled]:
    """The rows with these ids, as far as they are there. One query; none where there are no ids."""
    return {row.public_id: row for row in model.rows().filter(public_id__in=public_ids)}


def _take_back(
    entry: Entry, model: type[Journaled], rows: list[tuple[Journaled, State | None]]
) -> None:
    """Give each row its state before. In a few queries: an import may have brought thousands."""
    now, fields = timezone.now(), set[str]()
    states = [before or {} for _row, before in rows]
    known, profiles = _parents(entry, states), profiles_of(entry, states)
    kept, gone = list[Journaled](), list[Journaled]()
    for row, before in rows:
        if before is None and not isinstance(row, Binnable):
            gone.append(row)
            continue
        # A row that was added goes to the bin, not away: others may have linked to it.
        state: State = {"binned_at": now} if before is None else before
        entry.watch(row)
        row.take_state(state, known)
        fields |= set(state) & set(row.JOURNALED)
        if isinstance(row, OnProfile) and "profile_of" in state:
            row.move_to(profiles[state["profile_of"]])
            fields.add("profile")
        if _counts(row, state):
            row.version += 1
            fields.add("version")
        kept.append(row)
    if "profile" in fields:
        refuse_taken(kept)
    if kept and fields:
        model.rows().bulk_update(kept, sorted(fields), batch_size=500)
    entry.deleted(*gone)
    model.rows().filter(pk__in=[row.pk for row in gone]).delete()


def _parents(entry: Entry, states: list[State]) -> dict[str, Journaled]:
    """The segments that these states make others a part of, by their ids. One query; none where no
    state does."""
    ids = {state["parent"] for state in states if state.get("parent")}
    if not ids:
        return {}
    rows = CustomerSegment.objects.filter(workspace=entry.workspace, public_id__in=ids)
    if rows.count() < len(ids):
        raise changed_since()
    return {row.public_id: row for row in rows}


def _counts(row: Journaled, state: State) -> TypeGuard[Note | Comment]:
    """Whether the row has another version with this state."""
    if isinstance(row, Note):
        return bool(WORDED & set(state))
    return isinstance(row, Comment)


def _same(row: Journaled | None, expected: State | None) -> bool:
    """Whether the row stands as the change left it. Positions may shift under others' moves."""
    if row is None or expected is None:
        return row is None and expected is None
    state = row.state()
    is_moved = expected.keys() <= MOVED
    if isinstance(row, Binnable) and row.is_binned and "binned_at" not in expected and not is_moved:
        return False
    return all(state[name] == value for name, value in expected.items() if name != "position")


def _relink(entry: Entry, states: dict[str, State]) -> None:
    """Make links again that were deleted, with the ids they had. Three queries."""
    ends = {state[end] for state in states.values() for end in ("source", "target")}
    notes = {
        note.public_id: note
        for note in Note.objects.filter(workspace=entry.workspace, public_id__in=ends)
    }
    if len(notes) < len(ends):
        raise changed_since()
    links = [
        Link(
            workspace=entry.workspace,
            public_id=public_id,
            source=notes[state["source"]],
            target=notes[state["target"]],
            strength=state["strength"],
        )
        for public_id, state in states.items()
    ]
    there = Link.objects.filter(source__in=[link.source for link in links])
    taken = set(there.values_list("source", "target"))
    if any((link.source_id, link.target_id) in taken for link in links):
        raise changed_since()
    Link.objects.bulk_create(links)
    entry.created(*links)


def _check(entry: Entry, change: Change) -> None:
    """Refuse what would undo the ground that others have built on since."""
    if _breaks_links(entry, change) or _breaks_canvases(entry, change):
        raise changed_since()
    _refuse_misplaced(entry, change)
    refuse_left_behind(entry, change)
    if _lacks_logo(entry, change):
        raise Conflict(_("The logo of that time is no longer kept, so the look stays as it is."))


def _breaks_links(entry: Entry, change: Change) -> bool:
    """Whether a link would join kinds that have none, or a link alone come back unseen, with an
    end in the bin."""
    back = set(change.before.get("link", {}))
    moved = [key for key, old in change.before.get("note", {}).items() if old and "kind" in old]
    if not back and not moved:
        return False
    ends = Q(source__public_id__in=moved) | Q(target__public_id__in=moved)
    links = Link.objects.filter(Q(public_id__in=back) | ends, workspace=entry.workspace)
    alone = set(change.before) == {"link"}
    return any(
        not may_link(Kind(link.source.kind), Kind(link.target.kind))
        or (alone and (link.source.is_binned or link.target.is_binned))
        for link in links.select_related("source", "target")
    )


def _breaks_canvases(entry: Entry, change: Change) -> bool:
    """Whether a canvas would stand while its segment or value map lies in the bin."""
    if not {"segment", "value_map", "canvas"} & set(change.before):
        return False
    gone = Q(profile__segment__binned_at__isnull=False) | Q(value_map__binned_at__isnull=False)
    return Canvas.objects.filter(gone, workspace=entry.workspace, binned_at=None).exists()


def _refuse_misplaced(entry: Entry, change: Change) -> None:
    """Raise Conflict where a segment would be a part of itself, or of one in the bin. One query,
    where segments changed at all."""
    if "segment" not in change.before:
        return
    rows = {row.pk: row for row in entry.workspace.segments.only("pk", "parent_id", "binned_at")}
    parents = {key: row.parent_id for key, row in rows.items()}
    if is_circular(parents, parents):
        words = _("Somebody has moved segments since: one would be a part of itself.")
        raise Conflict(words)
    standing = [row for row in rows.values() if not row.is_binned and row.parent_id]
    if any(rows[row.parent_id].is_binned for row in standing if row.parent_id):
        raise changed_since()


def _lacks_logo(entry: Entry, change: Change) -> bool:
    """Whether exports would get a logo that is gone: branding.py keeps the latest only."""
    states = change.before.get("workspace", {}).values()
    digests = {state["brand_logo"] for state in states if state and state.get("brand_logo")}
    return entry.workspace.logos.filter(digest__in=digests).count() < len(digests)
