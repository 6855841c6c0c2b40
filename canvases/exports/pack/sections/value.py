"""What the segments are worth: revenue by growth, and a table that says the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from canvases.exports.dossier.blocks import Block, Words
from canvases.exports.layout import svg_path
from canvases.exports.layout.shapes import Rect
from canvases.exports.pack.rows import RowPainter
from canvases.exports.pack.sections.section import (
    Chapter,
    PackSource,
    PageBuilder,
    Section,
    name_of,
)
from canvases.exports.pack.value_drawing import ValueDrawing
from canvases.exports.page.page import Page, Text
from canvases.exports.page.scripts import joined
from canvases.exports.page.strokes import Stroke
from canvases.method.stance import STANCES, VALUE_SCALES, suggest_stance
from canvases.method.value_picture import QUADRANTS, SHORT, lay_out

_LEAST: Final = 2  # segments in the picture: one alone is told on its page
_STACK: Final = 4  # of a place that are drawn; the table has all
_KEY: Final = 168.0  # width of what stands beside the picture
_GAP: Final = 24.0
_SIZE: Final = 11.0  # of type, in the table
_PAD: Final = 5.0  # of a row of the table
_COLUMNS: Final = (0.04, 0.27, 0.085, 0.085, 0.085, 0.085, 0.23, 0.12)  # of the width


@dataclass(frozen=True, slots=True)
class Values:
    """The segments with clean values, and all words. `rows`: the cells of the table;
    `stances`: what stands under each name, by its place in `segments`."""

    segments: tuple[tuple[str, dict[str, Any]], ...]
    stances: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    axes: tuple[str, str]
    quadrants: tuple[str, ...]
    key: Block


def _plan(source: PackSource) -> Iterator[Chapter]:
    values = [segment.value for segment in source.segments]
    if not source.options.values or sum(map(_has_place, values)) < _LEAST:
        return
    named = list(zip(map(name_of, source.segments), values, strict=True))
    shown = _shown(named)
    letters = {id(shown[mark.index][1]): mark.letter for mark in lay_out(shown).marks}
    told = [one for one in named if one[1]]
    content = Values(
        segments=tuple(shown),
        stances=tuple(_stance(value) for _name, value in shown),
        heads=("", _("Segment"), *(_(scale.label) for scale in VALUE_SCALES.values()),
               _("Suggested stance"), _("Our stance")),
        rows=tuple((letters.get(id(value), ""), name, *_cells(value)) for name, value in told),
        axes=(f"{_(VALUE_SCALES['revenue_today'].label)} →",
              f"↑ {_(VALUE_SCALES['growth_potential'].label)}"),
        quadrants=tuple(_(name) for _stances, name in QUADRANTS.values()),
        key=_key(sum(map(_has_place, values)) - len(shown),
                 [name for name, value in named if not _has_place(value)]),
    )  # fmt: skip
    yield Chapter("value", _("What each segment is worth"), content)


def _has_place(value: dict[str, Any]) -> bool:
    return "revenue_today" in value and "growth_potential" in value


def _shown(named: Sequence[tuple[str, dict[str, Any]]]) -> list[tuple[str, dict[str, Any]]]:
    """Those with a place in the picture, a few for each."""
    found: list[tuple[str, dict[str, Any]]] = []
    counts: dict[tuple[int, int], int] = {}
    for name, value in named:
        if _has_place(value):
            place = value["revenue_today"], value["growth_potential"]
            counts[place] = counts.get(place, 0) + 1
            if counts[place] <= _STACK:
                found.append((name, value))
    return found


def _stance(value: dict[str, Any]) -> str:
    decided = value.get("stance", "")
    suggested, _reason = suggest_stance(value)
    return _(SHORT[decided]) if decided else f"{_(SHORT[suggested])}?"


def _cells(value: dict[str, Any]) -> list[str]:
    suggested, reason = suggest_stance(value)
    words = f"{capfirst(_(STANCES[suggested].label))}. {_(reason)}" if suggested else _(reason)
    decided = value.get("stance", "")
    return [
        *(str(value.get(name, "–")) for name in VALUE_SCALES),
        words,
        capfirst(_(STANCES[decided].label)) if decided else _("not decided"),
    ]


def _key(left_out: int, silent: Sequence[str]) -> Block:
    words = _(
        "The larger the circle, the more support they ask for: a large one may need extra"
        " resources. Ring: value as a reference, in five parts. A dashed circle and a question"
        " mark: suggested, not decided."
    )
    rows = [Words(words, look="hint")]
    if left_out > 0:
        rows.append(Words(_("Only the table has all of them."), look="hint"))
    if silent:
        rows.append(Words(joined(silent), _("Not in the picture yet")))
    return Block(_("How to read it"), tuple(rows))


def _pages(chapter: Chapter, builder: PageBuilder) -> list[Page]:
    about: Values = chapter.content
    u, area = builder.u, builder.area
    picture = lay_out(about.segments)
    wide = area.width - (_KEY + _GAP) * u
    drawing = ValueDrawing(builder, picture, Rect(area.x, area.y, wide, area.height))
    names = [name for name, _value in about.segments]
    texts = [*drawing.words(about.axes, about.quadrants), *drawing.names(names, about.stances)]
    texts += _beside(builder, about.key, drawing.right + _GAP * u)
    decided = ["stance" in value for _name, value in about.segments]
    pages = [builder.page(1, chapter.title, texts, drawing.strokes(decided))]
    for number, (words, strokes) in enumerate(_tables(builder, about), 2):
        pages.append(builder.page(number, chapter.title, words, strokes))
    return pages


def _beside(builder: PageBuilder, key: Block, x: float) -> list[Text]:
    """The key, as much of it as there is room for."""
    area = builder.area
    painter = RowPainter(builder, area.right - x, 10 * builder.w)
    texts: list[Text] = []
    y = area.y
    for piece in painter.block(key):
        if y + piece.height > area.bottom:
            break
        texts += piece.at(x, y, area.right - x, rtl=builder.sample.rtl)[0]
        y += piece.height + piece.gap
    return texts


def _tables(builder: PageBuilder, about: Values) -> Iterator[tuple[list[Text], list[Stroke]]]:
    """The pages of the table, each with its heads."""
    area, pad = builder.area, _PAD * builder.u
    rows = list(about.rows)
    while rows:
        texts, y = _row(builder, about.heads, area.y, is_head=True)
        rule = svg_path.bar(area.x, y + pad, area.width)
        y += 2 * pad
        begun = False
        while rows:
            found, bottom = _row(builder, rows[0], y)
            if begun and bottom + pad > area.bottom:
                break
            texts += found
            rule += svg_path.bar(area.x, bottom + pad, area.width)
            y, begun = bottom + 2 * pad, True
            rows.pop(0)
        yield texts, [Stroke(rule, stroke="#d3d8dc", width=0.7 * builder.u)]


def _row(
    builder: PageBuilder, cells: Sequence[str], y: float, *, is_head: bool = False
) -> tuple[list[Text], float]:
    """The texts of a row, and where it ends."""
    area, size = builder.area, _SIZE * builder.w * (0.85 if is_head else 1)
    x, texts = 0.0, []
    for number, (cell, share) in enumerate(zip(cells, _COLUMNS, strict=True)):
        wide = share * area.width
        place = Rect(area.x + x, y, wide - 8 * builder.u, 0)
        name = "hint" if is_head else "caption" if number < 2 else "line"
        if cell:
            mirrored = place.mirrored(area.x, area.right) if builder.sample.rtl else place
            weight = 600 if name == "caption" else 400
            texts.append(builder.written("p", name, cell, mirrored, size, weight=weight))
        x += wide
    return texts, max(one.place.bottom for one in texts)


SECTION = Section("value", _plan, _pages)
