"""Link lines run between the shapes and in the gaps: never over a note or a heading."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from canvases.exports.layout.papers import PAPERS
from canvases.exports.layout.routing import Route, path
from canvases.exports.layout.shapes import Point, Rect
from canvases.exports.page.picture import arrange
from canvases.exports.page.sheet import SheetLink
from canvases.method.kinds import ANSWERS, Kind, Strength
from tests.exports.sheets import HALF_EM, sheet

numbers = st.integers(0, 7)
strengths = st.sampled_from(list(Strength))
ends = st.lists(
    st.tuples(st.sampled_from(list(ANSWERS)), numbers, numbers, strengths),
    max_size=40,
    unique_by=lambda end: end[:3],
)


def links(found: list[tuple[Kind, int, int, Strength]]) -> tuple[SheetLink, ...]:
    return tuple(
        SheetLink(f"{kind}-{source}", f"{ANSWERS[kind]}-{target}", strength)
        for kind, source, target, strength in found
    )


def runs(route: Route) -> list[tuple[Point, Point]]:
    """The straight parts, and the swing as the box of its ends' corners."""
    return list(pairwise(route.points))


def crosses(start: Point, end: Point, box: Rect) -> bool:
    """Whether a horizontal or vertical run enters a box."""
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    return Rect(left, top, right - left, bottom - top).overlaps(box, slack=0.01)


@given(st.sampled_from(sorted(PAPERS)), st.lists(numbers, min_size=6, max_size=6), ends)
@settings(max_examples=60, deadline=None)
def test_routes_touch_no_note_and_no_heading(
    paper: str, counts: list[int], found: list[tuple[Kind, int, int, Strength]]
) -> None:
    drawn = arrange(sheet(counts, links(found)), PAPERS[paper], HALF_EM)
    blocked = [note.rect for packing in drawn.packings.values() for note in packing.placed]
    blocked += [packing.heading for packing in drawn.packings.values()]
    for route in drawn.routes:
        for start, end in runs(route):
            assert not any(crosses(start, end, box) for box in blocked)


@given(st.lists(st.integers(1, 7), min_size=6, max_size=6), ends)
@settings(max_examples=40, deadline=None)
def test_routes_join_the_edges_of_their_notes(
    counts: list[int], found: list[tuple[Kind, int, int, Strength]]
) -> None:
    drawn = arrange(sheet(counts, links(found)), PAPERS["slide"], HALF_EM)
    sources = {n.rect.right for p in drawn.packings.values() for n in p.placed}
    targets = {n.rect.x for p in drawn.packings.values() for n in p.placed}
    for route in drawn.routes:
        assert route.points[0][0] in sources
        assert route.points[-1][0] in targets


def test_every_answer_between_shown_notes_is_drawn_once() -> None:
    found = [(Kind.PAIN_RELIEVER, 0, 0, Strength.STRONG), (Kind.PRODUCT, 1, 1, Strength.WEAK)]
    drawn = arrange(sheet([2] * 6, links(found)), PAPERS["slide"], HALF_EM)
    assert sorted((route.kind, route.strength) for route in drawn.routes) == [
        (Kind.PAIN_RELIEVER, Strength.STRONG),
        (Kind.PRODUCT, Strength.WEAK),
    ]


def test_optional_pairs_are_not_drawn() -> None:
    extra = (SheetLink(f"{Kind.PAIN}-0", f"{Kind.JOB}-0", Strength.STRONG),)
    assert not arrange(sheet([1] * 6, extra), PAPERS["slide"], HALF_EM).routes


def test_path_rounds_corners_and_swings_once() -> None:
    points = ((0.0, 0.0), (50.0, 0.0), (100.0, 40.0), (120.0, 40.0), (120.0, 60.0), (140.0, 60.0))
    drawn = path([Route(Kind.PAIN, Strength.STRONG, points, swing=1)], 5)
    assert drawn.startswith("M0.0 0.0")
    assert drawn.count("C") == 3  # the swing and two corners
