"""Reads a customer list in a worker, column by column, and keeps those that can be split by.

Nothing here speaks to people or knows Django's settings: what is wrong comes back as `Unread`.
"""

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO, StringIO
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final

from canvases.imports import alphabets, sheet_cells
from canvases.imports.customer_table import Contents, TakenColumn, write
from canvases.method.amounts import amounts, days
from canvases.method.cells import unguard
from canvases.method.customer_columns import Column, describe, is_sayable

MOST_ROWS: Final = 50_000
MOST_COLUMNS: Final = 200
_MOST_BLANK: Final = 50_000
_LONGEST_CELL: Final = 32_767
_SAMPLE: Final = 25  # rows among which that with the names is looked for
_MOST_TOLD: Final = 10  # numbers of rows
_STEP: Final = 500  # rows between two signs of progress

Row = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class How:
    """How to read a list. `names`: whether the first row holds the names of the columns; None
    where that is to be guessed."""

    form: str  # "table" or "book"
    encoding: str = ""
    separator: str = ","
    sheet: int | None = None
    names: bool | None = None
    is_lenient: bool = False  # letters that cannot be read do not matter


@dataclass(frozen=True, slots=True)
class Unread:
    """A list that cannot be read: why, in which row, and how many there were of something."""

    reason: str
    row: int = 0
    count: int = 0


class _Stopped(Exception):
    def __init__(self, reason: str, row: int = 0, count: int = 0) -> None:
        super().__init__(reason)
        self.unread = Unread(reason, row, count)


def read_list(raw: str, table: str, how: How, progress: str) -> Unread | None:
    """Read the file at `raw`, write what can be split by to `table`, and say in `progress` how far
    this is, in hundredths."""
    tell = _teller(progress)
    contents = Contents()
    try:
        if how.form == "book":
            rows = _book_rows(raw, how, contents, tell)
        else:
            rows = _text_rows(Path(raw).read_bytes(), how, contents)
        columns = _take(rows, how, contents)
    except _Stopped as stopped:
        return stopped.unread
    except MemoryError:
        return Unread("full")
    except Exception as error:  # noqa: BLE001 — its message could hold a cell, and would be logged
        return Unread(f"{type(error).__name__} in line {_line(error)}")
    tell(90)
    write(Path(table), contents, columns)
    return None


def decode_leniently(raw: bytes, encoding: str) -> str:
    """The text in `raw`, with a sign in place of each letter that cannot be read."""
    return raw.decode("utf-8-sig" if encoding == "utf-8" else encoding, "replace")


def _text_rows(raw: bytes, how: How, contents: Contents) -> Iterator[Row]:
    if how.is_lenient:
        text = decode_leniently(raw, how.encoding)
        contents.unreadable = text.count("\ufffd")
    else:
        text = alphabets.decode(raw, how.encoding)
    first, _end, rest = text.partition("\n")
    if first[:4].lower() == "sep=":
        text = "\n" + rest  # the numbers of the rows stay
    if not how.separator:
        yield from ((number, [line]) for number, line in enumerate(text.splitlines(), start=1))
        return
    rows = csv.reader(StringIO(text, newline=""), delimiter=how.separator, strict=True)
    number = 0
    while True:
        number += 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            raise _Stopped("quote", number) from error
        yield number, [unguard(cell) for cell in row]


def _book_rows(
    path: str, how: How, contents: Contents, tell: Callable[[int], None]
) -> Iterator[Row]:
    from openpyxl import load_workbook

    book = None
    try:
        book = load_workbook(
            BytesIO(Path(path).read_bytes()), read_only=True, data_only=True, keep_links=False
        )
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        sheets = sheets[: sheet_cells.MOST_SHEETS]
        contents.sheets = [sheet.title for sheet in sheets]
        longest = max(range(len(sheets)), key=lambda at: sheets[at].max_row or 0, default=0)
        contents.sheet = longest if how.sheet is None else min(how.sheet, len(sheets) - 1)
        yield from _sheet_rows(sheets[contents.sheet], tell)
    except (_Stopped, MemoryError):
        raise
    except Exception as error:
        raise _Stopped("damaged") from error
    finally:
        if book is not None:
            book.close()


def _sheet_rows(sheet: Any, tell: Callable[[int], None]) -> Iterator[Row]:
    """The rows of a sheet, until nothing follows for a long way."""
    width = min(sheet.max_column or MOST_COLUMNS + 1, MOST_COLUMNS + 1)
    height, blank = min(sheet.max_row or MOST_ROWS, MOST_ROWS), 0
    for number, row in enumerate(sheet.iter_rows(max_col=width, values_only=True), start=1):
        cells = ["" if value is None else _told(value) for value in row]
        blank = 0 if any(cells) else blank + 1
        if blank > sheet_cells.MOST_GAP:
            return
        if number % _STEP == 0:
            tell(min(89, number * 89 // max(1, height)))
        yield number, cells


def _told(value: object) -> str:
    """A cell as text; a fraction of three digits is never taken for thousands."""
    text = unguard(sheet_cells.text_of(sheet_cells.decoded(value)))
    is_fraction = isinstance(value, float) and len(text.partition(".")[2]) == 3
    return f"{text}0" if is_fraction else text


def _take(rows: Iterator[Row], how: How, contents: Contents) -> list[TakenColumn]:
    """All rows, in columns."""
    filled = _filled(rows)
    sample = list(islice(filled, _SAMPLE))
    if not sample:
        raise _Stopped("empty")
    at, contents.names = _where_names_are(sample, how.names)
    contents.before = at
    names = sample[at][1] if contents.names else []
    width = max(len(cells) for _number, cells in sample[at:]) if not names else len(names)
    columns = [TakenColumn() for _column in range(width)]
    for number, cells in chain(sample[at + contents.names :], filled):
        if len(cells) > width:
            contents.left_out_count += 1
            contents.left_out += [number] * (len(contents.left_out) < _MOST_TOLD)
            continue
        contents.rows += 1
        if contents.rows > MOST_ROWS:
            raise _Stopped("rows")
        for column, cell in zip(columns, cells, strict=False):
            column.add(cell)
        for column in columns[len(cells) :]:
            column.add("")
    if not contents.rows:
        raise _Stopped("only names" if not contents.left_out_count else "ragged")
    contents.columns = _described(columns, _named(names, width), contents.rows)
    return columns


def _filled(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows in which something stands, without the empty cells at their ends."""
    blank = 0
    for number, cells in rows:
        while cells and not cells[-1].strip():
            cells.pop()
        if not cells:
            blank += 1
            if blank > _MOST_BLANK:
                raise _Stopped("blank", number)
            continue
        if len(cells) > MOST_COLUMNS:
            raise _Stopped("columns", number, len(cells))
        if max(map(len, cells)) > _LONGEST_CELL:
            raise _Stopped("cell", number)
        yield number, cells


def _where_names_are(sample: list[Row], told: bool | None) -> tuple[int, bool]:
    """How many rows stand above the table, and whether its first row holds names."""
    widths = sorted(sum(map(bool, map(str.strip, cells))) for _number, cells in sample)
    usual = widths[len(widths) // 2]
    at = next(
        place for place, (_n, cells) in enumerate(sample)
        if sum(map(bool, map(str.strip, cells))) * 2 >= usual
    )  # fmt: skip
    if told is not None:
        return at, told
    first = [cell for cell in sample[at][1] if cell.strip()]
    is_fact = any(number is not None for number in [*amounts(first), *days(first)])
    is_same = len({cell.casefold().strip() for cell in first}) < len(first)
    return at, not (is_fact or is_same or not all(map(is_sayable, first)))


def _named(names: list[str], width: int) -> list[str]:
    """A name for each column, none twice; a number for those without one."""
    found: list[str] = []
    for at in range(width):
        name = " ".join(names[at].split())[:80] if at < len(names) else ""
        times = found.count(name) if name else 0
        found.append(f"{name} ({times + 1})" if times else name)
    return found


def _described(columns: list[TakenColumn], names: list[str], rows: int) -> list[Column]:
    described = []
    for column, name in zip(columns, names, strict=True):
        texts, counted = list(column.places), Counter(column.rows)
        described.append(describe(name, {text: counted[at] for at, text in enumerate(texts)}, rows))
    return described


def _line(error: BaseException) -> int:
    """Where in this file an error arose."""
    trace, line = error.__traceback__, 0
    while trace:
        line = trace.tb_lineno if trace.tb_frame.f_code.co_filename == __file__ else line
        trace = trace.tb_next
    return line


def _teller(path: str) -> Callable[[int], None]:
    def tell(done: int) -> None:
        Path(path).write_text(str(done))

    return tell
