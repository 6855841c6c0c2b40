"""The workbook of notes and links: nothing in it runs, and both sheets come back together."""

import io
from collections.abc import Callable
from typing import Any, Final

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook  # noqa: TID253 — to look at what was made

from canvases.exports.interchange import csv_notes, xlsx_notes
from canvases.imports import excel_cells, quick_cells, upload
from canvases.imports.canvas_file import read
from canvases.imports.plan import Plan, plan
from canvases.method.document import Document
from tests.imports.documents import Tree, raw, small, trees
from tests.imports.test_round_trip import notes_of, sides_of, told_apart
from tests.imports.workbooks import book

READERS: Final[list[Callable[[bytes], Any]]] = [excel_cells.values, quick_cells.values]
BOTH_READERS = pytest.mark.parametrize("values", READERS, ids=["small", "large"])

LETTERS = st.lists(
    st.sampled_from(["_x0041_", "_x005F_", "_x005f", "x0041_", "_x000D_", "_xD83D_", "_", "x"]),
    min_size=1,
    max_size=6,
).map("".join)
"""Texts that the format may read as letters: "_x0041_" is an A."""


def book_of(document: Document) -> Any:
    return load_workbook(io.BytesIO(xlsx_notes.render(document)))


def brought(content: bytes, values: Callable[[bytes], Any] = excel_cells.values) -> Plan:
    made = upload.of_file(content, "notes.xlsx", values(content))
    return plan(made, {}, "Workspace", "Canvas")


def with_text(text: str) -> Document:
    document = read(raw(small()))
    document["value_maps"][0]["notes"][0]["text"] = text
    return document


def edited(document: Document, sheet: str, change: Any) -> bytes:
    """The workbook after somebody changed a sheet and saved it."""
    book: Workbook = book_of(document)
    change(book[sheet])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_sheets_have_the_columns_of_the_table_and_a_row_for_each_link() -> None:
    document = read(raw(small()))
    book = book_of(document)

    assert book.sheetnames == ["Notes", "Links"]
    assert [cell.value for cell in book["Notes"][1]] == list(csv_notes.COLUMNS)
    assert book["Links"].max_row == 1 + len(document["links"])
    assert book["Notes"].freeze_panes == "A2"


@pytest.mark.parametrize("text", ["=1+1", "+49 30", "-5 %", "@all", '=HYPERLINK("x")', "01.03."])
def test_cells_are_text_and_nothing_runs(text: str) -> None:
    cells = [cell for row in book_of(with_text(text))["Notes"] for cell in row if cell.value]

    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}
    assert text in [cell.value for cell in cells]


def test_control_characters_stay_out() -> None:
    assert "Late\nly" in [row[3].value for row in book_of(with_text("La\x00te\x0bly"))["Notes"]]


@BOTH_READERS
@settings(max_examples=30)
@given(st.text(min_size=1, max_size=60) | st.sampled_from(["'=x", "''=x", "'", "  a"]) | LETTERS)
def test_any_text_comes_back_with_all_links(values: Any, text: str) -> None:
    tree = small()
    tree["segments"][0]["profile"]["notes"][1]["text"] = text + "x"
    document = read(raw(tree))

    made = brought(xlsx_notes.render(document), values)

    assert made.problems == []
    assert made.document is not None
    assert notes_of(made.document) == notes_of(document)


@settings(max_examples=40)
@given(LETTERS)
def test_both_readers_read_the_same_letters_in_the_workbook_of_another(text: str) -> None:
    content = book(Notes=[["Box", "Text"], ["pain", text]])

    small, large = (values(content)[0].rows[1][1] for values in READERS)
    assert small == large


@BOTH_READERS
@settings(max_examples=20, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(trees().map(told_apart))
def test_all_notes_and_links_come_back(values: Any, tree: Tree) -> None:
    document = read(raw(tree))
    texts = {note["text"] for _name, notes in sides_of(document) for note in notes}
    assume(texts and not any(text.startswith("#") for text in texts))  # as errors are left out

    made = brought(xlsx_notes.render(document), values)

    assert made.problems == []
    assert made.document is not None
    assert notes_of(made.document) == notes_of(document)


def test_link_that_was_added_or_changed_on_its_sheet_counts() -> None:
    document = read(raw(small()))
    ends = {link["from"]: link["strength"] for link in document["links"]}
    other = {"weak": "strong", "strong": "weak"}

    def turned(sheet: Any) -> None:
        for row in sheet.iter_rows(min_row=2):
            row[2].value = other[row[2].value]

    made = brought(edited(document, "Links", turned))

    assert made.document is not None
    found = [link["strength"] for link in made.document["links"]]
    assert sorted(found) == sorted(other[strength] for strength in ends.values())


def test_link_that_begins_at_no_note_is_told() -> None:
    document = read(raw(small()))

    made = brought(edited(document, "Links", lambda sheet: sheet.append(["n99", "", "", "n1"])))

    assert ["n99 – n1"] in [one.cells[1:] for one in made.leftovers]
