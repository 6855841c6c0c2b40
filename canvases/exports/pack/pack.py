"""A pack: several canvases as one PDF with cover, contents and everything that belongs to them.

Chapters are composed by the workers side by side; then the pages get their numbers, and one worker
prints them all.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from django.utils import translation
from django.utils.translation import gettext as _

from canvases.exports.board_sheet import as_it_stands
from canvases.exports.errors import ExportFailed
from canvases.exports.export_request import Order, Scope, Tell, tell_nobody
from canvases.exports.file_cache import kept
from canvases.exports.layout.papers import PAPERS
from canvases.exports.pack.pack_renderer import compose, print_pages, write_contents
from canvases.exports.pack.sections import SECTIONS
from canvases.exports.pack.sections.contents import pages_needed
from canvases.exports.pack.sections.section import FOOT, Chapter, Material
from canvases.exports.page.header import LEADS, led_on
from canvases.exports.page.page import Mark, Page, Text
from canvases.exports.page.sheet import Sheet
from canvases.exports.pdf import render_workers

_BATCH: Final = 8
"""Chapters composed in one go: most take a few milliseconds, less than to hand out the next."""

_SECONDS_A_PAGE: Final = 2.0
"""How long the printing may take for each page, on a slow machine too."""


def make(order: Order) -> bytes:
    """The pack of the canvases ordered. `order.tell` is told of each chapter that is ready.

    Raises KeyError for an unknown paper, ExportBusy, ExportFailed, and what `order.tell` raises:
    then nothing is made.
    """
    return kept(order, "pack", _made)


def cover(order: Order) -> bytes:
    """The first page of the pack alone, for a preview. Raises ExportBusy and ExportFailed."""
    material = _material(order)
    with translation.override(order.options.language):
        chapters = list(SECTIONS["cover"].plan(material))
    return render(chapters, _like(material), material.title, order.paper)


def _made(order: Order) -> bytes:
    material = _material(order)
    with translation.override(order.options.language):
        chapters = plan(material)
    return render(chapters, _like(material), material.title, order.paper, order.tell)


def _material(order: Order) -> Material:
    if not order.canvases:
        raise ExportFailed(_("There is no canvas to export yet."))
    found = [as_it_stands(canvas, order) for canvas in order.canvases]
    boards, sheets = zip(*found, strict=True)
    title = boards[0].canvas.title if order.scope is Scope.CANVAS else order.workspace.name
    return Material(title, boards, sheets)


def _like(material: Material) -> Sheet:
    """A sheet without its notes: each worker is sent it, with each chapter."""
    return replace(material.sheets[0], notes=(), links=())


def plan(material: Material) -> list[Chapter]:
    """All chapters in order, in the active language."""
    found = [chapter for section in SECTIONS.values() for chapter in section.plan(material)]
    about_one = sorted((one for one in found if one.canvas >= 0), key=lambda one: one.canvas)
    first = next(at for at, one in enumerate(found) if one.canvas >= 0)
    others = [one for one in found if one.canvas < 0]
    before = sum(one.canvas < 0 for one in found[:first])
    return [*others[:before], *about_one, *others[before:]]


def render(
    chapters: Sequence[Chapter],
    like: Sheet,
    title: str,
    paper: str,
    tell: Tell = tell_nobody,
) -> bytes:
    """The file with these chapters, made by workers. `like` gives language, date and brand."""
    code = PAPERS[paper].code
    batches = [chapters[start : start + _BATCH] for start in range(0, len(chapters), _BATCH)]
    # As long as nobody knows the pages: most chapters have one.
    total = len(batches) + len(chapters)
    made = render_workers.each(
        compose, [(some, like, title, code) for some in batches], lambda done: tell(done, total)
    )
    composed = list(chain.from_iterable(made))
    marks = _marks(chapters, composed)
    for at, chapter in enumerate(chapters):
        if chapter.section == "contents":
            composed[at] = render_workers.run(
                write_contents, chapter.content, marks, like, title, code
            )
    pages = _numbered(composed, marks, like)
    total = len(batches) + len(pages)
    made_file = render_workers.run_long(
        print_pages, pages, like, title, code,
        seconds=render_workers.SECONDS + _SECONDS_A_PAGE * len(pages),
        progress=lambda done: tell(len(batches) + done, total),
    )  # fmt: skip
    tell(total, total)
    return made_file


def _marks(chapters: Sequence[Chapter], composed: Sequence[list[Page]]) -> list[Mark]:
    """Where each chapter with a title begins. Contents take as many pages as they have lines."""
    listed = sum(bool(chapter.title) for chapter in chapters)
    counts = [
        pages_needed(listed) if chapter.section == "contents" else len(pages)
        for chapter, pages in zip(chapters, composed, strict=True)
    ]
    return [
        Mark(chapter.level, chapter.title, 1 + sum(counts[:at]))
        for at, chapter in enumerate(chapters)
        if chapter.title
    ]


def _numbered(composed: Sequence[list[Page]], marks: Sequence[Mark], like: Sheet) -> list[Page]:
    """All pages with their numbers in the pack, their line of the outline, and links to these
    numbers instead of to those before."""
    found: list[Page] = []
    marked = {mark.page: mark for mark in marks}
    for pages in composed:
        start = len(found)
        for number, page in enumerate(pages, start + 1):
            found.append(replace(signed(page, start, number, like), mark=marked.get(number)))
    return found


def signed(page: Page, start: int, number: int, like: Sheet) -> Page:
    """The page with its number at the end of its last line; its chapter begins after `start`."""
    words = like.labels.page.format(number=number)
    top = [_led(one, start, like) for one in page.top]
    bottom = [replace(one, text=words) if one.name == FOOT else one for one in page.bottom]
    groups = [
        (
            head,
            [
                replace(box, heading=[_led(one, start, like) for one in box.heading])
                for box in boxes
            ],
        )
        for head, boxes in page.groups
    ]
    return replace(page, number=number, top=top, groups=groups, bottom=bottom)


def _led(one: Text, start: int, like: Sheet) -> Text:
    """A text that led to a page of its chapter, now leading to that page of the pack. Lines of the
    contents name the page of the pack already, as `pack:7`."""
    if one.href.startswith("pack:"):
        return replace(one, href=f"#page-{one.href.removeprefix('pack:')}")
    if not one.href.startswith("#page-"):
        return one
    page = start + int(one.href.removeprefix("#page-"))
    words = led_on(like.labels, page) if LEADS in one.name.split() else one.text
    return replace(one, text=words, href=f"#page-{page}")
