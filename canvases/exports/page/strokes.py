"""The drawing of a page as paths: shapes, tints of notes, dots of weight and lines. Pure.

It has few long paths instead of many small elements, because WeasyPrint pays for each element.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from canvases.exports.layout import svg_path
from canvases.exports.layout.frame import PictureFrame
from canvases.exports.layout.notes import EDGE, PAD_X, PAD_Y, PlacedNote
from canvases.exports.layout.routing import Route, path
from canvases.exports.layout.shapes import Rect
from canvases.method.kinds import KINDS, Kind, Strength

COLOURS: Final = {"job": "#1f4fa3", "pain": "#b03a1e", "gain": "#1d7a42"}
INK: Final = "#1f2d3a"
TINTS: Final = {"job": "#dfe9fb", "pain": "#fde3db", "gain": "#dcf1e2"}

DOT: Final = 2.6  # diameter
PITCH: Final = 3.8  # from one dot of weight to the next
_CORNER: Final = 3.6  # diameter of the rounding of a note
STRONG: Final = 1.1  # width of the line of a strong link
WEAK: Final = 0.8
BEND: Final = 5.0  # radius of the corners of links


def weak_dashes(u: float) -> str:
    """The dashes of a weak link."""
    return f"{3.4 * u:g} {2.4 * u:g}"


@dataclass(frozen=True, slots=True)
class Stroke:
    """One path (see `svg_path`) with its look: colours as #rrggbb, lengths in points."""

    path: str
    fill: str = "none"
    stroke: str = "none"
    width: float = 0.0
    dashes: str = ""
    cap: bool = False  # round ends
    join: bool = False  # round corners


@dataclass(frozen=True, slots=True)
class NoteTile:
    """A note as it is drawn: place, kind, weight, type size, and which side its text starts."""

    note: PlacedNote
    kind: Kind
    weight: int | None
    size: float
    rtl: bool


def outline(frame: PictureFrame, u: float, colour: str = INK) -> list[Stroke]:
    """The white square and circle with their dividers; `colour` is that of the outline."""
    s, c = frame.square, frame.circle
    shapes = svg_path.rounded(s, 6 * u) + svg_path.circle(c)
    half = c.half_chord(c.y, c.y + abs(frame.jobs_divider - c.x))
    start = c.x - c.half_chord(frame.level, frame.level)
    move, line = svg_path.move, svg_path.line
    dividers = "".join((
        move(frame.products_divider, s.y), line(frame.products_divider, s.bottom),
        move(frame.products_divider, frame.level), line(s.right, frame.level),
        move(frame.jobs_divider, c.y - half), line(frame.jobs_divider, c.y + half),
        move(start, frame.level), line(frame.jobs_divider, frame.level),
    ))  # fmt: skip
    return [
        Stroke(shapes, fill="#ffffff"),
        Stroke(dividers, stroke="#d3d8dc", width=0.8 * u),
        Stroke(shapes, stroke=colour or INK, width=1.5 * u),
    ]


def lines(routes: Iterable[Route], u: float) -> list[Stroke]:
    """The links: one path for each colour and strength; weak ones thin and dashed."""
    found: dict[tuple[str, Strength], list[Route]] = {}
    for route in routes:
        found.setdefault((KINDS[route.kind].pair, route.strength), []).append(route)
    return [
        Stroke(
            path(group, BEND * u),
            stroke=COLOURS[pair],
            width=(STRONG if strength is Strength.STRONG else WEAK) * u,
            dashes="" if strength is Strength.STRONG else weak_dashes(u),
        )
        for (pair, strength), group in found.items()
    ]


def tiles(notes: Iterable[NoteTile], u: float, *, dots: bool = True) -> list[Stroke]:
    """The tints, coloured edges and, if wanted, dots of notes."""
    fills: dict[str, list[str]] = {}
    edges: dict[tuple[str, float], list[str]] = {}
    full: list[str] = []
    empty: list[str] = []
    for tile in notes:
        pair = KINDS[tile.kind].pair
        fills.setdefault(pair, []).append(_tint(tile, _CORNER * u))
        edges.setdefault((pair, EDGE * tile.size), []).append(_edge(tile))
        x, y = _dots(tile, u)
        weight = tile.weight or 0
        if weight:
            full.append(svg_path.bar(x, y, (weight - 1) * PITCH * u + 0.01))
        if weight < 5:  # all five lie below: some viewers lose the first dot of a row
            empty.append(svg_path.bar(x, y, 4 * PITCH * u + 0.01))
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
            for parts, colour in ((empty, "#c2c9cf"), (full, "#4a5763"))
            if parts and dots
        ),
    ]


def _tint(tile: NoteTile, stroke: float) -> str:
    """The note less half a line all round: that line, with round joins, rounds the corners."""
    box, half = tile.note.rect, stroke / 2
    return svg_path.box(Rect(box.x + half, box.y + half, box.width - stroke, box.height - stroke))


def _edge(tile: NoteTile) -> str:
    box, half = tile.note.rect, EDGE * tile.size / 2
    x = box.right - half if tile.rtl else box.x + half
    return svg_path.move(x, box.y) + svg_path.line(x, box.bottom)


def _dots(tile: NoteTile, u: float) -> tuple[float, float]:
    """The centre of the leftmost dot: the row stands in the lower corner where the text ends."""
    box = tile.note.rect
    pad = PAD_X * tile.size
    row = 4 * PITCH * u
    x = box.x + pad if tile.rtl else box.right - pad - row
    return x, box.bottom - PAD_Y * tile.size - 0.12 * tile.size
