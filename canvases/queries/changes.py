"""Reads the journal: its present number, and the changes between two numbers."""

from typing import NamedTuple

from django.db.models import Sum, TextField
from django.db.models.functions import Cast, Length

from canvases.models import Change, Workspace


class JournalHead(NamedTuple):
    """The latest number of a workspace's journal. It changes with every change."""

    seq: int
    epoch: str


def load_head(workspace_id: int) -> JournalHead | None:
    """The workspace's present number; None where it is gone. One query."""
    found = Workspace.objects.filter(pk=workspace_id).values_list("seq", "epoch").first()
    return JournalHead(*found) if found else None


def changes_between(workspace_id: int, after: int, upto: int) -> list[Change]:
    """The changes after one number, up to another, in order, with their authors. One query."""
    changes = Change.objects.filter(workspace=workspace_id, seq__gt=after, seq__lte=upto)
    return list(changes.select_related("actor").order_by("seq"))


def size_between(workspace_id: int, after: int, upto: int) -> int:
    """The length of these changes' contents in characters. One query."""
    changes = Change.objects.filter(workspace=workspace_id, seq__gt=after, seq__lte=upto)
    before, now = (Length(Cast(name, TextField())) for name in ("before", "after"))
    return changes.aggregate(weight=Sum(before + now))["weight"] or 0
