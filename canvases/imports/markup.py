"""Cells that hold HTML, as whiteboards and retro tools export it: entities and tags become text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import unescape
from typing import Final

from canvases.imports import html_tables
from canvases.imports.table import Row, Table

# Our own table comes back as it was: a note may well be called "&amp;".
_OUR_OWN: Final = {"id", "side", "box", "text", "links"}

_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_ATTRIBUTES: Final = r"""(?:\s+[\w-]+=(?:"[^"<>]*"|'[^'<>]*'))*\s*/?>"""
_BLOCK: Final = re.compile(
    r"</?(?:p|br|div|ul|ol|li|h[1-6]|hr|blockquote|pre|table|tbody|thead|tr|td|th|html|body|main"
    r"|section|article|header|footer|dl|dt|dd|meta)" + _ATTRIBUTES,
    re.IGNORECASE,
)
_ITEM: Final = re.compile("<li" + _ATTRIBUTES, re.IGNORECASE)
_PAGE: Final = re.compile(r"\s*(?:<!doctype html|<html[\s>]|<body[\s>]|<meta\s)", re.IGNORECASE)
_UNSEEN: Final = re.compile(
    r"<(?P<start>!doctype|head|style|script)\b[^<>]{0,500}>|</(?P<end>head|style|script)>"
    r"|<(?P<comment>!--)|--(?P<over>)>",
    re.IGNORECASE,
)
_INLINE: Final = re.compile(
    r"</?(?:a|b|i|u|s|em|strong|span|font|code|sub|sup|mark|small)" + _ATTRIBUTES, re.IGNORECASE
)


def without_markup(table: Table) -> Table:
    """The table with text in place of HTML; one that we wrote is as it was."""
    if not table.rows or set(table.rows[0][1]) >= _OUR_OWN:
        return table
    return replace(table, rows=_texts(table.rows), ragged=tuple(_texts(table.ragged)))


def _texts(rows: Iterable[Row]) -> list[Row]:
    return [(number, [text_in(cell) for cell in cells]) for number, cells in rows]


def pasted_text(text: str) -> str:
    """A pasted text; where it begins with a tag of HTML, the lines that it shows."""
    if is_page(text):
        text = "".join(_seen(text))
    elif not _BLOCK.match(text.lstrip()):
        return text
    if html_tables.has_rows(text):
        return html_tables.with_rows(text, _lines_in)
    return _lines_in(text)


def _lines_in(page: str) -> str:
    return "\n".join(filter(str.strip, text_in(page).splitlines()))


def _seen(page: str) -> Iterator[str]:
    """The parts of a page that are neither comments nor in its head, styles and scripts."""
    within, at = "", 0
    for found in _UNSEEN.finditer(page):
        start, end = (found["start"] or found["comment"] or "").lower(), found["end"]
        if not within and start:
            yield page[at : found.start()]
            within, at = "" if start == "!doctype" else start, found.end()
        elif within and within == ("!--" if found["over"] is not None else (end or "").lower()):
            within, at = "", found.end()
    if not within:
        yield page[at:]


def is_page(text: str) -> bool:
    """Whether a text is a page of HTML."""
    return _PAGE.match(text) is not None


def text_in(cell: str) -> str:
    """The text of a cell. What only looks like a tag, as in "a < b", stays."""
    text = _ENTITY.sub(lambda found: unescape(found[0]), cell) if "&" in cell else cell
    if "<" not in text:
        return text.replace("\u00a0", " ") if text != cell else text
    bare = _INLINE.sub("", _BLOCK.sub("\n", _ITEM.sub("\n• ", text)))
    return cell if bare == cell else bare.replace("\u00a0", " ").strip()
