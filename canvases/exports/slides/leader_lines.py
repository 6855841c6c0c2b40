"""Draws the leader lines of a note: lines with round corners, or dashes."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from canvases.exports.layout.shapes import Point
from canvases.exports.page.strokes import BEND
from canvases.exports.slides.connectors import LeaderLine
from canvases.exports.slides.drawingml import bend, draw, move

_DASH: Final = 3.2  # points; those of PowerPoint for the connector itself are four widths long
_PERIOD: Final = 5.6


def leader_line_steps(leader_line: LeaderLine, origin: Point) -> list[str]:
    """The steps of a leader line in a shape that begins at `origin`."""
    points = [(x - origin[0], y - origin[1]) for x, y in _corners(leader_line.points)]
    if len(points) < 2:
        return []
    return _dashes(points) if leader_line.dashed else _rounded(points)


def _corners(points: Sequence[Point]) -> list[Point]:
    """Without points that are repeated or lie on the way between two others."""
    found: list[Point] = []
    for point in points:
        if len(found) > 1 and any(
            a == b == c for a, b, c in zip(found[-2], found[-1], point, strict=True)
        ):
            found[-1] = point
        elif not found or point != found[-1]:
            found.append(point)
    return found


def _rounded(points: Sequence[Point]) -> list[str]:
    steps = [move(*points[0])]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        into = _towards(here, before, min(BEND, _length(here, before) / 2))
        out = _towards(here, after, min(BEND, _length(here, after) / 2))
        steps += [draw(*into), bend(here, out)]
    return [*steps, draw(*points[-1])]


def _dashes(points: Sequence[Point]) -> list[str]:
    """One after the other: those of the shape's outline would cut up the edge of the note too."""
    return [
        step
        for start, end in pairwise(points)
        for first, last in _runs(_length(start, end))
        for step in (move(*_towards(start, end, first)), draw(*_towards(start, end, last)))
    ]


def _runs(length: float) -> Iterator[tuple[float, float]]:
    """From where to where there is a dash on a run of some length, which begins with one."""
    at = 0.0
    while at < length:
        yield at, min(at + _DASH, length)
        at += _PERIOD


def _length(start: Point, end: Point) -> float:
    return abs(end[0] - start[0]) + abs(end[1] - start[1])  # runs are level or upright


def _towards(start: Point, end: Point, way: float) -> Point:
    share = way / _length(start, end)
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
