"""What people bring, and how it gets from one step to the next."""

from random import Random

import pytest

from canvases.imports import excel_cells
from canvases.imports.problems import BadFile
from canvases.imports.upload import Upload, of_file, of_text, tables, unpack
from tests.imports.documents import raw, small
from tests.imports.workbooks import book


def refusal_of(content: bytes, name: str = "notes.csv") -> str:
    with pytest.raises(BadFile) as refusal:
        of_file(content, name, None)
    return refusal.value.problems[0].message


@pytest.mark.parametrize(
    ("content", "name", "form"),
    [
        (raw(small()), "meals.json", "canvas"),
        (b'\xef\xbb\xbf\n{"format": 1}', "meals.txt", "canvas"),
        (b"{}", "meals.txt", "tree"),
        (b"[]", "meals.json", "tree"),
        (b"[] to do\n", "meals.txt", "table"),
        (b"{", "meals.json", "canvas"),
        (b"text,box\nLate,pain\n", "meals.csv", "table"),
        (b"Late\nCold\n", "dump.txt", "table"),
        (b"{Persona} is tired\n", "dump.txt", "table"),
    ],
)
def test_form_is_known_by_the_content(content: bytes, name: str, form: str) -> None:
    upload = of_file(content, name, None)

    assert (upload.form, upload.name) == (form, name.partition(".")[0])
    assert unpack(upload.pack()) == upload


def test_file_of_lines_is_read_like_pasted_ones() -> None:
    content = "Pains:\n•\tLate, cold\n•\tFar\nGains:\n•\tWarm\n"
    read = tables(of_file(content.encode(), "list.txt", None))[0]

    assert [cells for _number, cells in read.rows] == [
        ["text", "box"],
        ["Late, cold", "pain"],
        ["Far", "pain"],
        ["Warm", "gain"],
    ]


def test_spreadsheet_is_carried_as_its_cells() -> None:
    content = book(Notes=[["Text"], ["Late"]])

    upload = of_file(content, "C:/Users/ana/Meals.v2.xlsx", excel_cells.values(content))

    assert (upload.name, upload.raw) == ("Meals.v2", b"")
    assert unpack(upload.pack()).sheets[0].rows[1] == (2, ["Late"])


def test_pasted_text_is_lines_or_a_canvas_file() -> None:
    assert of_text("Late\nCold").form == "lines"
    assert of_text('\n {"format": 1}').form == "canvas"
    assert of_text("{Persona} wants to be home on time").form == "lines"
    assert tables(of_text("Late\ud800"))[0].rows == [(1, ["Late?"])]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"  \r\n ", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "older Office file (.xls, .doc, .ppt). Save it as .xlsx"),
        (b"%PDF-1.7", ".pdf file. Copy its text"),
        (b"{\\rtf1", ".rtf file. Save it as .docx"),
        (b"\x89PNG", "picture (.png)"),
        (b"\0\0\0\x20ftypheic\xff\xe1\x9c", "is not text, nor of another kind that is read here"),
        (b"\x1f\x8b\x08", "packed file (.gz). Unpack it"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(content: bytes, said: str) -> None:
    assert said in refusal_of(content)


def test_lines_end_as_they_do_in_forms() -> None:
    yaml = (
        "a:\n  pains:\n    - id: p1\n      text: Late\n  gains:\n    - id: g1\n      text: Warm\n"
    )

    assert of_text(yaml.replace("\n", "\r\n")).form == of_text(yaml).form == "tree"


def test_table_in_which_nothing_stands_is_empty() -> None:
    with pytest.raises(BadFile, match="is empty"):
        tables(of_file(b",,,\n,,\n", "notes.csv", None))


def test_what_we_did_not_write_is_not_unpacked() -> None:
    packed = Upload("lines", "", b"Late").pack()

    for forged in ("", "x", packed[:-1], "A" + packed, packed.replace(":", ".")):
        with pytest.raises(BadFile, match="chosen again"):
            unpack(forged)


def test_too_much_to_be_carried_is_refused() -> None:
    with pytest.raises(BadFile, match="too large"):
        Upload("canvas", "", Random(1).randbytes(5_000_000)).pack()


def test_picture_is_refused_without_advice_that_does_not_help() -> None:
    words = "is a picture (.png): the text in it is not read. Type or paste it."

    assert refusal_of(b"\x89PNG\r\n" + bytes(90), "ward.png") == words
