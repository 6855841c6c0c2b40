"""Square and circle of each canvas, and the notes that found no room on the picture."""

from collections.abc import Iterator

from canvases.exports.pack.sections.section import Chapter, PackSource, PageBuilder, Section
from canvases.exports.page.composer import compose
from canvases.exports.page.page import Page


def _plan(source: PackSource) -> Iterator[Chapter]:
    for at, sheet in enumerate(source.sheets):
        yield Chapter("canvas", sheet.title, sheet, canvas=at)


def _pages(chapter: Chapter, builder: PageBuilder) -> list[Page]:
    return compose(chapter.content, builder.paper, builder.ruler)


SECTION = Section("canvas", _plan, _pages)
