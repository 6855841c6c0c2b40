"""The first page: what it is about, whose it is, and of when."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _

from canvases.exports.layout import svg_path
from canvases.exports.layout.frame import MARGIN
from canvases.exports.layout.shapes import Circle, Rect
from canvases.exports.pack.sections.section import Chapter, PackSource, PageBuilder, Section
from canvases.exports.page.brand import logo_size
from canvases.exports.page.page import Page, Text
from canvases.exports.page.scripts import joined
from canvases.exports.page.strokes import COLOURS, TINTS, Stroke

_SENTENCE: Final = (18, 16, 14)  # of type: the largest in which it finds room


def _plan(source: PackSource) -> Iterator[Chapter]:
    about = dict.fromkeys(filter(None, (board.segment.chosen_name for board in source.boards)))
    said = source.sheets[0].statement if source.is_small else ""
    kind = _("Value proposition") if source.is_small else _("Value propositions")
    yield Chapter("cover", "", (kind, list(about), said))


def _pages(chapter: Chapter, builder: PageBuilder) -> list[Page]:
    kind, segments, said = chapter.content
    u, paper, brand = builder.u, builder.paper, builder.sample.look.brand
    wide = paper.width * 0.5
    x = paper.width - MARGIN * u - wide if builder.sample.rtl else MARGIN * u
    top = Rect(x, paper.height * 0.3, wide, 0)
    what = builder.written("p", "statement", kind, top, 14 * u)
    place = Rect(x, what.place.bottom + 8 * u, wide, 0)
    title = builder.title_in("h1", builder.title, place, (44, 34, 24, 18), 4)
    texts = [what, title, *_sentence(builder, said, replace(place, y=title.place.bottom + 14 * u))]
    y = texts[-1].place.bottom + 14 * u
    if segments:
        words = joined(segments)
        texts.append(builder.written("p", "statement", words, Rect(x, y, wide, 0), 13 * u))
        y = texts[-1].place.bottom + 12 * u
    date = builder.written("p", "foot", builder.sample.date, Rect(x, y, wide, 0), 12 * u)
    credit = Rect(x, paper.height - 25 * u, wide, 0)
    last = builder.written(
        "p", "foot", builder.sample.labels.credit, credit, max(9 * u, paper.min_type)
    )
    width, height = logo_size(brand, u, 150)
    logo = Rect(x, 40 * u, width, height) if width else None
    if logo and builder.sample.rtl:
        logo = Rect(x + wide - width, 40 * u, width, height)
    texts += [date, last]
    return [Page(1, _art(builder), texts, [], [], logo, figure=False)]


def _sentence(builder: PageBuilder, said: str, place: Rect) -> list[Text]:
    """The value proposition, if that is short enough for a cover."""
    most = builder.paper.height * 0.82
    for size in _SENTENCE if said else ():
        one = builder.written("p", "statement", said, place, size * builder.u, even=True)
        if one.place.bottom < most:
            return [one]
    return []


def _art(builder: PageBuilder) -> list[Stroke]:
    """A square and a circle that reach into one another, with a line for each pair of boxes."""
    u, paper, brand = builder.u, builder.paper, builder.sample.look.brand
    ink = brand.main or "#1f2d3a"
    ground = brand.accent or TINTS["job"]
    half = paper.width * 0.4
    left = 0.0 if builder.sample.rtl else paper.width - half
    high = paper.height
    square = Rect(left + half * 0.1, high * 0.3, half * 0.33, half * 0.33)
    radius = half * 0.19
    circle = Circle(square.right + half * 0.09 + radius, square.middle, radius)
    strokes = [
        Stroke(svg_path.box(Rect(left, 0, half, high)), fill=ground),
        Stroke(svg_path.rounded(square, 6 * u), fill="#ffffff", stroke=ink, width=2 * u),
        Stroke(svg_path.circle(circle), fill="#ffffff", stroke=ink, width=2 * u),
    ]
    for number, pair in enumerate(("gain", "job", "pain")):
        y = square.y + square.height * (0.25 + 0.25 * number)
        start, end = (square.right, y), (circle.x - radius * 0.6, circle.y + (number - 1) * 16 * u)
        bend = (end[0] - start[0]) / 2
        handles = (start[0] + bend, y), (end[0] - bend, end[1])
        path = svg_path.move(*start) + svg_path.curve(*handles, end)
        strokes.append(Stroke(path, stroke=COLOURS[pair], width=2 * u))
        note = Rect(square.x + square.width * 0.16, y - 7 * u, square.width * 0.68, 14 * u)
        strokes.append(Stroke(svg_path.rounded(note, 2 * u), fill=TINTS[pair]))
        note = Rect(end[0], end[1] - 5 * u, radius * 1.1, 10 * u)
        strokes.append(Stroke(svg_path.rounded(note, 2 * u), fill=TINTS[pair]))
    return strokes


SECTION = Section("cover", _plan, _pages)
