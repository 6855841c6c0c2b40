"""Several offers laid over the circle of one profile: who answers which need, and how far.

Needs stand around the circle by sector, jobs to the right. From the hub to the rim each offer has a
line in its own dashes with its own mark at the end: at the rim the need is answered in full, and
where an offer does not answer it there is no line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin
from typing import Final

from canvases.method.kinds import Kind
from canvases.method.short_lines import short_lines
from canvases.method.value_curve import DASHES, MARKS, MOST_NEEDS, Compared

WIDTH: Final = 920.0
HEIGHT: Final = 624.0
MIDDLE: Final = (WIDTH / 2, HEIGHT / 2)
RIM: Final = 220.0
HUB: Final = 62.0
_NUMBERS: Final = RIM + 17  # where the numbers of needs stand
_WORDS: Final = RIM + 38
WORDS_WIDE: Final = WIDTH / 2 - _WORDS
"""The room for words beside the circle."""
_LETTERS: Final = 22  # of a line of words
_NARROWEST: Final = 36.0  # degrees: of what stands for one need, where there are few
_APART: Final = 6.4  # degrees between the lines of one need, at most
_SHARE: Final = 0.84  # of the room of a need that its lines take

SECTORS: Final = (Kind.JOB, Kind.PAIN, Kind.GAIN)
"""Clockwise from the right, as on the canvas."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Ray:
    """How far one offer answers one need. `offer`: its number."""

    offer: int
    start: Point
    end: Point
    dashes: str
    mark: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A need at the rim: its number among those compared from 1, its words, and its rays. `side`:
    -1 where the words end at their place, 1 where they start there, 0 in between. `rise`: how far
    down it is, from -1 at the top to 1."""

    number: int
    kind: Kind
    at: Point
    words: tuple[str, ...]
    words_at: Point
    side: int
    rise: float
    rays: tuple[Ray, ...]

    def top(self, line: float) -> float:
        """Where the words begin, in lines so high: above the circle they end at their place."""
        return self.words_at[1] - line / 2 - (1 - self.rise) / 2 * line * (len(self.words) - 1)


@dataclass(frozen=True, slots=True)
class Sector:
    """The part of one kind: where its name stands, and the lines that bound it."""

    kind: Kind
    at: Point
    bounds: tuple[tuple[Point, Point], ...]


@dataclass(frozen=True, slots=True)
class ValueCircle:
    """The picture, from hub to rim, in the units of WIDTH and HEIGHT. `half`: where a need is half
    answered."""

    spots: tuple[Spot, ...]
    sectors: tuple[Sector, ...]
    width: float = WIDTH
    height: float = HEIGHT
    middle: Point = MIDDLE
    rim: float = RIM
    hub: float = HUB
    half: float = (RIM + HUB) / 2


def lay_out(compared: Sequence[Compared]) -> ValueCircle:
    """The picture of the first MOST_NEEDS. The same in gives the same out."""
    shown = list(enumerate(compared[:MOST_NEEDS], 1))
    groups = [(kind, [one for one in shown if one[1].need.kind is kind]) for kind in SECTORS]
    groups = [(kind, group) for kind, group in groups if group]
    if not groups:
        return ValueCircle((), ())
    wide = 360 / len(shown)
    start = -wide * len(groups[0][1]) / 2
    spots: list[Spot] = []
    sectors = []
    for kind, group in groups:
        end = start + wide * len(group)
        bounds = ((_at(start, HUB), _at(start, RIM)),) if len(groups) > 1 else ()
        sectors.append(Sector(kind, _at((start + end) / 2, HUB * 0.56), bounds))
        spots += [
            _spot(number, one, start + wide * (at + 0.5), wide)
            for at, (number, one) in enumerate(group)
        ]
        start = end
    return ValueCircle(tuple(spots), tuple(sectors))


def _spot(number: int, one: Compared, angle: float, wide: float) -> Spot:
    offers = len(one.shares)
    apart = min(_APART, _SHARE * min(wide, 2 * _NARROWEST) / offers)
    rays = []
    for offer, share in enumerate(one.shares):
        if share:
            turn = angle + apart * (offer - (offers - 1) / 2)
            end = _at(turn, HUB + (RIM - HUB) * share / 100)
            dashes, mark = DASHES[offer % len(DASHES)], MARKS[offer % len(MARKS)]
            rays.append(Ray(offer, _at(turn, HUB), end, dashes, mark))
    across = cos(radians(angle))
    side = 0 if abs(across) < 0.2 else 1 if across > 0 else -1
    words = short_lines(one.need.text, _LETTERS, 3)
    return Spot(
        number, one.need.kind, _at(angle, _NUMBERS), words, _at(angle, _WORDS), side,
        sin(radians(angle)), tuple(rays),
    )  # fmt: skip


def _at(angle: float, radius: float) -> Point:
    """The point so far from the middle; angles in degrees, clockwise from the right."""
    (x, y), turn = MIDDLE, radians(angle)
    return round(x + radius * cos(turn), 1), round(y + radius * sin(turn), 1)
