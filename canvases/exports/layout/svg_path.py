"""SVG path data, as `M10.0 20.0L30.0 20.0`: points from the top left of the page. Pure."""

from typing import Final

from canvases.exports.layout.shapes import Circle, Point, Rect

_KAPPA: Final = 0.5523  # handles of the cubic curve that comes closest to a quarter of a circle


def move(x: float, y: float) -> str:
    """Begin at a point."""
    return f"M{x:.1f} {y:.1f}"


def line(x: float, y: float) -> str:
    """A straight line from where the pen is."""
    return f"L{x:.1f} {y:.1f}"


def bar(x: float, y: float, length: float) -> str:
    """A line of its own, to the right; one without length is a dot if its ends are round."""
    return f"M{x:.2f} {y:.1f}L{x + length:.2f} {y:.1f}"


def curve(first: Point, second: Point, end: Point) -> str:
    """A cubic curve from where the pen is, by the handles at both its ends."""
    return "C" + " ".join(f"{x:.1f} {y:.1f}" for x, y in (first, second, end))


def bend(start: Point, corner: Point, end: Point) -> str:
    """A rounded corner: the quadratic curve between two points, as a cubic one."""
    (x0, y0), (x1, y1), (x2, y2) = start, corner, end
    first = x0 + (x1 - x0) * 2 / 3, y0 + (y1 - y0) * 2 / 3
    return curve(first, (x2 + (x1 - x2) * 2 / 3, y2 + (y1 - y2) * 2 / 3), end)


def box(place: Rect) -> str:
    """A rectangle."""
    return f"M{place.x:.1f} {place.y:.1f}h{place.width:.1f}v{place.height:.1f}h{-place.width:.1f}z"


def rounded(place: Rect, radius: float) -> str:
    """A rectangle with rounded corners."""
    x, y, right, bottom, r = place.x, place.y, place.right, place.bottom, radius
    return "".join((
        move(x + r, y),
        line(right - r, y), bend((right - r, y), (right, y), (right, y + r)),
        line(right, bottom - r), bend((right, bottom - r), (right, bottom), (right - r, bottom)),
        line(x + r, bottom), bend((x + r, bottom), (x, bottom), (x, bottom - r)),
        line(x, y + r), bend((x, y + r), (x, y), (x + r, y)), "z",
    ))  # fmt: skip


def circle(place: Circle) -> str:
    """A circle, in four curves."""
    x, y, r = place.x, place.y, place.radius
    k = _KAPPA * r
    return "".join((
        move(x - r, y),
        curve((x - r, y - k), (x - k, y - r), (x, y - r)),
        curve((x + k, y - r), (x + r, y - k), (x + r, y)),
        curve((x + r, y + k), (x + k, y + r), (x, y + r)),
        curve((x - k, y + r), (x - r, y + k), (x - r, y)), "z",
    ))  # fmt: skip
