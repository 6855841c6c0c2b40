"""Square and circle of each canvas, and the notes that found no room on the picture."""

from collections.abc import Iterator

from canvases.exports.pack.sections.section import Chapter, Desk, Material, Section
from canvases.exports.page.composer import compose
from canvases.exports.page.page import Page


def _plan(material: Material) -> Iterator[Chapter]:
    for at, sheet in enumerate(material.sheets):
        yield Chapter("canvas", sheet.title, sheet, canvas=at)


def _pages(chapter: Chapter, desk: Desk) -> list[Page]:
    return compose(chapter.content, desk.paper, desk.measure)


SECTION = Section("canvas", _plan, _pages)
