"""The cells of a spreadsheet of OpenDocument (ods). Run in a worker process."""

import zipfile
from io import BytesIO
from typing import Any, Final, Literal

from canvases.imports import quick_cells
from canvases.imports.open_document import CONTENT
from canvases.imports.sheet_cells import Sheet, Unreadable, Values
from canvases.imports.table import MOST_COLUMNS, MOST_ROWS

_MOST_WHOLE: Final = 3_000_000  # bytes of cells that are looked through for what is hidden


def values(raw: bytes) -> Values | Unreadable:
    """The cells of a checked spreadsheet, as `quick_cells.values` has them. Call it in a worker."""
    found = quick_cells.values(raw)
    return found if isinstance(found, Unreadable) or not _is_small(raw) else _marked(raw, found)


def _is_small(raw: bytes) -> bool:
    with zipfile.ZipFile(BytesIO(raw)) as packed:
        return packed.getinfo(CONTENT).file_size <= _MOST_WHOLE


def _marked(raw: bytes, sheets: list[Sheet]) -> list[Sheet]:
    """The sheets with the rows and columns that they do not show."""
    from odfdo import Document

    body = Document(BytesIO(raw)).body
    tables = {str(table.get_attribute("table:name")): table for table in body.children}
    return [
        sheet._replace(
            hidden=tuple(at + 1 for at in _hidden(tables[sheet.name], "row", MOST_ROWS)),
            hidden_columns=_hidden(tables[sheet.name], "column", MOST_COLUMNS),
            is_unchecked=False,
        )
        if sheet.name in tables and not sheet.is_hidden
        else sheet
        for sheet in sheets
    ]


def _hidden(table: Any, what: Literal["row", "column"], most: int) -> tuple[int, ...]:
    """The places of rows or columns that are not shown, from 0."""
    found, at = list[int](), 0
    for one in table.get_elements(f"descendant::table:table-{what}"):
        times = int(one.get_attribute(f"table:number-{what}s-repeated") or 1)
        if one.get_attribute("table:visibility") in ("collapse", "filter"):
            found += range(at, min(at + times, most))
        at += times
        if at > most:
            break
    return tuple(found)
