"""What is new in a workspace since a number of its journal, in as few statements as can be: each
is a round trip to the database, and whoever follows a busy workspace asks many times a second."""

from collections.abc import Collection
from functools import cache
from typing import Final, NamedTuple, TypeVar

from django.db.models import Sum, TextField
from django.db.models.functions import Cast, Length

from canvases.models import Change, Link, Member, Note
from canvases.models.rows import Reading

R = TypeVar("R", Note, Link)

_TABLES: Final = {Note: "canvases_note", Link: "canvases_link"}


class Number(NamedTuple):
    """Where a workspace's journal stands. While it stands there, nothing has changed."""

    seq: int
    epoch: str


_NUMBER: Final = Reading("FROM canvases_workspace w WHERE w.id = %s", "w.seq", "w.epoch")
_NEWS: Final = Reading(
    "FROM canvases_workspace w"
    " LEFT JOIN canvases_change c ON c.workspace_id = w.id AND c.seq > %s"
    " LEFT JOIN canvases_member m ON m.id = c.actor_id"
    " WHERE w.id = %s ORDER BY c.seq LIMIT %s",
    "w.seq",
    "w.epoch",
    c=Change,
    m=Member,
)
_BETWEEN: Final = Reading(
    "FROM canvases_change c LEFT JOIN canvases_member m ON m.id = c.actor_id"
    " WHERE c.workspace_id = %s AND c.seq > %s AND c.seq <= %s ORDER BY c.seq",
    c=Change,
    m=Member,
)


def load_number(workspace_id: int) -> Number | None:
    """The workspace's present number; None where it is gone. One query."""
    found = _NUMBER.one(workspace_id)
    return Number(*found) if found else None


def load_news(workspace_id: int, after: int, most: int) -> tuple[Number | None, list[Change]]:
    """The workspace's number, None where it is gone, and the changes after the number `after`, in
    order, `most` at most. One query."""
    number, changes = None, []
    for seq, epoch, change, actor in _NEWS(after, workspace_id, most):
        number = Number(seq, epoch)
        if change.pk is not None:
            changes.append(_with_actor(change, actor))
    return number, changes


def changes_between(workspace_id: int, after: int, upto: int) -> list[Change]:
    """The changes after one number, up to another; in order. One query."""
    return [_with_actor(*row) for row in _BETWEEN(workspace_id, after, upto)]


def weight_between(workspace_id: int, after: int, upto: int) -> int:
    """How long the contents of these changes are, in characters. One query."""
    changes = Change.objects.filter(workspace=workspace_id, seq__gt=after, seq__lte=upto)
    before, now = (Length(Cast(name, TextField())) for name in ("before", "after"))
    return changes.aggregate(weight=Sum(before + now))["weight"] or 0


def load_named(
    model: type[R], workspace_id: int, ids: Collection[str]
) -> tuple[Number | None, list[R]]:
    """The workspace's number, None where it is gone, and those of its notes or links with these
    public ids, one at least, that are there, binned or not. One query."""
    # A statement that was sent before is planned already: few lengths make few statements.
    asked = sorted(ids)
    asked += asked[-1:] * ((1 << (len(asked) - 1).bit_length()) - len(asked))
    number, rows = None, []
    for seq, epoch, row in _named(model, len(asked))(*asked, workspace_id):
        number = Number(seq, epoch)
        if row.pk is not None:
            rows.append(row)
    return number, rows


@cache
def _named(model: type[R], count: int) -> Reading:
    marks = ", ".join(["%s"] * count)
    return Reading(
        f"FROM canvases_workspace w LEFT JOIN {_TABLES[model]} r"
        f" ON r.workspace_id = w.id AND r.public_id IN ({marks}) WHERE w.id = %s",
        "w.seq",
        "w.epoch",
        r=model,
    )


def _with_actor(change: Change, actor: Member) -> Change:
    change.actor = actor if change.actor_id else None
    return change
