"""Spreadsheets to test with."""

import io
import zipfile
from collections.abc import Iterable
from typing import Any

from openpyxl import Workbook  # noqa: TID253 — to write what is read


def book(hidden: str = "", **sheets: Iterable[Any]) -> bytes:
    """An xlsx with these sheets; `hidden`: a column that they do not show."""
    made = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        if hidden:
            sheet.column_dimensions[hidden].hidden = True
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def with_part(raw: bytes, name: str, content: bytes) -> bytes:
    """The same xlsx with a part in the place of its own, or added."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for part in source.namelist():
            if part != name:
                target.writestr(part, source.read(part))
        target.writestr(name, content)
    return stream.getvalue()
