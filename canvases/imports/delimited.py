"""Reads CSV and similar files: first the alphabet, then the separator, then the rows.

Such a file does not say how to read it. The person sees the guesses and can choose otherwise.
"""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import StringIO
from itertools import chain, islice
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from canvases.imports import lines
from canvases.imports.alphabets import decode, encoding_of
from canvases.imports.columns import role_of
from canvases.imports.header import header_of
from canvases.imports.markup import is_page, pasted_text
from canvases.imports.one_column import taken_apart
from canvases.imports.problems import MOST_LISTED, BadFile
from canvases.imports.table import MOST_BYTES, MOST_ROWS, Row, Table, collected, refused
from canvases.imports.vocabulary import kind_of
from canvases.method.cells import unguard
from canvases.method.chat_lines import without_stamps
from canvases.method.kinds import Kind
from canvases.method.list_signs import without_signs

SEPARATORS: Final = {
    ",": gettext_noop("comma"),
    ";": gettext_noop("semicolon"),
    "\t": gettext_noop("tab"),
    "|": gettext_noop("vertical bar"),
    "": gettext_noop("none: one text in each line"),
}

_QUOTED: Final = re.compile(r'\A"([^"]*)"\Z')  # a cell
_SAMPLE: Final = 60  # rows that the separator is guessed from
_READ_FOR_IT: Final = 200_000  # characters, at most


def separator_of(text: str) -> str:
    """A key of SEPARATORS: the one that cuts most rows into the same number of cells."""
    told = text[:6].lower()
    if told.startswith("sep=") and told[4:5] in SEPARATORS:
        return told[4:5]
    if is_page(text):
        return ""
    written = text[:_READ_FOR_IT].splitlines()
    if without_stamps(written) != written:
        return ""  # of a chat: the commas are between day and time
    text = "\n".join(without_signs(written))
    for read in (_reader, _torn):
        shares = {sign: _share(text, sign, read) for sign in SEPARATORS if sign}
        best = max(shares, key=shares.__getitem__)
        if shares[best] >= 1 or (shares[best] > 0.5 and not _names_boxes(text)):
            return best
    return ""


def is_one(text: str) -> bool:
    """Whether a pasted text is a table with signs other than tabs between its cells: its columns
    have names that we know, two at least."""
    if len(text) > MOST_BYTES or len(text.split("\n", 2)) < 2:
        return False
    separator = separator_of(taken_apart(text))
    if separator in ("", "\t"):
        return False
    try:
        rows = read_text(taken_apart(text), separator).rows
    except BadFile:
        return False
    at = header_of([cells for _number, cells in rows])
    roles = [role for cell in rows[at][1] if (role := role_of(cell))] if rows else []
    return len(rows) > at + 1 and len(set(roles)) > 1 and bool({"text", "box", *Kind} & set(roles))


def read(raw: bytes, encoding: str = "", separator: str | None = None) -> Table:
    """The table in a file; what is not given is guessed. Raises `BadFile`."""
    if len(raw) > MOST_BYTES:
        raise refused(_("is larger than 2 MB"))
    text = text_of(raw, encoding or encoding_of(raw))
    return read_text(text, separator_of(text) if separator is None else separator)


def text_of(raw: bytes, encoding: str) -> str:
    """The text of a file, its rows taken out of the one column that a spreadsheet may have put them
    into. Raises `BadFile`."""
    return taken_apart(decode(raw, encoding))


def read_text(text: str, separator: str) -> Table:
    """The table in a text, without apostrophes before formulas. Without a separator it is lines.
    Raises `BadFile`."""
    if not separator:
        return lines.read(pasted_text(text))
    first, _end, rest = text.partition("\n")
    if first.rstrip("\r").lower() in {f"sep={one}" for one in SEPARATORS if one}:
        text = "\n" + rest  # a line for spreadsheets; the numbers of the rows stay
    ragged: list[Row] = []
    rows = _even(_spoken(_well_read(text, separator)), ragged)
    table = collected("", ([unguard(cell) for cell in row] for row in rows))
    return replace(table, ragged=tuple(ragged))


def _reader(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)


def _well_read(text: str, separator: str) -> Iterator[list[str]]:
    """The rows; where quotation marks do not match, they are signs of the texts if that makes rows
    of one length, or have a backslash before them."""
    for read in (_reader, *((_escaped,) if '\\"' in text else ()), _literal):
        try:
            rows = list(read(text, separator))
        except csv.Error:
            continue
        if read is _reader or len({len(row) for row in rows if any(row)}) == 1:
            return iter(rows)
    return _reader(text, separator)


def _escaped(text: str, separator: str) -> Iterator[list[str]]:
    file = StringIO(text, newline="")
    return csv.reader(file, delimiter=separator, escapechar="\\", doublequote=False, strict=True)


def _literal(text: str, separator: str) -> Iterator[list[str]]:
    lines = (line.split(separator) for line in text.splitlines())
    return ([_QUOTED.sub(r"\1", cell) for cell in row] for row in lines)


def _spoken(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """The rows, with the reader's errors in our words."""
    number = 0
    while True:
        number += 1
        try:
            yield next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            words = _("Row %d cannot be read: a quotation mark is missing or stands too much.")
            raise refused(words % number) from error


def _even(rows: Iterator[list[str]], ragged: list[Row]) -> Iterator[list[str]]:
    """The rows. One with more in it than the first has cells, or the one with the names of the
    columns below a title, becomes an empty one and is put aside: a comma in it has no quotation
    marks around. Where most are so and the first names nothing, it says little of the others."""
    start = list(islice(rows, _SAMPLE))
    filled = [row for row in start if any(map(str.strip, row))]
    at = header_of(filled) if filled else 0
    first = filled[at] if filled else []
    below = filled[at + 1 :]
    many = sum(_is_ragged(row, first) for row in below) * 2 > len(below) > 1
    width = 0 if many and not any(map(role_of, first)) else len(first)
    is_below = False
    for number, row in enumerate(chain(start, rows), start=1):
        is_below = is_below or row is first
        if not is_below or not width or not _is_ragged(row, first):
            yield row
            continue
        if len(ragged) == MOST_LISTED:
            raise refused(_("has more than %d rows with too many cells") % MOST_LISTED)
        ragged.append((number, [unguard(cell) for cell in row]))
        yield []


def _is_ragged(row: list[str], first: list[str]) -> bool:
    return any(cell.strip() for cell in row[len(first) :])


def _names_boxes(text: str) -> bool:
    """Whether several lines are headings: what is below them is a list, however many commas."""
    first = text.splitlines()[:MOST_ROWS]
    return sum(kind_of(lines.heading(line)) is not None for line in first) > 1


def _torn(text: str, separator: str) -> Iterator[list[str]]:
    """The rows where quotation marks do not match; reading them reports the row."""
    return (line.split(separator) for line in text.splitlines())


def _share(text: str, separator: str, read: Callable[[str, str], Iterator[list[str]]]) -> float:
    """How well a separator cuts: the share of rows with the most frequent number of cells, a
    little more for more cells; 0 where that number is 1, and where quotation marks do not fit."""
    try:
        rows = [row for row in islice(read(text, separator), _SAMPLE) if row]
    except csv.Error:
        return 0.0
    if not rows:
        return 0.0
    (cells, times), *_rest = Counter(map(len, rows)).most_common(1)
    return times / len(rows) * (1 + cells / 1000) if cells > 1 else 0.0
