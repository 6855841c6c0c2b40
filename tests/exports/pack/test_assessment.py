"""The ten characteristics in a pack: nothing lies on anything else, gaps are said."""

import pytest

from canvases.exports.dossier.scores import scored
from canvases.exports.layout.papers import PAPERS
from canvases.exports.pack.sections import assessment
from canvases.exports.pack.sections.section import Chapter, PageBuilder
from canvases.method.assessment import TEN
from tests.exports.pack.pages import assert_clear, made, texts_of
from tests.exports.sheets import HALF_EM, sheet

LONGEST = sorted(range(10), key=lambda at: len(TEN[at].advice))[-3:]


def test_page_has_every_figure_and_stands_clear() -> None:
    pages = made(assessment.SECTION, scored([3.5, None, *[4] * 8], "Our idea"))
    assert_clear(pages)
    (texts,) = texts_of(pages)
    assert {"3.5", "–", "4"} <= {one.text for one in texts}


def test_one_score_alone_makes_a_page() -> None:
    assert_clear(made(assessment.SECTION, scored([5, *[None] * 9], "Our idea")))


def test_page_says_what_to_do_about_the_weakest_and_stands_clear() -> None:
    pages = made(assessment.SECTION, scored([1, 5, 5, 2, *[5] * 6], "Our idea"))
    assert_clear(pages)
    texts = [" ".join(one.text.split()) for one in texts_of(pages)[0]]
    at = texts.index("What to do about the weakest")
    assert texts[at + 1 :] == [
        "1 Business model: 1", TEN[0].advice, "4 Few, but well: 2", TEN[3].advice
    ]  # fmt: skip


@pytest.mark.parametrize("rtl", [False, True])
def test_longest_advice_has_room(rtl: bool) -> None:
    scores = [0 if at in LONGEST else 5 for at in range(10)]
    assert_clear(made(assessment.SECTION, scored(scores, "Our idea"), rtl=rtl))


@pytest.mark.parametrize("paper", PAPERS)
def test_longest_advice_has_room_on_each_paper(paper: str) -> None:
    builder = PageBuilder(PAPERS[paper], HALF_EM, sheet(), "Pack")
    scores = [0 if at in LONGEST else 5 for at in range(10)]
    (page,) = assessment.SECTION.pages(
        Chapter("assessment", "Ten", scored(scores, "Our idea")), builder
    )
    assert max(one.place.bottom for one in page.top) <= builder.area.bottom
