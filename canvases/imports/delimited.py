"""Reads CSV and similar files: first the encoding, then the separator, then the rows.

Such a file does not say how to read it. The person sees the guesses and can choose otherwise.
"""

import codecs
import csv
from collections import Counter
from collections.abc import Callable, Iterator
from io import StringIO
from itertools import islice
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from canvases.imports import lines
from canvases.imports.problems import MOST_LISTED, BadFile, CellProblem, Problem
from canvases.imports.table import MOST_BYTES, MOST_ROWS, Table, collected, refused
from canvases.imports.vocabulary import kind_of
from canvases.method.cells import unguard
from canvases.method.list_signs import without_signs

SEPARATORS: Final = {
    ",": gettext_noop("comma"),
    ";": gettext_noop("semicolon"),
    "\t": gettext_noop("tab"),
    "|": gettext_noop("vertical bar"),
    "": gettext_noop("none: one text in each line"),
}

ENCODINGS: Final = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "cp1252": gettext_noop("Western European (Windows-1252)"),
    "cp1250": gettext_noop("Central European (Windows-1250)"),
    "cp1251": gettext_noop("Cyrillic (Windows-1251)"),
    "cp1253": gettext_noop("Greek (Windows-1253)"),
    "cp1254": gettext_noop("Turkish (Windows-1254)"),
    "cp1255": gettext_noop("Hebrew (Windows-1255)"),
    "cp1256": gettext_noop("Arabic (Windows-1256)"),
    "shift_jis": gettext_noop("Japanese (Shift JIS)"),
    "gb18030": gettext_noop("Chinese (GB 18030)"),
    "euc_kr": gettext_noop("Korean (EUC-KR)"),
    "mac_roman": gettext_noop("Western European (Mac)"),
}

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE: Final = 60  # rows that the separator is guessed from
_READ_FOR_IT: Final = 200_000  # characters, at most


def encoding_of(raw: bytes) -> str:
    """A key of ENCODINGS: by the mark at the start, else UTF-16 by its zeros, else UTF-8 where
    the bytes are that, else what spreadsheets write in Western Europe and America."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return encoding
    if _wide(raw):
        return "utf-16"
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def decode(raw: bytes, encoding: str) -> str:
    """The text in `raw`, without a byte order mark. Raises `BadFile` where it is not one."""
    codec = {"utf-8": "utf-8-sig", "utf-16": _wide(raw) or "utf-16"}.get(encoding, encoding)
    try:
        text = raw.decode(codec)
    except UnicodeDecodeError as error:
        words = {"encoding": _(ENCODINGS[encoding]), "byte": error.start + 1}
        message = _(
            "is not written in %(encoding)s: byte %(byte)d does not fit. Choose other letters, or"
            " save it as UTF-8."
        )
        raise refused(message % words) from error
    if "\0" in text:
        raise refused(_("is not a text: it holds zero bytes. Save it as CSV in UTF-8."))
    return text


def separator_of(text: str) -> str:
    """A key of SEPARATORS: the one that cuts most rows into the same number of cells."""
    told = text[:6].lower()
    if told.startswith("sep=") and told[4:5] in SEPARATORS:
        return told[4:5]
    text = "\n".join(without_signs(text[:_READ_FOR_IT].splitlines()))
    for read in (_reader, _torn):
        shares = {sign: _share(text, sign, read) for sign in SEPARATORS if sign}
        best = max(shares, key=shares.__getitem__)
        if shares[best] >= 1 or (shares[best] > 0.5 and not _names_boxes(text)):
            return best
    return ""


def read(raw: bytes, encoding: str = "", separator: str | None = None) -> Table:
    """The table in a file; what is not given is guessed. Raises `BadFile`."""
    if len(raw) > MOST_BYTES:
        raise refused(_("is larger than 2 MB"))
    text = decode(raw, encoding or encoding_of(raw))
    return read_text(text, separator_of(text) if separator is None else separator)


def read_text(text: str, separator: str) -> Table:
    """The table in a text, without apostrophes before formulas. Without a separator it is lines.
    Raises `BadFile`."""
    if not separator:
        return lines.read(text)
    first, _end, rest = text.partition("\n")
    if first.rstrip("\r").lower() in {f"sep={one}" for one in SEPARATORS if one}:
        text = "\n" + rest  # a line for spreadsheets; the numbers of the rows stay
    rows = _even(_spoken(_reader(text, separator)))
    return collected("", ([unguard(cell) for cell in row] for row in rows))


def _reader(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)


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


def _even(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """The rows; one with more in it than the first has cells is not read as it was meant."""
    width, problems = 0, list[Problem]()
    for number, row in enumerate(rows, start=1):
        if not width and any(cell.strip() for cell in row):
            width = len(row)
        if any(cell.strip() for cell in row[width:]):
            numbers = {"count": len(row), "first": width}
            words = _(
                "has %(count)d cells, the first row has %(first)d: is a quotation mark missing?"
            )
            problems.append(CellProblem((number,), words % numbers))
        if len(problems) == MOST_LISTED:
            break
        yield row
    if problems:
        raise BadFile(problems)


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


def _wide(raw: bytes) -> str:
    """UTF-16 without a mark, by the zeros that Latin letters leave in every other byte: which of
    the two; "" for other files."""
    sample = raw[:4096]
    if (
        len(sample) < 4
        or len(raw) % 2
        or sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    ):
        return ""
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.4 and odd < half * 0.05 else ""
