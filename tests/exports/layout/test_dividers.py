"""Dividers that move by need: within limits, only where a box is too small, and to good effect."""

from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from canvases.exports.layout.dividers import Dividers, area, by_need
from canvases.exports.layout.frame import FOOTER, USUAL, frame
from canvases.exports.layout.papers import PAPERS
from canvases.exports.layout.shapes import Circle, Rect, Region
from canvases.exports.page.picture import Picture, arrange
from canvases.method.kinds import KINDS, SIDES, Kind, Side
from tests.exports.sheets import HALF_EM, sheet

SLIDE = PAPERS["slide"]
place = partial(frame, SLIDE, 118.0, peak=86.0)
needs = st.lists(st.floats(0, 12_000), min_size=6, max_size=6).map(
    lambda found: dict(zip(KINDS, found, strict=True))
)


def arranged(counts: list[int]) -> Picture:
    return arrange(sheet(counts), SLIDE, HALF_EM)


@given(needs)
@settings(max_examples=40, deadline=None)
def test_dividers_stay_within_sensible_limits(wanted: dict[Kind, float]) -> None:
    for found in by_need(wanted, lambda dividers: place(dividers).regions):
        assert 0.25 < found.products < 0.4
        assert 0.55 < found.jobs < 0.7
        assert abs(found.level) < 0.19


@given(needs)
@settings(max_examples=40, deadline=None)
def test_boxes_between_moved_dividers_do_not_overlap(wanted: dict[Kind, float]) -> None:
    for found in by_need(wanted, lambda dividers: place(dividers).regions):
        boxes = [region.bounds for region in place(found).regions.values()]
        for number, box in enumerate(boxes):
            assert box.width > 60
            assert not any(box.overlaps(other) for other in boxes[number + 1 :])


def test_box_that_needs_more_gets_more() -> None:
    usual = {kind: 0.4 * area(region) for kind, region in place(USUAL).regions.items()}
    wanted = usual | {Kind.PAIN: 1.8 * usual[Kind.PAIN]}
    found = next(by_need(wanted, lambda dividers: place(dividers).regions))
    assert found.level < 0
    assert found.products == USUAL.products  # the square has room enough


def test_far_too_many_notes_move_nothing() -> None:
    wanted = dict.fromkeys(KINDS, 1e6)
    assert not list(by_need(wanted, lambda dividers: place(dividers).regions))


def test_dividers_stay_where_all_notes_find_room() -> None:
    drawn = arranged([3] * 6)
    square, circle = drawn.frame.square, drawn.frame.circle
    assert drawn.frame.level == (circle.y + square.middle) / 2
    assert drawn.frame.products_divider == square.x + USUAL.products * square.width


def test_crowded_box_finds_room_beside_empty_neighbours() -> None:
    drawn = arranged([3, 14, 2, 3, 3, 3])  # gain creators
    assert not any(packing.rest for packing in drawn.packings.values())
    assert drawn.frame.level > (drawn.frame.circle.y + drawn.frame.square.middle) / 2


@pytest.mark.parametrize("counts", [(0, 0, 0, 3, 14, 5), (2, 3, 4, 6, 11, 5), (2, 3, 4, 10, 6, 6)])
def test_22_notes_of_a_profile_need_no_second_page(counts: tuple[int, ...]) -> None:
    texts = ("A flat tyre in the rain costs an hour of paid work", "Tubes come in the wrong size")
    drawn = arrange(sheet(counts, texts=texts), SLIDE, HALF_EM)

    assert not any(packing.rest for packing in drawn.packings.values())
    assert all(packing.size >= 8 for packing in drawn.packings.values())


def test_circle_begins_beside_the_words_where_the_page_is_low() -> None:
    over, beside = frame(SLIDE, 118.0), frame(SLIDE, 118.0, peak=86.0)
    assert beside.circle.radius > over.circle.radius
    assert beside.circle.y - beside.circle.radius >= 86.0
    assert beside.square.y >= 118.0
    assert frame(PAPERS["a4"], 118.0, peak=86.0) == frame(PAPERS["a4"], 118.0)


@pytest.mark.parametrize("code", sorted(PAPERS))
@pytest.mark.parametrize("top", [90.0, 130.0, 170.0])
def test_shapes_reach_from_margin_to_margin_or_from_words_to_foot(code: str, top: float) -> None:
    paper = PAPERS[code]
    u, drawn = paper.scale, frame(paper, top * paper.scale)
    square, circle = drawn.square, drawn.circle
    gap = circle.x - circle.radius - square.right
    assert gap > 30 * u
    high = circle.y + circle.radius > paper.height - (FOOTER + 1) * u
    assert high or gap < 33 * u
    assert square.height > 0.87 * 2 * circle.radius


def test_area_of_a_sector_follows_the_arc() -> None:
    whole = Region(Rect(-10, -10, 20, 20), Circle(0, 0, 10))
    assert abs(area(whole) - 314) < 8
    assert area(Region(Rect(0, 0, 4, 5))) == 20
    assert Dividers() == USUAL


def test_smaller_type_saves_a_page_of_one_note() -> None:
    packings = arranged([12] * 6).packings.values()
    assert 0.9 * SLIDE.min_type < min(packing.size for packing in packings) < SLIDE.min_type
    assert not any(packing.rest for packing in packings)


def test_rows_begin_at_the_right_where_the_canvas_does() -> None:
    one = sheet([10] * 6, rtl=True)
    for kind in (Kind.PAIN_RELIEVER, Kind.GAIN_CREATOR, Kind.PAIN, Kind.GAIN):
        packing = arrange(one, SLIDE, HALF_EM).packings[kind]
        assert packing.columns > 1
        for before, after in pairwise(packing.placed):
            if before.row == after.row:
                assert after.rect.right < before.rect.x
        if kind in SIDES[Side.VALUE_MAP]:
            starts = {round(note.rect.right, 3) for note in packing.placed if note.column == 0}
            assert len(starts) == 1
