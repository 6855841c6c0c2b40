"""Documents of Word: nothing in them is skipped without a word, and harmful ones are not opened."""

import io
import zipfile
from typing import Any

import docx  # noqa: TID253 — to write what people bring
import pytest
from docx.oxml import parse_xml  # noqa: TID253

from canvases.imports import upload, word
from canvases.imports.plan import Plan, plan
from canvases.imports.problems import BadFile
from canvases.imports.word_blocks import blocks_of

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def brought(document: Any) -> Plan:
    text = word.text_of(blocks_of(saved(document)))
    return plan(upload.of_document(text, "Night shift.docx"), {}, "Ward", "Night shift")


def notes(made: Plan) -> list[tuple[str, str]]:
    assert made.reading is not None
    return [(note.kind or "", note.text) for note in made.reading.notes]


def left_out(made: Plan) -> list[str]:
    assert made.reading is not None
    return [note.text for note in made.reading.left_out]


def test_headings_lists_and_bold_lines_name_boxes_and_notes() -> None:
    document = docx.Document()
    document.add_heading("Night shift", 0)
    document.add_heading("Customer jobs", 2)
    document.add_paragraph("Staff the ward | at *night*", style="List Bullet")
    document.add_paragraph().add_run("Pains (Frustrations)").bold = True
    document.add_paragraph("Nobody answers", style="List Number")
    document.add_paragraph("Gains:")
    document.add_paragraph("1. Home on time #1")

    assert notes(brought(document)) == [
        ("job", "Staff the ward | at *night*"), ("pain", "Nobody answers"),
        ("gain", "1. Home on time #1"),
    ]  # fmt: skip


def test_table_of_boxes_is_read_with_several_paragraphs_in_a_cell() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Pains", "Gains"
    table.cell(1, 0).text, table.cell(1, 1).text = "Late shifts", "Home on time"
    table.cell(1, 0).add_paragraph("Nobody answers")

    assert sorted(notes(brought(document))) == [
        ("gain", "Home on time"), ("pain", "Late shifts"), ("pain", "Nobody answers"),
    ]  # fmt: skip


def test_box_beside_its_texts_and_line_breaks_in_a_cell_are_read() -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=2)
    rows = [("Customer jobs", "Staff the ward\nHand over"), ("Pains", "Late"), ("Gains", "Warm")]
    for row, texts in zip(table.rows, rows, strict=True):
        row.cells[0].text, row.cells[1].text = texts

    assert notes(brought(document)) == [
        ("job", "Staff the ward"), ("job", "Hand over"), ("pain", "Late"), ("gain", "Warm"),
    ]  # fmt: skip


def test_text_boxes_are_read_and_comments_told() -> None:
    document = docx.Document()
    document.add_heading("Pains", 1)
    paragraph = document.add_paragraph("Late shifts", style="List Bullet")
    document.add_comment(paragraph.runs, text="Says Anna", author="Ben")
    paragraph.runs[0]._r.append(
        parse_xml(
            f"<w:pict {W}><w:txbxContent><w:p><w:r><w:t>Gains</w:t></w:r></w:p>"
            "<w:p><w:r><w:t>Home on time</w:t></w:r></w:p></w:txbxContent></w:pict>"
        )
    )
    made = brought(document)

    assert notes(made) == [("pain", "Late shifts"), ("gain", "Home on time")]
    assert left_out(made) == ["Comment: Says Anna"]


def test_changes_that_are_tracked_count_as_made() -> None:
    document = docx.Document()
    document.add_heading("Pains", 1)
    document.add_paragraph("Late ", style="List Bullet")._p.append(
        parse_xml(
            f"<w:ins {W}><w:r><w:t>shifts</w:t></w:r>"
            "<w:del><w:r><w:delText>buses</w:delText></w:r></w:del></w:ins>"
        )
    )

    assert notes(brought(document)) == [("pain", "Late shifts")]


def test_document_that_names_no_box_is_lines() -> None:
    document = docx.Document()
    document.add_paragraph("Late shifts")
    document.add_paragraph("Home on time", style="List Bullet")

    assert notes(brought(document)) == [("", "Late shifts"), ("", "Home on time")]


def test_document_in_a_worker_is_the_same() -> None:
    document = docx.Document()
    document.add_heading("Pains", 1)

    assert "# Pains" in word.read(saved(document))


def test_bomb_is_refused_before_it_is_unpacked() -> None:
    file = io.BytesIO(saved(docx.Document()))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/more.xml", b" " * 30_000_000)
    assert word.is_one(file.getvalue())

    with pytest.raises(BadFile, match="not opened"):
        word.check(file.getvalue())


def test_far_too_long_document_is_refused_and_a_damaged_one_told() -> None:
    document = docx.Document()
    document.add_paragraph("x" * 100_001)
    with pytest.raises(BadFile, match="more than 100000 characters"):
        word.text_of(blocks_of(saved(document)))
    with pytest.raises(BadFile, match="damaged"):
        word.text_of(blocks_of(saved(document)[:-300]))


def test_signs_that_people_typed_before_items_go() -> None:
    document = docx.Document()
    for text in ("Pains", "• Late", "o\tCold", "", "Gains", "1. Home", "2. Quiet"):
        document.add_paragraph(text)

    assert notes(brought(document)) == [
        ("pain", "Late"), ("pain", "Cold"), ("gain", "Home"), ("gain", "Quiet"),
    ]  # fmt: skip
