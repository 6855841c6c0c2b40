"""Where the lines of a radar picture go: an axis for each of several scores, the first one up."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Final

WIDTH: Final = 480.0
HEIGHT: Final = 360.0
RADIUS: Final = 126.0
_BESIDE: Final = 16.0  # from the end of an axis to its name

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Axis:
    """One score: the end of its axis; where its name stands, and which end of the name is there:
    `start`, `middle` or `end`."""

    end: Point
    name: Point
    anchor: str


MIDDLE: Final[Point] = (WIDTH / 2, HEIGHT / 2)


def axes(number: int) -> tuple[Axis, ...]:
    """So many axes, clockwise."""
    return tuple(_axis(at, number) for at in range(number))


def ring(share: float, number: int) -> tuple[Point, ...]:
    """The corners of the ring at a share of the radius."""
    return tuple(_point(at, number, share) for at in range(number))


def outline(shares: Sequence[float | None]) -> tuple[Point, ...]:
    """The corners of a shape: a share of the radius on each axis; none where there is no score."""
    return tuple(
        _point(at, len(shares), share) for at, share in enumerate(shares) if share is not None
    )


def _axis(at: int, number: int) -> Axis:
    x, y = _point(at, number, 1 + _BESIDE / RADIUS)
    aside = x - MIDDLE[0]
    anchor = "middle" if abs(aside) < 1 else "start" if aside > 0 else "end"
    return Axis(_point(at, number, 1), (x, y + 4), anchor)


def _point(at: int, number: int, share: float) -> Point:
    angle = 2 * pi * at / number
    x = MIDDLE[0] + RADIUS * share * sin(angle)
    return round(x, 1), round(MIDDLE[1] - RADIUS * share * cos(angle), 1)
