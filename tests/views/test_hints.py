"""The list of hints on a canvas, and what one does about them there."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from canvases.access import CanvasGrant
from canvases.actions import hints, notes
from canvases.method.kinds import Kind
from canvases.models import Canvas, Note, Role
from tests import cast
from tests.views.test_segments import words

VAGUE, TWO, PAIN = (
    "It is too slow",
    "Cook rice and wash the pan",
    "Too much paperwork after a visit",
)


@pytest.fixture
def scripted(ada: CanvasGrant) -> Client:
    return cast.browser(cast.name_of(ada))


@pytest.fixture
def plain(ada: CanvasGrant) -> Client:
    return cast.browser(cast.name_of(ada), htmx=False)


def at(grant: CanvasGrant, path: str = "") -> str:
    return f"/c/{grant.canvas.public_id}/hints/{path}"


def mend(
    client: Client, grant: CanvasGrant, note: Note, deed: str, hint: str, **more: str
) -> tuple[int, str]:
    sent = {"hint": hint, "version": str(note.version), "note": note.public_id, **more}
    answer = client.post(at(grant, f"{note.public_id}/{deed}/"), sent)
    return answer.status_code, words(answer) if answer.content else ""


def whys(shown: str) -> list[str]:
    return re.findall(r'class="coach__why">(.*?)</p>', shown)


def test_list_tells_why_and_what_mends_it(ada: CanvasGrant, plain: Client) -> None:
    cast.add(ada, Kind.PAIN, VAGUE)
    shown = words(plain.get(at(ada)))

    assert whys(shown) == [
        "This could stand on anybody's canvas, so nobody can tell when it is met."
    ]
    assert "Add a number or a situation" in shown


def test_hints_on_the_canvas_lead_to_where_they_are_mended(ada: CanvasGrant, plain: Client) -> None:
    for number in range(5):
        cast.add(ada, Kind.PAIN, f"Queue of {number} hours")
    cast.add(ada, Kind.PAIN_RELIEVER, "Calls when the table is free")
    shown = words(plain.get(at(ada)))

    assert f'href="/c/{ada.canvas.public_id}/rank/pain/">Compare two at a time' in shown
    assert f'href="/c/{ada.canvas.public_id}/fit/walk/">Check fit' in shown


def test_empty_canvas_has_a_kind_word(ada: CanvasGrant, plain: Client) -> None:
    assert "No notes yet." in words(plain.get(at(ada)))


def test_put_aside_hint_is_gone_and_can_be_taken_back(
    ada: CanvasGrant, scripted: Client, plain: Client
) -> None:
    note = cast.add(ada, Kind.PAIN, VAGUE)
    status, shown = mend(scripted, ada, note, "dismiss", "vague")

    assert (status, whys(shown)) == (200, [])
    assert "Undo: put the hint on “It is too slow” aside" in shown
    assert len(whys(words(plain.post(at(ada, "undo/"), follow=True)))) == 1
    assert whys(words(plain.post(at(ada, "redo/"), follow=True))) == []


def test_note_moves_into_the_box_where_it_belongs(ada: CanvasGrant, scripted: Client) -> None:
    note = cast.add(ada, Kind.JOB, PAIN)
    status, shown = mend(scripted, ada, note, "move", "to_pains")

    assert (status, whys(shown)) == (200, [])
    note.refresh_from_db()
    assert note.kind == Kind.PAIN


def test_note_is_split_into_its_thoughts(ada: CanvasGrant, scripted: Client) -> None:
    note = cast.add(ada, Kind.JOB, TWO)

    assert mend(scripted, ada, note, "split", "several")[0] == 200
    assert {one.text for one in Note.objects.all()} == {"Cook rice", "Wash the pan"}


def test_note_is_reworded_in_place(ada: CanvasGrant, scripted: Client) -> None:
    note = cast.add(ada, Kind.PAIN, VAGUE)
    status, shown = mend(scripted, ada, note, "reword", "vague", text="Takes 40 minutes")

    assert (status, whys(shown)) == (200, [])
    assert Note.objects.get().text == "Takes 40 minutes"


@pytest.mark.parametrize("text", ["", "x" * 281])
def test_words_that_cannot_be_saved_stay_in_their_field(
    ada: CanvasGrant, scripted: Client, plain: Client, text: str
) -> None:
    note = cast.add(ada, Kind.PAIN, VAGUE)
    for client in (scripted, plain):
        status, shown = mend(client, ada, note, "reword", "vague", text=text)
        assert status == 422
        assert f'value="{text}"' in shown
        assert 'role="alert"' in shown
    assert Note.objects.get().text == VAGUE


def test_note_that_changed_meanwhile_is_shown_as_it_is(
    ada: CanvasGrant, ben: CanvasGrant, scripted: Client
) -> None:
    note = cast.add(ada, Kind.JOB, TWO)
    notes.edit(ben, cast.op(), note=note, version=1, values={"text": "Fold sheets and iron shirts"})

    for deed, more, expected in (
        ("split", {}, 200), ("move", {}, 200), ("reword", {"text": "Mine"}, 409)
    ):  # fmt: skip
        status, shown = mend(scripted, ada, note, deed, "several", **more)
        assert status == expected
        assert 'role="alert"' in shown
    assert "“Mine”" in shown
    assert [one.text for one in Note.objects.all()] == ["Fold sheets and iron shirts"]


def test_hint_on_boxes_is_put_aside_for_all_of_them(ada: CanvasGrant, scripted: Client) -> None:
    for kind in (Kind.JOB, Kind.PAIN):
        notes.paste(
            ada, cast.op(), canvas=ada.canvas, kind=kind, texts=[f"Bus {n}" for n in range(5)]
        )
    shown = words(scripted.get(at(ada)))
    assert re.findall(r'name="hints" value="(unranked:\w+)"', shown) == [
        "unranked:job",
        "unranked:pain",
    ]

    names = ["unranked:job", "unranked:pain"]
    assert "unranked" not in words(scripted.post(at(ada, "dismiss/"), {"hints": names}))


def test_language_that_is_chosen_counts(ada: CanvasGrant, scripted: Client) -> None:
    cast.add(ada, Kind.PAIN, VAGUE)
    cast.add(ada, Kind.JOB, "Wait for the bus")
    assert "English (guessed)" in words(scripted.get(at(ada)))

    shown = words(scripted.post(at(ada, "language/"), {"language": "other"}))
    assert whys(shown) == []
    assert "only English and German" in shown


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("language/", {"language": "klingon"}),
        ("dismiss/", {"hints": "nagging"}),
        ("dismiss/", {}),
        ("{note}/dismiss/", {"hint": "nagging", "version": "1"}),
        ("{note}/dismiss/", {"hint": "vague", "version": "one"}),
        ("{note}/move/", {"hint": "vague", "version": "9" * 30}),
        ("{note}/split/", {}),
    ],
)
def test_strange_input_is_refused_with_words(
    ada: CanvasGrant, scripted: Client, path: str, sent: dict[str, str]
) -> None:
    note = cast.add(ada, Kind.PAIN, VAGUE)

    assert scripted.post(at(ada, path.format(note=note.public_id)), sent).status_code == 422
    note.refresh_from_db()
    assert (note.kind, note.text, note.dismissed) == (Kind.PAIN, VAGUE, [])


def test_viewer_reads_hints_and_can_do_nothing_about_them(ada: CanvasGrant) -> None:
    note = cast.add(ada, Kind.PAIN, VAGUE)
    cast.joined_by("finn", ada.canvas, Role.VIEWER)
    viewer = cast.browser("finn", htmx=False)

    shown = words(viewer.get(at(ada)))
    assert len(whys(shown)) == 1
    assert "<form" not in shown.split('id="coach"')[1]
    assert mend(viewer, ada, note, "dismiss", "vague")[0] == 403


def test_columns_of_another_shape_do_no_harm(ada: CanvasGrant, plain: Client) -> None:
    cast.add(ada, Kind.PAIN, VAGUE)
    for strange in ({"a": 1}, "vague", [["vague"], 7, None, "nagging"], 0):
        Note.objects.update(dismissed=strange)
        Canvas.objects.update(dismissed=strange, language="xx")
        assert len(whys(words(plain.get(at(ada))))) == 1


def test_page_that_shows_this_state_is_not_sent_again(ada: CanvasGrant, scripted: Client) -> None:
    shown = words(scripted.get(at(ada)))
    seen = re.search(r'name="seen" value="([^"]+)"', shown)
    assert seen

    assert scripted.get(at(ada), {"seen": seen[1]}).status_code == 204
    cast.add(ada)
    assert scripted.get(at(ada), {"seen": seen[1]}).status_code == 200


def test_queries_do_not_grow_with_the_notes(ada: CanvasGrant, plain: Client) -> None:
    counts = []
    for number in (1, 30):
        texts = [f"Too slow {number}" for number in range(number)]
        notes.paste(ada, cast.op(), canvas=ada.canvas, kind=Kind.PAIN, texts=texts)
        with CaptureQueriesContext(connection) as queries:
            plain.get(at(ada))
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 10


def test_hint_put_aside_goes_along_in_the_canvas_file(ada: CanvasGrant, plain: Client) -> None:
    note = cast.add(ada, Kind.PAIN, VAGUE)
    hints.dismiss_on_note(ada, cast.op(), note=note, hint="vague")
    hints.choose_language(ada, cast.op(), canvas=ada.canvas, language="en")
    file = plain.get(f"/c/{ada.canvas.public_id}/export/json/").json()

    assert file["segments"][0]["profile"]["notes"][0]["dismissed"] == ["vague"]
    assert file["canvases"][0]["language"] == "en"
