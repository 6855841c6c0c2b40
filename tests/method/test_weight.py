"""Weights."""

from hypothesis import given
from hypothesis import strategies as st

from canvases.method.weight import WEIGHTS, by_votes


@given(st.integers(1, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_more_votes_never_weigh_less(most: int, one: int, other: int) -> None:
    fewer, more = sorted((min(one, most), min(other, most)))

    assert (by_votes(fewer, most) or 0) <= (by_votes(more, most) or 0)
    assert by_votes(most, most) == WEIGHTS[-1]
    assert (by_votes(fewer, most) is None) == (fewer == 0)
