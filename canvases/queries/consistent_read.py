"""Consistent reads: several queries see one state of the database, and no writer has to wait."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from canvases.models import Canvas
from canvases.queries.board import Board, load_board

# `atomic()` would take SQLite's write lock (transaction_mode=IMMEDIATE) and on PostgreSQL give each
# statement a view of its own.
_BEGIN = {"postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"}


@contextmanager
def consistent_read() -> Iterator[None]:
    """All reads inside see the same state of the database. Use it for reads only. Inside of a
    transaction it does nothing: there the caller decides."""
    if connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(_BEGIN.get(connection.vendor, "BEGIN"))
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def load_current(canvas_id: int) -> Board:
    """The board of the canvas with this primary key, whose `seq` is exactly the number of the
    state shown. Raises Canvas.DoesNotExist. Four queries."""
    with consistent_read():
        return load_board(find_canvas(canvas_id))


def find_canvas(canvas_id: int) -> Canvas:
    """The canvas with its workspace, segment and value map. Raises Canvas.DoesNotExist."""
    return Canvas.objects.select_related("workspace", "profile__segment", "value_map").get(
        pk=canvas_id
    )
