"""The page of the ten characteristics: own scores, medians, and what viewers see."""

from html import unescape
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from canvases.access import CanvasGrant, token_hash
from canvases.actions import assessments, workspaces
from canvases.models import Assessment, Canvas, Role
from tests import cast

PAGE = "/c/{}/assessment/"


def get(who: CanvasGrant) -> str:
    client = cast.browser(cast.name_of(who), htmx=False)
    answer = client.get(PAGE.format(who.canvas.public_id))
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def post(who: CanvasGrant, *, htmx: bool = False, **scores: str) -> Any:
    client = cast.browser(cast.name_of(who), htmx=htmx)
    sent = {name.replace("_", "-"): score for name, score in scores.items()}
    return client.post(PAGE.format(who.canvas.public_id) + "scores/", sent)


def score(who: CanvasGrant, *scores: int | None) -> None:
    given = [*scores, *[None] * (10 - len(scores))]
    assessments.score(who, cast.op(), canvas=who.canvas, scores=given)


def test_own_scores_are_kept_and_shown(ada: CanvasGrant) -> None:
    assert post(ada, score_1="5", score_10="0").status_code == 302
    assert Assessment.objects.get().scores == [5, *[None] * 8, 0]
    page = get(ada)
    assert 'name="score-1" value="5" checked' in page
    assert 'name="score-10" value="0" checked' in page
    assert 'name="score-2" value="" checked' in page


def test_answer_has_the_picture_and_undo(ada: CanvasGrant) -> None:
    answer = post(ada, htmx=True, score_1="5").text
    assert 'id="assessed"' in answer
    assert "Undo: score" in answer


def test_median_and_spread_are_shown_without_names(ada: CanvasGrant, ben: CanvasGrant) -> None:
    score(ada, 5)
    score(ben, 2)
    page = get(ada)
    assert '<td class="number figure">3.5</td><td class="number figure">2 – 5' in page
    assert "2 people" in page
    assert "talk" in page


def test_viewer_sees_medians_only(ada: CanvasGrant, ben: CanvasGrant, finn: CanvasGrant) -> None:
    score(ada, 5)
    score(ben, 2)
    page = get(finn)
    assert '<td class="number figure">3.5</td></tr>' in page
    assert "2 – 5" not in page
    assert "2 people" not in page
    assert "<fieldset" not in page
    assert post(finn, score_1="5").status_code == 403


def test_weakest_come_with_what_to_do(ada: CanvasGrant) -> None:
    score(ada, 5, 1)
    page = get(ada)
    assert "What to do about the weakest" in page
    assert "Compare the notes of the circle two at a time" in page
    assert "Write down who pays" not in page


def test_scores_out_of_range_are_told(ada: CanvasGrant) -> None:
    for wrong in ("6", "-1", "2.5", "x", "٣"):
        answer = post(ada, score_1=wrong)
        assert answer.status_code == 422
        assert "Scores go from 0 to 5." in answer.text
    assert not Assessment.objects.exists()


def test_strange_scores_in_the_database_do_no_harm(ada: CanvasGrant) -> None:
    score(ada, 4)
    strange: list[Any] = [{"a": 1}, "x", [[]], [10**400], [True, "4", -1, None, 6.5]]
    for stored in strange:
        Assessment.objects.update(scores=stored)
        Canvas.objects.update(assessment=stored)
        assert "no scores yet" in get(ada)


def test_page_that_shows_this_state_is_not_sent_again(ada: CanvasGrant) -> None:
    score(ada, 4)
    ada.workspace.refresh_from_db()
    seen = {"seen": f"{ada.workspace.epoch}:{ada.workspace.seq}"}
    client, at = cast.browser("ada"), PAGE.format(ada.canvas.public_id)
    assert client.get(at, seen).status_code == 204
    assert client.get(at, {"seen": "x:1"}).status_code == 200


def test_undo_comes_back_to_the_page(ada: CanvasGrant) -> None:
    score(ada, 4)
    client = cast.browser("ada", htmx=False)
    at = f"/c/{ada.canvas.public_id}/fit/undo/"
    assert client.post(f"{at}?page=assessment")["Location"] == PAGE.format(ada.canvas.public_id)
    assert client.post(f"{at}?page=home").status_code == 422  # nothing is left to undo
    assert Assessment.objects.get().scores == []


def test_queries_do_not_grow_with_people(ada: CanvasGrant) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            get(ada)
        return len(queries)

    score(ada, 4)
    few = count()
    for _number in range(30):
        member = workspaces.join(ada.workspace, token_hash(cast.op()), Role.EDITOR)
        row = {"workspace": ada.workspace, "canvas": ada.canvas, "member": member}
        Assessment.objects.create(**row, scores=[1] * 10)
    assert count() == few
