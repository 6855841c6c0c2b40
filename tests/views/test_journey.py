"""The journey on a segment's page: notes by stage, a stage chosen for one, how it feels."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canvases.access import CanvasGrant
from canvases.method.kinds import Kind
from canvases.models import Note
from tests import cast
from tests.views.test_segments import at, words


def choose(grant: CanvasGrant, note: Note, stage: str, *, htmx: bool = True, **more: str) -> Any:
    sent = {"note": note.public_id, "stage": stage, **more}
    browser = cast.browser(cast.name_of(grant), htmx=htmx)
    return browser.post(at(grant, "stage/"), sent)


def stage_of(note: Note) -> str:
    return Note.objects.get(pk=note.pk).stage


def test_note_moves_to_the_stage_that_is_chosen(ada: CanvasGrant) -> None:
    note = cast.add(ada, Kind.PAIN, "Postage", weight=4)

    shown = words(choose(ada, note, "purchase"))

    assert stage_of(note) == "purchase"
    assert "1 of 1 note has a stage · lowest: purchase (−8)" in shown
    assert "Postage" in shown.partition('stage__number">4<')[2].partition("stage__number")[0]
    assert "Pain · severity 4 of 5" in shown
    assert "Every note has a stage." in shown
    assert "“Postage” is now under: purchase." in shown
    assert "Undo: the journey of" in shown


def test_operation_that_is_sent_twice_is_done_once(ada: CanvasGrant) -> None:
    note, name = cast.add(ada, Kind.PAIN), cast.op()
    choose(ada, note, "purchase", op_id=name)
    count = cast.change_count(ada.workspace)

    choose(ada, note, "purchase", op_id=name)

    assert cast.change_count(ada.workspace) == count


def test_undo_takes_the_note_back_and_answers_with_the_journey(ada: CanvasGrant) -> None:
    note = cast.add(ada, Kind.GAIN)
    choose(ada, note, "evaluation")

    shown = words(cast.browser("ada").post(at(ada, "undo/")))

    assert stage_of(note) == ""
    assert 'hx-swap-oob="innerHTML:#journey"' in shown


def test_form_without_scripts_leads_back_to_the_journey(ada: CanvasGrant) -> None:
    answer = choose(ada, cast.add(ada, Kind.JOB), "evaluation", htmx=False)

    assert answer["Location"] == at(ada, "?section=journey#journey")


def test_stage_with_jobs_alone_has_no_point(ada: CanvasGrant) -> None:
    shown = words(choose(ada, cast.add(ada, Kind.JOB), "evaluation"))

    assert "feeling__point" not in shown
    assert shown.count("no gain or pain yet") == 5


@pytest.mark.parametrize("stage", ["sometime", "x" * 4000])
def test_stage_that_is_none_is_refused(ada: CanvasGrant, stage: str) -> None:
    note = cast.add(ada, Kind.PAIN)

    assert choose(ada, note, stage).status_code == 422
    assert stage_of(note) == ""


def test_note_of_elsewhere_of_the_offer_or_in_the_bin_is_not_on_the_journey(
    ada: CanvasGrant, dan: CanvasGrant
) -> None:
    pain = cast.add(ada, Kind.PAIN)
    Note.objects.filter(pk=pain.pk).update(binned_at="2026-01-01T00:00Z")

    assert choose(ada, cast.add(dan, Kind.PAIN), "purchase").status_code == 404
    assert choose(ada, cast.add(ada, Kind.PRODUCT), "purchase").status_code == 404
    assert "This is in the bin." in words(choose(ada, pain, "purchase"))


def test_viewer_reads_the_journey_and_changes_nothing(ada: CanvasGrant, cleo: CanvasGrant) -> None:
    note = cast.add(ada, Kind.PAIN, "Postage")

    shown = words(cast.browser(cast.name_of(cleo)).get(at(ada, "journey/")))

    assert "Postage" in shown
    assert "<select" not in shown
    assert choose(cleo, note, "purchase").status_code == 403


def test_choosing_takes_as_many_queries_whatever_there_is(ada: CanvasGrant) -> None:
    first, second = cast.add(ada, Kind.PAIN), cast.add(ada, Kind.PAIN)
    choose(ada, first, "purchase")
    with CaptureQueriesContext(connection) as few:
        choose(ada, first, "evaluation")
    for number in range(30):
        cast.add(ada, Kind.PAIN, f"Pain {number}")
    with CaptureQueriesContext(connection) as many:
        choose(ada, second, "evaluation")

    assert len(many) == len(few)
