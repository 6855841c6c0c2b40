"""The table of notes: opens in a spreadsheet as it is, runs nothing there, loses nothing."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.access import CanvasGrant
from canvases.exports.export_request import ExportRequest, Scope
from canvases.exports.interchange import csv_notes
from canvases.exports.options import Options
from canvases.imports.canvas_file import read
from canvases.method.cells import unguard
from canvases.method.kinds import Kind
from tests import cast
from tests.imports.documents import raw, small


def parsed(content: bytes) -> list[dict[str, str]]:
    """What a spreadsheet reads."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def small_rows(**changes: str) -> list[dict[str, str]]:
    """The rows of the small canvas file, its first value map's first note changed."""
    tree = small()
    tree["value_maps"][0]["notes"][0] |= changes
    return parsed(csv_notes.render(read(raw(tree))))


def test_each_note_is_one_row_with_its_place_and_links() -> None:
    document = read(raw(small()))
    found = small_rows()

    assert [*found[0]] == list(csv_notes.COLUMNS)
    notes = [
        *document["segments"][0]["profile"]["notes"],
        *document["value_maps"][0]["notes"],
    ]
    assert sorted(row["text"] for row in found) == sorted(note["text"] for note in notes)
    written = {(row["id"], link) for row in found for link in row["links"].split()}
    assert written == {
        (link["from"], f"{link['to']}:{link['strength']}") for link in document["links"]
    }
    assert {row["segment"] for row in found if row["side"] == "profile"} == {"Nurses"}
    assert {row["canvas"] for row in found} == {"Fridge on the ward"}


def test_table_starts_with_the_mark_that_excel_needs() -> None:
    assert csv_notes.render(read(raw(small()))).startswith(b"\xef\xbb\xbfid,side,box,text")


@pytest.mark.parametrize(("separator", "sign"), csv_notes.SEPARATORS.items())
def test_separator_is_that_of_the_request(ada: CanvasGrant, separator: str, sign: str) -> None:
    options = Options(separator=separator)
    request = ExportRequest(ada.workspace, Scope.CANVAS, (ada.canvas,), options=options)

    assert csv_notes.make(request).startswith(f"\ufeffid{sign}side{sign}box".encode())


@pytest.mark.parametrize("text", ["=1+1", "+49 30", "-5 %", "@all", '=HYPERLINK("x")', "'quoted"])
def test_what_a_spreadsheet_would_run_is_text_there(text: str) -> None:
    cells = [row["text"] for row in small_rows(text=text)]
    assert f"'{text}" in cells
    assert text in [unguard(cell) for cell in cells]


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=80))
def test_any_text_and_details_come_back_as_they_were(text: str) -> None:
    document = read(raw(small()))
    document["value_maps"][0]["notes"][0] |= {"text": text, "details": f"{text}\n=\n{text}"}

    cells = [
        (unguard(row["text"]), unguard(row["details"]))
        for row in parsed(csv_notes.render(document))
    ]

    assert (text, f"{text}\n=\n{text}") in cells


def test_rows_come_box_after_box_heaviest_first(ada: CanvasGrant) -> None:
    for weight in (2, 5, 3):
        cast.add(ada, Kind.PAIN, f"Pain {weight}", weight=weight)
    cast.add(ada, Kind.JOB, "Job")

    content = csv_notes.make(ExportRequest(ada.workspace, Scope.CANVAS, (ada.canvas,)))

    assert [row["text"] for row in parsed(content)] == ["Pain 5", "Pain 3", "Pain 2", "Job"]
