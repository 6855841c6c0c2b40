"""A table that a spreadsheet opened with another separator than its own, and saved again: each row
is in one cell, with its quotation marks doubled."""

import csv
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from typing import Final

from canvases.imports.columns import role_of
from canvases.method.kinds import Kind

_SIGNS: Final = (";", "\t", ",")
_FEWEST: Final = 3  # columns: two may be a text with a comma in it
_SAMPLE: Final = 60  # rows


def taken_apart(text: str) -> str:
    """The text of the table as it was; any other text as it is."""
    first = text.lstrip("\ufeff\r\n").partition("\n")[0].rstrip("\r")
    for outer in _SIGNS:
        for inner in _SIGNS:
            if inner != outer and _names_columns(first, outer, inner):
                return _joined(text, outer, inner) or text
    return text


def _names_columns(line: str, outer: str, inner: str) -> bool:
    """Whether a line has one cell by one separator, and names of columns by another."""
    whole = [cell for cell in _first_row(line, outer) if cell.strip()]
    names = _first_row(whole[0], inner) if len(whole) == 1 else []
    roles = set(map(role_of, names)) - {""}
    return len(names) >= _FEWEST and len(roles) > 1 and bool(roles & {"text", "box", *Kind})


def _first_row(text: str, separator: str) -> list[str]:
    try:
        return next(_rows(text, separator), [])
    except csv.Error:
        return []


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)


def _without_empty_ends(row: list[str], separator: str) -> str:
    while len(row) > 1 and not row[-1]:
        row.pop()
    return separator.join(row)


def _joined(text: str, outer: str, inner: str) -> str:
    """What stands in the cells; "" where that is no better than the text."""
    try:
        text = text.lstrip("\ufeff")
        lines = [_without_empty_ends(row, outer) for row in _rows(text, outer)]
        before = text.splitlines()
        ends_in_none = not before[0].endswith(outer)
        if ends_in_none and lines == [line.rstrip(outer) for line in before]:
            return ""  # only a text in it ends with that sign
        found = "\r\n".join(lines) + "\r\n"
        head, *body = islice((row for row in _rows(found, inner) if row), _SAMPLE)
    except (csv.Error, ValueError):
        return ""
    return found if sum(len(row) == len(head) for row in body) * 2 > len(body) else ""
