"""Writes the notes as a workbook: the table of notes, and its links one a row. An import reads both
together.

Every cell is text, by its type and its format, so that nothing in it runs or becomes a date. Text
of which reading a table would take an apostrophe off has one more. What the format would read as a
letter ("_x0041_" is an A) has its first sign written as one, too.
"""

import io
import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

from canvases.exports.export_request import ExportRequest, Scope
from canvases.exports.interchange import canvas_file, csv_notes
from canvases.method.cells import guard, unguard
from canvases.method.document import Document
from canvases.method.link_rows import LINK_COLUMNS, LINKS_SHEET
from canvases.method.text import without_unwanted

NOTES_SHEET: Final = "Notes"

_WIDE: Final = {"text": 60, "details": 60, "from_text": 50, "to_text": 50}
_BREAKS: Final = str.maketrans("\v\f", "\n\n")  # no sign of XML
_LETTER: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NARROW: Final = 14  # letters of all other columns
_TEXT: Final = "@"  # the format of a cell that stays text when somebody edits it


def make(request: ExportRequest) -> bytes:
    """The workbook of the requested canvases."""
    some = () if request.scope is Scope.WORKSPACE else request.canvases
    return render(canvas_file.document(request.workspace, *some))


def render(document: Document) -> bytes:
    """The workbook of a document's notes and links."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    notes = list(csv_notes.rows(document))
    _fill(book, NOTES_SHEET, csv_notes.COLUMNS, notes)
    texts = {row["id"]: row["text"] for row in notes}
    links = [
        {
            "from": link["from"], "from_text": texts.get(link["from"], ""),
            "strength": link["strength"],
            "to": link["to"], "to_text": texts.get(link["to"], ""),
        }
        for link in document["links"]
    ]  # fmt: skip
    _fill(book, LINKS_SHEET, LINK_COLUMNS, links)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _fill(book: Any, name: str, columns: Sequence[str], rows: Iterable[dict[str, str]]) -> None:
    """A sheet with its columns named in the first row, which stays in sight."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    for number, column in enumerate(columns, start=1):
        width = _WIDE.get(column, _NARROW)
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.append([_cell(sheet, column, font=Font(bold=True)) for column in columns])
    for row in rows:
        sheet.append([_cell(sheet, row[column]) if row.get(column) else None for column in columns])


def _cell(sheet: Any, text: str, **style: Any) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment

    plain = without_unwanted(text).translate(_BREAKS)
    kept = plain if unguard(plain) == plain else guard(plain)
    cell = WriteOnlyCell(sheet, _LETTER.sub("_x005F_", kept))
    cell.data_type = "s"
    cell.number_format = _TEXT
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    for name, value in style.items():
        setattr(cell, name, value)
    return cell
