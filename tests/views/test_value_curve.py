"""Alternatives side by side, and one offer for several segments."""

from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canvases.access import CanvasGrant
from canvases.actions import canvases
from canvases.method.kinds import Kind, Strength
from canvases.models import Canvas, Note
from canvases.queries.value_curve import load_compared
from tests import cast
from tests.views.test_alternatives import add


def page(who: CanvasGrant, name: str = "alternatives/curve/", asked: str = "") -> str:
    client = cast.browser(cast.name_of(who), htmx=False)
    answer = client.get(f"/c/{who.canvas.public_id}/{name}{asked}")
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def on(grant: CanvasGrant, canvas: Canvas) -> CanvasGrant:
    return cast.on_canvas(cast.name_of(grant), canvas)


@pytest.fixture
def rival(ada: CanvasGrant) -> CanvasGrant:
    """A competitor for Ada's segment; of two pains both answer one, and only Ada the other."""
    rival = on(ada, add(ada, "The big marketplace", "competitor"))
    first, second = (
        cast.add(ada, Kind.PAIN, "Postage", 4),
        cast.add(ada, Kind.PAIN, "Wrong part", 5),
    )
    mine, theirs = cast.add(ada, Kind.PAIN_RELIEVER), cast.add(rival, Kind.PAIN_RELIEVER)
    for need in (first, second):
        cast.connect(ada, mine, need)
    cast.connect(rival, theirs, first)
    cast.connect(rival, theirs, second, Strength.WEAK)
    return rival


def test_alternatives_stand_side_by_side(ada: CanvasGrant, rival: CanvasGrant) -> None:
    found = load_compared(ada.canvas, [])

    assert [(one.alternative.name, one.fit.figure) for one in found.offers] == [
        ("Our idea", 100),
        ("Competitor", 67),  # 8 + ½ · 16 of 24
    ]
    assert [(one.need.text, one.shares) for one in found.rows] == [
        ("Wrong part", (100, 50)),
        ("Postage", (100, 100)),
    ]
    assert rival.canvas.title in page(ada)


def test_page_says_who_is_ahead_in_what(rival: CanvasGrant) -> None:
    shown = page(rival)
    _before, _, ahead = shown.partition("Best: Our idea")
    assert "Wrong part" in ahead.partition("Best: Competitor")[0]
    assert "Our idea fits best." in shown
    assert "all alike" in shown


def test_picture_and_table_say_the_same(rival: CanvasGrant) -> None:
    shown = page(rival)
    picture, _, table = shown.partition('<table class="curve-table"')
    assert picture.count('class="curve__line"') == 2 * 2  # in the picture and beside the names
    assert table.count("<tr class=") == 2


def test_offers_are_laid_over_one_circle(rival: CanvasGrant) -> None:
    shown = page(rival, asked="?as=circle")
    picture, _, table = shown.partition('<table class="curve-table"')
    assert picture.count('class="curve__line"') == 2 + 4  # beside the names, and four answers
    assert table.count("<tr class=") == 2


def test_circle_keeps_to_the_offers_that_were_chosen(ada: CanvasGrant) -> None:
    others = [add(ada, f"Idea {number}") for number in range(3)]
    asked = "".join(f"&canvas={one.public_id}" for one in others[1:])
    shown = page(ada, asked=f"?as=circle{asked}")
    assert shown.count('class="curve-offers__one"') == 2
    assert f"?as=curve{asked}" in shown


def test_one_alternative_alone_leads_to_adding_another(ada: CanvasGrant) -> None:
    assert "There is one value map for this segment." in page(ada)
    assert "There are no jobs, pains or gains yet" in page(ada)


def test_alternatives_are_chosen_and_never_more_than_five(ada: CanvasGrant) -> None:
    others = [add(ada, f"Idea {number}") for number in range(6)]
    asked = "?canvas=" + "&canvas=".join(one.public_id for one in others[4:])
    assert len(load_compared(ada.canvas, []).offers) == 5
    assert page(ada, asked=asked).count('class="curve-offers__one"') == 2
    assert page(ada, asked="?canvas=nonsense").count('class="curve-offers__one"') == 5


def test_member_of_one_canvas_sees_nothing_of_the_others(
    ada: CanvasGrant, gus: CanvasGrant, rival: CanvasGrant
) -> None:
    shown = page(gus, asked=f"?canvas={rival.canvas.public_id}")
    assert rival.canvas.title not in shown
    assert "You see this canvas only" in shown
    assert f"/w/{ada.workspace.public_id}/" not in shown


@pytest.mark.parametrize("count", [1, 30])
def test_pages_take_few_queries_for_any_number(ada: CanvasGrant, count: int) -> None:
    for number in range(count):
        one = on(ada, add(ada, f"Idea {number}"))
        cast.connect(one, cast.add(one, Kind.PRODUCT), cast.add(one, Kind.JOB))
        segment = cast.another_segment(ada, f"S{number}")
        canvases.add_canvas(
            ada, cast.op(), title="C", segment=segment, value_map=ada.canvas.value_map
        )
    for name in ("alternatives/curve/", "segments/"):
        with CaptureQueriesContext(connection) as queries:
            page(ada, name)
        assert len(queries) <= 10


@pytest.fixture
def shared(ada: CanvasGrant) -> tuple[Note, CanvasGrant]:
    """A product of Ada's that answers a job of another segment on a canvas of its own."""
    segment = cast.another_segment(ada, "Repair cafés")
    canvases.add_canvas(
        ada, cast.op(), title="For cafés", segment=segment, value_map=ada.canvas.value_map
    )
    there = on(ada, Canvas.objects.get(title="For cafés"))
    product = cast.add(ada, Kind.PRODUCT, "Shop with 4,200 parts")
    cast.connect(there, product, cast.add(there, Kind.JOB, "Mend for guests", 5))
    return product, there


@pytest.mark.usefixtures("shared")
def test_one_offer_is_compared_by_segment_best_first(ada: CanvasGrant) -> None:
    cast.add(ada, Kind.JOB, "Mend at home")
    by_segment, _, _by_role = page(ada, "segments/").partition('class="offer-roles"')
    _head, first, second = by_segment.split('<th scope="row">')

    assert "Repair cafés" in first
    assert ">100<" in first
    assert "1 of 1 answered well" in first
    assert "My first segment" in second


def test_segment_in_the_bin_is_not_compared(
    ada: CanvasGrant, shared: tuple[Note, CanvasGrant]
) -> None:
    canvases.discard(cast.on_page(ada), cast.op(), row=shared[1].canvas.profile.segment)
    assert "Repair cafés" not in page(ada, "segments/")


@pytest.mark.usefixtures("shared")
def test_links_of_another_segment_do_not_count(ada: CanvasGrant) -> None:
    cast.add(ada, Kind.JOB, "Mend at home")
    assert load_compared(ada.canvas, []).offers[0].fit.figure is None


def role_rows(grant: CanvasGrant) -> dict[str, str]:
    """What stands in the row of each role."""
    _before, _, table = page(grant, "segments/").partition("role-table")
    rows = [part.partition("</strong>") for part in table.split('<th scope="row"><strong>')[1:]]
    return {name: rest for name, _, rest in rows}


def test_offer_is_compared_by_role(ada: CanvasGrant, shared: tuple[Note, CanvasGrant]) -> None:
    segment = shared[1].canvas.profile.segment
    segment.roles = ["payer", "decision_maker"]
    segment.save()
    cast.add(shared[1], Kind.PAIN, "No receipts", 4)

    rows = role_rows(ada)

    assert list(rows) == ["Buyer", "Payer", "User", "Decision maker"]
    assert "nobody yet" in rows["User"]
    assert "Repair cafés" in rows["Payer"]
    assert "No receipts" in rows["Decision maker"]


def test_member_of_one_canvas_sees_the_role_of_its_segment_alone(
    gus: CanvasGrant, shared: tuple[Note, CanvasGrant]
) -> None:
    segment = shared[1].canvas.profile.segment
    segment.roles = ["payer"]
    segment.save()
    assert "Repair cafés" not in page(gus, "segments/")
