"""The brand of a workspace on its pages: logo, colours and foot line, and where they stand."""

from dataclasses import dataclass
from typing import Final

from canvases.exports.layout import svg_path
from canvases.exports.layout.frame import MARGIN
from canvases.exports.layout.papers import Paper
from canvases.exports.layout.shapes import Rect
from canvases.exports.page.strokes import Stroke

_WIDEST, _HIGHEST = 110.0, 40.0  # of the logo in a header, in points of the slide
BAND: Final = 6.0
"""Height of the band along the top of a page, in points of the slide."""


@dataclass(frozen=True, slots=True)
class Brand:
    """Whose export it is. Empty values leave the product's own look."""

    logo: bytes | None = None  # a PNG that `actions/branding.py` made, never what was uploaded
    main: str = ""  # colour of titles and rules, "#rrggbb", dark enough to be read on white
    accent: str = ""  # colour of surfaces, "#rrggbb"
    footer: str = ""  # one line


NO_BRAND: Final = Brand()


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
    return [Stroke(svg_path.box(place), fill=brand.accent)]


def _pixels(png: bytes) -> tuple[int, int]:
    """Width and height, from the header that every PNG begins with."""
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
