"""How alternatives are told apart."""

from hypothesis import given
from hypothesis import strategies as st

from canvases.method.alternatives import ORDER, letters


def test_kind_that_occurs_once_needs_no_letter() -> None:
    assert letters(["idea", "idea", "competitor", "today"]) == ["A", "B", "", ""]


@given(st.lists(st.sampled_from(ORDER), max_size=70))
def test_no_two_alternatives_are_told_alike(kinds: list[str]) -> None:
    assert len(set(zip(kinds, letters(kinds), strict=True))) == len(kinds)
