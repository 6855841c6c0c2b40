"""A pack: several canvases as one PDF with cover, contents and everything that belongs to them.

The workers compose the chapters side by side. Then the pages get their numbers, and one worker
prints them all.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from django.utils import translation
from django.utils.translation import gettext as _

from canvases.exports.board_sheet import current_sheet
from canvases.exports.dossier.reader import read_behind
from canvases.exports.errors import ExportFailed
from canvases.exports.export_request import ExportRequest, ReportProgress, Scope, ignore_progress
from canvases.exports.file_cache import cached_file
from canvases.exports.layout.papers import PAPERS
from canvases.exports.pack.pack_renderer import compose, print_pages, write_contents
from canvases.exports.pack.sections import SECTIONS
from canvases.exports.pack.sections.contents import pages_needed
from canvases.exports.pack.sections.section import FOOT, Chapter, PackSource
from canvases.exports.page.header import REFERENCE, page_reference
from canvases.exports.page.page import Bookmark, Page, Text
from canvases.exports.page.sheet import Sheet
from canvases.exports.pdf import render_workers
from canvases.models import CustomerSegment, Note
from canvases.queries.board import Board

_BATCH: Final = 8
"""Chapters composed in one go: most take a few milliseconds, less than to hand out the next."""

_SECONDS_A_PAGE: Final = 2.0
"""How long the printing may take for each page, on a slow machine too."""


def make(request: ExportRequest) -> bytes:
    """The pack of the canvases asked for. Reports progress after each chapter.

    Raises KeyError for an unknown paper, ExportBusy, ExportFailed, and what
    `request.report_progress` raises.
    """
    return cached_file(request, "pack", _made)


def cover(request: ExportRequest) -> bytes:
    """The first page of the pack alone, for a preview. Raises ExportBusy and ExportFailed."""
    source = _source(request)
    with translation.override(request.options.language):
        chapters = list(SECTIONS["cover"].plan(source))
    return render(chapters, _sample(source), source.title, request.paper)


def _made(request: ExportRequest) -> bytes:
    source = _source(request)
    with translation.override(request.options.language):
        chapters = plan(source)
    return render(chapters, _sample(source), source.title, request.paper, request.report_progress)


def _source(request: ExportRequest) -> PackSource:
    if not request.canvases:
        raise ExportFailed(_("There are no canvases to export yet."))
    found = [current_sheet(canvas, request) for canvas in request.canvases]
    boards, sheets = zip(*found, strict=True)
    title = request.title
    segments = _segments(request, boards)
    others = set(segments) - {board.segment for board in boards}
    with translation.override(request.options.language):
        behind = read_behind(boards, sheets, request.options)
    return PackSource(title, boards, sheets, segments, _profiles(others), request.options, behind)


def _profiles(segments: Collection[CustomerSegment]) -> dict[int, list[Note]]:
    """The notes of the profiles of these segments, by their primary keys. One query."""
    found: dict[int, list[Note]] = {}
    ours = {segment.profile.pk: segment.pk for segment in segments}
    for note in Note.objects.filter(profile__in=ours).live().in_order() if ours else ():
        found.setdefault(ours[note.profile_id or 0], []).append(note)
    return found


def _segments(request: ExportRequest, boards: Sequence[Board]) -> tuple[CustomerSegment, ...]:
    """All segments outside the bin where all of the workspace is asked for, else those of the
    canvases."""
    if request.scope is Scope.WORKSPACE:
        return tuple(request.workspace.segments.filter(binned_at=None).select_related("profile"))
    return tuple(dict.fromkeys(board.segment for board in boards))


def _sample(source: PackSource) -> Sheet:
    """A sheet without its notes. Each worker gets it with each chapter."""
    return replace(source.sheets[0], notes=(), links=())


def plan(source: PackSource) -> list[Chapter]:
    """All chapters in order, in the active language."""
    found = [chapter for section in SECTIONS.values() for chapter in section.plan(source)]
    segments = [segment.pk for segment in source.segments]
    found = _in_turns(found, lambda one: segments.index(one.segment) if one.segment >= 0 else -1)
    return _in_turns(found, lambda one: one.canvas)


def _in_turns(chapters: list[Chapter], turn: Callable[[Chapter], int]) -> list[Chapter]:
    """The chapters with a turn together and in its order, where the first of them stands."""
    some = sorted((one for one in chapters if turn(one) >= 0), key=turn)
    first = next((at for at, one in enumerate(chapters) if turn(one) >= 0), 0)
    before = [one for one in chapters[:first] if turn(one) < 0]
    return [*before, *some, *(one for one in chapters[first:] if turn(one) < 0)]


def render(
    chapters: Sequence[Chapter],
    sample: Sheet,
    title: str,
    paper: str,
    report_progress: ReportProgress = ignore_progress,
) -> bytes:
    """The file with these chapters, made by workers. `sample` gives language, date and brand."""
    code = PAPERS[paper].code
    batches = [chapters[start : start + _BATCH] for start in range(0, len(chapters), _BATCH)]
    # As long as nobody knows the pages: most chapters have one.
    total = len(batches) + len(chapters)
    made = render_workers.each(
        compose,
        [(some, sample, title, code) for some in batches],
        lambda done: report_progress(done, total),
    )
    composed = list(chain.from_iterable(made))
    bookmarks = _bookmarks(chapters, composed)
    for at, chapter in enumerate(chapters):
        if chapter.section == "contents":
            composed[at] = render_workers.run(
                write_contents, chapter.content, bookmarks, sample, title, code
            )
    pages = _numbered(composed, bookmarks, sample)
    total = len(batches) + len(pages)
    made_file = render_workers.run_long(
        print_pages, pages, sample, title, code,
        seconds=render_workers.SECONDS + _SECONDS_A_PAGE * len(pages),
        progress=lambda done: report_progress(len(batches) + done, total),
    )  # fmt: skip
    report_progress(total, total)
    return made_file


def _bookmarks(chapters: Sequence[Chapter], composed: Sequence[list[Page]]) -> list[Bookmark]:
    """Where each chapter with a title begins. Contents take as many pages as they have lines."""
    lines = sum(bool(chapter.title) for chapter in chapters)
    counts = [
        pages_needed(lines) if chapter.section == "contents" else len(pages)
        for chapter, pages in zip(chapters, composed, strict=True)
    ]
    return [
        Bookmark(chapter.level, chapter.title, 1 + sum(counts[:at]))
        for at, chapter in enumerate(chapters)
        if chapter.title
    ]


def _numbered(
    composed: Sequence[list[Page]], bookmarks: Sequence[Bookmark], sample: Sheet
) -> list[Page]:
    """All pages with their numbers in the pack, their line of the outline, and links to these
    numbers instead of to those before."""
    found: list[Page] = []
    bookmarked = {bookmark.page: bookmark for bookmark in bookmarks}
    for pages in composed:
        start = len(found)
        for number, page in enumerate(pages, start + 1):
            found.append(
                replace(number_page(page, start, number, sample), bookmark=bookmarked.get(number))
            )
    return found


def number_page(page: Page, start: int, number: int, sample: Sheet) -> Page:
    """The page with its number at the end of its last line; its chapter begins after `start`."""
    words = sample.labels.page.format(number=number)
    top = [_link_in_pack(one, start, sample) for one in page.top]
    bottom = [replace(one, text=words) if one.name == FOOT else one for one in page.bottom]
    groups = [
        (
            head,
            [
                replace(box, heading=[_link_in_pack(one, start, sample) for one in box.heading])
                for box in boxes
            ],
        )
        for head, boxes in page.groups
    ]
    return replace(page, number=number, top=top, groups=groups, bottom=bottom)


def _link_in_pack(one: Text, start: int, sample: Sheet) -> Text:
    """A text that led to a page of its chapter, now leading to that page of the pack. Lines of the
    contents name the page of the pack already, as `pack:7`."""
    if one.href.startswith("pack:"):
        return replace(one, href=f"#page-{one.href.removeprefix('pack:')}")
    if not one.href.startswith("#page-"):
        return one
    page = start + int(one.href.removeprefix("#page-"))
    words = page_reference(sample.labels, page) if REFERENCE in one.name.split() else one.text
    return replace(one, text=words, href=f"#page-{page}")
