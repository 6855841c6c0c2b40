"""Draws link lines between the shapes without touching a note. Pure.

An answer (creator → gain, reliever → pain) leaves its note to the right, follows the gap between
two rows where another note is in the way, swings over to the circle, and comes in from the left in
the same manner. A product reaches its job along the dividers: right of the products, through the
middle of square and circle, left of the jobs; there each line keeps a lane of its own.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from canvases.exports.layout import svg_path
from canvases.exports.layout.notes import PlacedNote
from canvases.exports.layout.packing import Packing
from canvases.exports.layout.shapes import Point, Rect
from canvases.method.kinds import Kind, Strength

_PORT: Final = 4.5  # points between lines that meet at one note, at most
_LANE: Final = 2.6  # points between lanes along a divider, at most
_LANES_OF_A_GAP: Final = (0.5, 0.3, 0.7, 0.4, 0.6)


@dataclass(frozen=True, slots=True)
class Route:
    """One line: corners joined by straight runs, with at most one swing, from `swing` to the next.

    All runs are horizontal or vertical; only the swing, in the free space between the shapes, is a
    curve.
    """

    kind: Kind  # of the source: it gives the colour
    strength: Strength
    points: tuple[Point, ...]
    swing: int | None = None
    ends: tuple[str, str] = ("", "")  # the ids of its notes


@dataclass(frozen=True, slots=True)
class Channels:
    """The clear strips of the page that lines may use, as (from, to) in points.

    `between` runs from the square to the first note of the circle; `products` is left and `jobs`
    right of the dividers, `middle` is the strip of the horizontal dividers, in y.
    """

    between: tuple[float, float]
    products: tuple[float, float]
    jobs: tuple[float, float]
    middle: tuple[float, float]


@dataclass(frozen=True, slots=True)
class PlacedLink:
    """A link whose both ends are on the picture."""

    source: PlacedNote
    target: PlacedNote
    kind: Kind
    strength: Strength

    @property
    def ends(self) -> tuple[str, str]:
        """The ids of both notes."""
        return self.source.id, self.target.id


def route(
    boxes: dict[Kind, Packing],
    links: Sequence[PlacedLink],
    channels: Channels,
    gap: dict[Kind, float],
) -> list[Route]:
    """The lines of all links. `gap` is the space between rows and columns of each box."""
    ports = _Ports(links)
    lanes = _RowLanes(gap)
    around = [link for link in links if link.kind is Kind.PRODUCT]
    across = [link for link in links if link.kind is not Kind.PRODUCT]
    found = []
    for link in across:
        need = Kind.GAIN if link.kind is Kind.GAIN_CREATOR else Kind.PAIN
        leave = _leave(boxes[link.kind], link, ports.out(link), lanes.take(link.kind, link.source))
        reach = _reach(boxes[need], link, ports.into(link), lanes.take(need, link.target))
        left, right = channels.between
        points = [*leave, (left, leave[-1][1]), (right, reach[0][1]), *reach]
        found.append(Route(link.kind, link.strength, tuple(points), len(leave), link.ends))
    return found + _along(boxes, around, channels, ports, lanes)


def _along(
    boxes: dict[Kind, Packing],
    links: Sequence[PlacedLink],
    channels: Channels,
    ports: "_Ports",
    lanes: "_RowLanes",
) -> list[Route]:
    """Product to job, each in its lane: the upper product takes the upper lane."""
    ordered = sorted(links, key=lambda link: (ports.out(link), ports.into(link)))
    middle = _lanes(channels.middle, len(ordered))
    turns = _lanes(channels.products, len(ordered))
    ends = _lanes(channels.jobs, len(ordered))
    centre = sum(channels.middle) / 2
    found = []
    for number, link in enumerate(ordered):
        leave = _leave(boxes[link.kind], link, ports.out(link), lanes.take(link.kind, link.source))
        reach = _reach(boxes[Kind.JOB], link, ports.into(link), lanes.take(Kind.JOB, link.target))
        falls = leave[-1][1] < centre  # the outer of two nested lines turns further right
        turn = turns[-1 - number] if falls else turns[number]
        climbs = reach[0][1] < centre
        end = ends[number] if climbs else ends[-1 - number]
        y = middle[number]
        points = [*leave, (turn, leave[-1][1]), (turn, y), (end, y), (end, reach[0][1]), *reach]
        found.append(Route(link.kind, link.strength, tuple(points), None, link.ends))
    return found


def _leave(box: Packing, link: PlacedLink, port: float, lane: float) -> list[Point]:
    """From the right edge of the source to the end of its row; `lane` is its way in the gaps."""
    note, row = link.source, box.rows[link.source.row]
    if note.rect.right >= row.right - 1e-6:
        return [(note.rect.right, port)]
    x, y = note.rect.right + lane, row.bottom + lane
    return [(note.rect.right, port), (x, port), (x, y), (row.right, y)]


def _reach(box: Packing, link: PlacedLink, port: float, lane: float) -> list[Point]:
    """From the left end of the target's row to the left edge of the target."""
    note, row = link.target, box.rows[link.target.row]
    if note.rect.x <= row.x + 1e-6:
        return [(note.rect.x, port)]
    x, y = note.rect.x - lane, row.bottom + lane
    return [(row.x, y), (x, y), (x, port), (note.rect.x, port)]


class _RowLanes:
    """Ways beside each other in the gap under a row, given out in turn: around its middle."""

    def __init__(self, gap: dict[Kind, float]) -> None:
        self._gap = gap
        self._taken: Counter[tuple[Kind, int]] = Counter()

    def take(self, kind: Kind, note: PlacedNote) -> float:
        """How far from the notes the next line keeps, in points."""
        gap = self._gap[kind]
        turn = self._taken[kind, note.row]
        self._taken[kind, note.row] += 1
        return gap * _LANES_OF_A_GAP[turn % len(_LANES_OF_A_GAP)]


class _Ports:
    """Where on the edges of its notes each line ends: spread, in the order of the other ends."""

    def __init__(self, links: Sequence[PlacedLink]) -> None:
        leaving: dict[str, list[PlacedLink]] = defaultdict(list)
        coming: dict[str, list[PlacedLink]] = defaultdict(list)
        for link in links:
            leaving[link.source.id].append(link)
            coming[link.target.id].append(link)
        self._out: dict[tuple[str, str], float] = {}
        self._into: dict[tuple[str, str], float] = {}
        for group in leaving.values():
            group.sort(key=lambda link: link.target.rect.middle)
            self._out |= _spread(group, group[0].source.rect)
        for group in coming.values():
            group.sort(key=lambda link: link.source.rect.middle)
            self._into |= _spread(group, group[0].target.rect)

    def out(self, link: PlacedLink) -> float:
        return self._out[link.source.id, link.target.id]

    def into(self, link: PlacedLink) -> float:
        return self._into[link.source.id, link.target.id]


def _spread(links: Sequence[PlacedLink], edge: Rect) -> dict[tuple[str, str], float]:
    step = min(_PORT, edge.height * 0.7 / len(links))
    start = edge.middle - step * (len(links) - 1) / 2
    return {
        (link.source.id, link.target.id): start + number * step for number, link in enumerate(links)
    }


def _lanes(strip: tuple[float, float], count: int) -> list[float]:
    """`count` places across a strip, around its centre, ascending."""
    low, high = strip
    step = min(_LANE, (high - low) / max(1, count))
    start = (low + high) / 2 - step * (count - 1) / 2
    return [start + number * step for number in range(count)]


def path(routes: Iterable[Route], radius: float) -> str:
    """The routes as one path (see `svg_path`), corners rounded by `radius` points."""
    return "".join(_outline(one, radius) for one in routes)


def _outline(route: Route, radius: float) -> str:
    points = _without_repeats(route)
    parts = [svg_path.move(*points[0][0])]
    for index in range(1, len(points)):
        here, swings = points[index]
        if swings:
            x0, y0 = points[index - 1][0]
            bend = (here[0] - x0) / 2
            parts.append(svg_path.curve((x0 + bend, y0), (here[0] - bend, here[1]), here))
            continue
        after = points[index + 1] if index + 1 < len(points) else None
        if after is None or after[1]:
            parts.append(svg_path.line(*here))
        else:
            parts.append(_corner(points[index - 1][0], here, after[0], radius))
    return "".join(parts)


def _without_repeats(route: Route) -> list[tuple[Point, bool]]:
    """The points, each with whether the line swings to it; equal neighbours count once."""
    found: list[tuple[Point, bool]] = []
    for index, point in enumerate(route.points):
        swings = route.swing is not None and index == route.swing + 1
        if found and not swings and found[-1][0] == point:
            continue
        found.append((point, swings))
    return found


def _corner(before: Point, here: Point, after: Point, radius: float) -> str:
    if before[0] == here[0] == after[0] or before[1] == here[1] == after[1]:
        return ""
    into = _towards(here, before, radius)
    out = _towards(here, after, radius)
    return svg_path.line(*into) + svg_path.bend(into, here, out)


def _towards(start: Point, end: Point, most: float) -> Point:
    """The point `most` away from `start` towards `end`, at half way at the latest."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = abs(dx) + abs(dy)  # runs are horizontal or vertical
    share = min(most, length / 2) / length
    return start[0] + dx * share, start[1] + dy * share
