"""The value proposition of each canvas in one sentence."""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _

from canvases.exports.layout import svg_path
from canvases.exports.layout.shapes import Rect
from canvases.exports.pack.sections.section import Chapter, PackSource, PageBuilder, Section
from canvases.exports.page.page import Page, Text
from canvases.exports.page.strokes import COLOURS, Stroke

_SIZES: Final = (26, 20, 17, 15, 13)  # of type: the largest in which all stand on one page
_OF_SEVERAL: Final = 20


def _plan(source: PackSource) -> Iterator[Chapter]:
    said = [(sheet.title, sheet.statement) for sheet in source.sheets if sheet.statement]
    if said and not source.is_small:  # there the cover says it
        yield Chapter("statement", _("Value propositions"), said)


def _pages(chapter: Chapter, builder: PageBuilder) -> list[Page]:
    most = _SIZES[0] if len(chapter.content) == 1 else _OF_SEVERAL
    for size in _SIZES:
        pages = _set(chapter, builder, size * builder.w) if size <= most else []
        if len(pages) == 1:
            break
    return pages


def _set(chapter: Chapter, builder: PageBuilder, size: float) -> list[Page]:
    """The pages with all of them in type of one size."""
    pages: list[Page] = []
    texts: list[Text] = []
    y, bars = builder.area.y + 4 * builder.u, ""
    for title, sentence in chapter.content:
        block = _block(builder, title, sentence, y, size)
        if block[-1].place.bottom > builder.area.bottom and texts:
            pages.append(_page(builder, chapter, len(pages) + 1, texts, bars))
            texts, bars, y = [], "", builder.area.y + 4 * builder.u
            block = _block(builder, title, sentence, y, size)
        texts += block
        side = builder.area.right - 3 * builder.u if builder.sample.rtl else builder.area.x
        bars += svg_path.box(Rect(side, y, 3 * builder.u, block[-1].place.bottom - y))
        y = block[-1].place.bottom + 20 * builder.u
    return [*pages, _page(builder, chapter, len(pages) + 1, texts, bars)]


def _block(builder: PageBuilder, title: str, sentence: str, y: float, size: float) -> list[Text]:
    area, u = builder.area, builder.u
    x = area.x if builder.sample.rtl else area.x + 16 * u
    place = Rect(x, y, area.width - 16 * u, 0)
    head = builder.written("h2", "caption", title, place, 11 * builder.w, weight=600)
    place = Rect(x, head.place.bottom + 2 * u, place.width, 0)
    return [head, builder.written("p", "statement", sentence, place, size, even=True)]


def _page(
    builder: PageBuilder, chapter: Chapter, number: int, texts: list[Text], bars: str
) -> Page:
    colour = builder.sample.look.brand.main or COLOURS["job"]
    return builder.page(number, chapter.title, texts, [Stroke(bars, fill=colour)])


SECTION = Section("statement", _plan, _pages)
