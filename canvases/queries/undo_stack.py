"""What a person can undo and redo, read from the journal."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from canvases.access import Grant
from canvases.models import Change
from canvases.queries.change_words import describe

NOT_UNDOABLE = ("workspace.started", "workspace.imported", "purged", "forgotten")
REACH = 100  # how many of a person's latest changes undo looks at


@dataclass(frozen=True, slots=True)
class Step:
    """A change that can be undone or redone, and its label."""

    change_id: int
    label: str


@dataclass(frozen=True, slots=True)
class Steps:
    """What the next undo and redo of one person would do. `past` are changes that undo passes over
    because others have built on them."""

    undo: Step | None = None
    redo: Step | None = None
    past: Collection[int] = ()


def steps(grant: Grant, past: Collection[int] = ()) -> Steps:
    """What the member can undo and redo here, without the changes in `past`. One query."""
    undoable, redoable = _stacks(grant, past)
    return Steps(
        Step(undoable[-1][0], _label(undoable[-1])) if undoable else None,
        Step(redoable[-1][0], _label(redoable[-1])) if redoable else None,
        past,
    )


def steps_after(grant: Grant, change: Change) -> Steps:
    """The same right after the member made `change`, whatever others did since. No query unless it
    was an undo or redo."""
    if change.kind in ("undo", "redo", *NOT_UNDOABLE):
        return steps(grant)
    return Steps(Step(change.pk, _label((change.pk, change.kind, change.subject))))


def last_undoable(grant: Grant, past: Collection[int] = ()) -> Change | None:
    """The member's last change here that is neither undone nor one of `past`."""
    undoable, _redoable = _stacks(grant, past)
    return Change.objects.get(pk=undoable[-1][0]) if undoable else None


def last_redoable(grant: Grant) -> Change | None:
    """The member's last undo here, if nothing followed it."""
    _undoable, redoable = _stacks(grant)
    return Change.objects.get(pk=redoable[-1][0]) if redoable else None


_Item = tuple[int, str, str]  # change id, kind and subject of the change that a person made first


def _stacks(grant: Grant, past: Collection[int] = ()) -> tuple[list[_Item], list[_Item]]:
    """Both stacks, replayed from the member's latest changes on this canvas or workspace page.
    Where an undo reached below the top, what stood above it cannot be undone any more."""
    rows = (
        _here(grant)
        .filter(actor=grant.member)
        .exclude(kind__in=NOT_UNDOABLE)
        .order_by("-seq")
        .values_list("pk", "kind", "subject", "undoes_id")[:REACH]
    )
    undoable: list[_Item] = []
    redoable: list[_Item] = []
    for pk, kind, subject, undoes in reversed(rows):
        if kind == "undo":
            places = [place for place, item in enumerate(undoable) if item[0] == undoes]
            if places:
                redoable.append((pk, *undoable[places[0]][1:]))
                del undoable[places[0] :]
        elif kind == "redo":
            if redoable and redoable[-1][0] == undoes:
                undoable.append((pk, *redoable.pop()[1:]))
        else:
            undoable.append((pk, kind, subject))
            redoable.clear()
    while undoable and undoable[-1][0] in past:
        undoable.pop()
    return undoable, redoable


def _here(grant: Grant) -> QuerySet[Change]:
    changes = Change.objects.filter(workspace=grant.workspace, canvas=grant.place)
    if grant.place is not None:
        return changes
    # What was done on a canvas that is deleted for good stands without a canvas in the journal.
    return changes.exclude(
        Q(kind__startswith="note")
        | Q(kind__startswith="link")
        | Q(kind__startswith="comment")
        | Q(kind__startswith="snapshot")
        | Q(kind__startswith="statement")
        | Q(kind__startswith="card")
        | Q(kind__startswith="evidence")
    )


def _label(item: _Item) -> str:
    return describe(item[1], item[2], for_button=True)
