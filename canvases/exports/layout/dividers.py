"""Moves the dividers of square and circle where a box is too small for its notes. Pure.

They stand where the method draws them as long as all notes fit. Otherwise each shape is divided by
what its boxes need. One level runs through both shapes, so that links go straight across.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from canvases.exports.layout.shapes import Region
from canvases.method.kinds import SIDES, Kind, Side

_PRODUCTS: Final = (0.37, 0.335, 0.3, 0.27)
_JOBS: Final = (0.625, 0.6, 0.65, 0.69)
_LEVELS: Final = (0.0, -0.03, 0.03, -0.06, 0.06, -0.09, 0.09)
_FAR_LEVELS: Final = (*_LEVELS, -0.13, 0.13, -0.17, 0.17)
_SLICES: Final = 10
_FINE: Final = 0.015
_TIGHT: Final = 1.15  # then one way to divide is enough at a time: it hardly saves a page
_HOPELESS: Final = 1.6
_EASY: Final = 0.94  # how full a box may be at most for its divider to stay

_FILLED: Final = {
    Kind.PRODUCT: 0.6, Kind.GAIN_CREATOR: 0.58, Kind.PAIN_RELIEVER: 0.58,
    Kind.GAIN: 0.57, Kind.PAIN: 0.53, Kind.JOB: 0.54,
}  # fmt: skip
"""The share of each box that notes can fill: seen in canvases that just fit."""


@dataclass(frozen=True, slots=True)
class Dividers:
    """Where they stand: shares of the square's width and of the circle's diameter from the left;
    the level ones, below the middle, as a share of the diameter."""

    products: float = _PRODUCTS[0]
    jobs: float = _JOBS[0]
    level: float = 0.0


Regions = Callable[[Dividers], dict[Kind, Region]]
"""The boxes between dividers."""


def by_need(needs: dict[Kind, float], regions: Regions) -> Iterator[Dividers]:
    """Some dividers to try in turn, where the fullest box is least full. First the uprights stay if
    they can, at levels a little higher and lower too; then they give most room. None if there are
    too many notes by far.

    `needs` are the areas of the notes of each box, in square points.
    """
    for easy, levels in ((_EASY, _LEVELS), (0.0, _FAR_LEVELS)):
        square = _crowding(needs, regions, Side.VALUE_MAP, easy, levels)
        circle = _crowding(needs, regions, Side.PROFILE, easy, levels)
        full = {at: max(square[at][0], circle[at][0]) for at in levels}
        level = min(levels, key=lambda at: max(full[at], easy))
        if full[level] > _HOPELESS:
            return
        if full[level] > _TIGHT:
            yield Dividers(square[level][1], circle[level][1], level)
            continue
        for more in (0.0, -_FINE, _FINE):
            yield Dividers(square[level][1], circle[level][1], level + more)


def _crowding(
    needs: dict[Kind, float], regions: Regions, side: Side, easy: float, levels: Sequence[float]
) -> dict[float, tuple[float, float]]:
    """For each level, how full the fullest box of a shape is, and where its upright divider stands:
    as usual if that is `easy` enough."""
    found: dict[float, tuple[float, float]] = {}
    of_map = side is Side.VALUE_MAP
    for level, upright in product(levels, _PRODUCTS if of_map else _JOBS):
        if level in found and found[level][0] <= easy:
            continue
        at = Dividers(products=upright, level=level)
        boxes = regions(at if of_map else Dividers(jobs=upright, level=level))
        full = max(needs[kind] / (_FILLED[kind] * area(boxes[kind])) for kind in SIDES[side])
        if level not in found or full < found[level][0]:
            found[level] = full, upright
    return found


def area(region: Region) -> float:
    """The area of a region, in square points, about."""
    box = region.bounds
    if region.circle is None:
        return box.width * box.height
    slice_ = box.height / _SLICES
    middles = (box.y + (number + 0.5) * slice_ for number in range(_SLICES))
    return sum(max(0.0, region.width(y, y)) for y in middles) * slice_
