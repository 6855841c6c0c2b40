"""Rows with more cells than there are columns: a text with a comma in it, and no quotation marks
around. What stands too much can be joined into the text again, or the row is left out."""

from dataclasses import replace

from canvases.imports.columns import Columns
from canvases.imports.table import Row, Table
from canvases.method.kinds import Kind


def place_of_text(columns: Columns) -> int | None:
    """The column that takes what stands too much: the only one with texts."""
    texts = [at for at, role in enumerate(columns.roles) if role == "text" or role in set(Kind)]
    return texts[0] if len(texts) == 1 else None


def mended(table: Table, columns: Columns, separator: str) -> list[Row]:
    """The ragged rows as rows of the table; none where no column can take what stands too much."""
    at = place_of_text(columns)
    if at is None:
        return []
    return [(number, _mended(cells, table.width, at, separator)) for number, cells in table.ragged]


def joined(table: Table, columns: Columns, separator: str) -> Table:
    """The table with the ragged rows among the others, as far as they can be joined."""
    rows = mended(table, columns, separator)
    if not rows:
        return table
    return replace(table, rows=sorted([*table.rows, *rows], key=lambda row: row[0]), ragged=())


def _mended(cells: list[str], width: int, at: int, separator: str) -> list[str]:
    end = at + len(cells) - width + 1
    return [*cells[:at], separator.join(cells[at:end]).strip(), *cells[end:]]
