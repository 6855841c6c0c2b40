"""The ten characteristics in a pack: nothing lies on anything else, gaps are said."""

from canvases.exports.pack.sections import assessment
from canvases.exports.pack.sections.assessment import Scored
from canvases.method.assessment import TEN
from tests.exports.pack.pages import assert_clear, made, texts_of

NAMES = tuple(f"{number} {one.short}" for number, one in enumerate(TEN, 1))


def test_page_has_every_figure_and_stands_clear() -> None:
    pages = made(assessment.SECTION, Scored(NAMES, (3.5, None, *[4] * 8), "From 0 to 5."))
    assert_clear(pages)
    (texts,) = texts_of(pages)
    assert {"3.5", "–", "4"} <= {one.text for one in texts}


def test_one_score_alone_makes_a_page() -> None:
    assert_clear(made(assessment.SECTION, Scored(NAMES, (5, *[None] * 9), "From 0 to 5.")))
