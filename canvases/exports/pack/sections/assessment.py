"""The ten characteristics of each canvas that has scores: a radar, and the figures beside it."""

from collections.abc import Iterator, Sequence
from typing import Final

from canvases.exports.dossier.behind import Scored
from canvases.exports.layout import svg_path
from canvases.exports.layout.shapes import Circle, Rect
from canvases.exports.pack.sections.section import Chapter, PackSource, PageBuilder, Section
from canvases.exports.page.page import LINE_HEIGHT, Page, Text, text
from canvases.exports.page.strokes import COLOURS, INK, Stroke
from canvases.method import radar
from canvases.method.assessment import MOST

_LINE: Final = 21.0  # from one figure to the next
_SIZE: Final = 11.0  # of type
_SIZES: Final = (11.0, 10.0, 9.0)  # of advice


def _plan(source: PackSource) -> Iterator[Chapter]:
    for at, behind in enumerate(source.behind):
        if behind.scored:
            yield Chapter("assessment", behind.scored.title, behind.scored, 2, at)


def _pages(chapter: Chapter, builder: PageBuilder) -> list[Page]:
    about: Scored = chapter.content
    area = builder.area
    wide = 0.42 * area.width
    across = min(wide, 0.8 * area.height)
    left = area.right - wide if builder.sample.rtl else area.x
    middle = left + wide / 2, area.y + across / 2 + 8 * builder.u
    strokes, numbers = _picture(builder, about, middle, across / 2 - 18 * builder.u)
    start = area.x if builder.sample.rtl else area.x + wide + 36 * builder.u
    rest = Rect(start, area.y, area.width - wide - 36 * builder.u, 0)
    figures = list(_figures(builder, about, rest))
    below = Rect(rest.x, figures[-1].place.bottom + 16 * builder.u, rest.width, 0)
    texts = [*numbers, *figures, *_advice(builder, about, below)]
    return [builder.page(1, chapter.title, texts, strokes)]


def _picture(
    builder: PageBuilder, about: Scored, middle: radar.Point, radius: float
) -> tuple[list[Stroke], list[Text]]:
    scale = radius / radar.RADIUS

    def placed(points: Sequence[radar.Point]) -> list[radar.Point]:
        return [
            (middle[0] + (x - radar.MIDDLE[0]) * scale, middle[1] + (y - radar.MIDDLE[1]) * scale)
            for x, y in points
        ]

    u, number = builder.u, len(about.names)
    rings = [placed(radar.ring(score / MOST, number)) for score in range(1, MOST + 1)]
    ends = rings[-1]
    grid = "".join(_closed(ring) for ring in rings)
    grid += "".join(svg_path.move(*middle) + svg_path.line(*end) for end in ends)
    shape = placed(radar.outline([None if one is None else one / MOST for one in about.medians]))
    marks = "".join(svg_path.circle(Circle(x, y, 2.6 * u)) for x, y in shape)
    strokes = [
        Stroke(grid, stroke="#d3d8dc", width=0.7 * u),
        Stroke(_closed(shape), "none", COLOURS["job"], 1.6 * u, join=True),
        Stroke(marks, COLOURS["job"]),
    ]
    size, far = _SIZE * u, 1 + 13 * u / radius
    high = size * LINE_HEIGHT
    texts = [
        text(
            "p", "hint round", [f"{at}"],
            Rect(middle[0] + (x - middle[0]) * far - 12 * u,
                 middle[1] + (y - middle[1]) * far - high / 2, 24 * u, high),
            size, rtl=False,
        )
        for at, (x, y) in enumerate(ends, 1)
    ]  # fmt: skip
    return strokes, texts


def _closed(points: Sequence[radar.Point]) -> str:
    first, *others = points
    return svg_path.move(*first) + "".join(svg_path.line(*one) for one in others) + "z"


def _figures(builder: PageBuilder, about: Scored, place: Rect) -> Iterator[Text]:
    w, rtl = builder.w, builder.sample.rtl
    size = _SIZE * w
    wide, high = min(place.width, 300 * w), size * LINE_HEIGHT
    beside = 40 * w  # for the figure, before the name
    for at, (name, median) in enumerate(zip(about.names, about.medians, strict=True)):
        y = place.y + at * _LINE * w
        figure_x = place.right - beside if rtl else place.x
        name_x = place.right - wide if rtl else place.x + beside
        shown = "–" if median is None else f"{median:g}"
        figure = Rect(figure_x, y, beside - 8 * w, high)
        yield text("p", "job plain", [shown], figure, size, rtl=rtl)
        line = Rect(name_x, y, wide - beside, high)
        yield text("p", "plain", [name], line, size, rtl=rtl, colour=INK)
    foot = Rect(place.x, place.y + (len(about.names) + 0.4) * _LINE * w, place.width, 0)
    yield builder.written("p", "foot", about.scale, foot, 10 * w)


def _advice(builder: PageBuilder, about: Scored, place: Rect) -> list[Text]:
    """What to do about the weakest, in the largest type that has room."""
    if not about.weak:
        return []
    for size in _SIZES:
        found = list(_weakest(builder, about, place, size * builder.w))
        if found[-1].place.bottom <= builder.area.bottom:
            break
    return found


def _weakest(builder: PageBuilder, about: Scored, place: Rect, size: float) -> Iterator[Text]:
    head = builder.written("h2", "caption", about.weak_title, place, 1.1 * size, weight=700)
    yield head
    y = head.place.bottom + 0.5 * size
    for name, median, advice in about.weak:
        for style, words in (("caption", f"{name}: {median}"), ("line", advice)):
            weight = 700 if style == "caption" else 400
            one = builder.written(
                "p", style, words, Rect(place.x, y, place.width, 0), size, weight=weight
            )
            yield one
            y = one.place.bottom
        y += 0.5 * size


SECTION = Section("assessment", _plan, _pages)
