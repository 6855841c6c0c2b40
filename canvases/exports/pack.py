"""A pack: several canvases as one PDF with cover, contents and everything that belongs to them.

Chapters are composed and printed by the workers side by side; between both the pages get their
numbers, and at the end one worker binds all parts into a file.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from django.utils import translation

from canvases.exports import worker
from canvases.exports.board_sheet import from_board
from canvases.exports.chapters import Mark, bind, compose, print_part, write_contents
from canvases.exports.kept import kept
from canvases.exports.order import Order, Scope, Tell, tell_nobody
from canvases.exports.page import Page
from canvases.exports.papers import PAPERS
from canvases.exports.sections import SECTIONS
from canvases.exports.sections.contents import pages_needed
from canvases.exports.sections.section import FOOT, Chapter, Material
from canvases.exports.sheet import Sheet
from canvases.queries.moment import load_current

_EDITION: Final = 1


def make(order: Order) -> bytes:
    """The pack of the canvases ordered. `order.tell` is told of each chapter that is ready.

    Raises KeyError for an unknown paper, ExportBusy, ExportFailed, and what `order.tell` raises:
    then nothing is made.
    """
    return kept(order, "pack", _EDITION, _made)


def _made(order: Order) -> bytes:
    options = order.options
    boards = tuple(load_current(canvas.pk) for canvas in order.canvases)
    sheets = tuple(from_board(board, options.language, options, order.brand) for board in boards)
    title = boards[0].canvas.title if order.scope is Scope.CANVAS else order.workspace.name
    with translation.override(options.language):
        chapters = plan(Material(title, boards, sheets))
    return render(chapters, sheets[0], title, order.paper, order.tell)


def plan(material: Material) -> list[Chapter]:
    """All chapters in order, in the active language."""
    found = [chapter for section in SECTIONS.values() for chapter in section.plan(material)]
    about_one = sorted((one for one in found if one.canvas >= 0), key=lambda one: one.canvas)
    first = next(at for at, one in enumerate(found) if one.canvas >= 0)
    others = [one for one in found if one.canvas < 0]
    before = sum(one.canvas < 0 for one in found[:first])
    return [*others[:before], *about_one, *others[before:]]


def render(
    chapters: Sequence[Chapter], like: Sheet, title: str, paper: str, tell: Tell = tell_nobody
) -> bytes:
    """The file with these chapters, made by the workers. `like` gives language, date and brand."""
    code = PAPERS[paper].code
    total = 2 * len(chapters) + 1
    composed = worker.each(
        compose, [(one, like, title, code) for one in chapters], lambda done: tell(done, total)
    )
    numbered, marks = _numbered(chapters, composed, like, title, code)
    parts = worker.each(
        print_part,
        [(pages, like, title, code) for pages in numbered],
        lambda done: tell(len(chapters) + done, total),
    )
    bound = worker.run(bind, parts, title, marks)
    tell(total, total)
    return bound


def _numbered(
    chapters: Sequence[Chapter], composed: list[list[Page]], like: Sheet, title: str, paper: str
) -> tuple[list[list[Page]], list[Mark]]:
    """The pages with their numbers, contents filled in; and where each chapter begins."""
    listed = sum(bool(chapter.title) for chapter in chapters)
    place = next((at for at, one in enumerate(chapters) if one.section == "contents"), None)
    counts = [len(pages) for pages in composed]
    if place is not None:
        counts[place] = pages_needed(listed)
    marks = [
        (chapter.level, chapter.title, 1 + sum(counts[:at]))
        for at, chapter in enumerate(chapters)
        if chapter.title
    ]
    if place is not None:
        words = chapters[place].content
        composed[place] = worker.run(write_contents, words, marks, like, title, paper)
    starts = [sum(counts[:at]) for at in range(len(counts))]
    numbered = [
        [_signed(page, start + number, like) for number, page in enumerate(pages, 1)]
        for start, pages in zip(starts, composed, strict=True)
    ]
    return numbered, marks


def _signed(page: Page, number: int, like: Sheet) -> Page:
    """The page with its number at the end of its last line."""
    words = like.labels.page.format(number=number)
    bottom = [replace(one, text=words) if one.name == FOOT else one for one in page.bottom]
    return replace(page, bottom=bottom)
