"""Links on slides: the connectors of notes and their leads touch no other note."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from canvases.exports.layout.papers import PAPERS
from canvases.exports.layout.routing import Route
from canvases.exports.layout.shapes import Point, Rect
from canvases.exports.page.picture import arrange
from canvases.exports.page.sheet import SheetLink
from canvases.exports.slides.connectors import Connector, LeaderLine, connectors, leader_lines_of
from canvases.exports.slides.leader_lines import leader_line_steps
from canvases.method.kinds import ANSWERS, Kind, Strength
from tests.exports.sheets import HALF_EM, sheet

numbers = st.integers(0, 7)
ends = st.lists(
    st.tuples(st.sampled_from(list(ANSWERS)), numbers, numbers),
    max_size=40,
    unique_by=lambda end: end[:3],
)


def made(
    counts: list[int], found: list[tuple[Kind, int, int]]
) -> tuple[list[Connector], list[Rect]]:
    links = tuple(
        SheetLink(f"{kind}-{source}", f"{ANSWERS[kind]}-{target}", Strength.STRONG)
        for kind, source, target in found
    )
    drawn = arrange(sheet(counts, links), PAPERS["slide"], HALF_EM)
    blocked = [note.rect for packing in drawn.packings.values() for note in packing.placed]
    blocked += [packing.heading for packing in drawn.packings.values()]
    return connectors(drawn.routes, blocked), blocked


def between(start: Point, end: Point) -> Rect:
    x, y = min(start[0], end[0]), min(start[1], end[1])
    return Rect(x, y, abs(start[0] - end[0]), abs(start[1] - end[1]))


@given(st.lists(numbers, min_size=6, max_size=6), ends)
@settings(max_examples=60, deadline=None)
def test_leads_and_connectors_touch_no_note(
    counts: list[int], found: list[tuple[Kind, int, int]]
) -> None:
    joined, blocked = made(counts, found)
    for one in joined:
        ways = [*zip(one.source.points, one.source.points[1:], strict=False)]
        ways += zip(one.target.points, one.target.points[1:], strict=False)
        if one.source.end[1] == one.target.end[1]:
            ways.append((one.source.end, one.target.end))
        for start, end in ways:
            assert not any(between(start, end).overlaps(box, slack=0.01) for box in blocked)


@given(st.lists(numbers, min_size=6, max_size=6), ends)
@settings(max_examples=40, deadline=None)
def test_connectors_run_to_the_right_and_products_along_the_dividers(
    counts: list[int], found: list[tuple[Kind, int, int]]
) -> None:
    joined, _blocked = made(counts, found)
    for one in joined:
        assert one.source.end[0] < one.target.end[0]
        assert one.straight or one.route.kind is not Kind.PRODUCT


def test_leads_are_kept_by_note_in_the_order_of_the_connectors() -> None:
    joined, _blocked = made([2] * 6, [(Kind.PRODUCT, 0, 0), (Kind.PRODUCT, 0, 1)])
    leader_lines = leader_lines_of(joined)
    assert leader_lines[f"{Kind.PRODUCT}-0"] == [one.source for one in joined]


def test_swing_that_would_touch_a_note_keeps_to_the_free_space() -> None:
    points = ((0.0, 0.0), (40.0, 0.0), (60.0, 80.0), (100.0, 80.0))
    route = Route(Kind.PAIN_RELIEVER, Strength.STRONG, points, 1, ("a", "b"))
    (direct,), (careful,) = (connectors([route], blocked) for blocked in ([], [Rect(62, 58, 9, 9)]))
    assert (direct.source.end, direct.target.end) == (points[0], points[-1])
    assert points[2][0] <= careful.target.end[0] < points[-1][0]


def test_weak_leads_are_dashed_and_strong_ones_round_their_corners() -> None:
    points = ((0.0, 0.0), (20.0, 0.0), (20.0, 30.0), (20.0, 40.0), (50.0, 40.0))
    weak, strong = (
        "".join(leader_line_steps(LeaderLine("", points, dashed), (0, 0)))
        for dashed in (True, False)
    )
    assert weak.count("moveTo>") > 20
    assert strong.count("<a:moveTo>") == 1
    assert len(re.findall("<a:quadBezTo>", strong)) == 2
