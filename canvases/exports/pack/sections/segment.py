"""Who the customer is: a page for each segment with what is known of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from canvases.exports.dossier import segment as dossier
from canvases.exports.dossier.blocks import Block, Chips
from canvases.exports.layout.shapes import Rect
from canvases.exports.pack.columns import PAD, Columns, drawn, evenly, run
from canvases.exports.pack.pieces import Piece
from canvases.exports.pack.rows import RowPainter
from canvases.exports.pack.sections.section import (
    Chapter,
    PackSource,
    PageBuilder,
    Section,
    name_of,
)
from canvases.exports.page.page import Page, Text
from canvases.exports.page.strokes import Stroke

_SIZES: Final = (
    13.5,
    12.5,
    11.5,
    10.5,
    9.5,
)  # of type: the largest that takes no more pages than the least
_LARGEST: Final = 11.5  # where it is more than one
_JOB: Final = 15.0  # type of the core statement


@dataclass(frozen=True, slots=True)
class Dossier:
    """A segment as its page shows it."""

    name: str
    badges: tuple[str, ...]
    hired: str  # what stands before the core statement
    job: str
    blocks: tuple[Block, ...]


def _plan(source: PackSource) -> Iterator[Chapter]:
    if not source.options.segments:
        return
    names = {segment.pk: name_of(segment) for segment in source.segments}
    for segment in source.segments:
        parts = [name_of(one) for one in source.segments if one.parent_id == segment.pk]
        family = names.get(segment.parent_id or 0, ""), parts
        blocks = dossier.blocks_of(
            segment, family, source.sheets_of(segment), source.notes_of(segment)
        )
        if dossier.is_known(blocks) or segment.job_hired_for:  # an empty page helps nobody
            title = _("Segment: {name}").format(name=names[segment.pk])
            told = Dossier(
                names[segment.pk], dossier.badges(segment), _("They hire it to"),
                segment.job_hired_for, tuple(blocks),
            )  # fmt: skip
            yield Chapter("segment", title, told, segment=segment.pk)


def _pages(chapter: Chapter, builder: PageBuilder) -> list[Page]:
    """As few pages as can be, in the largest type that they hold."""
    about: Dossier = chapter.content
    texts, strokes, bottom = _head(builder, about)
    if not about.blocks:
        return [builder.page(1, about.name, texts, strokes)]
    columns = Columns(builder, bottom)
    pieces = [_pieces(builder, about, columns, size) for size in _SIZES]
    least = run(pieces[-1], columns)[-1][0]
    first = _SIZES.index(_LARGEST) if least else 0
    some = next(found for found in pieces[first:] if run(found, columns)[-1][0] <= least)
    pages = drawn(evenly(some, columns), columns)
    pages[0] = [*texts, *pages[0][0]], [*strokes, *pages[0][1]]
    return [
        builder.page(number, about.name, words, drawing)
        for number, (words, drawing) in enumerate(pages, 1)
    ]


def _pieces(
    builder: PageBuilder, about: Dossier, columns: Columns, size: float
) -> list[list[Piece]]:
    painted = RowPainter(builder, columns.width, size * builder.w)
    on_card = RowPainter(builder, columns.width - 2 * PAD * builder.u, size * builder.w)
    return [
        on_card.block(block, card=number) if block.is_card else painted.block(block)
        for number, block in enumerate(about.blocks, 1)
    ]


def _head(builder: PageBuilder, about: Dossier) -> tuple[list[Text], list[Stroke], float]:
    """Core statement and badges over the columns, and where these may begin."""
    u, area, w = builder.u, builder.area, builder.w
    texts: list[Text] = []
    strokes: list[Stroke] = []
    y = area.y - 2 * u
    if about.job:
        hired = builder.written(
            "p", "hint", f"{about.hired}:", Rect(area.x, y, area.width, 0), 10 * w
        )
        place = Rect(area.x, hired.place.bottom, area.width, 0)
        job = builder.written("p", "caption", about.job, place, _JOB * w, weight=600, even=True)
        texts, y = [hired, job], job.place.bottom + 7 * u
    if about.badges:
        painter = RowPainter(builder, area.width, 10.5 * w)
        for piece in painter.row(Chips("", tuple(("", one) for one in about.badges))):
            found, shapes = piece.at(area.x, y, area.width, rtl=builder.sample.rtl)
            texts += found
            strokes += shapes
            y += piece.height + piece.gap
    return texts, strokes, y + 9 * u


SECTION = Section("segment", _plan, _pages)
