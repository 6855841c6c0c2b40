"""Files that cannot be imported: what is wrong is said with its place, and nothing is made."""

import json
import re

import pytest

from canvases.access import CanvasGrant
from canvases.actions import canvases, segments
from canvases.imports import workbook
from canvases.models import Note
from canvases.workers import WorkerPool
from tests import cast
from tests.imports.test_cases import CASES
from tests.imports.workbooks import book, with_part
from tests.views.import_pages import CSV, address_of, bring, go_on, problems

HEAP = "a" + "\u0315" * 31


def named(name: str) -> str:
    return json.dumps({"format": "value-proposition-canvas", "workspace": {"name": name}})


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "notes.csv", "The file “notes.csv” is empty"),
        (b"Late\0", "notes.csv", "zero bytes"),
        (b"x" * 2_000_001, "notes.csv", "larger than 2 MB"),
        (b"\xd0\xcf\x11\xe0", "notes.xls", "Save it as .xlsx"),
        (b"PK\x03\x04", "notes.xlsx", "damaged spreadsheet"),
        (with_part(book(A=[["x"]]), "xl/x.xml", b"\0" * 9_000_000), "b.xlsx", "was not opened"),
        (b'{"format": "value-proposition-canvas", "version": 2}', "a.json", "$.version must be 1"),
        (b'{"format": "value', "a.json", "is not JSON"),
        (b'text,box\n"Late,pain\nCold,pain,x\n', "notes.csv", "a quotation mark is missing"),
        ("", "", "choose a file, or paste some text"),
        ("x" * 500_001, "", "500001 characters"),
        (b"Late\n", HEAP + ".csv", "has a name that has more than 30 accents or marks"),
        (f"Late\n{HEAP}", "", "Row 2, “column A” has more than 30 accents or marks"),
        (named(HEAP * 3_700), "", "$.workspace.name has 118400 characters"),
        (named(HEAP), "a.json", "$.workspace.name has more than 30 accents or marks"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_what_cannot_be_read_is_said_at_once(
    ada: CanvasGrant, content: bytes | str, name: str, said: str
) -> None:
    page = bring(ada, content, name)

    assert page.status_code == 422
    assert said in problems(page)


def test_errors_are_told_by_row_and_column_and_nothing_is_made(ada: CanvasGrant) -> None:
    rows = ["Box,Text,Weight,Type", "Pain,Late,heavy,risk", "Pain,Cold,5,functional", "Gain,,1,"]
    before = cast.all_states()

    page = go_on(bring(ada, "\n".join(rows)), "import")

    assert page.status_code == 422
    said = problems(page)
    assert "there are 2 errors" in said
    assert 'Row 2, “Weight” "heavy" is no weight from 1 to 5' in said
    assert "Row 3, “Type”" in said
    assert cast.all_states() == before


def test_spreadsheet_that_takes_too_long_is_given_up(
    ada: CanvasGrant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook.readers, "seconds", 0.01)
    page = bring(ada, book(Notes=[["x"] * 20] * 1_000), "notes.xlsx")
    workbook.readers.close()

    assert page.status_code == 422
    assert "took too much time or memory to read. Save it as CSV." in problems(page)


def test_cell_far_from_all_others_ends_the_worker_and_not_what_was_typed(ada: CanvasGrant) -> None:
    far = [None] * 16_383 + ["x"]  # a rectangle of 300 million cells
    raw = book(Notes=[["Pain", "Late"]] * 20_000 + [far])

    page = bring(ada, raw, "notes.xlsx", text="Typed before")

    assert "took too much time or memory to read. Save it as CSV." in problems(page)
    assert "Typed before</textarea>" in page.content.decode()
    assert bring(ada, book(Notes=[["Pain"], ["Late"]]), "notes.xlsx").status_code == 200


def test_spreadsheet_beside_many_others_has_to_wait(
    ada: CanvasGrant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "readers", WorkerPool(1, seconds=20, waiting=0))

    page = bring(ada, book(Notes=[["Late"]]), "notes.xlsx", text="Typed before")

    assert "has to wait: many files are read right now. Try again soon." in problems(page)
    assert "Typed before</textarea>" in page.content.decode()


@pytest.mark.parametrize("role", ["Text", "Details", "Segment", "Id", "Links", "Weight"])
def test_cell_with_a_heap_of_marks_is_told_by_row_and_column(ada: CanvasGrant, role: str) -> None:
    cells = {"Box": "pain", "Text": "Late", role: HEAP}

    page = go_on(bring(ada, f"{','.join(cells)}\n{','.join(cells.values())}\n"), "import")

    assert page.status_code == 422
    assert "Row 2" in problems(page)


def test_canvas_with_a_name_that_cannot_be_is_not_made_and_keeps_it(ada: CanvasGrant) -> None:
    page = go_on(bring(ada, CSV), "import", into="new", title=HEAP)

    assert page.status_code == 422
    assert "This name has more than 30 accents or marks" in page.content.decode()
    assert f'value="{HEAP}"' in page.content.decode()


def test_wrong_cells_are_shown_in_their_rows(ada: CanvasGrant) -> None:
    good = [f"Pain,Late {number},3" for number in range(20)]

    page = bring(ada, "\n".join(["Box,Text,Weight", *good, "Gain,Warm,heavy"])).content.decode()

    assert '<th scope="row" class="sheet__number">22</th>' in page
    assert re.findall(r'class="sheet__cell is-wrong"[^>]*>([^<]*)<', page) == ["heavy"]
    assert "and 14 more rows" in page
    assert ">Continue<" not in page


def test_wrong_letters_are_mended_by_choosing_others(ada: CanvasGrant) -> None:
    columns = bring(ada, "Боли\nСтоловая закрыта\n".encode("cp1251"))

    again = go_on(columns, "columns", encoding="cp1251")

    assert "Столовая закрыта" in again.content.decode()


def test_letters_that_do_not_fit_are_said(ada: CanvasGrant) -> None:
    page = go_on(bring(ada, CSV.encode("cp1252")), "columns", encoding="utf-8")

    assert (page.status_code, "is not written in UTF-8" in problems(page)) == (422, True)


def test_same_meaning_for_two_columns_is_refused(ada: CanvasGrant) -> None:
    page = go_on(bring(ada, CSV), "import", **{"column-2": "text"})

    assert (page.status_code, "several columns of “Text" in problems(page)) == (422, True)


def test_more_than_a_side_holds_is_refused_in_words(ada: CanvasGrant) -> None:
    page = go_on(bring(ada, "Pains\n" + "Late\n" * 1_001), "import")

    said = "1001 notes on one side, where at most 1000 have room. Leave 1 out"
    assert (page.status_code, said in problems(page)) == (422, True)
    assert Note.objects.count() == 0


def test_segment_that_went_to_the_bin_meanwhile_is_said(ada: CanvasGrant) -> None:
    change = segments.add(cast.on_page(ada), cast.op(), name="Doctors")
    assert change is not None
    segment = ada.workspace.segments.get(public_id=change.subject_id)
    check = go_on(bring(ada, CSV), "check")
    canvases.discard(cast.on_page(ada), cast.op(), row=segment)

    page = go_on(check, "import", into="", segment=segment.public_id)

    assert (page.status_code, "in the bin" in problems(page)) == (409, True)


@pytest.mark.parametrize("packed", ["x", "eJw:abc", "\x00", "a" * 5_000])
def test_forged_upload_is_refused(ada: CanvasGrant, packed: str) -> None:
    page = cast.browser("ada").post(address_of(ada), {"packed": packed, "go": "import"})

    assert (page.status_code, "chosen again" in problems(page)) == (422, True)


def test_rows_that_a_spreadsheet_hides_are_marked(ada: CanvasGrant) -> None:
    columns = bring(ada, (CASES / "08-odd.xlsx").read_bytes(), "odd.xlsx").content.decode()

    assert columns.count('class="sheet__hidden"') == 1
