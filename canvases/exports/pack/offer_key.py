"""The key of the offers on a page of a pack: names beside a sample of each line, and the marks."""

from collections.abc import Iterator, Sequence
from typing import Final

from canvases.exports.layout import svg_path
from canvases.exports.layout.shapes import Circle, Point, Rect
from canvases.exports.pack.sections.section import PageBuilder
from canvases.exports.page.offers import Offers
from canvases.exports.page.page import LINE_HEIGHT, Text
from canvases.exports.page.strokes import INK, Stroke
from canvases.method.value_curve import DASHES, MARKS

_SAMPLE: Final = 40.0  # how long a sample of a line is
_SIZE: Final = 11.0  # of type
FULL: Final = {"square", "diamond"}
"""The marks that are filled."""


def key(builder: PageBuilder, about: Offers) -> tuple[list[Text], float]:
    """The names of the offers with their fit, and where they end."""
    texts = [
        builder.written("p", "caption", words, place, _SIZE * builder.u, weight=600)
        for words, place in zip(about.captions, _places(builder, about), strict=True)
    ]
    return texts, max(one.place.bottom for one in texts)


def samples(builder: PageBuilder, about: Offers) -> Iterator[Stroke]:
    """A piece of the line of each offer with its mark."""
    u = builder.u
    for dashes, mark, place in zip(DASHES, MARKS, _places(builder, about), strict=False):
        y = place.y + _SIZE * u * LINE_HEIGHT / 2
        x = place.x - (_SAMPLE + 8) * u
        yield offer_line(svg_path.bar(x, y, _SAMPLE * u), dashes, u)
        yield offer_marks(mark, [(x + _SAMPLE * u / 2, y)], u)


def _places(builder: PageBuilder, about: Offers) -> list[Rect]:
    """Where the name of each offer stands, beside a sample of its line."""
    area, u = builder.area, builder.u
    wide = area.width / len(about.names)
    start = (_SAMPLE + 8) * u
    return [
        Rect(area.x + at * wide + start, area.y, wide - start - 10 * u, 0)
        for at in range(len(about.names))
    ]


def offer_line(path: str, dashes: str, u: float) -> Stroke:
    """A path in the dashes of an offer."""
    scaled = " ".join(f"{float(one) * 0.8 * u:g}" for one in dashes.split())
    return Stroke(path, "none", INK, 1.5 * u, scaled)


def offer_marks(mark: str, points: Sequence[Point], u: float) -> Stroke:
    """The mark of an offer at these points."""
    path = "".join(_shape(mark, x, y, 4 * u) for x, y in points)
    return Stroke(path, INK if mark in FULL else "#ffffff", INK, 1.4 * u)


def _shape(mark: str, x: float, y: float, r: float) -> str:
    """A mark around a point."""
    move, line = svg_path.move, svg_path.line
    if mark == "square":
        return svg_path.box(Rect(x - r, y - r, 2 * r, 2 * r))
    if mark == "circle":
        return svg_path.circle(Circle(x, y, 1.1 * r))
    if mark == "triangle":
        return move(x, y - 1.3 * r) + line(x + 1.3 * r, y + r) + line(x - 1.3 * r, y + r) + "z"
    if mark == "diamond":
        corners = ((x + 1.4 * r, y), (x, y + 1.4 * r), (x - 1.4 * r, y))
        return move(x, y - 1.4 * r) + "".join(line(*one) for one in corners) + "z"
    return move(x - r, y - r) + line(x + r, y + r) + move(x + r, y - r) + line(x - r, y + r)
