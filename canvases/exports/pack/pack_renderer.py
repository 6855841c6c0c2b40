"""What workers do for a pack: they compose chapters and print pages, without the database."""

from collections.abc import Sequence
from pathlib import Path

from canvases.exports.layout.papers import PAPERS
from canvases.exports.pack.sections import SECTIONS
from canvases.exports.pack.sections.contents import contents
from canvases.exports.pack.sections.section import Chapter, PageBuilder, document_info
from canvases.exports.page.page import Bookmark, Page
from canvases.exports.page.sheet import Sheet
from canvases.exports.pdf.pdf_renderer import lay_out, page_html, ruler, write

_STACK = 5
"""Pages laid out in one go; after each stack one is told how far it is."""


def compose(chapters: Sequence[Chapter], sample: Sheet, title: str, paper: str) -> list[list[Page]]:
    """The pages of each of some chapters."""
    builder = _builder(sample, title, paper)
    return [SECTIONS[chapter.section].pages(chapter, builder) for chapter in chapters]


def print_pages(
    pages: Sequence[Page], sample: Sheet, title: str, paper: str, progress: str
) -> bytes:
    """The file of all pages. The number of those laid out is written to the file `progress`."""
    builder = _builder(sample, title, paper)
    documents = []
    for start in range(0, len(pages), _STACK):
        some = pages[start : start + _STACK]
        documents.append(
            lay_out(page_html(some, document_info(builder), builder.paper), builder.paper)
        )
        Path(progress).write_text(str(start + len(some)))
    joined = [page for document in documents for page in document.pages]
    return write(documents[0].copy(joined))


def write_contents(
    title: str, bookmarks: Sequence[Bookmark], sample: Sheet, pack: str, paper: str
) -> list[Page]:
    """The pages of contents, whose lines are known only when all else is composed."""
    return contents(title, bookmarks, _builder(sample, pack, paper))


def _builder(sample: Sheet, title: str, paper: str) -> PageBuilder:
    return PageBuilder(PAPERS[paper], ruler(), sample, title)
