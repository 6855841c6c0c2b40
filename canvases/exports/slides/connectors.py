"""How links follow the lines of the PDF on slides, where they must be connectors glued to notes.

Programs agree on two kinds of connectors only: straight ones, and those that swing from level to
level; others LibreOffice draws its own way. So the way around other notes belongs to the shape of
the note, as its tail to a balloon: a leader line. The connector is glued to its end. Pure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from canvases.exports.layout.routing import Route
from canvases.exports.layout.shapes import Point, Rect
from canvases.exports.page.strokes import BEND
from canvases.method.kinds import Strength

_LEVEL: Final = 0.5  # points of height up to which a connector is straight
_STEEP: Final = 0.85  # its height by its width
_SAMPLES: Final = 12  # points at which a swing is looked at


@dataclass(frozen=True, slots=True)
class LeaderLine:
    """The way from the edge of a note to where its connector is glued; often just that point."""

    note: str
    points: tuple[Point, ...]
    dashed: bool

    @property
    def end(self) -> Point:
        """Where the connector is glued."""
        return self.points[-1]

    @property
    def bent(self) -> bool:
        """Whether it ends at another height than it begins."""
        return self.points[0][1] != self.points[-1][1]


@dataclass(frozen=True, slots=True)
class Connector:
    """One link: a connector from the end of one leader line to the end of the other."""

    route: Route
    source: LeaderLine
    target: LeaderLine

    @property
    def straight(self) -> bool:
        """Whether it is straight; others swing. Steep ones from under a note do not: LibreOffice
        would let them leave upwards."""
        (x, y), (to_x, to_y) = self.source.end, self.target.end
        high = abs(to_y - y)
        steep = high > _STEEP * (to_x - x) and (self.source.bent or self.target.bent)
        return high < _LEVEL or steep


def connectors(routes: Iterable[Route], blocked: Sequence[Rect]) -> list[Connector]:
    """The connector of each route. A swing that would touch what is `blocked` keeps to the free
    space between square and circle: leader lines bridge the rest."""
    return [_around(route) if route.swing is None else _across(route, blocked) for route in routes]


def _across(route: Route, blocked: Sequence[Rect]) -> Connector:
    """A swing between the rows, or from nearer the free space if notes are in the way."""
    swing, points = route.swing or 0, route.points
    leave, reach = points[:swing], points[swing + 2 :]
    (left, y), (right, to_y) = points[swing : swing + 2]
    attempts = [
        _connector(route, leave, reach),
        _connector(route, leave, (((right + reach[0][0]) / 2, to_y), *reach)),
        _connector(route, leave, ((right, to_y), *reach)),
        _connector(route, (*leave, (left, y)), ((right, to_y), *reach)),
    ]
    return next((one for one in attempts if not _touches(one, blocked)), attempts[-1])


def _around(route: Route) -> Connector:
    """Level along the horizontal dividers: the longest run of the route."""
    points = route.points
    runs = range(len(points) - 1)
    at = max(runs, key=lambda run: abs(points[run + 1][0] - points[run][0]))
    (x, y), (to_x, _y) = points[at], points[at + 1]
    bend = min(BEND, (to_x - x) / 3)  # the last corner of a leader line is round too
    return _connector(
        route, (*points[: at + 1], (x + bend, y)), ((to_x - bend, y), *points[at + 1 :])
    )


def _connector(route: Route, leave: Sequence[Point], reach: Sequence[Point]) -> Connector:
    dashed = route.strength is Strength.WEAK
    source = LeaderLine(route.ends[0], tuple(leave), dashed)
    target = LeaderLine(route.ends[1], tuple(reversed(reach)), dashed)
    return Connector(route, source, target)


def _touches(connector: Connector, blocked: Sequence[Rect]) -> bool:
    """Whether it comes over a note: a swing lies between its ends like a smooth step."""
    (x, y), (to_x, to_y) = connector.source.end, connector.target.end
    for sample in range(1, _SAMPLES):
        share = sample / _SAMPLES
        step = share if connector.straight else share * share * (3 - 2 * share)
        at = Rect(x + (to_x - x) * share - 1, y + (to_y - y) * step - 1, 2, 2)
        if any(at.overlaps(box) for box in blocked):
            return True
    return False


def leader_lines_of(made: Iterable[Connector]) -> dict[str, list[LeaderLine]]:
    """The leader lines of each note, by its id, in the order of the connectors."""
    found: dict[str, list[LeaderLine]] = {}
    for connector in made:
        for leader_line in (connector.source, connector.target):
            found.setdefault(leader_line.note, []).append(leader_line)
    return found
