"""Ranking by questions: what is asked, what follows, and that nothing is stored before."""

from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canvases.access import CanvasGrant
from canvases.actions import notes
from canvases.method.kinds import Kind
from canvases.method.ranking import QUESTIONS
from canvases.models import Note
from tests import cast

RANK = "/c/{}/rank/{}/"


@pytest.fixture
def three(ada: CanvasGrant) -> list[str]:
    """Ids of three pains, the second of which is weighed."""
    texts = {"Canteen is closed": None, "Lines are long": 4, "Food is cold": None}
    ids = [cast.add(ada, text=text, weight=weight).public_id for text, weight in texts.items()]
    return [ids[1], ids[0], ids[2]]  # as the box shows them


def get(who: CanvasGrant, kind: str = "pain", status: int = 200, **asked: Any) -> str:
    client = cast.browser(cast.name_of(who), htmx=False)
    answer = client.get(RANK.format(who.canvas.public_id, kind), asked)
    assert answer.status_code == status, answer.content
    return unescape(answer.content.decode())


def take(who: CanvasGrant, weights: dict[str, str], **fields: Any) -> Any:
    client = cast.browser(cast.name_of(who), htmx=False)
    sent = {"note": list(weights), **{f"w-{one}": weight for one, weight in weights.items()}}
    return client.post(RANK.format(who.canvas.public_id, "pain"), sent | fields)


def weights_of(page: str, ids: list[str]) -> list[int]:
    """The weights that the page suggests."""
    return [
        next(n for n in range(1, 6) if f'name="w-{one}" value="{n}" checked' in page) for one in ids
    ]


@pytest.mark.usefixtures("three")
def test_page_asks_in_the_words_of_the_box(ada: CanvasGrant) -> None:
    for kind in Kind:
        assert QUESTIONS[kind] in get(ada, kind)


def test_answers_lead_to_weights(ada: CanvasGrant, three: list[str]) -> None:
    first = get(ada, note=three)
    assert "Question 1 of at most 3" in first
    then = get(ada, note=three, answers="", answer="1")
    assert "Question 2 of at most 3" in then
    page = get(ada, note=three, answers="1", answer="2")
    assert weights_of(page, [three[1], three[0], three[2]]) == [5, 4, 2]
    assert cast.change_count(ada.workspace) == 4  # start, three notes


def test_back_takes_the_last_answer_back(ada: CanvasGrant, three: list[str]) -> None:
    assert "Question 1 of" in get(ada, note=three, answers="1", answer="back")


def test_stopping_says_what_stays_as_it_is(ada: CanvasGrant, three: list[str]) -> None:
    page = get(ada, note=three, answers="1", answer="stop")
    assert 'Not compared, stays as it is: <bdi translate="no">Food is cold' in page
    assert f"w-{three[2]}" not in page


def test_taken_weights_are_one_change(ada: CanvasGrant, three: list[str]) -> None:
    before = cast.change_count(ada.workspace)
    answer = take(ada, {three[2]: "5", three[0]: "1"})
    assert answer.status_code == 302
    assert "The 2 notes you compared have their weights. The others are as they were." in " ".join(
        get(ada, weighed="2").split()
    )
    weights = dict(Note.objects.values_list("text", "weight"))
    assert weights == {"Canteen is closed": None, "Lines are long": 1, "Food is cold": 5}
    assert cast.change_count(ada.workspace) == before + 1


def test_taken_weights_lead_on_to_the_next_box_and_then_to_the_fit(
    ada: CanvasGrant, three: list[str]
) -> None:
    take(ada, dict.fromkeys(three, "3"))
    assert "See what the fit is now" in get(ada, weighed="3")
    for text in ("Eat at ten", "Study on"):
        cast.add(ada, Kind.JOB, text)
    assert "Go on with Customer jobs" in get(ada, weighed="3")


def test_note_that_is_deleted_meanwhile_leaves_the_others(
    ada: CanvasGrant, ben: CanvasGrant, three: list[str]
) -> None:
    notes.discard(ben, cast.op(), note=Note.objects.get(public_id=three[0]))
    assert "Question 1 of at most 1" in get(ada, note=three, answers="1")
    notes.discard(ben, cast.op(), note=Note.objects.get(public_id=three[1]))
    page = get(ada, status=422, note=three, answers="1")
    assert "not in this box any more" in page


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"answers": "12"}, "Choose at least two notes."),
        ({"note": "!" * 12}, "Choose at least two notes."),
        ({"answers": "111", "all": 1}, "do not belong together"),
        ({"answers": "x", "all": 1}, "do not belong together"),
        ({"answers": "1" * 5000, "all": 1}, "do not belong together"),
        ({"answer": "3", "all": 1}, "do not belong together"),
        ({"answer": "stop", "all": 1}, "Nothing is compared yet."),
        ({"twice": 1}, "do not belong together"),
        ({"note": [f"{number:012}" for number in range(13)]}, "Choose at most 12 notes"),
    ],
)
def test_what_cannot_be_answered_is_said(
    ada: CanvasGrant, three: list[str], asked: dict[str, Any], words: str
) -> None:
    asked = dict(asked)
    if asked.pop("all", None):
        asked["note"] = three[:2]
    if asked.pop("twice", None):
        asked["note"] = [three[0], three[0]]
    assert words in get(ada, status=422, **asked)


def test_weights_that_are_none_are_told(ada: CanvasGrant, three: list[str]) -> None:
    for weight in ("6", "", "1e1", "٣"):
        answer = take(ada, {three[0]: weight})
        assert answer.status_code == 422
        assert "Give each note one to five dots." in answer.text


def test_fewer_than_two_notes_lead_to_the_board(ada: CanvasGrant) -> None:
    assert "It takes at least two notes to compare." in get(ada, "gain")


@pytest.mark.usefixtures("three")
def test_strange_numbers_in_the_address_do_no_harm(ada: CanvasGrant) -> None:
    for weighed in ("9" * 5000, "-1", "²", "x"):
        get(ada, weighed=weighed)
    get(ada, "nonsense", status=404)


def test_more_than_twelve_notes_can_be_chosen_from(ada: CanvasGrant) -> None:
    for number in range(14):
        cast.add(ada, text=f"Pain {number}")
    page = get(ada)
    assert page.count(' checked><span class="rank__words"') == 12
    assert "At most 12 at a time" in page


def test_queries_do_not_grow_with_notes(ada: CanvasGrant, three: list[str]) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            get(ada, note=three)
        return len(queries)

    few = count()
    for number in range(30):
        cast.add(ada, text=f"Pain {number}")
    assert count() == few
