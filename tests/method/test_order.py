"""Laying notes between others keeps a box ordered by weight."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.method.order import GAP, Place, between
from canvases.method.weight import counted

Box = list[tuple[int | None, int]]  # (weight, position) of each note, as it lies in the box


def in_order(box: Box) -> Box:
    return sorted(box, key=lambda note: (-counted(note[0]), note[1]))


def dropped(box: Box, weight: int | None, index: int) -> Box:
    """The box after a note of `weight` was dropped before `box[index]`."""
    above = Place(*box[index - 1]) if index else None
    below = Place(*box[index]) if index < len(box) else None
    found = between(weight, above, below)
    after = [*box[:index], (found.weight, found.position or 0), *box[index:]]
    if found.position is None:
        after = [(weight, GAP * number) for number, (weight, _) in enumerate(after, start=1)]
    return after


WEIGHTS = st.none() | st.integers(1, 5)


@given(st.lists(WEIGHTS, max_size=60), st.randoms(use_true_random=False))
def test_dropping_keeps_a_box_in_the_order_in_which_it_was_dropped(
    weights: list[int | None], chance: random.Random
) -> None:
    box: Box = []
    for weight in weights:
        box = dropped(box, weight, chance.randint(0, len(box)))

        assert in_order(box) == box
        assert len({(counted(weight), at) for weight, at in box}) == len(box)


@given(WEIGHTS, WEIGHTS)
def test_dropping_in_one_place_again_and_again_keeps_the_order(
    weight: int | None, other: int | None
) -> None:
    box = dropped(dropped([], weight, 0), weight, 1)
    for _ in range(15):  # more often than the gap between two notes can be halved
        box = dropped(box, other, 1)

        assert in_order(box) == box


@pytest.mark.parametrize(
    ("weight", "above", "below", "kept"),
    [
        (3, None, None, 3),
        (3, Place(5, 0), Place(1, 0), 3),
        (5, Place(4, 0), Place(2, 0), 4),
        (1, Place(4, 0), Place(2, 0), 2),
        (1, None, Place(5, 0), 5),
        (5, Place(2, 0), None, 2),
        (None, None, None, None),
        (None, Place(5, 0), None, None),
        (None, Place(None, 0), Place(3, 1), None),
        (None, Place(4, 0), Place(2, 0), 3),
        (None, Place(5, 0), Place(4, 0), 4),
        (5, Place(None, 0), Place(None, 1), 3),
    ],
)
def test_weight_changes_only_as_far_as_the_order_asks(
    weight: int | None, above: Place | None, below: Place | None, kept: int | None
) -> None:
    assert between(weight, above, below).weight == kept


def test_full_place_is_said_to_be_full() -> None:
    assert between(3, Place(3, 7), Place(3, 8)) == Place(3, None)
