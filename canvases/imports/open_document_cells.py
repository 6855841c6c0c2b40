"""The cells of a spreadsheet of OpenDocument (ods). Run in a worker process."""

import zipfile
from io import BytesIO
from typing import Any, Final, Literal

from canvases.imports.open_document import CONTENT
from canvases.imports.table import MOST_COLUMNS, MOST_ROWS
from canvases.imports.workbook import (
    MOST_COUNTED,
    MOST_SHEETS,
    Room,
    RoomFull,
    Sheet,
    Unreadable,
    Values,
    text_of,
)

_MOST_WHOLE: Final = 3_000_000  # bytes of cells that are looked through for what is hidden


def values(raw: bytes) -> Values | Unreadable:
    """The cells of a checked spreadsheet, as `workbook.values` has them. Call it in a worker."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(raw))
        room, found = Room(), list[Sheet]()
        for facts in book.sheets_metadata:
            if facts.visible is not SheetVisibleEnum.Visible or len(found) >= MOST_SHEETS:
                found.append(Sheet(facts.name, [], is_hidden=True))
                continue
            found.append(_sheet(facts.name, book.get_sheet_by_name(facts.name), room))
        return _marked(raw, found)
    except (RoomFull, MemoryError) as error:
        return Unreadable(type(error).__name__, is_full=True)
    except (CalamineError, ValueError, OSError) as error:
        return Unreadable(f"{type(error).__name__}: {error}"[:500])


def _sheet(name: str, sheet: Any, room: Room) -> Sheet:
    above, beside = sheet.start or (0, 0)
    rows: list[list[str]] = [[] for _row in range(min(above, MOST_ROWS))]
    full = 0
    for row in sheet.iter_rows():
        full += any(value != "" for value in row)
        if full > MOST_ROWS + MOST_COUNTED:
            break
        if full <= MOST_ROWS:
            cells = [""] * beside + [text_of(value) for value in row[: MOST_COLUMNS + 1]]
            room.take(cells)
            rows.append(cells)
    return Sheet(name, rows, beyond=min(max(0, full - MOST_ROWS), MOST_COUNTED))


def _marked(raw: bytes, sheets: list[Sheet]) -> list[Sheet]:
    """The sheets with the rows and columns that they do not show, where looking is quick."""
    from odfdo import Document

    with zipfile.ZipFile(BytesIO(raw)) as packed:
        if packed.getinfo(CONTENT).file_size > _MOST_WHOLE:
            return sheets
    body = Document(BytesIO(raw)).body
    tables = {str(table.get_attribute("table:name")): table for table in body.children}
    return [
        sheet._replace(
            hidden=tuple(at + 1 for at in _hidden(tables[sheet.name], "row", MOST_ROWS)),
            hidden_columns=_hidden(tables[sheet.name], "column", MOST_COLUMNS),
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
