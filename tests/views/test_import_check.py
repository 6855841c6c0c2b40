"""The last page of an import: every text can be moved, edited and left out, and nothing is lost on
the way back."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from canvases.access import CanvasGrant
from canvases.method.kinds import Kind
from canvases.models import Note
from tests import cast
from tests.imports.documents import raw, small
from tests.imports.workbooks import book
from tests.views.import_pages import CSV, bring, go_on, key

TEXT = "Pains:\nLate\nCold\nGains:\nWarm"


def text_of(page: Any) -> str:
    html: str = page.content.decode()
    return html


def test_text_goes_into_another_box_than_its_heading_says(ada: CanvasGrant) -> None:
    go_on(bring(ada, TEXT, ""), "import", **{f"box-{key('Late')}": "job"})

    assert cast.texts(ada.canvas, Kind.JOB) == ["Late"]
    assert cast.texts(ada.canvas, Kind.PAIN) == ["Cold"]


def test_text_is_edited_before_it_comes_in(ada: CanvasGrant) -> None:
    edited = {f"text-{key('Late')}": "Late at night"}

    check = go_on(bring(ada, TEXT, ""), "check", **edited)
    assert ">Late at night</button>" in text_of(check)
    go_on(check, "import")

    assert cast.texts(ada.canvas, Kind.PAIN) == ["Late at night", "Cold"]


def test_many_texts_share_one_menu(ada: CanvasGrant) -> None:
    lines = "\n".join(f"Pain number {number}" for number in range(1_000))

    page = text_of(bring(ada, f"Pains:\n{lines}", ""))

    assert page.count("<option") < 20
    assert page.count("menuitemradio") == 8


def test_text_is_moved_and_edited_without_scripts(ada: CanvasGrant) -> None:
    check = go_on(bring(ada, TEXT, ""), f"edit-{key('Late')}")
    assert text_of(check).count(f'name="text-{key("Late")}"') == 1

    chosen = {f"box-{key('Late')}": "gain", f"text-{key('Late')}": "Later"}
    go_on(go_on(check, f"edit-{key('Cold')}", **chosen), "import")

    assert cast.texts(ada.canvas, Kind.GAIN) == ["Later", "Warm"]


def test_all_texts_can_be_opened_at_once(ada: CanvasGrant) -> None:
    page = text_of(go_on(bring(ada, TEXT, ""), "edit-all"))

    assert page.count('<textarea class="input bring__words" id=') == 3


def test_first_two_thousand_texts_are_offered_and_the_rest_counted(ada: CanvasGrant) -> None:
    lines = "\n".join(f"Pain number {number}" for number in range(2_345))

    page = bring(ada, f"Pains:\n{lines}", "")

    assert "The first 2000 texts are offered; 345 that follow them are not." in text_of(page)
    assert "Import 2000 notes" in text_of(page)


def test_large_workbook_says_what_it_was_not_looked_through_for(ada: CanvasGrant) -> None:
    rows = [["Box", "Text", "Details"], *([["pain", "Late", "x" * 1_000]] * 1_000)]

    page = go_on(bring(ada, book(Notes=rows), "notes.xlsx"), "check")

    assert "not looked through for hidden rows and columns" in text_of(page)


def test_link_to_a_row_that_is_not_offered_goes(ada: CanvasGrant) -> None:
    rows = [f"p{number},Pain,Pain {number}," for number in range(2_010)]
    table = "\n".join(["Id,Box,Text,Links", "r1,Pain reliever,Open,p1 p2009", *rows])

    page = go_on(bring(ada, table), "check")

    assert "Links that do not fit the box" in text_of(page)
    assert "Import 2000 notes" in text_of(page)


def test_text_that_was_left_out_is_put_back(ada: CanvasGrant) -> None:
    left = go_on(bring(ada, TEXT, ""), "check", **{f"box-{key('Late')}": "skip"})
    assert "Import 2 notes" in text_of(left)

    go_on(left, "import", **{f"box-{key('Late')}": ""})

    assert cast.texts(ada.canvas, Kind.PAIN) == ["Late", "Cold"]


def test_everything_left_out_can_still_be_put_back(ada: CanvasGrant) -> None:
    out = {f"box-{key(text)}": "skip" for text in ("Late", "Cold", "Warm")}

    page = go_on(bring(ada, TEXT, ""), "import", **out)

    assert (page.status_code, "Everything is left out" in text_of(page)) == (422, True)
    go_on(page, "import", **{f"box-{key('Warm')}": "gain"})
    assert [note.text for note in Note.objects.all()] == ["Warm"]


def test_back_from_the_check_brings_the_text_and_every_choice(ada: CanvasGrant) -> None:
    chosen = {f"box-{key('Late')}": "job", f"text-{key('Warm')}": "Warm meals", "title": "Fridge"}
    choose = go_on(bring(ada, TEXT, ""), "choose", **chosen)

    assert f">{TEXT}</textarea>" in text_of(choose)
    check = go_on(choose, "")
    assert 'value="Fridge"' in text_of(check)
    go_on(check, "import")

    assert cast.texts(ada.canvas, Kind.JOB) == ["Late"]
    assert cast.texts(ada.canvas, Kind.GAIN) == ["Warm meals"]


def test_choices_outlive_a_line_that_is_added_to_the_text(ada: CanvasGrant) -> None:
    choose = go_on(bring(ada, TEXT, ""), "choose", **{f"box-{key('Late')}": "job"})

    go_on(go_on(choose, "", text=f"Far\n{TEXT}"), "import", **{f"box-{key('Far')}": "pain"})

    assert cast.texts(ada.canvas, Kind.JOB) == ["Late"]
    assert cast.texts(ada.canvas, Kind.PAIN) == ["Far", "Cold"]


def test_back_from_the_columns_brings_the_file_and_its_settings(ada: CanvasGrant) -> None:
    columns = bring(ada, "Note,Colour\nLate,yellow\n", "dump.csv")
    choose = go_on(columns, "choose", **{"column-1": "details"})
    assert "Continue with “dump”" in text_of(choose)

    again = go_on(choose, "")
    go_on(go_on(again, "check"), "import", **{f"box-{key('Late')}": "pain"})

    assert [note.details for note in Note.objects.all()] == ["yellow"]


def test_another_file_is_read_anew(ada: CanvasGrant) -> None:
    choose = go_on(bring(ada, "Note,Colour\nLate,yellow\n"), "choose", **{"column-1": "details"})
    file: Any = SimpleUploadedFile("other.csv", b"Text,Box\nCold,pain\n")

    go_on(go_on(go_on(choose, "", file=file), "check"), "import")

    assert cast.texts(ada.canvas, Kind.PAIN) == ["Cold"]


def test_text_beside_a_file_is_kept_and_told(ada: CanvasGrant) -> None:
    columns = bring(ada, "Pains\nLate\n", text="Typed with care\nSecond line")

    check = go_on(columns, "check")
    assert "The text you pasted as well" in text_of(check)
    assert ">Typed with care\nSecond line</textarea>" in text_of(go_on(check, "choose"))


def test_what_becomes_no_note_is_listed_on_the_check_page(ada: CanvasGrant) -> None:
    table = "Text,Box,Author\nLate,Pains,Anna\n,Total,\nCold,Pains,Ben\n"

    page = text_of(go_on(bring(ada, table), "check"))

    for words in ("Column “Author”", "Anna", "Ben", "a row without a text", "Total"):
        assert words in page
    assert "Choose other columns" in page


LONG = "Late. " + "And again. " * 40


def test_text_that_is_too_long_comes_in_whole(ada: CanvasGrant) -> None:
    check = bring(ada, f"Pains:\n{LONG}\nCold", "")
    assert "One text is too long" in text_of(check)
    assert go_on(check, "import").status_code == 422

    go_on(go_on(check, "shorten"), "import")

    found = [(note.text, note.details) for note in Note.objects.all()]
    assert found == [("Late.", LONG.strip()), ("Cold", "")]


def test_text_that_was_shortened_comes_back_as_it_was(ada: CanvasGrant) -> None:
    short = go_on(bring(ada, f"Pains:\n{LONG}", ""), "shorten")

    assert LONG.strip() in text_of(go_on(short, "whole"))


def test_text_that_was_cut_by_hand_stays_so(ada: CanvasGrant) -> None:
    go_on(bring(ada, f"Pains:\n{LONG}", ""), "import", **{f"text-{key(LONG.strip())}": "Late."})

    assert [(note.text, note.details) for note in Note.objects.all()] == [("Late.", "")]


def test_edit_that_is_too_long_comes_back_as_it_was_typed(ada: CanvasGrant) -> None:
    check = bring(ada, TEXT, "")

    page = go_on(check, "import", **{f"text-{key('Late')}": "long " * 60})

    assert (page.status_code, ("long " * 60).strip() in text_of(page)) == (422, True)
    assert Note.objects.count() == 0


def test_notes_of_a_canvas_file_are_edited_and_left_out(ada: CanvasGrant) -> None:
    check = bring(ada, raw(small()), "meals.json")
    chosen = {f"box-{key('Eat warm')}": "skip", f"text-{key('Stays awake')}": "Is awake"}

    go_on(go_on(go_on(check, "choose", **chosen), ""), "import")

    assert cast.texts(ada.canvas, Kind.JOB) == []
    assert cast.texts(ada.canvas, Kind.GAIN) == ["Is awake"]


def test_as_many_texts_as_a_side_takes_can_be_sorted(ada: CanvasGrant) -> None:
    lines = "\n".join(f"Late {number}" for number in range(1_000))

    go_on(bring(ada, f"Pains:\n{lines}", ""), "import")

    assert Note.objects.count() == 1_000


@pytest.mark.parametrize("separator", [",", ";", " | "])
def test_pasted_table_is_read_with_its_columns_or_line_by_line(
    ada: CanvasGrant, separator: str
) -> None:
    text = "Box,Text,Weight\nPains,Noise,5\nGains,Sleep,3\n".replace(",", separator)
    check = go_on(bring(ada, text, ""), "check")
    assert "Read as a table" in check.content.decode()
    assert "Noise" in go_on(check, "choose").content.decode()
    assert "Read line by line" in go_on(check, "otherwise").content.decode()

    go_on(check, "import")

    assert (cast.texts(ada.canvas, Kind.PAIN), Note.objects.get(text="Sleep").weight) == (
        ["Noise"],
        3,
    )


def test_what_is_on_the_canvas_already_is_said_and_left_out_in_one_step(ada: CanvasGrant) -> None:
    cast.add(ada, Kind.PAIN, "LATE")
    cast.add(ada, Kind.JOB, "Cold")
    first = bring(ada, TEXT, "")
    assert "One of these notes is on" in text_of(first)

    check = go_on(first, "new")
    assert "already" not in text_of(check)
    go_on(check, "import")

    assert cast.texts(ada.canvas, Kind.PAIN) == ["LATE", "Cold"]
    assert cast.texts(ada.canvas, Kind.GAIN) == ["Warm"]


def test_links_that_go_with_what_is_left_out_are_said(ada: CanvasGrant) -> None:
    cast.add(ada, Kind.PAIN, "Café zu")
    words = "The links in this import to and from them are then left out, too."

    assert words in text_of(go_on(bring(ada, CSV), "check"))
    assert words not in text_of(bring(ada, "Pains:\nCafé zu", ""))
