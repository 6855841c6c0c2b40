"""The sheets of a workbook: which of them has the notes, and one for each box as one table."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from canvases.imports.columns import role_of
from canvases.imports.drawn import as_list
from canvases.imports.header import MOST_ABOVE
from canvases.imports.headings import kind_named
from canvases.imports.table import MOST_ROWS, Row, Table
from canvases.method.kinds import Kind


def likely(tables: Sequence[Table]) -> int:
    """The first sheet that has names of columns or boxes; the first of all where none has any."""
    if len(tables) < 2:
        return 0
    return next((at for at, table in enumerate(tables) if _has_notes(table)), 0)


def _has_notes(table: Table) -> bool:
    for _number, cells in islice(table.rows, MOST_ABOVE):
        roles = {role for cell in cells if (role := role_of(cell))}
        if len(roles) > 1 and roles & {"text", "box", *Kind}:
            return True
    return as_list(table) is not table


def boxes_together(tables: Sequence[Table]) -> list[Table]:
    """The tables, with those that are called by a box, and hold one column of texts each, as one
    before the others."""
    boxes = {at: kind for at, table in enumerate(tables) if (kind := _box(table))}
    if len(boxes) < 2 or len(set(boxes.values())) < len(boxes):
        return list(tables)
    rows: list[Row] = [(1, ["text", "box"])]
    for at, kind in boxes.items():
        rows += [(len(rows) + 1, [cells[0], kind.value]) for cells in _texts(tables[at], kind)]
    name = ", ".join(tables[at].name for at in boxes)
    beyond = sum(tables[at].beyond for at in boxes) + max(0, len(rows) - MOST_ROWS)
    first = tables[next(iter(boxes))]
    made = replace(first, name=name, rows=rows[:MOST_ROWS], beyond=beyond)
    return [made, *(table for at, table in enumerate(tables) if at not in boxes)]


def _box(table: Table) -> Kind | None:
    is_plain = table.width == 1 and not (table.hidden or table.unstored)
    return kind_named(table.name) if is_plain else None


def _texts(table: Table, kind: Kind) -> list[list[str]]:
    """The rows below a name of the column, where there is one."""
    rows = [cells for _number, cells in table.rows]
    has_name = rows[0][0].strip() and role_of(rows[0][0]) in ("text", kind.value)
    return rows[1:] if has_name else rows
