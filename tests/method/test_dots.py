"""Dots become weights by a rule that holds for any numbers."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.method.dots import shuffled, usual_budget, weights_of

DOTS = st.dictionaries(st.text(max_size=3), st.integers(0, 2000))


@pytest.mark.parametrize(
    ("dots", "weights"),
    [
        ([21, 18, 18, 13, 9, 7, 5, 3, 2], [5, 5, 5, 4, 3, 2, 2, 1, 1]),
        ([5, 4, 3, 2, 1], [5, 4, 3, 2, 1]),
        ([1], [5]),
        ([0, 0], []),
    ],
)
def test_bands_are_of_one_width(dots: list[int], weights: list[int]) -> None:
    given_dots = {str(place): count for place, count in enumerate(dots)}

    assert list(weights_of(given_dots).values()) == weights


@given(DOTS)
def test_most_dots_weigh_five_and_notes_without_dots_keep_theirs(dots: dict[str, int]) -> None:
    weights = weights_of(dots)

    assert set(weights) == {note for note, count in dots.items() if count}
    assert set(weights.values()) <= {1, 2, 3, 4, 5}
    most = max(dots.values(), default=0)
    assert all(weights[note] == 5 for note, count in dots.items() if count and count == most)


@given(DOTS)
def test_more_dots_never_weigh_less_and_ties_weigh_the_same(dots: dict[str, int]) -> None:
    weights = weights_of(dots)

    ranked = sorted(weights, key=lambda note: dots[note])
    for one, other in pairwise(ranked):
        assert weights[one] <= weights[other]
        assert dots[one] != dots[other] or weights[one] == weights[other]


@given(st.integers(0, 1000))
def test_budget_is_between_three_and_seven(items: int) -> None:
    assert 3 <= usual_budget(items) <= 7
    assert usual_budget(items) <= usual_budget(items + 1)


@given(st.lists(st.text(), unique=True), st.text())
def test_order_is_the_same_each_time_and_loses_nothing(notes: list[str], person: str) -> None:
    order = shuffled(notes, person)

    assert sorted(order) == sorted(notes)
    assert shuffled(reversed(notes), person) == order


def test_two_people_have_two_orders() -> None:
    notes = [str(number) for number in range(20)]

    assert shuffled(notes, "Ada") != shuffled(notes, "Ben")
