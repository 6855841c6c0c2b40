"""Reads spreadsheets (xlsx, ods) in a worker process, after a check from outside.

An xlsx is a ZIP of XML, and two megabytes can unpack to gigabytes. So the declared sizes are
checked first, and unpacking never yields more than was declared.
"""

import re
import zipfile
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from io import BytesIO
from typing import Any, Final, NamedTuple

from django.utils.translation import gettext as _

from canvases.imports import open_document
from canvases.imports.linked_sheets import together
from canvases.imports.problems import BadFile
from canvases.imports.table import MOST_COLUMNS, MOST_ROWS, Place, Table, collected, refused
from canvases.method.cells import unguard
from canvases.workers import WorkerPool, WorkersBusy, WorkFailed

MOST_BYTES: Final = 5_000_000
"""Bytes of a spreadsheet; pictures in it are never unpacked."""

MOST_SHEETS: Final = 20
MOST_CELLS: Final = 50_000
"""Cells with something in them, on all sheets; two thousand notes with all they can have."""

MOST_LETTERS: Final = 2_000_000
"""Characters in all cells, as many as bytes in a table as text. Cells share their texts in the
file, so that a small one may hold the same long text a hundred thousand times."""

_MOST_PARTS: Final = 2_000
_MOST_UNPACKED: Final = (
    400_000_000  # bytes of all sheets: rows are read one by one, and not to the end
)
_MOST_IN_MEMORY: Final = 40_000_000  # of parts that are read as a whole: texts, styles
_RATIO: Final = 150  # unpacked to packed; sheets of numbers come to 20
MOST_COUNTED: Final = 10_000
"""Rows that are counted after those that are read."""

MOST_GAP: Final = 5_000
"""Empty rows after which nothing is looked for."""

_MOST_WHOLE: Final = 3_000_000  # bytes of all sheets that are read twice, and at once
_MERGED: Final = re.compile(rb'<mergeCell ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')

_UNTOLD: Final = 10_000_000  # bytes of a sheet that need not tell its size
_SMALL: Final = 1_000_000  # bytes; no ratio makes these dangerous


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


Values = list[Sheet]


def is_one(raw: bytes) -> bool:
    """Whether the bytes look like a zip, which every xlsx is."""
    return raw.startswith(b"PK\x03\x04")


def check(raw: bytes, most: int = MOST_BYTES, *, untold: int = _UNTOLD) -> None:
    """Raise `BadFile` for what has more bytes than `most`, is no spreadsheet, or harmful. `untold`:
    bytes of a sheet that need not tell its size."""
    if len(raw) > most:
        raise refused(_("is larger than %d MB") % (most // 1_000_000))
    try:
        with zipfile.ZipFile(BytesIO(raw)) as packed:
            parts = packed.infolist()
            is_endless = any(_is_endless(packed, part, untold) for part in parts)
            is_endless = is_endless or open_document.is_harmful(packed)
    except open_document.DAMAGE as error:
        raise refused(_("is a damaged spreadsheet")) from error
    needed = open_document.CONTENT if open_document.sort_of(raw) else "xl/workbook.xml"
    if needed not in {part.filename for part in parts}:
        raise refused(
            _("is not an Excel workbook or Word document. Save it as .xlsx, .docx or CSV.")
        )
    if any(part.flag_bits & 1 for part in parts):
        raise refused(_("is locked by a password. Save it without one."))
    if len(parts) > _MOST_PARTS or is_endless or _is_bomb(parts):
        raise refused(_("unpacks to far more than a list needs, so it was not opened"))


def _is_endless(packed: zipfile.ZipFile, part: zipfile.ZipInfo, untold: int) -> bool:
    """A large sheet that does not begin with its size, as those of spreadsheets do: the library
    would look for it to the end."""
    if not part.filename.startswith("xl/worksheets/") or part.file_size < untold:
        return False
    with packed.open(part) as stream:
        return b"dimension" not in stream.read(4_000)


def _is_bomb(parts: list[zipfile.ZipInfo]) -> bool:
    xml = [part for part in parts if not part.filename.startswith("xl/media/")]
    sheets = [part.file_size for part in xml if part.filename.startswith("xl/worksheets/")]
    others = sum(part.file_size for part in xml) - sum(sheets)
    return (
        sum(sheets) > _MOST_UNPACKED
        or others > _MOST_IN_MEMORY
        or any(
            part.file_size > _SMALL and part.file_size > _RATIO * part.compress_size for part in xml
        )
    )


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


readers: Final = WorkerPool(1, seconds=5)
"""The worker that reads spreadsheets. A harmful one delays no export."""


def read(raw: bytes) -> Values | Unreadable:
    """The cells of a checked spreadsheet, read in a worker. Raises `BadFile` where that takes too
    much time or memory, and where too many others wait."""
    from canvases.imports import open_document_cells

    is_open = open_document.sort_of(raw) == "spreadsheet"
    try:
        return readers.run(open_document_cells.values if is_open else values, raw)
    except WorkersBusy as error:
        raise refused(_("has to wait: many files are read right now. Try again soon.")) from error
    except WorkFailed as error:
        raise refused(_("took too much time or memory to read. Save it as CSV.")) from error


def values(raw: bytes) -> Values | Unreadable:
    """The cells of a checked spreadsheet, row by row: no more rows than a table may have and one,
    and no more cells than MOST_CELLS. Slow, and as safe as the library is: call it in a worker,
    which has limits of time and memory."""
    from openpyxl import load_workbook

    try:
        book = load_workbook(BytesIO(raw), read_only=True, data_only=True, keep_links=False)
        sheets, room = book.worksheets, Room()
        shown = [sheet for sheet in sheets if sheet.sheet_state == "visible"][:MOST_SHEETS]
        found = [_first_rows(sheet, room) for sheet in shown]
        others = [Sheet(one.title, [], is_hidden=True) for one in sheets if one not in shown]
        return [*_marked(raw, found), *others]
    except (RoomFull, MemoryError) as error:
        return Unreadable(type(error).__name__, is_full=True)
    except Exception as error:  # noqa: BLE001 — the library raises whatever a damaged file leads to
        return Unreadable(f"{type(error).__name__}: {error}"[:500])


def tables(found: Values | Unreadable) -> list[Table]:
    """The sheets with content. Raises `BadFile`, also where there is none."""
    if isinstance(found, Unreadable):
        most = {"cells": MOST_CELLS, "letters": MOST_LETTERS}
        full = _(
            "holds more than a list of notes: at most %(cells)d cells with %(letters)d characters"
            " are read. Save the sheet with the notes as CSV."
        )
        raise refused(full % most if found.is_full else _("is a damaged spreadsheet"))
    read: list[Table] = []
    beside = tuple(sheet.name for sheet in found if sheet.is_hidden)
    for sheet in found:
        try:
            rows = ([unguard(cell) for cell in row] for row in sheet.rows)
            table = collected(sheet.name, rows)
        except BadFile as error:
            if len(found) - len(beside) == 1:
                raise
            words = {"name": sheet.name, "error": error.problems[0].message}
            raise refused(_("sheet “%(name)s”: %(error)s") % words) from error
        if table.rows:
            read.append(
                replace(
                    table,
                    hidden=sheet.hidden,
                    hidden_columns=sheet.hidden_columns,
                    unstored=sheet.unstored,
                    hidden_sheets=beside,
                    beyond=sheet.beyond,
                )
            )
    return together(read)


def _marked(raw: bytes, sheets: list[Sheet]) -> list[Sheet]:
    """The sheets with what only a reading of the whole file tells, where that is small enough."""
    from openpyxl import load_workbook

    if not _is_small(raw):
        return sheets
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
    hidden = [number for number, row in whole.row_dimensions.items() if row.hidden]
    return sheet._replace(
        hidden=tuple(hidden), unstored=tuple(unstored), hidden_columns=_hidden_columns(whole)
    )


def _hidden_columns(whole: Any) -> tuple[int, ...]:
    """Those that are not shown, of the columns that are read; neighbours share an entry."""
    ranges = [(one.min, one.max) for one in whole.column_dimensions.values() if one.hidden]
    return tuple(
        at - 1
        for first, last in ranges
        for at in range(first or 1, min(last or first or 1, MOST_COLUMNS) + 1)
    )


def _is_small(raw: bytes) -> bool:
    """Whether all of the file may be held at once: its sheets, and the cells that are merged."""
    with zipfile.ZipFile(BytesIO(raw)) as packed:
        sheets = [one for one in packed.infolist() if one.filename.startswith("xl/worksheets/")]
        if sum(part.file_size for part in sheets) > _MOST_WHOLE:
            return False
        ranges = (found for part in sheets for found in _MERGED.findall(packed.read(part)))
        return sum(map(_area, ranges)) <= MOST_CELLS


def _area(merged: bytes) -> int:
    from openpyxl.utils import range_boundaries

    left, top, right, bottom = range_boundaries(merged.decode())
    return ((right or 0) - (left or 0) + 1) * ((bottom or 0) - (top or 0) + 1)


def _first_rows(sheet: Any, room: Room) -> Sheet:
    """Rows as texts, as many as a table may have; those that follow are counted. It ends where
    nothing follows for a long way: spreadsheets like to end in a million formatted rows."""
    found: list[list[str]] = []
    full = blank = 0
    for row in sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True):
        is_full = any(value not in (None, "") for value in row)
        full, blank = full + is_full, 0 if is_full else blank + 1
        if blank > MOST_GAP or full > MOST_ROWS + MOST_COUNTED:
            break
        if full <= MOST_ROWS:
            cells = [text_of(value) for value in row] if is_full else []
            room.take(cells)
            found.append(cells)
    return Sheet(sheet.title, found, beyond=min(max(0, full - MOST_ROWS), MOST_COUNTED))


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
    if isinstance(value, datetime):
        return value.isoformat(" ")
    return value.isoformat() if isinstance(value, (date, time)) else str(value)


def _yes_or_no(value: bool) -> str:
    return "TRUE" if value else "FALSE"
