"""Where things stand on the picture: the square, the circle, their six regions and the channels.

Designed on the slide (960 × 540 points); every length is multiplied by the paper's scale. Pure.
"""

from dataclasses import dataclass
from typing import Final

from canvases.exports.papers import Paper
from canvases.exports.routing import Channels
from canvases.exports.shapes import Circle, Rect, Region
from canvases.method.kinds import Kind

MARGIN: Final = 38.0
FOOTER: Final = 32.0  # height kept free at the bottom of each page

_SQUARE: Final = 0.96  # side of the square, of the circle's diameter
_LEAST_GAP: Final = 52.0  # between square and circle
_PRODUCTS: Final = 0.37  # share of the square's width
_JOBS_FROM: Final = 0.625  # where the divider of the circle stands: three sectors of like area
_PAD: Final = 9.5
_STRIP: Final = 8.0  # half of a channel along a divider


@dataclass(frozen=True, slots=True)
class Frame:
    """The shapes of one picture, in points."""

    square: Rect
    circle: Circle
    products_divider: float
    jobs_divider: float
    regions: dict[Kind, Region]
    channels: Channels


def frame(paper: Paper, top: float) -> Frame:
    """The shapes between `top` and the footer, as large as the page allows."""
    u = paper.scale
    wide, high = paper.width - 2 * MARGIN * u, paper.height - FOOTER * u - top
    diameter = min(high, (wide - _LEAST_GAP * u) / (1 + _SQUARE))
    middle = top + diameter / 2 + (high - diameter) * 0.35
    side = diameter * _SQUARE
    square = Rect(MARGIN * u, middle - side / 2, side, side)
    radius = diameter / 2
    circle = Circle(paper.width - MARGIN * u - radius, middle, radius)
    products = square.x + _PRODUCTS * side
    jobs = circle.x - radius + _JOBS_FROM * diameter
    strip = _STRIP * u * 0.85
    return Frame(
        square,
        circle,
        products,
        jobs,
        _in_square(square, products, u) | _in_circle(circle, jobs, u),
        Channels(
            between=(square.right - _PAD * u, circle.x - radius + _PAD * u),
            products=(products - strip, products + strip),
            jobs=(jobs - strip, jobs + strip),
            middle=(middle - strip, middle + strip),
        ),
    )


def _in_square(square: Rect, divider: float, u: float) -> dict[Kind, Region]:
    pad, strip = _PAD * u, _STRIP * u
    top, height = square.y + pad * 0.8, square.height - 1.6 * pad
    left = divider + strip + 2 * u
    width = square.right - pad - left
    upper = square.middle - strip - 4 * u - top  # the row's gap carries lines
    lower = square.middle + strip + u
    return {
        Kind.PRODUCT: Region(
            Rect(square.x + pad, top, divider - strip - 2 * u - square.x - pad, height)
        ),
        Kind.GAIN_CREATOR: Region(Rect(left, top, width, upper)),
        Kind.PAIN_RELIEVER: Region(Rect(left, lower, width, square.bottom - 0.8 * pad - lower)),
    }


def _in_circle(circle: Circle, divider: float, u: float) -> dict[Kind, Region]:
    strip = _STRIP * u
    inside = Circle(circle.x, circle.y, circle.radius - _PAD * u)
    top, left = circle.y - inside.radius, circle.x - inside.radius
    half, width = inside.radius - strip - 4 * u, divider - strip - 2 * u - left
    lower = circle.y + strip + u
    start = divider + strip + 2 * u
    return {
        Kind.GAIN: Region(Rect(left, top, width, half), inside, from_right=True),
        Kind.PAIN: Region(
            Rect(left, lower, width, circle.y + inside.radius - lower), inside, from_right=True
        ),
        Kind.JOB: Region(
            Rect(start, top, circle.x + inside.radius - start, 2 * inside.radius), inside
        ),
    }
