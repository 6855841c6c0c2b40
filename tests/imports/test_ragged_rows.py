"""Rows in which a comma has no quotation marks around."""

from hypothesis import given
from hypothesis import strategies as st

from canvases.imports import delimited
from canvases.imports.columns import Columns, guess
from canvases.imports.ragged_rows import joined, mended

TABLE = delimited.read(b"Author,Text,Box\nAnna,Late, and cold,Pains\nBert,Warm,Gains\n")


def test_what_stands_too_much_is_joined_into_the_text() -> None:
    found = joined(TABLE, guess(TABLE), ",")

    assert found.rows[1:] == [
        (2, ["Anna", "Late, and cold", "Pains"]),
        (3, ["Bert", "Warm", "Gains"]),
    ]
    assert found.ragged == ()


def test_nothing_is_joined_where_two_columns_hold_texts() -> None:
    columns = Columns(("pain", "gain", ""), has_names=True)

    assert mended(TABLE, columns, ",") == []
    assert joined(TABLE, columns, ",") == TABLE


@given(st.lists(st.text("ab ", min_size=1).filter(str.strip), min_size=2, max_size=6))
def test_text_of_any_number_of_commas_comes_back(parts: list[str]) -> None:
    text = ",".join(parts).strip()
    table = delimited.read(f"Text,Box\n{text},Pains\nWarm,Gains\n".encode(), separator=",")

    assert joined(table, guess(table), ",").rows[1] == (2, [text, "Pains"])
