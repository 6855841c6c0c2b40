"""The cells of a spreadsheet (xlsx, ods), of any size, by calamine: their values and nothing else.
Run in a worker process."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from canvases.imports.sheet_cells import (
    MOST_SHEETS,
    Room,
    RoomFull,
    Sheet,
    Unreadable,
    Values,
    first_rows,
)


def values(raw: bytes) -> Values | Unreadable:
    """The cells of a checked spreadsheet, row by row: no more rows than a table may have and one,
    and no more cells than MOST_CELLS. As safe as the library is: call it in a worker, which has
    limits of time and memory."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(raw))
        sheets = [
            (one.name, one.visible is SheetVisibleEnum.Visible) for one in book.sheets_metadata
        ]
        shown, room = [name for name, is_shown in sheets if is_shown][:MOST_SHEETS], Room()
        return [
            first_rows(name, _rows(book.get_sheet_by_name(name)), room)._replace(is_unchecked=True)
            if name in shown
            else Sheet(name, [], is_hidden=True)
            for name, _is_shown in sheets
        ]
    except (RoomFull, MemoryError) as error:
        return Unreadable(type(error).__name__, is_full=True)
    except (CalamineError, ValueError, OSError) as error:
        return Unreadable(f"{type(error).__name__}: {error}"[:500])


def _rows(sheet: Any) -> Iterator[Sequence[object]]:
    """Its rows and columns from the first of the sheet on; the library begins each row in the
    first column where something stands."""
    _above, beside = sheet.start or (0, 0)
    return ([""] * beside + row for row in sheet.iter_rows())
