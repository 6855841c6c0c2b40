"""Files of LibreOffice and others: spreadsheets (ods) and texts (odt)."""

import io
import zipfile
from typing import Any

import odfdo  # noqa: TID253 — to write what people bring
import pytest

from canvases.imports import open_document_cells, upload, word, workbook
from canvases.imports.open_document_blocks import blocks_of
from canvases.imports.plan import Plan, plan
from canvases.imports.problems import BadFile
from tests.imports.workbooks import with_part

ROWS: list[list[Any]] = [
    ["Text", "Box", "Secret", "Weight"],
    ["Late", "Pain", "a", 4],
    ["Hidden", "Pain", "b", 2],
    ["Home on time", "Gain", "c", 5.0],
]


def saved(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def book(change: Any = None) -> bytes:
    document = odfdo.Document("spreadsheet")
    document.body.clear()
    table = odfdo.Table("Notes")
    table.set_values(ROWS)
    if change:
        change(table)
    document.body.append(table)
    return saved(document)


def brought(raw: bytes) -> Plan:
    cells = open_document_cells.values(raw)
    return plan(upload.of_file(raw, "Night shift.ods", cells), {}, "Ward", "Night shift")


def notes(made: Plan) -> list[tuple[str, str, object]]:
    assert made.reading is not None
    return [(note.kind or "", note.text, note.entry.get("weight")) for note in made.reading.notes]


def hide(table: Any) -> None:
    row = table.get_row(2)
    row.set_attribute("table:visibility", "collapse")
    table.set_row(2, row)
    column = table.get_column(1)
    column.set_attribute("table:visibility", "collapse")
    table.set_column(1, column)


def test_cells_of_a_spreadsheet_become_notes() -> None:
    assert notes(brought(book())) == [
        ("pain", "Late", 4), ("pain", "Hidden", 2), ("gain", "Home on time", 5),
    ]  # fmt: skip


def test_rows_and_columns_that_are_hidden_are_told() -> None:
    made = brought(book(hide))

    assert made.columns is not None
    assert made.columns.roles == ("text", "", "", "")
    assert made.reading is not None
    assert [(one.text, one.why) for one in made.reading.left_out] == [("Hidden", "a hidden row")]
    assert "Column “Box”, hidden" in [part.name for part in made.leftovers]


def test_text_with_headings_lists_and_a_table() -> None:
    document = odfdo.Document("text")
    body = document.body
    body.clear()
    body.append(odfdo.Header(2, "Customer jobs"))
    body.append(odfdo.List(["Staff the ward", "Hand over"]))
    body.append(odfdo.Paragraph("Pains:"))
    body.append(odfdo.Paragraph("Nobody answers"))
    table = odfdo.Table("Boxes")
    table.set_values([["Gains", "Products"], ["Home on time", "Shift app"]])
    body.append(table)
    made = plan(upload.of_document(word.text_of(blocks_of(saved(document))), "a.odt"), {}, "W", "N")

    assert [note[:2] for note in notes(made)] == [
        ("job", "Staff the ward"), ("job", "Hand over"), ("pain", "Nobody answers"),
        ("gain", "Home on time"), ("product", "Shift app"),
    ]  # fmt: skip


def test_comments_and_text_boxes_are_not_skipped() -> None:
    document = odfdo.Document("text")
    document.body.clear()
    document.body.append(odfdo.Header(1, "Pains"))
    paragraph = odfdo.Paragraph("Late")
    paragraph.insert_annotation(after="Late", body="Ask Ada", creator="Ben")
    paragraph.append(odfdo.Frame.text_frame([odfdo.Paragraph("In the corner")]))
    document.body.append(paragraph)
    found = blocks_of(saved(document))

    assert isinstance(found, list)
    assert [(one.sort, one.text) for one in found if one.sort != "heading"] == [
        ("text", "Late"), ("box", ""), ("text", "In the corner"), ("comment", "Ask Ada"),
    ]  # fmt: skip


def test_same_cell_a_thousand_million_times_is_refused() -> None:
    cell = (
        '<table:table-cell table:number-columns-repeated="16000">'
        "<text:p>x</text:p></table:table-cell>"
    )
    raw = book()
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        content = packed.read("content.xml")
    at = content.index(b"<table:table-row")
    row = f'<table:table-row table:number-rows-repeated="1000000">{cell}</table:table-row>'
    bomb = with_part(raw, "content.xml", content[:at] + row.encode() + content[at:])
    workbook.check(bomb)

    with pytest.raises(BadFile, match=r"took too much time or memory|more than a list|is empty"):
        upload.of_file(bomb, "Night shift.ods", workbook.read(bomb))


@pytest.mark.parametrize("name", ["spreadsheet", "text"])
def test_content_with_entities_is_not_opened(name: str) -> None:
    raw = with_part(
        saved(odfdo.Document(name)),
        "content.xml",
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>',
    )
    check = workbook.check if name == "spreadsheet" else word.check

    with pytest.raises(BadFile, match="was not opened"):
        check(raw)
