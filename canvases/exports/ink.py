"""What is drawn of a page: shapes, tints of notes, dots of weight and lines, as SVG paths. Pure.

Few long paths instead of many small elements: WeasyPrint pays for each element.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from canvases.exports.entries import EDGE, PAD_X, PAD_Y, Placed
from canvases.exports.frame import Frame
from canvases.exports.routing import Route, path
from canvases.method.kinds import KINDS, Kind, Strength

COLOURS: Final = {"job": "#1f4fa3", "pain": "#b03a1e", "gain": "#1d7a42"}
TINTS: Final = {"job": "#dfe9fb", "pain": "#fde3db", "gain": "#dcf1e2"}

DOT: Final = 2.6  # diameter
PITCH: Final = 3.8  # from one dot of weight to the next
_CORNER: Final = 3.6  # diameter of the rounding of a note
STRONG: Final = 1.1  # width of the line of a strong link
WEAK: Final = 0.8
_BEND: Final = 5.0


def weak_dashes(u: float) -> str:
    """The dashes of a weak link."""
    return f"{3.4 * u:g} {2.4 * u:g}"


@dataclass(frozen=True, slots=True)
class Stroke:
    """One SVG path with its look; lengths in points."""

    path: str
    fill: str = "none"
    stroke: str = "none"
    width: float = 0.0
    dashes: str = ""
    cap: bool = False  # round ends
    join: bool = False  # round corners


@dataclass(frozen=True, slots=True)
class Tile:
    """A note as it is drawn: place, kind, weight, type size, and which side its text starts."""

    note: Placed
    kind: Kind
    weight: int
    size: float
    rtl: bool


def outline(frame: Frame, u: float) -> list[Stroke]:
    """The white square and circle with their dividers."""
    s, c = frame.square, frame.circle
    r = 6 * u
    square = (
        f"M{s.x + r:.1f} {s.y:.1f}H{s.right - r:.1f}q{r} 0 {r} {r}"
        f"V{s.bottom - r:.1f}q0 {r} {-r} {r}"
        f"H{s.x + r:.1f}q{-r} 0 {-r} {-r}V{s.y + r:.1f}q0 {-r} {r} {-r}z"
    )
    circle = (
        f"M{c.x - c.radius:.1f} {c.y:.1f}a{c.radius:.1f} {c.radius:.1f} 0 0 1 {2 * c.radius:.1f} 0"
        f"a{c.radius:.1f} {c.radius:.1f} 0 0 1 {-2 * c.radius:.1f} 0z"
    )
    half = c.half_chord(c.y, c.y + abs(frame.jobs_divider - c.x))
    dividers = (
        f"M{frame.products_divider:.1f} {s.y:.1f}V{s.bottom:.1f}"
        f"M{frame.products_divider:.1f} {s.middle:.1f}H{s.right:.1f}"
        f"M{frame.jobs_divider:.1f} {c.y - half:.1f}V{c.y + half:.1f}"
        f"M{c.x - c.radius:.1f} {c.y:.1f}H{frame.jobs_divider:.1f}"
    )
    return [
        Stroke(square + circle, fill="#fff"),
        Stroke(dividers, stroke="#d3d8dc", width=0.8 * u),
        Stroke(square + circle, stroke="#1f2d3a", width=1.5 * u),
    ]


def lines(routes: Iterable[Route], u: float) -> list[Stroke]:
    """The links: one path for each colour and strength; weak ones thin and dashed."""
    found: dict[tuple[str, Strength], list[Route]] = {}
    for route in routes:
        found.setdefault((KINDS[route.kind].pair, route.strength), []).append(route)
    return [
        Stroke(
            path(group, _BEND * u),
            stroke=COLOURS[pair],
            width=(STRONG if strength is Strength.STRONG else WEAK) * u,
            dashes="" if strength is Strength.STRONG else weak_dashes(u),
        )
        for (pair, strength), group in found.items()
    ]


def tiles(notes: Iterable[Tile], u: float) -> list[Stroke]:
    """The tints, coloured edges and dots of notes."""
    fills: dict[str, list[str]] = {}
    edges: dict[tuple[str, float], list[str]] = {}
    full: list[str] = []
    empty: list[str] = []
    for tile in notes:
        pair = KINDS[tile.kind].pair
        fills.setdefault(pair, []).append(_tint(tile, _CORNER * u))
        edges.setdefault((pair, EDGE * tile.size), []).append(_edge(tile))
        x, y = _dots(tile, u)
        full.append(f"M{x:.1f} {y:.1f}h{(tile.weight - 1) * PITCH * u + 0.01:.2f}")
        if tile.weight < 5:
            x += tile.weight * PITCH * u
            empty.append(f"M{x:.1f} {y:.1f}h{(4 - tile.weight) * PITCH * u + 0.01:.2f}")
    dashes = f"0.01 {PITCH * u - 0.01:.2f}"
    return [
        *(
            Stroke("".join(parts), TINTS[pair], TINTS[pair], _CORNER * u, join=True)
            for pair, parts in fills.items()
        ),
        *(
            Stroke("".join(parts), stroke=COLOURS[pair], width=width)
            for (pair, width), parts in edges.items()
        ),
        *(
            Stroke("".join(parts), stroke=colour, width=DOT * u, dashes=dashes, cap=True)
            for parts, colour in ((full, "#4a5763"), (empty, "#c2c9cf"))
            if parts
        ),
    ]


def _tint(tile: Tile, stroke: float) -> str:
    """The note less half a line all round: that line, with round joins, rounds the corners."""
    box = tile.note.rect
    x, y = box.x + stroke / 2, box.y + stroke / 2
    width, height = box.width - stroke, box.height - stroke
    return f"M{x:.1f} {y:.1f}h{width:.1f}v{height:.1f}h{-width:.1f}z"


def _edge(tile: Tile) -> str:
    box, half = tile.note.rect, EDGE * tile.size / 2
    x = box.right - half if tile.rtl else box.x + half
    return f"M{x:.1f} {box.y:.1f}v{box.height:.1f}"


def _dots(tile: Tile, u: float) -> tuple[float, float]:
    """The centre of the leftmost dot: the row stands in the lower corner where the text ends."""
    box = tile.note.rect
    pad = PAD_X * tile.size
    row = 4 * PITCH * u
    x = box.x + pad if tile.rtl else box.right - pad - row
    return x, box.bottom - PAD_Y * tile.size - 0.12 * tile.size
