"""Segments as a tree, whatever a database says."""

from hypothesis import given
from hypothesis import strategies as st

from canvases.method.segment_tree import above, in_order, is_circular, within

TREE = {"food": None, "restaurants": "food", "vans": "food", "thai": "restaurants", "nurses": None}

anything = st.dictionaries(st.integers(0, 6), st.none() | st.integers(0, 8), max_size=7)


def test_above_is_told_from_the_nearest() -> None:
    assert above(TREE, "thai") == ["restaurants", "food"]
    assert above(TREE, "nurses") == []


def test_within_are_itself_and_all_parts() -> None:
    assert within(TREE, "food") == {"food", "restaurants", "vans", "thai"}


def test_order_has_each_followed_by_its_parts() -> None:
    assert in_order(TREE) == [
        ("food", 0), ("restaurants", 1), ("thai", 2), ("vans", 1), ("nurses", 0),
    ]  # fmt: skip


def test_circle_is_found_from_below() -> None:
    circle = {"a": "b", "b": "a", "c": "a"}

    assert is_circular(circle, ["c"])
    assert not is_circular(TREE, TREE)


@given(anything)
def test_nothing_is_lost_or_told_twice_even_in_a_circle(parents: dict[int, int | None]) -> None:
    assert sorted(key for key, _depth in in_order(parents)) == sorted(parents)
    for one in parents:
        assert one not in above(parents, one)
        assert one in within(parents, one)
