"""The picture of what segments are worth: revenue today by growth potential. Where each stands, how
large it is, and where its words go.

The scales have five steps, so the picture is a grid of five by five places. Whatever shares a place
stands there one below the other, and a line of places is as high as the fullest of them needs:
nothing lies on anything else, however many there are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from string import ascii_uppercase
from typing import Any, Final

from canvases.method.kinds import gettext_noop
from canvases.method.short_lines import short_lines
from canvases.method.stance import SCORES, STANCES, VALUE_SCALES

LEFT: Final = 64  # what the words of the upright scale need
WIDTH: Final = 164  # of a place
HEIGHT: Final = 58  # of one segment in a place
STRIP: Final = 34  # for the names of the quadrants, above and below
FOOT: Final = 64  # for the level scale
LEAST_LINE: Final = 78

_LETTERS: Final = 12  # of a line of a name, about as many as there is room for

SHORT: Final[dict[str, str]] = {
    "protect": gettext_noop("protect"),
    "grow": gettext_noop("grow"),
    "support": gettext_noop("support"),
    "migrate": gettext_noop("migrate"),
}
"""The stances in one word each."""

QUADRANTS: Final[dict[tuple[bool, bool], tuple[tuple[str, ...], str]]] = {
    (False, True): (("grow",), gettext_noop("Grow")),
    (True, True): (("protect", "grow"), gettext_noop("Protect and grow")),
    (False, False): (("migrate",), gettext_noop("Migrate away")),
    (True, False): (("protect",), gettext_noop("Protect")),
}
"""What a corner of the picture suggests, and its name, by (much revenue, much growth). Much is 3 or
more. Demand for support and value as a reference can suggest something else."""


def clean_value(value: object) -> dict[str, Any]:
    """A segment's value without what is no score or stance."""
    if not isinstance(value, Mapping):
        return {}
    scores = {
        name: value[name]
        for name in VALUE_SCALES
        if type(value.get(name)) is int and value[name] in SCORES
    }
    stance = value.get("stance")
    return scores | ({"stance": stance} if isinstance(stance, str) and stance in STANCES else {})


@dataclass(frozen=True, slots=True)
class Mark:
    """A segment in the picture: a circle around (x, y), with a ring of `reference` parts of five
    (none where it is None). Its words stand at `words`, within `room`."""

    index: int  # in what was laid out
    letter: str
    x: float
    y: float
    radius: float
    reference: int | None
    lines: tuple[str, ...]

    @property
    def ring(self) -> float:
        """The radius of the ring."""
        return self.radius + 4

    @property
    def reach(self) -> float:
        """How far it goes from its middle, with its ring."""
        return self.radius + 6

    @property
    def words(self) -> float:
        """Where its words begin, from the left."""
        return self.x + _LARGEST + 5

    @property
    def room(self) -> float:
        """How wide its words may be."""
        return WIDTH - 2 * _LARGEST - 10


_LARGEST: Final = 9 + 2.2 * max(SCORES) + 6


@dataclass(frozen=True, slots=True)
class Picture:
    """`steps_across` and `steps_up`: the middle of each score on the scales, from 1 to 5;
    `lines_across`, `lines_up`: what parts them. `left` to `right` and `top` to `bottom`: the grid.
    `across`, `up`: where the quadrants meet."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    across: float
    up: float
    steps_across: tuple[float, ...]
    steps_up: tuple[float, ...]
    lines_across: tuple[float, ...]
    lines_up: tuple[float, ...]
    marks: tuple[Mark, ...]


def lay_out(segments: Sequence[tuple[str, Mapping[str, Any]]]) -> Picture:
    """The picture of these names and clean values; who has not both revenue and growth has no place
    in it. The same in gives the same out."""
    places: dict[tuple[int, int], list[int]] = {}
    for index, (_name, value) in enumerate(segments):
        if "revenue_today" in value and "growth_potential" in value:
            places.setdefault((value["revenue_today"], value["growth_potential"]), []).append(index)
    heights = [_line_height(places, growth) for growth in SCORES]
    bottom = STRIP + sum(heights) + STRIP
    edges = [bottom - STRIP - sum(heights[:step]) for step in range(len(heights) + 1)]
    middles = tuple((low + high) / 2 for low, high in pairwise(edges))
    placed = sorted(index for place in places.values() for index in place)
    letters = {index: _letter(number) for number, index in enumerate(placed)}
    marks = [
        _mark(index, segments[index], letters[index], _middle(middles, place, here, len(indexes)))
        for place, indexes in places.items()
        for here, index in enumerate(indexes)
    ]
    return Picture(
        width=LEFT + WIDTH * len(SCORES) + 2,
        height=bottom + FOOT,
        left=LEFT,
        right=LEFT + WIDTH * len(SCORES),
        top=2,
        bottom=bottom,
        across=LEFT + 2 * WIDTH,
        up=edges[2],
        steps_across=tuple(LEFT + WIDTH * (score - 0.5) for score in SCORES),
        steps_up=middles,
        lines_across=tuple(LEFT + WIDTH * score for score in SCORES[:-1]),
        lines_up=tuple(edges[1:-1]),
        marks=tuple(sorted(marks, key=lambda mark: mark.index)),
    )


def _line_height(places: Mapping[tuple[int, int], Sequence[int]], growth: int) -> float:
    fullest = max(len(places.get((revenue, growth), ())) for revenue in SCORES)
    return max(LEAST_LINE, HEIGHT * fullest + 8)


def _middle(
    middles: Sequence[float], place: tuple[int, int], here: int, count: int
) -> tuple[float, float]:
    """The middle of the circle that is number `here` of `count` in a place."""
    revenue, growth = place
    x = LEFT + WIDTH * (revenue - 1) + _LARGEST + 5
    return x, middles[growth - 1] + HEIGHT * (here - (count - 1) / 2)


def _mark(
    index: int, segment: tuple[str, Mapping[str, Any]], letter: str, middle: tuple[float, float]
) -> Mark:
    name, value = segment
    radius = 9 + 2.2 * value.get("support_demand", 0)
    return Mark(
        index, letter, *middle, radius, value.get("reference_value"), short_lines(name, _LETTERS)
    )


def _letter(number: int) -> str:
    """A to Z, then A2 to Z2."""
    again, place = divmod(number, len(ascii_uppercase))
    return ascii_uppercase[place] + (str(again + 1) if again else "")
