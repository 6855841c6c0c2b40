"""The cells of a spreadsheet of Excel (xlsx). Small ones are read whole, by a library that tells
formulas, errors and what is hidden; of larger ones only the values. Run in a worker process."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from canvases.imports import quick_cells
from canvases.imports.sheet_cells import (
    MOST_CELLS,
    MOST_SHEETS,
    Room,
    RoomFull,
    Sheet,
    Unreadable,
    Values,
    decoded,
    first_rows,
)
from canvases.imports.table import MOST_COLUMNS

MOST_WHOLE: Final = 1_000_000
"""Bytes of all sheets of a small one, about twenty thousand cells; its texts may have as many."""

_TEXTS: Final = "xl/sharedStrings.xml"
_PART: Final = re.compile(r"-?\d{1,6}(?:\.\d{1,17})?")
_MERGED: Final = re.compile(rb'<mergeCell ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')


def values(raw: bytes) -> Values | Unreadable:
    """The cells of a checked spreadsheet, as `quick_cells.values` has them. Call it in a worker."""
    from openpyxl import load_workbook

    try:
        if not _is_small(raw):
            return quick_cells.values(raw)
        book = load_workbook(BytesIO(raw), read_only=True, data_only=True, keep_links=False)
        sheets, room = book.worksheets, Room()
        shown = [sheet for sheet in sheets if sheet.sheet_state == "visible"][:MOST_SHEETS]
        found = [first_rows(one.title, _rows(one), room) for one in shown]
        others = [Sheet(one.title, [], is_hidden=True) for one in sheets if one not in shown]
        return [*_marked(raw, found), *others]
    except (RoomFull, MemoryError) as error:
        return Unreadable(type(error).__name__, is_full=True)
    except Exception as error:  # noqa: BLE001 — the library raises whatever a damaged file leads to
        return Unreadable(f"{type(error).__name__}: {error}"[:500])


def _rows(sheet: Any) -> Iterator[tuple[object, ...]]:
    for row in sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True):
        yield tuple(map(decoded, row))


def _is_small(raw: bytes) -> bool:
    """Whether all of the file may be held at once: its sheets, and the cells that are merged."""
    with zipfile.ZipFile(BytesIO(raw)) as packed:
        parts = packed.infolist()
        sheets = [one for one in parts if one.filename.startswith("xl/worksheets/")]
        texts = sum(part.file_size for part in parts if part.filename == _TEXTS)
        if max(texts, sum(part.file_size for part in sheets)) > MOST_WHOLE:
            return False
        ranges = (found for part in sheets for found in _MERGED.findall(packed.read(part)))
        return sum(map(_area, ranges)) <= MOST_CELLS


def _area(merged: bytes) -> int:
    from openpyxl.utils import range_boundaries

    left, top, right, bottom = range_boundaries(merged.decode())
    return ((right or 0) - (left or 0) + 1) * ((bottom or 0) - (top or 0) + 1)


def _marked(raw: bytes, sheets: list[Sheet]) -> list[Sheet]:
    """The sheets with what only a reading of the whole file tells."""
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(raw), keep_links=False)
    return [_seen(sheet, book[sheet.name]) for sheet in sheets]


def _seen(sheet: Sheet, whole: Any) -> Sheet:
    most = {"max_row": len(sheet.rows), "max_col": max(map(len, sheet.rows), default=0)}
    cells = (cell for row in whole.iter_rows(**most) for cell in row) if all(most.values()) else ()
    unstored = [
        (cell.row, cell.column - 1)
        for cell in cells
        if cell.data_type == "f" and not "".join(sheet.rows[cell.row - 1][cell.column - 1 :][:1])
    ]
    for row, column, text in _percentages(whole, sheet):
        sheet.rows[row][column] = text
    hidden = [number for number, row in whole.row_dimensions.items() if row.hidden]
    return sheet._replace(
        hidden=tuple(hidden), unstored=tuple(unstored), hidden_columns=_hidden_columns(whole)
    )


def _percentages(whole: Any, sheet: Sheet) -> Iterator[tuple[int, int, str]]:
    """The cells that show a percentage, which a file holds as a part of one."""
    for row, cells in enumerate(sheet.rows):
        for column, text in enumerate(cells):
            if _PART.fullmatch(text) and "%" in str(whole.cell(row + 1, column + 1).number_format):
                yield row, column, f"{float(text) * 100:.10g}%"


def _hidden_columns(whole: Any) -> tuple[int, ...]:
    """Those that are not shown, of the columns that are read; neighbours share an entry."""
    ranges = [(one.min, one.max) for one in whole.column_dimensions.values() if one.hidden]
    return tuple(
        at - 1
        for first, last in ranges
        for at in range(first or 1, min(last or first or 1, MOST_COLUMNS) + 1)
    )
