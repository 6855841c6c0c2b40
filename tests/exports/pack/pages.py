"""What holds for every page of a pack, whatever stands on it."""

from collections.abc import Sequence
from typing import Any

from canvases.exports.layout.papers import PAPERS
from canvases.exports.pack.sections.section import Chapter, PageBuilder, Section
from canvases.exports.page.page import Page, Text
from tests.exports.sheets import HALF_EM, sheet

WORD = "stone"
"""Of which texts on pages are made, to be counted."""


_AT_THE_END = {"job", "pain", "gain"}
"""What may stand at the end of a text's last line, where that is short."""


def made(section: Section, content: Any, *, rtl: bool = False) -> list[Page]:
    """The pages of a chapter with this content."""
    builder = PageBuilder(PAPERS["slide"], HALF_EM, sheet(rtl=rtl), "Pack")
    return section.pages(Chapter(section.code, "Title", content), builder)


def texts_of(pages: Sequence[Page]) -> list[list[Text]]:
    """The texts of each page, without its title and foot."""
    return [page.top[1:] for page in pages]


def assert_clear(pages: Sequence[Page]) -> None:
    """No text lies on another, under the foot or beyond a margin."""
    paper = PAPERS["slide"]
    for texts in texts_of(pages):
        for at, one in enumerate(texts):
            assert one.place.bottom < paper.height - 40, one
            assert one.place.x > 37, one
            assert one.place.right < paper.width - 37, one
            if one.name in _AT_THE_END:
                continue
            others = [other for other in texts[:at] if other.name not in _AT_THE_END]
            over = [other for other in others if one.place.overlaps(other.place)]
            assert not over, (one, over)


def words_on(pages: Sequence[Page]) -> int:
    """How often WORD stands there."""
    return sum(text.text.count(WORD) for texts in texts_of(pages) for text in texts)
