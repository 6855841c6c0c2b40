"""The value proposition of each canvas in one sentence."""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _

from canvases.exports.layout import svg_path
from canvases.exports.layout.shapes import Rect
from canvases.exports.pack.sections.section import Chapter, Desk, Material, Section
from canvases.exports.page.page import Page, Text
from canvases.exports.page.strokes import COLOURS, Stroke

_SIZES: Final = (26, 20, 17, 15, 13)  # of type: the largest in which all stand on one page
_OF_SEVERAL: Final = 20


def _plan(material: Material) -> Iterator[Chapter]:
    said = [(sheet.title, sheet.statement) for sheet in material.sheets if sheet.statement]
    if said:
        yield Chapter("statement", _("Value propositions"), said)


def _pages(chapter: Chapter, desk: Desk) -> list[Page]:
    most = _SIZES[0] if len(chapter.content) == 1 else _OF_SEVERAL
    for size in _SIZES:
        pages = _set(chapter, desk, size * desk.w) if size <= most else []
        if len(pages) == 1:
            break
    return pages


def _set(chapter: Chapter, desk: Desk, size: float) -> list[Page]:
    """The pages with all of them in type of one size."""
    pages: list[Page] = []
    texts: list[Text] = []
    y, bars = desk.area.y + 4 * desk.u, ""
    for title, sentence in chapter.content:
        block = _block(desk, title, sentence, y, size)
        if block[-1].place.bottom > desk.area.bottom and texts:
            pages.append(_page(desk, chapter, len(pages) + 1, texts, bars))
            texts, bars, y = [], "", desk.area.y + 4 * desk.u
            block = _block(desk, title, sentence, y, size)
        texts += block
        side = desk.area.right - 3 * desk.u if desk.like.rtl else desk.area.x
        bars += svg_path.box(Rect(side, y, 3 * desk.u, block[-1].place.bottom - y))
        y = block[-1].place.bottom + 20 * desk.u
    return [*pages, _page(desk, chapter, len(pages) + 1, texts, bars)]


def _block(desk: Desk, title: str, sentence: str, y: float, size: float) -> list[Text]:
    area, u = desk.area, desk.u
    x = area.x if desk.like.rtl else area.x + 16 * u
    place = Rect(x, y, area.width - 16 * u, 0)
    head = desk.written("h2", "caption", title, place, 11 * desk.w, weight=600)
    place = Rect(x, head.place.bottom + 2 * u, place.width, 0)
    return [head, desk.written("p", "statement", sentence, place, size, even=True)]


def _page(desk: Desk, chapter: Chapter, number: int, texts: list[Text], bars: str) -> Page:
    colour = desk.like.look.brand.main or COLOURS["job"]
    return desk.page(number, chapter.title, texts, [Stroke(bars, fill=colour)])


SECTION = Section("statement", _plan, _pages)
