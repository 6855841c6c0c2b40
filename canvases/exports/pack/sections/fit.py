"""How well a canvas fits: the figure with its parts, and what is left to answer."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from canvases.exports.layout import svg_path
from canvases.exports.layout.shapes import Rect
from canvases.exports.pack.sections.note_pages import note_pages
from canvases.exports.pack.sections.section import Chapter, PackSource, PageBuilder, Section
from canvases.exports.page.page import LINE_HEIGHT, Page, Text, text
from canvases.exports.page.sheet import Sheet
from canvases.exports.page.strokes import COLOURS, Stroke
from canvases.method.kinds import KINDS, SIDES, Kind, Side

if TYPE_CHECKING:
    from canvases.queries.board import Board

_PANEL: Final = 236.0
_LABEL: Final = 12.0  # type of the names of the parts
_ROW: Final = 32.0  # from one part to the next


def _plan(source: PackSource) -> Iterator[Chapter]:
    for at, (board, sheet) in enumerate(zip(source.boards, source.sheets, strict=True)):
        if sheet.fit.overall is not None:
            title = _("Fit: {canvas}").format(canvas=sheet.title)
            yield Chapter("fit", title, (_left_to_do(board, sheet), _explanation()), 2, at)


def _left_to_do(board: "Board", sheet: Sheet) -> Sheet:
    """The sheet with those notes only that need an answer or give none."""
    open_ids = {fact.id for fact in (*board.fit.uncovered, *board.fit.idle)}
    notes = tuple(note for note in sheet.notes if note.id in open_ids)
    answers = _("{box} unused")
    needs = _("{box} to answer")
    boxes = {
        kind: (answers if kind in SIDES[Side.VALUE_MAP] else needs).format(box=_(facts.many))
        for kind, facts in KINDS.items()
    }
    return replace(sheet, notes=notes, links=(), labels=replace(sheet.labels, boxes=boxes))


def _explanation() -> tuple[str, str]:
    return (
        _("The more a need weighs, the more it counts. Each link covers part of it: a strong link"
          " all, a weak link half. The figure is the share that is covered."),
        _("Everything is answered, and everything answers something."),
    )  # fmt: skip


def _pages(chapter: Chapter, builder: PageBuilder) -> list[Page]:
    sheet, (explained, done) = chapter.content
    u, area, panel = builder.u, builder.area, _PANEL * builder.u
    x = area.right - panel if builder.sample.rtl else area.x
    texts, drawing = _figures(builder, sheet, x, panel)
    w = builder.w
    y = area.y + (101 + 3 * _ROW) * w
    texts.append(builder.written("p", "foot", explained, Rect(x, y, panel, 0), 10.5 * w))
    left = area.x if builder.sample.rtl else area.x + panel + 32 * u
    rest = Rect(left, area.y, area.width - panel - 32 * u, area.height)
    if not sheet.notes:
        texts.append(builder.written("p", "statement", done, rest, 16 * u))
    return note_pages(builder, chapter.title, sheet, rest, 3, texts=texts, drawing=drawing)


def _figures(
    builder: PageBuilder, sheet: Sheet, x: float, wide: float
) -> tuple[list[Text], list[Stroke]]:
    w, fit, labels = builder.w, sheet.fit, sheet.labels
    y = builder.area.y
    big = Rect(x, y - 6 * w, wide, 72 * LINE_HEIGHT * w)
    colour = builder.sample.look.brand.main
    texts = [
        text("p", "figure start", [f"{fit.overall}"], big, 72 * w, colour=colour),
    ]
    drawing: list[Stroke] = []
    rows: tuple[tuple[str, Kind, str, int | None], ...] = (
        ("job", Kind.JOB, labels.jobs, fit.jobs),
        ("pain", Kind.PAIN, labels.pains, fit.pains),
        ("gain", Kind.GAIN, labels.gains, fit.gains),
    )
    y += 96 * w
    for pair, _kind, label, figure in rows:
        shown = "–" if figure is None else f"{figure}"
        place = Rect(x, y, wide, _LABEL * w * LINE_HEIGHT)
        texts += [
            text("h2", f"{pair} plain", [label], place, _LABEL * w, rtl=builder.sample.rtl),
            text("p", f"{pair} value", [shown], place, _LABEL * w, rtl=builder.sample.rtl),
        ]
        for shade, share in (("#e2e0d8", 100), (COLOURS[pair], figure or 0)):
            if share:
                length = wide * share / 100
                start = x + wide - length if builder.sample.rtl else x
                drawing.append(
                    Stroke(svg_path.bar(start, y + 20 * w, length), "none", shade, 4 * w)
                )
        y += _ROW * w
    return texts, drawing


SECTION = Section("fit", _plan, _pages)
