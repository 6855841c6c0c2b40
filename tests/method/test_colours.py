"""Contrast of colours, with figures of the specification."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.method.colours import contrast, is_colour

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#767676", "#ffffff", 4.54)],
)
def test_contrast_is_that_of_the_specification(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.01)


@given(colours, colours)
def test_contrast_is_the_same_both_ways(one: str, other: str) -> None:
    assert 1 <= contrast(one, other) == contrast(other, one) <= 21.001


@pytest.mark.parametrize("text", ["", "#fff", "#12345g", "red", "#1234567", "#ABCDEF", "#12345６"])
def test_what_is_no_colour_is_none(text: str) -> None:
    assert not is_colour(text)
