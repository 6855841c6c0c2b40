"""The fit page: matrix, figures, next steps, clicks on cells, rows, what others did."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canvases.access import CanvasGrant
from canvases.method.kinds import Kind, Strength
from canvases.models import Link, Note
from canvases.queries import fit_page
from tests import cast


def page(who: CanvasGrant, asked: str = "") -> str:
    client = cast.browser(cast.name_of(who), htmx=False)
    answer = client.get(f"/c/{who.canvas.public_id}/fit/{asked}")
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def pair(grant: CanvasGrant) -> tuple[Note, Note]:
    """A reliever and a pain of weight 4."""
    return (
        cast.add(grant, Kind.PAIN_RELIEVER, "Order from bed"),
        cast.add(grant, Kind.PAIN, "Canteen is closed", weight=4),
    )


def click(who: CanvasGrant, value: str, *, htmx: bool = True, asked: str = "") -> tuple[int, str]:
    client = cast.browser(cast.name_of(who), htmx=htmx)
    answer = client.post(f"/c/{who.canvas.public_id}/fit/cell/{asked}", {"set": value})
    return answer.status_code, answer.get("Location") or unescape(answer.content.decode())


def strengths() -> list[str]:
    return list(Link.objects.values_list("strength", flat=True))


def test_matrix_says_what_answers_what_and_how_it_adds_up(ada: CanvasGrant) -> None:
    reliever, pain = pair(ada)
    cast.add(ada, Kind.GAIN, "Warm at any hour", weight=2)
    cast.connect(ada, reliever, pain, Strength.WEAK)
    shown = page(ada)

    assert f'id="c-{reliever.public_id}-{pain.public_id}" name="set"' in shown
    assert 'aria-label="weak"' in shown
    assert "(0 + 4 + 0) ÷ (0 + 8 + 2) = 4 ÷ 10" in shown  # half of 8, of 8 + 2
    assert re.search(r'fit-sum__figure figure">40<', shown)


def test_click_makes_a_link_strong_then_weak_then_none(ada: CanvasGrant) -> None:
    reliever, pain = pair(ada)
    both = f"{reliever.public_id} {pain.public_id}"
    for sent, kept in [(f"{both} strong", ["strong"]), (f"{both} weak", ["weak"]), (both, [])]:
        shown = page(ada)
        assert f'value="{sent}"' in shown
        assert click(ada, sent)[0] == 200
        assert strengths() == kept


def test_answer_to_a_click_brings_cell_row_figures_and_undo(ada: CanvasGrant) -> None:
    reliever, pain = pair(ada)
    _status, answer = click(ada, f"{reliever.public_id} {pain.public_id} strong")

    for piece in ("c-" + reliever.public_id, "a-" + pain.public_id, "o-" + reliever.public_id):
        assert f'id="{piece}' in answer
    for piece in ('id="sum-pain"', 'id="seen"', 'id="fit-side"', 'id="steps"'):
        assert piece in answer
    assert "Undo: link “Order from bed”" in answer


def test_click_without_scripts_comes_back_to_its_row(ada: CanvasGrant) -> None:
    reliever, pain = pair(ada)
    status, at = click(ada, f"{reliever.public_id} {pain.public_id} strong", htmx=False)
    assert (status, at) == (302, f"/c/{ada.canvas.public_id}/fit/#row-{pain.public_id}")
    assert strengths() == ["strong"]


@pytest.mark.parametrize("value", ["", "nonsense", "a" * 12, "a b strong", f"{'a' * 12} ' weak"])
def test_nonsense_for_a_cell_is_refused(ada: CanvasGrant, value: str) -> None:
    assert click(ada, value)[0] == 422


def test_cell_of_another_canvas_is_not_found(ada: CanvasGrant, dan: CanvasGrant) -> None:
    reliever, _pain = pair(ada)
    other = cast.add(dan, Kind.PAIN)
    assert click(ada, f"{reliever.public_id} {other.public_id} strong")[0] == 404
    assert strengths() == []


@pytest.mark.parametrize("name", ["eve", "cleo", "gus"])
def test_reader_sees_the_matrix_and_no_button(
    ada: CanvasGrant, name: str, request: pytest.FixtureRequest
) -> None:
    reliever, pain = pair(ada)
    cast.connect(ada, reliever, pain)
    who = request.getfixturevalue(name)
    shown = page(who)

    assert 'role="img" aria-label="strong"' in shown
    assert 'name="set"' not in shown
    assert click(who, f"{reliever.public_id} {pain.public_id}")[0] == 403


def test_member_of_one_canvas_is_led_nowhere_else(ada: CanvasGrant, gus: CanvasGrant) -> None:
    shown = page(gus)
    assert f"/w/{ada.workspace.public_id}/" not in shown
    assert f"/c/{ada.canvas.public_id}/stream/" in shown


def test_row_shows_one_need_with_all_that_could_answer_it(ada: CanvasGrant) -> None:
    reliever, pain = pair(ada)
    other = cast.add(ada, Kind.PAIN, "Lines are long", weight=1)
    shown = page(ada, f"?need={pain.public_id}")

    assert f'id="c-{reliever.public_id}-{pain.public_id}"' in shown
    assert f'id="c-{reliever.public_id}-{other.public_id}"' not in shown
    assert f'href="?need={other.public_id}" rel="next"' in shown


@pytest.mark.parametrize("asked", ["?need=bcdfghjkmnpq", "?need='><b>", "?need=", "?seen=1:1"])
def test_strange_address_shows_the_whole_page(ada: CanvasGrant, asked: str) -> None:
    pair(ada)
    assert 'class="matrix"' in page(ada, asked)


def test_large_matrix_is_shown_row_by_row(
    ada: CanvasGrant, monkeypatch: pytest.MonkeyPatch
) -> None:
    _reliever, pain = pair(ada)
    monkeypatch.setattr(fit_page, "MOST_CELLS", 0)
    shown = page(ada)

    assert "too large for one table" in shown
    assert f'href="?need={pain.public_id}"' in shown
    assert 'name="set"' not in shown
    assert 'name="set"' in page(ada, f"?need={pain.public_id}")


def test_page_that_shows_this_state_is_told_nothing(ada: CanvasGrant) -> None:
    pair(ada)
    seen = re.search(r'name="seen" value="([^"]+)"', page(ada))
    assert seen
    at = f"/c/{ada.canvas.public_id}/fit/"
    assert cast.browser("ada").get(at, {"seen": seen[1]}).status_code == 204

    cast.add(ada, Kind.JOB, "Eat at night")
    assert "Eat at night" in cast.browser("ada").get(at, {"seen": seen[1]}).text


def test_one_side_alone_says_what_is_missing(ada: CanvasGrant) -> None:
    assert "There are no notes on this canvas yet" in page(ada)
    cast.add(ada, Kind.PAIN, "Lines are long")
    shown = page(ada)
    assert "No pain relievers yet that could answer them." in shown
    assert "Add a pain reliever" in shown
    assert "The fit appears with the first link." in shown


def test_undo_on_the_page_takes_the_link_back(ada: CanvasGrant) -> None:
    reliever, pain = pair(ada)
    click(ada, f"{reliever.public_id} {pain.public_id} strong")
    client = cast.browser("ada", htmx=False)
    answer = client.post(f"/c/{ada.canvas.public_id}/fit/undo/")
    assert answer["Location"] == f"/c/{ada.canvas.public_id}/fit/"
    assert strengths() == []
    client.post(f"/c/{ada.canvas.public_id}/fit/redo/")
    assert strengths() == ["strong"]


@pytest.mark.parametrize("count", [1, 30])
def test_page_takes_few_queries_for_any_number(ada: CanvasGrant, count: int) -> None:
    for number in range(count):
        reliever = cast.add(ada, Kind.PAIN_RELIEVER, f"R{number}")
        cast.connect(ada, reliever, cast.add(ada, Kind.PAIN, f"P{number}"))
    with CaptureQueriesContext(connection) as queries:
        page(ada)
    assert len(queries) <= 10


def test_board_leads_to_the_page(ada: CanvasGrant) -> None:
    shown = cast.browser("ada").get(f"/c/{ada.canvas.public_id}/").text
    assert shown.count(f'href="/c/{ada.canvas.public_id}/fit/"') == 2  # figure and menu
