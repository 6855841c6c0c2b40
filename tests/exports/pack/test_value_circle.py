"""Offers on one circle in a pack: nothing lies on anything else, and each offer has its line."""

import pytest

from canvases.exports.pack.sections import value_circle
from tests.exports.pack.pages import assert_clear, made
from tests.exports.pack.test_value_curve import offers


@pytest.mark.parametrize("count", [2, 5])
@pytest.mark.parametrize("needs", [1, 4, 10])
def test_words_around_the_circle_stand_clear(count: int, needs: int) -> None:
    assert_clear(made(value_circle.SECTION, offers(count, needs)))


def test_every_offer_has_a_line_of_its_own_on_the_circle() -> None:
    (page,) = made(value_circle.SECTION, offers(5, 10))
    assert len({stroke.dashes for stroke in page.drawing if stroke.width == 1.5}) == 5
