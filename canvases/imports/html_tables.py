"""Tables in HTML: rows with tabs between their cells, or Markdown where a heading names a box."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from canvases.imports.headings import kind_named

_PART: Final = re.compile(r"<(/?)(h[1-6]|table|tr|t[dh])(?:\s[^<>]{0,500})?>", re.IGNORECASE)
_CELLS: Final = ("td", "th")
_CELL: Final = re.compile(r"<t[dh][\s>]", re.IGNORECASE)

Text = Callable[[str], str]
"""What a piece of HTML shows."""


def has_rows(page: str) -> bool:
    """Whether there are cells of a table in it."""
    return _CELL.search(page) is not None


def with_rows(page: str, text_in: Text) -> str:
    """The lines that a page shows, each row of its tables in one."""
    parts = list(_parts(page, text_in))
    if not any(isinstance(part, _Heading) and kind_named(part) for part in parts):
        return "\n".join(_cells(part) if isinstance(part, list) else part for part in parts)
    lines, is_first = list[str](), True
    for part in parts:
        if isinstance(part, list):
            lines.append(_row(part, is_first))
        elif isinstance(part, _Heading):
            lines.append(f"\n## {part}\n")
        else:
            lines.append("\n" + "\n".join(map(_item, part.splitlines())))
        is_first = not isinstance(part, list)
    return "\n".join(lines)


class _Heading(str):
    """What a heading says."""

    __slots__ = ()


def _parts(page: str, text_in: Text) -> Iterator[str | list[str]]:
    """Texts, headings, and rows of several cells. A table in a cell, as mails are laid out, ends
    that."""
    row, at, inside = list[str](), 0, ""
    for found in _PART.finditer(page):
        is_end, tag = bool(found[1]), found[2].lower()
        text = text_in(page[at : found.start()])
        if inside in _CELLS and tag.startswith("h"):
            continue  # the heading is in the cell
        at = found.end()
        if inside in _CELLS and (text or tag != "table"):
            row.append(text)
        elif inside.startswith("h") and text:
            yield _Heading(" ".join(text.split()))
        elif text:
            yield text
        if tag in ("tr", "table"):
            yield from _whole(row)
            row = []
        inside = "" if is_end or tag in ("tr", "table") else tag
    yield from _whole(row)
    if text := text_in(page[at:]):
        yield text


def _whole(row: list[str]) -> Iterator[str | list[str]]:
    """A row; a single cell, which only gives the page its layout, is text."""
    if len(row) > 1:
        yield row
    elif any(row):
        yield row[0]


def _item(line: str) -> str:
    return "- " + line.removeprefix("• ") if line.startswith("• ") else line


def _cells(row: list[str]) -> str:
    """A row as spreadsheets copy it."""
    quoted = ('"' + cell.replace('"', '""') + '"' if "\n" in cell else cell for cell in row)
    return "\t".join(cell.replace("\t", " ") for cell in quoted)


def _row(cells: list[str], is_first: bool) -> str:
    """A row in Markdown, the first of a table with the line below it."""
    written = ["<br>".join(cell.replace("|", r"\|").splitlines()) for cell in cells]
    rule = f"\n|{' --- |' * len(cells)}" if is_first else ""
    return f"{chr(10) if is_first else ''}| {' | '.join(written)} |{rule}"
