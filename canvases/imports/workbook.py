"""Reads spreadsheets (xlsx, ods) in a worker process, after a check from outside.

An xlsx is a ZIP of XML, and two megabytes can unpack to gigabytes. So the declared sizes are
checked first, and unpacking never yields more than was declared.
"""

import zipfile
from dataclasses import replace
from io import BytesIO
from typing import Final

from django.utils.translation import gettext as _

from canvases.imports import excel_cells, open_document, open_document_cells
from canvases.imports.linked_sheets import together
from canvases.imports.problems import BadFile
from canvases.imports.sheet_cells import MOST_CELLS, MOST_LETTERS, Unreadable, Values
from canvases.imports.sheets import boxes_together
from canvases.imports.table import Table, collected, refused
from canvases.method.cells import unguard
from canvases.workers import WorkerPool, WorkersBusy, WorkFailed

MOST_BYTES: Final = 5_000_000
"""Bytes of a spreadsheet; pictures in it are never unpacked."""

_MOST_PARTS: Final = 2_000
_MOST_UNPACKED: Final = 400_000_000  # bytes of all sheets
_MOST_IN_MEMORY: Final = 40_000_000  # of parts that are read as a whole: texts, styles
_RATIO: Final = 150  # unpacked to packed; sheets of numbers come to 20
_SMALL: Final = 1_000_000  # bytes; no ratio makes these dangerous


def is_one(raw: bytes) -> bool:
    """Whether the bytes look like a zip, which every xlsx is."""
    return raw.startswith(b"PK\x03\x04")


def check(raw: bytes, most: int = MOST_BYTES, *, untold: int = _MOST_UNPACKED) -> None:
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


MEMORY: Final = 300 * 1024**2
"""Bytes that reading may take, with the worker itself; what is let in takes half."""

readers: Final = WorkerPool(1, seconds=30, processor=5, memory=MEMORY)
"""The worker that reads spreadsheets. A harmful one delays no export."""


def read(raw: bytes) -> Values | Unreadable:
    """The cells of a checked spreadsheet, read in a worker. Raises `BadFile` where that takes too
    much time or memory, and where too many others wait."""
    is_open = open_document.sort_of(raw) == "spreadsheet"
    try:
        return readers.run(open_document_cells.values if is_open else excel_cells.values, raw)
    except WorkersBusy as error:
        raise refused(_("has to wait: many files are read right now. Try again soon.")) from error
    except WorkFailed as error:
        raise refused(_("took too much time or memory to read. Save it as CSV.")) from error


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
                    is_unchecked=sheet.is_unchecked,
                )
            )
    return boxes_together(together(read))
