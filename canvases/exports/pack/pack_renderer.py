"""A pack's work that workers do: compose chapters and print them. No database in here."""

from collections.abc import Sequence
from pathlib import Path

from canvases.exports.layout.papers import PAPERS
from canvases.exports.pack.sections import SECTIONS
from canvases.exports.pack.sections.contents import contents
from canvases.exports.pack.sections.section import Chapter, Desk, about
from canvases.exports.page.page import Mark, Page
from canvases.exports.page.sheet import Sheet
from canvases.exports.pdf.pdf_renderer import lay_out, page_html, ruler, write

_STACK = 5
"""Pages laid out in one go; after each stack one is told how far it is."""


def compose(chapters: Sequence[Chapter], like: Sheet, title: str, paper: str) -> list[list[Page]]:
    """The pages of each of some chapters."""
    desk = _desk(like, title, paper)
    return [SECTIONS[chapter.section].pages(chapter, desk) for chapter in chapters]


def print_pages(pages: Sequence[Page], like: Sheet, title: str, paper: str, progress: str) -> bytes:
    """The file of all pages. The number of those laid out is written to the file `progress`."""
    desk = _desk(like, title, paper)
    documents = []
    for start in range(0, len(pages), _STACK):
        some = pages[start : start + _STACK]
        documents.append(lay_out(page_html(some, about(desk), desk.paper), desk.paper))
        Path(progress).write_text(str(start + len(some)))
    joined = [page for document in documents for page in document.pages]
    return write(documents[0].copy(joined))


def write_contents(
    title: str, marks: Sequence[Mark], like: Sheet, pack: str, paper: str
) -> list[Page]:
    """The pages of contents, whose lines are known only when all else is composed."""
    return contents(title, marks, _desk(like, pack, paper))


def _desk(like: Sheet, title: str, paper: str) -> Desk:
    return Desk(PAPERS[paper], ruler(), like, title)
