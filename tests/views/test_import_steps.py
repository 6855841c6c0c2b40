"""The steps of an import through HTTP: nothing is written before the last, and then all of it."""

import io
import re
from typing import Any

import docx  # noqa: TID253 — to write what people bring
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from canvases import workers
from canvases.access import CanvasGrant
from canvases.actions import undo_redo
from canvases.method.kinds import Kind
from canvases.models import Canvas, Link, Note, Workspace
from tests import cast
from tests.imports.documents import raw, small
from tests.imports.workbooks import book
from tests.views.import_pages import CSV, address_of, bring, go_on, key


def test_table_comes_onto_the_canvas_as_one_change(ada: CanvasGrant) -> None:
    columns = bring(ada, CSV.encode("cp1252"))
    check = go_on(columns, "check")
    assert Note.objects.count() == 0

    done = go_on(check, "import")

    assert done.url == reverse("board", args=[ada.canvas.public_id]) + "#imported"
    assert cast.texts(ada.canvas, Kind.PAIN) == ["Café zu"]
    assert Link.objects.get().strength == "weak"
    assert cast.last_change(ada.workspace).kind == "notes.imported"
    undo_redo.undo(ada, cast.op())
    assert not Note.objects.live().exists()


def test_file_that_does_not_say_its_letters_is_asked_about_with_its_words(ada: CanvasGrant) -> None:
    columns = bring(
        ada, "Text,Box\n夜勤の予定が変わる,Pains\n定時に帰りたい,Gains\n".encode("cp932")
    )
    page = columns.content.decode()
    assert "Which words read right?" in page
    assert re.search(r'value="cp932"[^>]* checked.*?>夜勤の予定が変わる  定時に帰りたい<', page)

    go_on(go_on(columns, "check"), "import")

    assert cast.texts(ada.canvas, Kind.PAIN) == ["夜勤の予定が変わる"]


def test_title_above_a_table_is_passed_over_and_told(ada: CanvasGrant) -> None:
    rows = [
        ["Night workshop"],
        [],
        ["Text", "Box", "Weight"],
        ["Late", "Pains", 3],
        ["Warm", "Gains", 5],
    ]
    try:
        check = go_on(bring(ada, book(Notes=rows), "notes.xlsx"), "check")
    finally:
        workers.stop()
    assert "Rows above the names of the columns" in check.content.decode()

    go_on(check, "import")

    assert [note.text for note in Note.objects.order_by("id")] == ["Late", "Warm"]


def test_row_that_a_table_begins_in_can_be_chosen(ada: CanvasGrant) -> None:
    columns = bring(ada, "Night workshop\nText,Box,Weight\nLate,Pains,3\nWarm,Gains,5\n")

    again = go_on(columns, "columns", first="2", has_names="")

    assert "column A" in again.content.decode()
    assert ">Text<" not in again.content.decode()


def test_letters_are_read_as_they_were_chosen(ada: CanvasGrant) -> None:
    columns = bring(ada, CSV.encode("cp1252"))

    again = go_on(columns, "columns", encoding="mac_roman")

    assert re.search(r'value="mac_roman"[^>]* checked', again.content.decode())
    assert "CafÈ zu" in again.content.decode()


def test_table_becomes_a_new_canvas_for_a_segment_that_stands(ada: CanvasGrant) -> None:
    segment = ada.canvas.profile.segment
    check = go_on(bring(ada, CSV), "check")

    done = go_on(check, "import", into="", title="Fridge", segment=segment.public_id)

    canvas = Canvas.objects.get(title="Fridge")
    assert done.url.endswith(f"?imported=1#canvas-{canvas.public_id}")
    assert canvas.profile == ada.canvas.profile
    undo_redo.undo(cast.on_page(ada), cast.op())
    assert not Note.objects.live().exists()


def test_new_canvas_is_for_a_new_segment_unless_another_is_chosen(ada: CanvasGrant) -> None:
    check = go_on(bring(ada, CSV), "check")

    go_on(check, "import", into="", title="Fridge")

    assert Canvas.objects.get(title="Fridge").profile != ada.canvas.profile


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

    boxes = {"Cold": "pain", "Far": "job", "Why?": "skip"}
    go_on(check, "import", **{f"box-{key(text)}": box for text, box in boxes.items()})
    assert cast.texts(ada.canvas, Kind.PAIN) == ["Late", "Cold"]
    assert cast.texts(ada.canvas, Kind.JOB) == ["Far"]


def test_markdown_is_read_line_by_line_instead_and_back(ada: CanvasGrant) -> None:
    check = bring(ada, "# Pains\n\n- `Late` shifts\n- Cold\n", "")
    assert "Read as Markdown" in check.content.decode()

    other = go_on(check, "otherwise").content.decode()
    assert "Read line by line" in other
    assert "`Late` shifts" in other

    again = go_on(go_on(check, "otherwise"), "otherwise")
    assert "Read as Markdown" in again.content.decode()
    assert go_on(again, "import").status_code == 302
    assert cast.texts(ada.canvas, Kind.PAIN) == ["Late shifts", "Cold"]


def test_document_of_word_comes_in(ada: CanvasGrant) -> None:
    document = docx.Document()
    document.add_heading("Pains", 1)
    document.add_paragraph("Late shifts", style="List Bullet")
    file = io.BytesIO()
    document.save(file)

    try:
        check = bring(ada, file.getvalue(), "Night.docx")
    finally:
        workers.stop()
    assert "Read as a document" in check.content.decode()
    go_on(check, "import")

    assert cast.texts(ada.canvas, Kind.PAIN) == ["Late shifts"]


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
        workers.stop()

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


def test_import_sent_twice_is_made_once(ada: CanvasGrant) -> None:
    check = go_on(bring(ada, CSV), "check")

    for _time in range(2):
        go_on(check, "import", op_id="the-same-operation")

    assert Note.objects.count() == 2


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


def test_home_names_the_first_canvas_and_segment(db: None) -> None:  # noqa: ARG001
    client = cast.browser(None, htmx=False)

    check = client.post(reverse("import_anew"), {"text": "Pains:\nLate"})
    go_on(check, "import", who="dan", title="Fridge", segment_name="Night nurses")

    canvas = Canvas.objects.get()
    assert (canvas.title, canvas.profile.segment.name) == ("Fridge", "Night nurses")


def test_entries_of_a_cell_stay_one_note_where_that_is_chosen(ada: CanvasGrant) -> None:
    columns = bring(ada, "Pains,Gains\nLate; cold,Warm\n")
    assert "becomes several notes" in columns.content.decode()

    go_on(go_on(columns, "check", apart="0"), "import")

    assert cast.texts(ada.canvas, Kind.PAIN) == ["Late; cold"]


def test_rows_with_too_many_cells_are_shown_and_left_out_where_that_is_chosen(
    ada: CanvasGrant,
) -> None:
    columns = bring(ada, "Text,Box\nLate, and cold,Pains\nFar,Pains\n")
    assert "One row has too many cells" in columns.content.decode()
    assert "Late, and cold" in columns.content.decode()

    go_on(go_on(columns, "check", ragged="0"), "import")

    assert cast.texts(ada.canvas, Kind.PAIN) == ["Far"]


def test_list_with_names_of_boxes_has_no_row_to_begin_in(ada: CanvasGrant) -> None:
    page = bring(ada, "Pains\nLate\nCold\nGains\nWarm\n", "notes.txt")

    assert b'name="first"' not in page.content
    assert b"Row 0" not in page.content
    assert b"Import 3 notes" in go_on(page, "check").content
