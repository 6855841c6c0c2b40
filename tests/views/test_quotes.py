"""Quotes of an interview become evidence; the interview is stored nowhere."""

import logging

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canvases.access import CanvasGrant
from canvases.actions import undo_redo
from canvases.method.evidence import read
from canvases.method.kinds import Kind
from canvases.method.passages import LONGEST
from canvases.models import Note, Role
from tests import cast
from tests.views.test_segments import words

INTERVIEW = "We wait for hours. Nobody answers the telephone. I saw a heron."


def post(who: CanvasGrant, **fields: object) -> tuple[int, str]:
    at = f"/c/{who.canvas.public_id}/evidence/quotes/"
    answer = cast.browser(cast.name_of(who), htmx=False).post(at, fields)
    return answer.status_code, words(answer)


def test_pasted_interview_comes_back_as_sentences_to_tick(ada: CanvasGrant) -> None:
    status, shown = post(ada, interview=INTERVIEW)
    assert status == 200
    assert shown.count("data-sentence") == 3


def test_ticked_passages_become_evidence_of_a_note_in_one_change(ada: CanvasGrant) -> None:
    note = cast.add(ada, Kind.PAIN, "Slow")
    before = cast.change_count(ada.workspace)
    picked = ["We wait for hours.", "Nobody answers the telephone."]
    post(ada, interview=INTERVIEW, quote=picked, at=note.public_id, claim="supports", source="Mira")

    note.refresh_from_db()
    assert [(one.quote, one.source, one.method) for one in read(note.evidence)] == [
        (quote, "Mira", "interview") for quote in picked
    ]
    assert cast.change_count(ada.workspace) == before + 1
    undo_redo.undo(ada, cast.op())
    note.refresh_from_db()
    assert note.evidence == []


def test_sentence_that_was_quoted_says_so_when_the_interview_is_shown_again(
    ada: CanvasGrant,
) -> None:
    post(ada, quote="We wait for hours.", at="", kind="pain", text="Waiting", claim="supports")
    _status, shown = post(ada, interview=INTERVIEW)
    assert shown.count("quotes__quoted") == 1
    assert 'We wait for hours.</span><span class="quotes__quoted muted">quoted' in shown


def test_ticked_passage_becomes_a_new_note_with_evidence(ada: CanvasGrant) -> None:
    post(ada, quote="We wait for hours.", at="", kind="pain", text="Waiting", claim="supports")
    note = Note.objects.get()
    assert (note.text, read(note.evidence)[0].quote) == ("Waiting", "We wait for hours.")
    assert cast.replayed(ada.workspace.changes.all()) == cast.all_states()


def test_interview_is_in_no_table_and_no_log(
    ada: CanvasGrant, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    note = cast.add(ada)
    fields = {"interview": INTERVIEW, "at": note.public_id, "claim": "supports"}
    post(ada, interview=INTERVIEW)
    post(ada, **fields, quote="We wait for hours.")
    post(ada, **fields, quote="")

    stored = str([list(model._base_manager.values()) for model in apps.get_models()])
    assert "We wait for hours." in stored
    assert "heron" not in stored
    assert "heron" not in caplog.text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"interview": ""}, "Paste an interview first."),
        ({"interview": "x" * (LONGEST + 1)}, "at most 200000 fit. Paste it in parts."),
        ({"at": "", "claim": "supports", "quote": ""}, "Tick at least one passage."),
        ({"at": "", "claim": "supports", "quote": "x"}, "Choose a note, or write a new one"),
        ({"at": "b" * 12, "claim": "supports", "quote": "x"}, "This note was deleted."),
        ({"at": "!", "claim": "supports", "quote": "x"}, "This is not a note."),
    ],
)
def test_what_cannot_be_kept_is_told(ada: CanvasGrant, fields: dict[str, str], said: str) -> None:
    status, shown = post(ada, **fields)
    assert (status, said in shown) == (422, True)
    assert not Note.objects.exists()


def test_refused_quotes_stay_ticked_with_what_was_written(ada: CanvasGrant) -> None:
    fields = {
        "interview": INTERVIEW,
        "quote": "I saw a heron.",
        "at": "",
        "text": "",
        "kind": "job",
    }
    shown = post(ada, **fields, claim="contradicts", source="Mira")[1]
    assert 'value="I saw a heron." checked' in shown
    assert 'value="contradicts" checked' in shown
    assert 'value="Mira"' in shown


def test_part_of_a_sentence_becomes_evidence(ada: CanvasGrant) -> None:
    note = cast.add(ada)
    said = {"at": note.public_id, "claim": "supports"}
    post(ada, **said, interview=INTERVIEW, quote="the telephone. I saw")
    note.refresh_from_db()
    assert [one.quote for one in read(note.evidence)] == ["the telephone. I saw"]


def test_refused_part_stays_quoted_beside_the_sentences(ada: CanvasGrant) -> None:
    said = {"at": "", "claim": "supports"}
    shown = post(ada, **said, interview=INTERVIEW, quote="the telephone. I saw")[1]
    parts = shown.split("Parts that are quoted")[1].split("</fieldset>")[0]
    assert 'value="the telephone. I saw" checked' in parts


def test_queries_do_not_grow_with_notes(ada: CanvasGrant) -> None:
    client = cast.browser("ada", htmx=False)
    at = f"/c/{ada.canvas.public_id}/evidence/quotes/"
    counts = []
    for number in (1, 29):
        for _ in range(number):
            cast.add(ada)
        with CaptureQueriesContext(connection) as queries:
            client.post(at, {"interview": INTERVIEW})
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 11


def test_viewer_quotes_nothing(ada: CanvasGrant) -> None:
    cleo = cast.joined_by("cleo", ada.canvas, Role.VIEWER)
    assert post(cleo, interview=INTERVIEW)[0] == 403
