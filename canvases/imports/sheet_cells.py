"""What is read of a spreadsheet: the cells of its sheets as texts, and how many there may be."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final, NamedTuple

from canvases.imports.table import MOST_COLUMNS, MOST_ROWS, Place

MOST_SHEETS: Final = 20
MOST_CELLS: Final = 50_000
"""Cells with something in them, on all sheets; two thousand notes with all they can have."""

MOST_LETTERS: Final = 2_000_000
"""Characters in all cells, as many as bytes in a table as text. Cells share their texts in the
file, so that a small one may hold the same long text a hundred thousand times."""

MOST_COUNTED: Final = 10_000
"""Rows that are counted after those that are read."""

MOST_GAP: Final = 5_000
"""Empty rows after which nothing is looked for."""

_LETTER: Final = re.compile("_x(?![Dd][89A-Fa-f])([0-9A-Fa-f]{4})_")


class Sheet(NamedTuple):
    """The first rows of a sheet as texts, and what cannot be seen of them. Of a hidden sheet only
    the name is read."""

    name: str
    rows: list[list[str]]
    hidden: tuple[int, ...] = ()  # numbers of rows that are not shown
    unstored: tuple[Place, ...] = ()  # cells with a formula of which the file has no result
    hidden_columns: tuple[int, ...] = ()
    beyond: int = 0  # rows that follow
    is_hidden: bool = False
    is_unchecked: bool = False  # not looked through for what is hidden, too large for that


Values = list[Sheet]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A worker could not read the file, or not to the end."""

    reason: str  # for the log
    is_full: bool = False  # more in it than is read


class RoomFull(Exception):
    """The file has more than is read."""


class Room:
    """How much may still be read, from any sheet."""

    def __init__(self) -> None:
        self.cells, self.letters = MOST_CELLS, MOST_LETTERS

    def take(self, cells: list[str]) -> None:
        """Make a row's cells fewer. Raises `RoomFull`."""
        self.cells -= sum(map(bool, cells))
        self.letters -= sum(map(len, cells))
        if min(self.cells, self.letters) < 0:
            raise RoomFull


def first_rows(name: str, rows: Iterable[Sequence[object]], room: Room) -> Sheet:
    """Rows as texts, as many as a table may have; those that follow are counted. It ends where
    nothing follows for a long way: spreadsheets like to end in a million formatted rows."""
    found: list[list[str]] = []
    full = blank = 0
    for row in rows:
        is_full = any(value not in (None, "") for value in row)
        full, blank = full + is_full, 0 if is_full else blank + 1
        if blank > MOST_GAP or full > MOST_ROWS + MOST_COUNTED:
            break
        if full <= MOST_ROWS:
            cells = [text_of(value) for value in row[: MOST_COLUMNS + 1]] if is_full else []
            room.take(cells)
            found.append(cells)
    return Sheet(name, found, beyond=min(max(0, full - MOST_ROWS), MOST_COUNTED))


def decoded(value: object) -> object:
    """The value of a cell of an xlsx, as calamine has it: what stands for a letter in its text
    ("_x000D_") is that letter. `openpyxl` leaves cells as they are, and its `unescape` makes halves
    of letters."""
    return _LETTER.sub(_letter, value) if isinstance(value, str) else value


def _letter(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))


def text_of(value: object) -> str:
    """A cell as one would read it aloud."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _yes_or_no(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, (datetime, time)):
        precision = "auto" if value.second or value.microsecond else "minutes"
        if isinstance(value, datetime):
            return value.isoformat(" ", precision)
        return value.isoformat(precision)
    return value.isoformat() if isinstance(value, date) else str(value)


def _yes_or_no(value: bool) -> str:
    return "TRUE" if value else "FALSE"
