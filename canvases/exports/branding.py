"""Whose pages they are: the logo and the colours of a brand, as they are drawn."""

from typing import Final

from canvases.exports import pen
from canvases.exports.frame import MARGIN
from canvases.exports.ink import Stroke
from canvases.exports.options import Brand
from canvases.exports.papers import Paper
from canvases.exports.shapes import Rect

_WIDEST, _HIGHEST = 110.0, 40.0  # of the logo in a header, in points of the slide
BAND: Final = 6.0
"""Height of the band along the top of a page, in points of the slide."""


def logo_size(brand: Brand, u: float, widest: float = _WIDEST) -> tuple[float, float]:
    """Width and height of the logo in a header whose lengths are multiplied by `u`; 0 without."""
    if not brand.logo:
        return 0.0, 0.0
    width, height = _pixels(brand.logo)
    scale = min(widest / width, widest * _HIGHEST / _WIDEST / height) * u
    return width * scale, height * scale


def logo_place(brand: Brand, paper: Paper, *, rtl: bool) -> Rect | None:
    """Where the logo of a page stands: in the upper corner where lines end."""
    width, height = logo_size(brand, paper.words)
    if not width:
        return None
    x = MARGIN * paper.scale if rtl else paper.width - MARGIN * paper.scale - width
    return Rect(x, 22 * paper.words, width, height)


def band(brand: Brand, paper: Paper) -> list[Stroke]:
    """A band along the top of each page, in the colour of surfaces."""
    if not brand.accent:
        return []
    place = Rect(0, 0, paper.width, BAND * paper.scale)
    return [Stroke(pen.box(place), fill=brand.accent)]


def _pixels(png: bytes) -> tuple[int, int]:
    """Width and height, from the header that every PNG begins with."""
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
