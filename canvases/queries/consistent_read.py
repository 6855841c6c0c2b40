"""Consistent reads: several queries see one state of the database, and no writer waits."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from canvases.models import Canvas
from canvases.queries.board import Board, load_board


@contextmanager
def consistent_read() -> Iterator[None]:
    """All reads inside see the same state of the database. Use it for reads only. Inside a
    transaction it does nothing."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        with _sqlite_read():
            yield
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield


@contextmanager
def _sqlite_read() -> Iterator[None]:
    """`BEGIN` without a write lock. `atomic()` would take it, because writers need
    `transaction_mode` IMMEDIATE; a long read would then stop every writer."""
    with connection.cursor() as cursor:
        cursor.execute("BEGIN")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def load_current(canvas_id: int) -> Board:
    """The board of the canvas with this primary key. Its `seq` is exactly the number of the state
    shown. Raises Canvas.DoesNotExist. Four queries."""
    with consistent_read():
        return load_board(find_canvas(canvas_id))


def find_canvas(canvas_id: int) -> Canvas:
    """The canvas with its workspace, segment and value map. Raises Canvas.DoesNotExist."""
    return Canvas.objects.select_related("workspace", "profile__segment", "value_map").get(
        pk=canvas_id
    )
