"""CSV of every dialect and in every encoding, and what only looks like it."""

import csv
import io
from contextlib import suppress

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from canvases.imports.delimited import SEPARATORS, read, separator_of
from canvases.imports.problems import BadFile
from canvases.imports.table import Table
from canvases.method.cells import guard

PRINTABLE = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=30
)


def cells(table: Table) -> list[list[str]]:
    return [row for _number, row in table.rows]


def trimmed(row: list[str]) -> list[str]:
    """The row without the empty cells at its end, of which nothing is kept."""
    while row and not row[-1].strip():
        row = row[:-1]
    return row


def problem_of(raw: bytes) -> str:
    with pytest.raises(BadFile) as refusal:
        read(raw)
    return str(refusal.value.problems[0])


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_encoding_is_guessed(encoding: str) -> None:
    raw = "box;text\r\npain;Café “geschlossen” nach 20 Uhr\r\n".encode(encoding)

    assert cells(read(raw)) == [["box", "text"], ["pain", "Café “geschlossen” nach 20 Uhr"]]


def test_encoding_that_was_chosen_wins() -> None:
    raw = "текст\nСтоловая закрыта\n".encode("cp1251")

    assert cells(read(raw, "cp1251")) == [["текст"], ["Столовая закрыта"]]


def test_letters_that_are_none_in_the_chosen_alphabet_are_refused() -> None:
    with pytest.raises(BadFile, match="byte 13"):
        read(b"text,box\nCaf\x81,pain\n", "cp1252")


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separator_is_guessed(separator: str) -> None:
    rows = [
        ["text", "weight", "box"],
        ["Late, and cold; again", "5", "pain"],
        ["Quiet", "", "gain"],
    ]
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)

    assert separator_of(text.getvalue()) == separator
    assert cells(read(text.getvalue().encode())) == rows


def test_sentences_with_commas_are_one_column() -> None:
    raw = b"Canteen is closed, after 8\nNo break\nNo sleep, no food, no light\nFar away\n"

    assert [row for row, *rest in cells(read(raw)) if not rest] == raw.decode().splitlines()


def test_line_for_spreadsheets_tells_the_separator() -> None:
    table = read(b"sep=;\r\ntext;box\r\nLate;pain\r\n")

    assert table.rows == [(2, ["text", "box"]), (3, ["Late", "pain"])]


@given(
    st.lists(st.lists(PRINTABLE, min_size=2, max_size=4), min_size=1, max_size=8),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_a_spreadsheet_wrote_is_read_back(
    rows: list[list[str]], separator: str, encoding: str
) -> None:
    full = [trimmed(row) for row in rows if trimmed(row)]
    width = max(map(len, rows))
    rows = [row + [""] * (width - len(row)) for row in rows]
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerows([guard(cell) for cell in row] for row in rows)
    assume(not text.getvalue().startswith("\ufeff"))

    found = cells(read(text.getvalue().encode(encoding), "", separator))

    assert [trimmed(row) for row in found] == full


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    with suppress(BadFile):
        table = read(raw)
        assert all(len(row) == table.width for row in cells(table))


@given(st.text(max_size=200))
def test_separator_of_any_text_is_one(text: str) -> None:
    assert separator_of(text) in SEPARATORS


def test_short_rows_are_filled_and_empty_ones_passed_over() -> None:
    table = read(b"text,box,weight\n\nLate,pain\n,,\nCold,pain,5\n")

    assert table.rows == [
        (1, ["text", "box", "weight"]),
        (3, ["Late", "pain", ""]),
        (5, ["Cold", "pain", "5"]),
    ]


def test_row_with_more_in_it_than_the_first_is_put_aside() -> None:
    table = read(b"text,weight\nLate, and cold,5\nFar,4,\nLate, again,5\n")

    assert table.ragged == ((2, ["Late", " and cold", "5"]), (4, ["Late", " again", "5"]))
    assert table.rows == [(1, ["text", "weight"]), (3, ["Far", "4"])]


def test_first_row_without_names_says_little_of_wider_ones() -> None:
    table = read(b"Night,shift\nLate,5,a\nFar,4,b\n")

    assert (table.ragged, table.width) == ((), 3)


def test_guard_before_a_formula_is_taken_off_and_formulas_stay_text() -> None:
    table = read(b"text,box\n'=SUM(A1),pain\n=cmd|' /C calc'!A0,pain\n'tis late,pain\n")

    assert [row[0] for row in cells(table)[1:]] == ["=SUM(A1)", "=cmd|' /C calc'!A0", "'tis late"]


def test_rows_beyond_those_a_table_may_have_are_counted() -> None:
    table = read(b"text,box\n" + b"a,b\n" * 2_003)

    assert (len(table.rows), table.beyond) == (2_001, 3)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"x" * 2_000_001, "2 MB"),
        (b"text,box\nLate\0,pain\n", "zero bytes"),
        (b"\n" * 60_000 + b"a", "empty rows"),
        (b'text,box\n"Late,pain\nCold,pain,x\n', "quotation mark"),
        (b"a," * 61 + b"b\n", "62 columns"),
        (b"text,box\n" + b"x" * 40_000 + b",pain\n", "Row 2: has a cell of 40000"),
    ],
    ids=["large", "zeros", "blank", "quote", "columns", "cell"],
)
def test_bad_file_is_refused_in_words(raw: bytes, said: str) -> None:
    assert said in problem_of(raw)


def test_table_in_one_column_is_taken_apart() -> None:
    raw = b'id,box,text\r\n"n1,pain,""Late, and cold"""\r\n"n2,gain,""Warm; dry"""\r\n'

    assert cells(read(raw))[1:] == [["n1", "pain", "Late, and cold"], ["n2", "gain", "Warm; dry"]]


def test_table_with_a_quoted_column_stays_as_it_is() -> None:
    raw = b'text,box,weight\r\n"Late, and cold",pain,3\r\n"Warm, dry",gain,4\r\n'

    assert [row[0] for row in cells(read(raw))[1:]] == ["Late, and cold", "Warm, dry"]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('"Late" again', '"Late" again'), ('"Late again', '"Late again'),
        ('"The \\"late\\", again"', 'The "late", again'), ('6" wide', '6" wide'),
    ],
)  # fmt: skip
def test_quotation_marks_that_do_not_match_are_those_of_the_text(cell: str, text: str) -> None:
    assert read(f"box,text\npain,{cell}\ngain,Home\n".encode()).rows[1] == (2, ["pain", text])
