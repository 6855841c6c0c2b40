"""Where a table begins: its names of columns may stand below a title and a summary, and what names
a group may stand once, beside the first of its rows."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from canvases.imports.columns import Columns, role_of
from canvases.imports.headings import kind_named
from canvases.imports.table import MOST_COLUMNS, Row, Table
from canvases.method.kinds import Kind

MOST_ABOVE: Final = 20
"""Rows among which the names of the columns are looked for."""


def header_of(rows: Sequence[list[str]]) -> int:
    """The index of the row with the names of the columns, 0 where none is known as such. Above it
    stand only rows that say less; it knows two columns at least, one of them for notes."""
    most = 0
    for index, row in enumerate(islice(rows, MOST_ABOVE)):
        cells = row[:MOST_COLUMNS]  # a wider table is refused
        filled = sum(map(bool, map(str.strip, cells)))
        roles = {role for cell in cells if cell.strip() and (role := role_of(cell))}
        if len(roles) > 1 and roles & {"text", "box", *Kind}:
            return index if filled > most else 0
        most = max(most, filled)
    return 0


def beneath(table: Table, index: int) -> Table:
    """The table that begins at the row of this index; what stands above is kept aside."""
    return replace(table, rows=table.rows[index:], above=(*table.above, *table.rows[:index]))


def filled_down(table: Table, columns: Columns) -> Table:
    """The table with the name of each group beside all of its rows, where it stands beside the
    first alone: merged cells, or cells left blank, before the texts."""
    box, text = columns.of("box"), columns.of("text")
    if box is None or text is None or box > text:
        return table
    body = table.rows[columns.has_names :]
    named = [cells[box] for _number, cells in body if cells[box].strip()]
    are_groups = len(named) > 1 and len(set(named)) == len(named) < len(body)
    if not are_groups or not body[0][1][box].strip() or not all(map(kind_named, named)):
        return table
    return replace(table, rows=[*table.rows[: columns.has_names], *_filled(body, box)])


def _filled(rows: Sequence[Row], column: int) -> Iterator[Row]:
    group = ""
    for number, cells in rows:
        group = cells[column] if cells[column].strip() else group
        yield number, [*cells[:column], group, *cells[column + 1 :]]
