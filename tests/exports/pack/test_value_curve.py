"""The value curve in a pack: who is in it, and that nothing lies on anything else."""

import pytest

from canvases.exports.pack.sections import value_curve
from canvases.exports.page.offers import Offers
from canvases.method.fit import NoteFact
from canvases.method.kinds import Kind
from canvases.method.value_curve import Compared
from tests.exports.pack.pages import assert_clear, made, texts_of


def offers(
    count: int, needs: int, words: str = "The type plate is worn, so no shop finds it"
) -> Offers:
    compared = tuple(
        Compared(
            NoteFact(f"{at}", Kind.PAIN, words, 5), tuple(25 * (at % 5) for _offer in range(count))
        )
        for at in range(needs)
    )
    kinds = tuple(f"{at} Pain 5" for at in range(needs))
    return Offers(("Our idea",) * count, (78,) * count, compared, kinds, "Answered, in percent")


@pytest.mark.parametrize("count", [2, 5])
@pytest.mark.parametrize("needs", [1, 10])
def test_words_of_the_curve_stand_clear(count: int, needs: int) -> None:
    assert_clear(made(value_curve.SECTION, offers(count, needs)))


def test_need_in_many_words_is_cut() -> None:
    (texts,) = texts_of(made(value_curve.SECTION, offers(2, 10, "word " * 40)))
    assert all(text.text.count("\n") < 3 for text in texts)
    assert_clear(made(value_curve.SECTION, offers(2, 10, "word " * 40)))


def test_every_offer_has_a_line_and_marks_of_its_own() -> None:
    (page,) = made(value_curve.SECTION, offers(5, 10))
    lines = {stroke.dashes for stroke in page.drawing if stroke.width == 1.5}
    assert len(lines) == 5
