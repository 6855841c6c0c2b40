"""What the board is told after a write: the parts of the page that differ, and refusals."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from markupsafe import escape

from canvases.access import CanvasGrant
from canvases.actions import notes
from canvases.method.kinds import Kind
from canvases.models import Note
from tests import cast


def address(grant: CanvasGrant, name: str, *ids: str) -> str:
    return reverse(name, args=[grant.canvas.public_id, *ids])


def sent(grant: CanvasGrant, name: str, *ids: str, **fields: str) -> Any:
    return cast.browser("ada").post(address(grant, name, *ids), fields)


def patched(html: str) -> set[str]:
    """The ids of the elements in an answer that the browser puts in place."""
    return set(
        re.findall(r'^\s*<(?:li|del|span|div|section)[^>]* id="([\w-]+)"', html, re.MULTILINE)
    )


def element(html: str, public_id: str) -> str:
    """The opening tag of a note's element."""
    found = re.search(rf'<\w+[^>]* id="note-{public_id}"[^>]*>', html)
    assert found
    return found[0]


def test_undo_button_says_what_was_written_whatever_it_is(ada: CanvasGrant) -> None:
    for text in ("<b>“100 %(what)s” \\1", "\ue000 & so on"):
        html = sent(ada, "notes", kind="pain", text=text).content.decode()

        assert html.count(str(escape(f"Undo: add “{text}”"))) == 2
        assert "<b>" not in html


def test_added_note_comes_back_with_all_that_it_changes(ada: CanvasGrant) -> None:
    answer = sent(ada, "notes", kind="pain", text="Canteen is closed", weight="4")

    note = Note.objects.get()
    html = answer.content.decode()
    assert answer["X-Seq"] == "2"
    assert f"note-{note.public_id}" in patched(html)
    assert {"count-pain", "fit", "steps", "statement"} <= patched(html)
    tag = element(html, note.public_id)
    for fact in ("is-open", 'data-kind="pain"', 'data-weight="4"', 'data-version="1"'):
        assert fact in tag
    assert "Undo: add “Canteen is closed”" in html


def test_browser_with_a_stream_gets_what_follows_from_all_notes_from_there(
    ada: CanvasGrant,
) -> None:
    fields = {"kind": "pain", "text": "Canteen is closed"}
    answer = cast.browser("ada").post(address(ada, "notes"), fields, headers={"X-Live": "1"})

    parts = patched(answer.content.decode())
    assert {"count-pain", "steps"} <= parts
    assert not {"fit", "statement"} & parts


def test_operation_sent_again_gets_the_note_again_and_adds_none(ada: CanvasGrant) -> None:
    fields = {"kind": "pain", "text": "Once", "op_id": "the-same-op"}
    first, second = (sent(ada, "notes", **fields) for _ in range(2))

    note = Note.objects.get()
    assert element(first.content.decode(), note.public_id) in second.content.decode()
    assert first["X-Seq"] == second["X-Seq"]


def test_link_shows_at_both_ends(ada: CanvasGrant) -> None:
    reliever, pain = cast.add(ada, Kind.PAIN_RELIEVER), cast.add(ada, Kind.PAIN)
    ends = {"source": reliever.public_id, "target": pain.public_id}

    html = sent(ada, "links", **ends, strength="weak").content.decode()
    assert f"{pain.public_id}:weak" in element(html, reliever.public_id)
    assert "is-open" not in element(html, pain.public_id)

    html = sent(ada, "links", **ends).content.decode()
    assert "is-idle" in element(html, reliever.public_id)
    assert "is-open" in element(html, pain.public_id)


def test_deleted_note_goes_and_what_it_answered_is_open_again(ada: CanvasGrant) -> None:
    reliever, pain = cast.add(ada, Kind.PAIN_RELIEVER), cast.add(ada, Kind.PAIN)
    cast.connect(ada, reliever, pain)

    html = sent(ada, "bin_note", reliever.public_id).content.decode()

    assert element(html, reliever.public_id).startswith("<del ")
    assert "is-open" in element(html, pain.public_id)


def test_restored_note_comes_back(ada: CanvasGrant) -> None:
    note = cast.add(ada, text="Back again")
    notes.discard(ada, cast.op(), note=note)
    shown = cast.browser("ada").get(address(ada, "bin")).content.decode()
    assert "Back again" in shown

    html = sent(ada, "restore_note", note.public_id).content.decode()

    assert "is-open" in element(html, note.public_id)


def test_undo_and_redo_answer_with_the_note(ada: CanvasGrant) -> None:
    note = cast.add(ada, text="To and fro")

    undone = sent(ada, "undo").content.decode()
    assert element(undone, note.public_id).startswith("<del ")
    redone = sent(ada, "redo").content.decode()
    assert "To and fro" in redone


def test_undo_of_nothing_is_refused_in_words(ada: CanvasGrant) -> None:
    answer = sent(ada, "undo")

    assert (answer.status_code, b"nothing to undo" in answer.content) == (422, True)


def test_move_to_another_box_keeps_the_weight_and_a_drop_on_top_does_not(
    ada: CanvasGrant,
) -> None:
    cast.add(ada, Kind.GAIN, "Heavy", 5)
    note = cast.add(ada, Kind.PAIN, weight=2)

    sent(ada, "place", note.public_id, kind="gain")
    assert Note.objects.get(pk=note.pk).weight == 2
    sent(ada, "place", note.public_id, kind="gain", after="")

    assert Note.objects.get(pk=note.pk).weight == 5


def test_step_moves_up(ada: CanvasGrant) -> None:
    cast.add(ada, text="One")
    sent(ada, "place", cast.add(ada, text="Two").public_id, step="up")

    assert cast.texts(ada.canvas, Kind.PAIN) == ["Two", "One"]


def test_renamed_canvas_and_written_sentence_come_back(ada: CanvasGrant) -> None:
    title = sent(ada, "title", title="Meals at night").content.decode()
    sentence = sent(ada, "statement", text="We feed the night shift.").content.decode()

    assert "title" in patched(title)
    assert "Meals at night" in title
    assert "We feed the night shift." in sentence


def test_paste_is_shown_first_and_added_when_confirmed(ada: CanvasGrant) -> None:
    pasted = {"kind": "job", "text": "• Eat\n• Rest"}

    preview = sent(ada, "paste", **pasted).content.decode()
    assert "Rest" in preview
    assert not Note.objects.exists()
    sent(ada, "paste", **pasted, confirmed="1")

    assert cast.texts(ada.canvas, Kind.JOB) == ["Eat", "Rest"]


def test_paste_says_what_is_there_already_and_adds_only_the_rest_where_asked(
    ada: CanvasGrant,
) -> None:
    cast.add(ada, Kind.JOB, "eat")
    cast.add(ada, Kind.PAIN, "Rest")
    pasted = {"kind": "job", "text": "Eat\nRest"}

    preview = sent(ada, "paste", **pasted).content.decode()
    assert re.findall(r"(\w+) <small[^>]*>there already", preview) == ["Eat"]
    assert "Add the new one" in preview
    sent(ada, "paste", **pasted, confirmed="1", new_only="1")
    assert cast.texts(ada.canvas, Kind.JOB) == ["eat", "Rest"]

    sent(ada, "paste", **pasted, confirmed="1")
    assert cast.texts(ada.canvas, Kind.JOB) == ["eat", "Rest", "Eat", "Rest"]


def test_pasted_cell_with_a_line_break_is_one_note(ada: CanvasGrant) -> None:
    sent(ada, "paste", kind="job", text='"Eat\nwarm"\nRest', confirmed="1")

    assert cast.texts(ada.canvas, Kind.JOB) == ["Eat warm", "Rest"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Late\t5\nCold\t4", "cells of a table"),
        ("Pains:\nLate\nGains:\nWarm", "Some lines name boxes"),
        ('{\n"format": 1}', "a canvas file"),
    ],
)
def test_paste_that_is_more_than_lines_may_go_to_the_import(
    ada: CanvasGrant, text: str, said: str
) -> None:
    preview = sent(ada, "paste", kind="job", text=text).content.decode()

    assert said in preview
    assert reverse("import_to_canvas", args=[ada.canvas.public_id]) in preview


def test_paste_that_is_too_long_may_go_to_the_import(ada: CanvasGrant) -> None:
    refused = sent(ada, "paste", kind="job", text="x" * 281 + "\nRest")

    assert (refused.status_code, "line 1" in refused.content.decode()) == (422, True)
    assert reverse("import_to_canvas", args=[ada.canvas.public_id]) in refused.content.decode()


def test_details_show_what_a_note_may_be_linked_to(ada: CanvasGrant) -> None:
    reliever = cast.add(ada, Kind.PAIN_RELIEVER)
    cast.add(ada, Kind.PAIN, "Linkable pain")
    cast.add(ada, Kind.GAIN, "Gain of another kind")

    shown = cast.browser("ada").get(address(ada, "note", reliever.public_id)).content.decode()

    assert "Linkable pain" in shown
    assert "Gain of another kind" not in shown


def test_every_field_of_the_details_is_kept(ada: CanvasGrant) -> None:
    note = cast.add(ada, Kind.PRODUCT)
    fields = {"text": "App", "details": "For\nall", "type": "digital", "weight": "5"}
    elements = {"elements_given": "1", "elements": ["price", "design"]}

    browser = cast.browser("ada")
    browser.post(address(ada, "note", note.public_id), {"version": "1"} | fields | elements)

    note.refresh_from_db()
    assert {name: str(getattr(note, name)) for name in fields} == fields
    assert note.elements == ["price", "design"]


def test_browser_without_scripts_is_led_back_to_the_board(ada: CanvasGrant) -> None:
    browser: Client = cast.browser("ada", htmx=False)

    answer = browser.post(address(ada, "notes"), {"kind": "pain", "text": "By hand"})

    assert (answer.status_code, answer["Location"]) == (302, address(ada, "board"))
    assert cast.texts(ada.canvas, Kind.PAIN) == ["By hand"]


def name_segment(grant: CanvasGrant, name: str) -> str:
    fields = {"name": name}
    answer = cast.browser("ada").post(address(grant, "segment_name"), fields)
    return answer.content.decode()


def test_segment_gets_its_name_on_the_board(ada: CanvasGrant) -> None:
    html = name_segment(ada, "Night nurses")

    ada.canvas.profile.segment.refresh_from_db()
    assert ada.canvas.profile.segment.name == "Night nurses"
    assert 'id="segment_name" dir="auto" translate="no">Night nurses<' in html
    assert 'id="profile_name" dir="auto" translate="no">Night nurses<' in html
    assert {"way", "statement"} <= patched(html)


def test_segment_name_can_be_taken_back_on_the_board(ada: CanvasGrant) -> None:
    name_segment(ada, "Night nurses")

    html = sent(ada, "undo").content.decode()

    assert 'translate="no">My first segment<' in html


def test_names_are_asked_for_before_it_goes_out_until_they_are_given(ada: CanvasGrant) -> None:
    page = cast.browser("ada").get(f"/c/{ada.canvas.public_id}/").content.decode()
    assert 'name="segment"' in page
    assert 'id="menu-title"' in page

    html = sent(ada, "names", title="Warm meals", segment="Nurses").content.decode()

    assert {"title", "profile_name", "to_name"} <= patched(html)
    assert 'id="menu-title"' not in html


def test_title_and_sentence_have_forms_without_scripts(ada: CanvasGrant) -> None:
    plain = cast.browser("ada")
    plain.defaults.pop("HTTP_HX_REQUEST", None)
    page = plain.get(address(ada, "title"))
    assert address(ada, "title") in plain.get(address(ada, "board")).content.decode()

    renamed = plain.post(address(ada, "title"), {"title": "Night shift"})
    plain.post(address(ada, "statement"), {"text": "Our meals help nurses"})

    assert page.status_code == 200
    assert renamed["Location"] == address(ada, "board")
    again = plain.get(address(ada, "title")).content.decode()
    assert 'value="Night shift"' in again
    assert "Our meals help nurses</textarea>" in again
