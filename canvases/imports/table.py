"""A table: rows of plain text, numbered as the sender sees them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import gettext as _

from canvases.imports.problems import BadFile, CellProblem, Problem

MOST_BYTES: Final = 2_000_000
"""Bytes of a table as text."""

MOST_ROWS: Final = 2_001
"""Rows that hold something: two thousand notes and the names of the columns."""

MOST_BLANK: Final = 50_000  # rows with nothing in them that are passed over
MOST_COLUMNS: Final = 60
LONGEST_CELL: Final = 32_767
"""Characters in a cell, as many as in a spreadsheet."""

Row = tuple[int, list[str]]
"""The number of a row, from 1, and its cells."""


Place = tuple[int, int]
"""The number of a row, and of a column from 0."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with something in them, all of the same number of cells; and how it was read."""

    name: str  # of the sheet, where there are several
    rows: list[Row]
    headings: tuple[str, ...] = ()  # lines that name boxes
    unfilled: tuple[tuple[int, str], ...] = ()  # those of them under which nothing stands
    above: tuple[Row, ...] = ()  # rows that are passed over, above the names of the columns
    ragged: tuple[Row, ...] = ()  # rows with more cells than there are columns, kept aside
    hidden: tuple[int, ...] = ()  # numbers of rows that a spreadsheet does not show
    unstored: tuple[Place, ...] = ()  # formulas without a result, in a spreadsheet
    hidden_columns: tuple[int, ...] = ()  # those that a spreadsheet does not show, from 0
    hidden_sheets: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()  # texts in hidden columns of a canvas drawn in cells
    resultless: tuple[Place, ...] = ()  # its formulas without a result
    is_unchecked: bool = False  # a spreadsheet too large to be looked through for all these
    untold: int = 0  # texts beside the boxes, after those that are listed
    beyond: int = 0  # rows after those that a table may have
    called: Mapping[str, str] = field(default_factory=dict)
    """What it calls its canvas, segment and value map, for all of it."""

    asides: Mapping[int, str] = field(default_factory=dict)
    """Numbers of rows that are left out unless the person wants them, and why."""

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0][1]) if self.rows else 0


def collected(name: str, rows: Iterable[Iterable[str]]) -> Table:
    """The table of these rows. Takes no more of them than a table may have, and counts the rest.

    Raises `BadFile` for too many columns, and for a cell that no spreadsheet could hold.
    """
    kept: list[Row] = []
    beyond = 0
    for number, cells in _with_something(rows):
        if len(kept) == MOST_ROWS:
            beyond += 1
            continue
        if len(cells) > MOST_COLUMNS:
            words = _("has %(count)d columns; at most %(most)d are read")
            raise BadFile([_in_row(number, words % {"count": len(cells), "most": MOST_COLUMNS})])
        longest = max(map(len, cells))
        if longest > LONGEST_CELL:
            words = _("has a cell of %(count)d characters; a quotation mark may be missing")
            raise BadFile([_in_row(number, words % {"count": longest})])
        kept.append((number, cells))
    width = max((len(cells) for _number, cells in kept), default=0)
    even = [(number, cells + [""] * (width - len(cells))) for number, cells in kept]
    return Table(name, even, beyond=beyond)


def _with_something(rows: Iterable[Iterable[str]]) -> Iterator[Row]:
    """The rows in which something stands, without the empty cells at their ends."""
    blank = 0
    for number, found in enumerate(rows, start=1):
        cells = list(found)
        while cells and not cells[-1].strip():
            cells.pop()
        if cells:
            yield number, cells
            continue
        blank += 1
        if blank > MOST_BLANK:
            raise refused(_("has more than %d empty rows") % MOST_BLANK)


def refused(message: str) -> BadFile:
    """An error of the file as a whole."""
    return BadFile([Problem((), message)])


def _in_row(number: int, message: str) -> Problem:
    return CellProblem((number,), message)
