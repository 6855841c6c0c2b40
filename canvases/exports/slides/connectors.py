"""How links follow the lines of the PDF on slides, where they must be connectors glued to notes.

Programs agree on two kinds of connectors only: straight ones, and those that swing from level to
level; others LibreOffice draws its own way. So the way around other notes belongs to the shape of
the note, as its tail to a balloon: a lead, and the connector is glued to the end of it. Pure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from canvases.exports.ink import BEND
from canvases.exports.routing import Route
from canvases.exports.shapes import Point, Rect
from canvases.method.kinds import Strength

LEVEL: Final = 0.5  # points that a straight connector may differ in height at its ends
_SAMPLES: Final = 12  # points at which a swing is looked at


@dataclass(frozen=True, slots=True)
class Lead:
    """The way from the edge of a note to where its connector is glued; often just that point."""

    note: str
    points: tuple[Point, ...]
    dashed: bool

    @property
    def end(self) -> Point:
        return self.points[-1]


@dataclass(frozen=True, slots=True)
class Connector:
    """One link: a connector from the end of one lead to the end of the other."""

    route: Route
    source: Lead
    target: Lead

    @property
    def level(self) -> bool:
        """Whether it is straight; others swing."""
        return abs(self.source.end[1] - self.target.end[1]) < LEVEL


def connectors(routes: Iterable[Route], blocked: Sequence[Rect]) -> list[Connector]:
    """The connector of each route. A swing that would touch what is `blocked` keeps to the free
    space between square and circle: leads bridge the rest."""
    found = []
    for route in routes:
        if route.swing is None:
            found.append(_around(route))
            continue
        attempts = [_across(route, *more) for more in ((0, 0), (0, 1), (1, 1))]
        clear = (one for one in attempts if not _touches(one, blocked))
        found.append(next(clear, attempts[-1]))
    return found


def _across(route: Route, more: int, more_target: int) -> Connector:
    """A swing between the rows, or from the very edges of the free space."""
    swing, points = route.swing or 0, route.points
    return _connector(route, points[: swing + more], points[swing + 2 - more_target :])


def _around(route: Route) -> Connector:
    """Level along the horizontal dividers: the longest run of the route."""
    points = route.points
    runs = range(len(points) - 1)
    at = max(runs, key=lambda run: abs(points[run + 1][0] - points[run][0]))
    (x, y), (to_x, _y) = points[at], points[at + 1]
    bend = min(BEND, (to_x - x) / 3)  # the last corner of a lead is round too
    return _connector(
        route, (*points[: at + 1], (x + bend, y)), ((to_x - bend, y), *points[at + 1 :])
    )


def _connector(route: Route, leave: Sequence[Point], reach: Sequence[Point]) -> Connector:
    dashed = route.strength is Strength.WEAK
    source = Lead(route.ends[0], tuple(leave), dashed)
    target = Lead(route.ends[1], tuple(reversed(reach)), dashed)
    return Connector(route, source, target)


def _touches(connector: Connector, blocked: Sequence[Rect]) -> bool:
    """Whether the swing comes over a note: it lies between its ends like a smooth step."""
    (x, y), (to_x, to_y) = connector.source.end, connector.target.end
    for sample in range(1, _SAMPLES):
        share = sample / _SAMPLES
        step = share * share * (3 - 2 * share)
        at = Rect(x + (to_x - x) * share - 1, y + (to_y - y) * step - 1, 2, 2)
        if any(at.overlaps(box) for box in blocked):
            return True
    return False


def leads_of(made: Iterable[Connector]) -> dict[str, list[Lead]]:
    """The leads of each note, by its id, in the order of the connectors."""
    found: dict[str, list[Lead]] = {}
    for connector in made:
        for lead in (connector.source, connector.target):
            found.setdefault(lead.note, []).append(lead)
    return found
