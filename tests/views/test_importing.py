"""The steps of an import through HTTP: nothing is written before the last, and then all of it."""

import re
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions import canvases, undoing
from canvases.exports import worker
from canvases.method.kinds import Kind
from canvases.models import Canvas, Link, Note, Workspace
from tests import cast
from tests.imports.documents import raw, small
from tests.imports.workbooks import book, with_part

CSV = "Box;Text;Weight;Links\nPain;Café zu;5;\nPain reliever;Open all night;4;Café zu (weak)\n"


def address_of(grant: CanvasGrant) -> str:
    return reverse("import_to_canvas", args=[grant.canvas.public_id])


def bring(grant: CanvasGrant, content: bytes | str, name: str = "notes.csv", **more: str) -> Any:
    """Ada uploads a file, or pastes a text where there is no name."""
    client = cast.browser("ada", htmx=False)
    if not name:
        return client.post(address_of(grant), {"text": content, **more})
    raw = content.encode() if isinstance(content, str) else content
    return client.post(address_of(grant), {"file": SimpleUploadedFile(name, raw), **more})


def go_on(page: Any, go: str, who: str = "ada", **chosen: str) -> Any:
    """Send the form of a page as a browser would, with these choices."""
    html = page.content.decode()
    sent = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', html))
    selects = re.findall(r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', html, re.DOTALL)
    for name, options in selects:
        sent[name] = (re.findall(r'value="([^"]*)" selected', options) or [""])[0]
    if 'name="has_names" value="1" checked' in html:
        sent["has_names"] = "1"
    sent = {unescape(name): unescape(value) for name, value in sent.items()}
    client = cast.browser(who, htmx=False)
    return client.post(page.wsgi_request.path, {**sent, "go": go, **chosen})


def problems(page: Any) -> str:
    """What the page says is wrong, as plain text."""
    html = page.content.decode()
    found = re.search(r'<section id="refusal".*?</section>', html, re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", found[0])).split()) if found else ""


def test_table_comes_onto_the_canvas_as_one_change(ada: CanvasGrant) -> None:
    columns = bring(ada, CSV.encode("cp1252"))
    check = go_on(columns, "check")
    assert Note.objects.count() == 0

    done = go_on(check, "import")

    assert done.url == reverse("board", args=[ada.canvas.public_id])
    assert cast.texts(ada.canvas, Kind.PAIN) == ["Café zu"]
    assert Link.objects.get().strength == "weak"
    assert cast.last_change(ada.workspace).kind == "notes.imported"
    undoing.undo(ada, cast.op())
    assert not Note.objects.live().exists()


def test_table_becomes_a_new_canvas_for_a_segment_that_stands(ada: CanvasGrant) -> None:
    segment = ada.canvas.profile.segment
    check = go_on(bring(ada, CSV), "check")

    done = go_on(check, "import", into="", title="Fridge", segment=segment.public_id)

    canvas = Canvas.objects.get(title="Fridge")
    assert done.url.endswith(f"#canvas-{canvas.public_id}")
    assert canvas.profile == ada.canvas.profile
    undoing.undo(cast.on_page(ada), cast.op())
    assert not Note.objects.live().exists()


def test_table_becomes_a_new_canvas_for_a_new_segment(ada: CanvasGrant) -> None:
    check = go_on(bring(ada, CSV), "check")

    go_on(check, "import", into="", title="Fridge", segment="", segment_name="Night nurses")

    assert Canvas.objects.get(title="Fridge").profile.segment.name == "Night nurses"


def test_pasted_lines_are_sorted_first(ada: CanvasGrant) -> None:
    check = bring(ada, "Pains:\n- Late\n\nGains\n- Warm\n", "")
    assert go_on(check, "import").status_code == 302

    check = bring(ada, "Cold\nFar\nWhy?", "")
    refused = go_on(check, "import")
    assert (refused.status_code, "3 texts have no box yet" in refused.content.decode()) == (
        422,
        True,
    )

    go_on(check, "import", **{"box-1": "pain", "box-2": "job", "box-3": "skip"})
    assert cast.texts(ada.canvas, Kind.PAIN) == ["Late", "Cold"]
    assert cast.texts(ada.canvas, Kind.JOB) == ["Far"]


def test_names_of_boxes_that_say_nothing_are_asked_for(ada: CanvasGrant) -> None:
    columns = bring(ada, "Colour,Sticky note\nyellow,Late\nyellow,Cold\ngreen,Warm\n")

    check = go_on(columns, "check", **{"column-0": "box"})
    assert "Box for “yellow”" in check.content.decode()
    check = go_on(check, "check", **{"box-=yellow": "pain", "box-=green": "gain"})
    go_on(check, "import")

    assert cast.texts(ada.canvas, Kind.PAIN) == ["Late", "Cold"]


def test_canvas_file_lies_beside_what_is_there(ada: CanvasGrant) -> None:
    check = bring(ada, raw(small()), "meals.json")

    go_on(check, "import", into="")

    titles = ada.workspace.canvases.values_list("title", flat=True)
    assert list(titles) == ["Untitled canvas", "Fridge on the ward"]


def test_canvas_file_of_one_canvas_may_come_onto_another(ada: CanvasGrant) -> None:
    go_on(bring(ada, raw(small()), "meals.json"), "import")

    assert (Canvas.objects.count(), cast.texts(ada.canvas, Kind.JOB)) == (1, ["Eat warm"])


def test_spreadsheet_is_read_in_a_worker(ada: CanvasGrant) -> None:
    content = book(Notes=[["Pains", "Gains"], ["Late", "Warm"]], Other=[["Jobs"], ["Eat"]])
    try:
        columns = bring(ada, content, "notes.xlsx")
        check = go_on(go_on(columns, "columns", sheet="1"), "check")
        go_on(check, "import")
    finally:
        worker.stop()

    assert [note.text for note in Note.objects.all()] == ["Eat"]


def test_home_starts_a_workspace_from_a_file(db: None) -> None:  # noqa: ARG001
    client = cast.browser(None, htmx=False)
    file = SimpleUploadedFile("Meals.json", raw(small()))

    check = client.post(reverse("import_anew"), {"file": file})
    done = go_on(check, "import", who="dan")

    workspace = Workspace.objects.get(name="Night-shift meals")
    assert done.url == reverse("workspace", args=[workspace.public_id])
    assert cast.browser("dan").get(done.url).status_code in (200, 404)  # by the new cookie only
    assert workspace.members.get().role == "owner"


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "notes.csv", "The file “notes.csv” is empty"),
        (b"Late\0", "notes.csv", "zero bytes"),
        (b"x" * 2_000_001, "notes.csv", "larger than 2 MB"),
        (b"x\n" * 2_002, "notes.csv", "more than 2000 rows"),
        (b"\xd0\xcf\x11\xe0", "notes.xls", "Save it as .xlsx"),
        (b"PK\x03\x04", "notes.xlsx", "damaged spreadsheet"),
        (with_part(book(A=[["x"]]), "xl/x.xml", b"\0" * 9_000_000), "b.xlsx", "was not opened"),
        (b'{"format": "value-proposition-canvas", "version": 2}', "a.json", "$.version must be 1"),
        (b'{"format": "value', "a.json", "is not JSON"),
        (b'text,box\n"Late,pain\n', "notes.csv", "a quotation mark is missing"),
        (b"text,box\nLate,pain,5,x\n", "notes.csv", "Row 2 has 4 cells, the first row has 2"),
        ("", "", "What you pasted holds no text"),
        ("x" * 500_001, "", "500001 characters"),
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
    assert "there are 3 errors" in said
    assert 'Row 2, “Weight” "heavy" is no weight from 1 to 5' in said
    assert "Row 3, “Type”" in said
    assert "Row 4, “Text” there is no text" in said
    assert cast.all_states() == before


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


def test_import_sent_twice_is_made_once(ada: CanvasGrant) -> None:
    check = go_on(bring(ada, CSV), "check")

    for _time in range(2):
        go_on(check, "import", op_id="the-same-operation")

    assert Note.objects.count() == 2


def test_more_than_a_side_holds_is_refused_in_words(ada: CanvasGrant) -> None:
    page = go_on(bring(ada, "Pains\n" + "Late\n" * 1_001), "import")

    assert (page.status_code, "1000 notes on one side" in problems(page)) == (422, True)
    assert Note.objects.count() == 0


def test_segment_that_went_to_the_bin_meanwhile_is_said(ada: CanvasGrant) -> None:
    change = canvases.add_segment(cast.on_page(ada), cast.op(), name="Doctors")
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


def test_foreign_canvas_and_segment_are_not_written_to(ada: CanvasGrant, dan: CanvasGrant) -> None:
    check = go_on(bring(ada, CSV), "check")
    segment = dan.canvas.profile.segment.public_id

    go_on(check, "import", into=dan.canvas.public_id, segment=segment)

    assert not Note.objects.filter(workspace=dan.workspace).exists()
    assert Note.objects.filter(workspace=ada.workspace).count() == 2


def test_markup_in_a_file_is_text(ada: CanvasGrant) -> None:
    script = "<script>alert(1)</script>"
    columns = bring(ada, f'"{script}",Text\n"{script}","{script}"\n', f"{script}.csv")
    check = go_on(columns, "check", **{"column-0": "box", "column-1": "text"})

    for page in (columns, check):
        assert script not in page.content.decode()
        assert "&lt;script&gt;" in page.content.decode()


def test_viewer_is_offered_no_import(ada: CanvasGrant, cleo: CanvasGrant) -> None:
    place = reverse("workspace", args=[ada.workspace.public_id])

    assert "Import…" in cast.browser("ada").get(place).content.decode()
    assert "Import…" not in cast.browser(cast.name_of(cleo)).get(place).content.decode()
    assert cast.browser("cleo").get(address_of(ada)).status_code == 403


def test_check_of_many_notes_needs_few_queries(
    ada: CanvasGrant, django_assert_max_num_queries: Any
) -> None:
    columns = bring(ada, "Pains\n" + "Late\n" * 900)

    with django_assert_max_num_queries(12):
        go_on(columns, "check")
