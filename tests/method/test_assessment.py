"""The ten characteristics: medians, spread, and what is weak."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.method.assessment import (
    NOTHING,
    TEN,
    average,
    clean,
    medians,
    opinions,
    weakest,
)
from canvases.method.radar import HEIGHT, MIDDLE, RADIUS, WIDTH, axes, outline

SCORE = st.none() | st.integers(0, 5)
PEOPLE = st.lists(st.lists(SCORE, min_size=10, max_size=10), max_size=6)


def test_median_of_two_lies_between_them() -> None:
    found = opinions([[3] * 10, [4] * 10])
    assert [(one.median, one.low, one.high, one.count) for one in found] == [(3.5, 3, 4, 2)] * 10


def test_who_gives_no_score_does_not_count() -> None:
    first = opinions([[5, *NOTHING[1:]], NOTHING])[0]
    assert (first.median, first.count) == (5, 1)


@given(PEOPLE, st.randoms())
def test_order_of_people_does_not_matter(people: list[Any], chance: Any) -> None:
    shuffled = chance.sample(people, len(people))
    assert opinions(people) == opinions(shuffled)


@given(PEOPLE)
def test_median_lies_between_lowest_and_highest(people: list[Any]) -> None:
    for one in opinions(people):
        assert one.median is None or one.low <= one.median <= one.high  # type: ignore[operator]


@given(PEOPLE)
def test_medians_come_back_out_of_a_file(people: list[Any]) -> None:
    found = medians(opinions(people))
    assert medians(opinions([clean(found, halves=True)])) == found


def test_weakest_come_first_and_are_three() -> None:
    found = weakest(opinions([[3, 5, 0, 4, 2, 1, 4, 4, 4, 4]]))
    assert [(one.number, one.median) for one in found] == [(3, 0), (6, 1), (5, 2)]


def test_average_is_that_of_what_was_said() -> None:
    assert average(opinions([[5, 4, 4, *NOTHING[3:]]])) == 4.3
    assert average(opinions([])) is None


@pytest.mark.parametrize(
    "stored",
    [None, {}, "5555555555", [True] * 10, ["5"] * 10, [6] * 10, [-1] * 10, [[1]] * 20,
     [float("nan")] * 10, [float("inf")] * 10, [2.25] * 10],
)  # fmt: skip
def test_what_is_no_score_counts_as_not_said(stored: Any) -> None:
    assert clean(stored, halves=True) == NOTHING


def test_halves_are_medians_only() -> None:
    assert clean([3.5, 2]) == [None, 2, *NOTHING[2:]]
    assert clean([3.5, 2.0], halves=True) == [3.5, 2, *NOTHING[2:]]


def test_texts_of_the_ten_are_all_different() -> None:
    texts = [text for one in TEN for text in (one.short, one.asks, one.advice)]
    assert len(set(texts)) == 30


@given(st.lists(st.none() | st.floats(0, 1), min_size=3, max_size=12))
def test_shape_stays_within_the_picture(shares: list[float | None]) -> None:
    for x, y in outline(shares):
        distance = ((x - MIDDLE[0]) ** 2 + (y - MIDDLE[1]) ** 2) ** 0.5
        assert distance <= RADIUS + 0.2
        assert 0 < x < WIDTH
        assert 0 < y < HEIGHT


def test_first_axis_points_up_and_the_next_to_the_right() -> None:
    up, right = axes(10)[:2]
    assert up.end == (MIDDLE[0], MIDDLE[1] - RADIUS)
    assert (up.anchor, right.anchor) == ("middle", "start")
