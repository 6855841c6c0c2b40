"""Rows of a workspace as actions find them under the lock, and where new ones go."""

from typing import TypeVar

from django.db.models import Max
from django.utils.translation import gettext as _

from canvases.actions.errors import Conflict
from canvases.journal.writer import Entry
from canvases.models import Canvas, CustomerSegment, ValueMap
from canvases.models.base import Binnable

R = TypeVar("R", bound=Binnable)


def current(row: R, *, binned: bool = False) -> R:
    """The row as it is under the lock. Raises Conflict where it lies in the bin."""
    found = type(row).rows().filter(pk=row.pk).first()
    if found is None or (found.is_binned and not binned):
        raise Conflict(_("This is in the bin. Restore it first."))
    return found


def next_position(
    entry: Entry, model: type[CustomerSegment] | type[ValueMap] | type[Canvas]
) -> int:
    """The position after all others of its kind."""
    rows = model.objects.filter(workspace=entry.workspace)
    last: int | None = rows.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1
