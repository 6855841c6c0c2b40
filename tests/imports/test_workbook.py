"""Spreadsheets, honest and hostile."""

import io
from contextlib import suppress
from datetime import date, datetime, time
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook  # noqa: TID253 — to write what is read

from canvases.imports import workbook
from canvases.imports.columns import guess
from canvases.imports.excel_cells import values
from canvases.imports.problems import BadFile
from canvases.imports.sheet_cells import Unreadable, Values
from canvases.imports.workbook import check, tables
from tests.imports.workbooks import book, with_part

MAIN = b'"http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
NOTES = [["Box", "Text", "Weight"], ["pain", "Canteen is closed", 5], [None, None, None]]


def problem_of(raw: bytes) -> str:
    """What is said of a spreadsheet that is refused, before or after it was read."""
    with pytest.raises(BadFile) as refusal:
        tables(checked(raw))
    return refusal.value.problems[0].message


def checked(raw: bytes) -> Values | Unreadable:
    check(raw)
    return values(raw)


def test_cells_are_read_as_one_says_them() -> None:
    row = ["Late", 5, 5.0, 2.5, True, date(2025, 3, 1), datetime(2025, 3, 1, 8), time(8), None, "x"]  # noqa: DTZ001

    (table,) = tables(checked(book(One=[row])))

    assert table.rows == [
        (1, ["Late", "5", "5", "2.5", "TRUE", "2025-03-01", "2025-03-01 08:00", "08:00", "",
             "x"]),
    ]  # fmt: skip


def test_sheets_with_something_in_them_are_offered() -> None:
    found = tables(checked(book(Empty=[], Notes=NOTES, Other=[["a"]])))

    assert [(table.name, len(table.rows)) for table in found] == [("Notes", 2), ("Other", 1)]


def test_formula_without_a_result_is_an_empty_cell() -> None:
    (table,) = tables(checked(book(One=[["=1+1", "Late"]])))

    assert table.rows == [(1, ["", "Late"])]
    assert table.unstored == ((1, 0),)


def test_merging_of_all_columns_takes_no_time() -> None:
    merged = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
    sheet = sheet_of(b'<row r="1"><c t="b"><v>1</v></c></row>')
    raw = with_part(
        book(One=[["x"]]), "xl/worksheets/sheet1.xml", sheet.replace(b"</worksheet>", merged)
    )

    (table,) = tables(checked(raw))

    assert table.rows == [(1, ["TRUE"])]


def test_columns_that_are_hidden_are_left_out_and_told() -> None:
    (table,) = tables(values(book(Notes=NOTES, hidden="C")))
    assert (table.hidden_columns, guess(table).roles) == ((2,), ("box", "text", ""))


def test_guard_before_a_formula_is_taken_off() -> None:
    (table,) = tables(checked(book(One=[["'=1+1"]])))

    assert table.rows == [(1, ["=1+1"])]


def test_a_million_rows_are_not_read_to_the_end() -> None:
    raw = with_part(
        book(One=[["x"]]),
        "xl/worksheets/sheet1.xml",
        million_rows(),
    )

    (table,) = tables(values(raw))
    assert (len(table.rows), table.beyond) == (2_001, 10_000)


def test_large_workbook_is_read_within_its_time_and_says_what_was_not_looked_for() -> None:
    rows = [["Box", "Text", *map(str, range(18))], *([["pain", "Late", *"x" * 18]] * 2_000)]
    raw = book(Notes=rows, hidden="C")
    workbook.check(raw)

    (table,) = tables(workbook.read(raw))
    assert (table.rows[2_000], table.is_unchecked) == ((2_001, rows[2_000]), True)
    assert table.hidden_columns == ()


def test_small_workbook_is_looked_through() -> None:
    (table,) = tables(values(book(Notes=NOTES)))
    assert not table.is_unchecked


def test_rows_and_columns_before_the_first_cell_of_a_large_workbook_are_counted() -> None:
    rows = [[], [], *([[None, "Late" * 200]] * 1_500)]
    (table,) = tables(values(book(Notes=rows)))
    assert table.is_unchecked
    assert table.rows[0] == (3, ["", "Late" * 200])


def million_rows() -> bytes:
    rows = (b'<row r="%d"><c t="b"><v>1</v></c></row>' % number for number in range(1, 1_000_001))
    return sheet_of(b"".join(rows))


def sheet_of(rows: bytes) -> bytes:
    start = b"<worksheet xmlns=" + MAIN + b">"
    return start + b"<sheetData>" + rows + b"</sheetData></worksheet>"


def test_letters_of_all_cells_are_counted_together() -> None:
    row = [Random(number).randbytes(15_000).hex() for number in range(50)]

    assert len(tables(checked(book(One=[row])))) == 1
    assert "2000000 characters are read" in problem_of(book(One=[row], Two=[row]))


def test_cells_of_all_sheets_are_counted_together() -> None:
    sheet = [["x"] * 20] * 1_500

    assert len(tables(checked(book(One=sheet)))) == 1
    assert "at most 50000 cells" in problem_of(book(One=sheet, Two=sheet))


@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/anything.xml"]
)
def test_zip_bomb_is_not_opened(part: str) -> None:
    raw = with_part(book(One=NOTES), part, b"\0" * 20_000_000)

    assert "was not opened" in problem_of(raw)


def test_a_thousand_million_laughs_are_refused() -> None:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    laughs = f'<!DOCTYPE x [<!ENTITY l0 "ha">{entities}]><x>&l11;</x>'

    assert "damaged" in problem_of(with_part(book(One=NOTES), "xl/workbook.xml", laughs.encode()))


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"PK\x03\x04" + b"x" * 5_000_000, "5 MB"),
        (b"PK\x03\x04 not a zip", "damaged"),
        (with_part(book(One=NOTES), "xl/workbook.xml", b"<broken"), "damaged"),
        (with_part(book(One=NOTES), "xl/worksheets/sheet1.xml", b"<broken"), "damaged"),
        (book(One=[["x"] * 61]), "61 columns"),
    ],
    ids=["large", "zip", "book", "sheet", "columns"],
)
def test_bad_spreadsheet_is_refused_in_words(raw: bytes, said: str) -> None:
    assert said in problem_of(raw)


def test_zip_of_something_else_is_said_to_be_no_workbook() -> None:
    raw = book(One=NOTES).replace(b"xl/workbook.xml", b"xx/workbook.xml")

    assert problem_of(raw).startswith("is not an Excel workbook")


@settings(max_examples=30)
@given(st.binary(min_size=1, max_size=40), st.integers(0, 4_000))
def test_damage_anywhere_is_read_or_refused(damage: bytes, at: int) -> None:
    raw = bytearray(book(One=NOTES))
    raw[at : at + len(damage)] = damage

    with suppress(BadFile):
        assert all(table.rows for table in tables(checked(bytes(raw))))


def test_percentages_and_times_read_as_they_are_shown() -> None:
    made = Workbook()
    sheet = made.create_sheet("Notes", 0)
    for row in ([0.25], [time(6, 30)], [2000]):
        sheet.append(row)
    sheet["A1"].number_format = "0%"
    stream = io.BytesIO()
    made.save(stream)
    found = values(stream.getvalue())

    assert isinstance(found, list)
    assert [row[0] for row in found[0].rows] == ["25%", "06:30", "2000"]
