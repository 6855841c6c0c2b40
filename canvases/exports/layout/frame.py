"""Where things stand on the picture: the square, the circle, their six regions and the channels.

Designed on the slide (960 × 540 points); every length is multiplied by the paper's scale. Pure.
"""

from dataclasses import dataclass
from math import inf
from typing import Final

from canvases.exports.layout.dividers import Dividers
from canvases.exports.layout.papers import Paper
from canvases.exports.layout.routing import Channels
from canvases.exports.layout.shapes import Circle, Rect, Region
from canvases.method.kinds import Kind

MARGIN: Final = 38.0
FOOTER: Final = 30.0  # height kept free at the bottom of each page

_SQUARE: Final = 0.95  # side of the square, of the circle's diameter
_GAP: Final = 46.0  # between square and circle
_LEAST_SQUARE: Final = 0.88  # both where the width of the page limits them, not its height
_LEAST_GAP: Final = 32.0
_PAD: Final = 9.5
_STRIP: Final = 8.0  # half of a channel along a divider


@dataclass(frozen=True, slots=True)
class PictureFrame:
    """The shapes of one picture, in points."""

    square: Rect
    circle: Circle
    products_divider: float
    jobs_divider: float
    level: float  # the y of the level dividers
    regions: dict[Kind, Region]
    channels: Channels


USUAL: Final = Dividers()


def frame(paper: Paper, top: float, dividers: Dividers = USUAL, peak: float = inf) -> PictureFrame:
    """The shapes between `top` and the footer, as large as the page allows.

    Where the height of the page limits them, the circle begins at `peak`, if that is higher.
    """
    u = paper.scale
    square, circle = _shapes(paper, top, peak)
    diameter = 2 * circle.radius
    products = square.x + dividers.products * square.width
    jobs = circle.x - circle.radius + dividers.jobs * diameter
    level = (circle.y + square.middle) / 2 + dividers.level * diameter
    strip = _STRIP * u * 0.85
    return PictureFrame(
        square,
        circle,
        products,
        jobs,
        level,
        _in_square(square, products, level, u) | _in_circle(circle, jobs, level, u),
        Channels(
            between=(square.right - _PAD * u, circle.x - circle.radius + _PAD * u),
            products=(products - strip, products + strip),
            jobs=(jobs - strip, jobs + strip),
            middle=(level - strip, level + strip),
        ),
    )


def _shapes(paper: Paper, top: float, peak: float) -> tuple[Rect, Circle]:
    """The square and the circle."""
    u = paper.scale
    wide, bottom = paper.width - 2 * MARGIN * u, paper.height - FOOTER * u
    high, diameter = bottom - top, (wide - _GAP * u) / (1 + _SQUARE)
    if peak < top and diameter > high:
        diameter = min(bottom - peak, diameter)
        middle = bottom - diameter / 2
        base = bottom - 0.02 * diameter
        side = min(_SQUARE * diameter, base - top)
    else:
        diameter = min(high, (wide - _LEAST_GAP * u) / (1 + _LEAST_SQUARE))
        middle = top + diameter / 2 + (high - diameter) * 0.35
        spare = wide - _GAP * u - diameter
        side = min(max(spare, _LEAST_SQUARE * diameter), _SQUARE * diameter)
        base = middle + side / 2
    radius = diameter / 2
    square = Rect(MARGIN * u, base - side, side, side)
    return square, Circle(paper.width - MARGIN * u - radius, middle, radius)


def _in_square(square: Rect, divider: float, level: float, u: float) -> dict[Kind, Region]:
    pad, strip = _PAD * u, _STRIP * u
    top, height = square.y + pad * 0.8, square.height - 1.6 * pad
    left = divider + strip + 2 * u
    width = square.right - pad - left
    upper = level - strip - 4 * u - top  # the row's gap carries lines
    lower = level + strip + u
    return {
        Kind.PRODUCT: Region(
            Rect(square.x + pad, top, divider - strip - 2 * u - square.x - pad, height)
        ),
        Kind.GAIN_CREATOR: Region(Rect(left, top, width, upper)),
        Kind.PAIN_RELIEVER: Region(Rect(left, lower, width, square.bottom - 0.8 * pad - lower)),
    }


def _in_circle(circle: Circle, divider: float, level: float, u: float) -> dict[Kind, Region]:
    strip = _STRIP * u
    inside = Circle(circle.x, circle.y, circle.radius - _PAD * u)
    top, left = circle.y - inside.radius, circle.x - inside.radius
    upper, width = level - strip - 4 * u - top, divider - strip - 2 * u - left
    lower = level + strip + u
    start = divider + strip + 2 * u
    return {
        Kind.GAIN: Region(Rect(left, top, width, upper), inside, from_right=True),
        Kind.PAIN: Region(
            Rect(left, lower, width, circle.y + inside.radius - lower), inside, from_right=True
        ),
        Kind.JOB: Region(
            Rect(start, top, circle.x + inside.radius - start, 2 * inside.radius), inside
        ),
    }
