"""What an upload holds that becomes no note, so that nothing is left out in silence."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from django.utils.translation import gettext as _

from canvases.imports.columns import LEFT_OUT, ROLES, Columns, letter, names_of
from canvases.imports.table import Table
from canvases.imports.table_notes import Reading
from canvases.method.kinds import Kind

MOST_LISTED: Final = 200
"""Cells that are listed of one column or sheet; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Leftover:
    """A part of the upload that is left out: its name and its content."""

    name: str
    cells: list[str]
    count: int
    is_column: bool = False  # choosing the columns otherwise takes it in


def leftovers(
    tables: list[Table], sheet: int, columns: Columns, reading: Reading
) -> Iterator[Leftover]:
    """Everything that is left out of the imported table, and the other sheets. Single texts that
    are left out are in the reading."""
    table = tables[sheet]
    names = names_of(table, columns)
    rows = table.rows[1:] if columns.has_names else table.rows
    for index, role in enumerate(columns.roles):
        if role == LEFT_OUT or (columns.of("text") is None and role not in set(Kind)):
            cells = [row[index].strip() for _number, row in rows]
            name = _("Column “%s”") % names[index]
            name = name if columns.has_names else _("Column %s") % letter(index)
            name = _("%s, hidden") % name if index in table.hidden_columns else name
            yield from _told(name, cells, is_column=True)
    yield from unfit(reading)
    above = [" – ".join(filter(None, map(str.strip, cells))) for _number, cells in table.above]
    yield from _told(_("Rows above the names of the columns"), above, is_column=True)
    if table.headings:
        yield from _told(_("Lines that name boxes"), list(table.headings))
    elif columns.has_names and table.rows[0][0] > 0:
        yield from _told(_("The first row, with the names of the columns"), table.rows[0][1], True)
    ragged = [" – ".join(filter(None, map(str.strip, cells))) for _number, cells in table.ragged]
    yield from _told(_("Rows with too many cells"), ragged, is_column=True)
    yield from _unseen(table)
    for number, other in enumerate(tables):
        if number != sheet:
            cells = [" – ".join(filter(None, row)) for _number, row in other.rows]
            for part in _told(_("Sheet “%s”") % other.name, cells, is_column=True):
                yield replace(part, count=part.count + other.beyond)


def _unseen(table: Table) -> Iterator[Leftover]:
    """What a spreadsheet does not show, or cannot say; and what another file has too much of."""
    if table.untold:
        yield Leftover(_("Values beside the boxes that are not listed"), [], table.untold)
    cells = [f"{letter(column)}{row}" for row, column in table.unstored or table.resultless]
    words = _(
        "Formulas without a stored result: open the file in a spreadsheet program, save it there"
        " and choose it again"
    )
    yield from _told(words, cells)
    yield from _told(_("Hidden columns"), list(table.unseen), is_column=True)
    yield from _told(_("Hidden sheets, which are not read"), list(table.hidden_sheets))


def unfit(reading: Reading) -> Iterator[Leftover]:
    """What notes cannot have in their boxes, or cannot link to."""
    found = [pair for note in reading.notes for pair in note.unfit]
    for role in dict.fromkeys(role for role, _cell in found):
        words = _("%s that do not fit the box") % _(ROLES[role])
        yield from _told(words, [cell for other, cell in found if other == role])


def _told(name: str, cells: list[str], is_column: bool = False) -> Iterator[Leftover]:
    filled = [cell for cell in cells if cell.strip()]
    if filled:
        yield Leftover(name, list(islice(filled, MOST_LISTED)), len(filled), is_column)
