"""One note as one shape: tint, coloured edge, text and dots of weight move and change together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Final

from canvases.exports.layout.line_breaking import break_lines
from canvases.exports.layout.notes import (
    EDGE,
    PAD_X,
    PAD_Y,
    PlacedNote,
    inner_width,
)
from canvases.exports.layout.shapes import Rect
from canvases.exports.page.sheet import SheetNote
from canvases.exports.page.strokes import COLOURS, STRONG, TINTS, WEAK
from canvases.exports.slides.connectors import LeaderLine
from canvases.exports.slides.drawingml import Shapes, ShapeStyle, draw, move, outline, rounded
from canvases.exports.slides.leader_lines import leader_line_steps
from canvases.exports.slides.slide_ruler import arial_ruler
from canvases.exports.slides.template import FONT
from canvases.exports.slides.text_body import Body, Paragraph, Run
from canvases.method.kinds import KINDS

LINE: Final = WEAK
"""Width of the outline: the coloured edge and leader lines are made of it, strong ones of two."""
_CORNER: Final = 2.0  # radius
_AIR: Final = 3.0  # points of the shape under the lowest of them
_BELOW: Final = 8.0  # points from a note to lines in the gap under it, at most
DOT: Final = 6.0
"""Type size of the dots of weight."""

_ABOUT: Final = (0.98, 1.0, 1.02)  # programs differ a little in how wide they set a text
_ROW: Final = 0.62  # least height of a row of dots under the text, in ems
_TAB_SLACK: Final = 2.0
_FIVE_DOTS: Final = 5 * 0.604 * DOT + _TAB_SLACK + 2.0  # in points, with space before and after
_FULL: Final = "#4a5763"
_EMPTY: Final = "#c2c9cf"


@dataclass(frozen=True, slots=True)
class SlideNote:
    """A note to be drawn: what it says, where it stands, its type size and script."""

    note: SheetNote
    place: PlacedNote
    size: float
    rtl: bool
    lang: str
    says: str  # kind and weight in words


def add_note(
    shapes: Shapes,
    tile: SlideNote,
    number: int,
    *,
    dots: bool,
    leader_lines: Sequence[LeaderLine] = (),
) -> None:
    """Add the shape of a note under the id `number`, with its leader lines. Connectors are glued to
    their ends, in this order."""
    pair = KINDS[tile.note.kind].pair
    look = ShapeStyle(TINTS[pair], COLOURS[pair], LINE)
    rect = tile.place.rect
    # LibreOffice lets a connector leave sideways only where that is not below the shape
    beneath = (
        leader_line.end[1]
        for leader_line in leader_lines
        if leader_line.end[1] < rect.bottom + _BELOW
    )
    low = max([rect.bottom, *(y + _AIR for y in beneath if y > rect.bottom - _AIR)])
    box = replace(rect, height=low - rect.y)
    shapes.shape(
        tile.note.text[:60], box, _geometry(tile, box, leader_lines), look, _body(tile, dots=dots),
        number=number, says=tile.says,
    )  # fmt: skip


def _geometry(tile: SlideNote, box: Rect, leader_lines: Sequence[LeaderLine]) -> str:
    """Filled without a line, then lines without a fill: the outline's colour is that of the edge,
    which is a bundle of lines, for leader lines to be thin."""
    rect, wide = tile.place.rect, EDGE * tile.size
    count = ceil((wide - LINE) / (0.8 * LINE)) + 1
    pitch = (wide - LINE) / (count - 1)
    start = rect.width - wide if tile.rtl else 0.0
    steps: list[str] = []
    for number in range(count):
        x = start + LINE / 2 + number * pitch
        steps += [move(x, 0), draw(x, rect.height)]
    for leader_line in leader_lines:
        apart = 0.0 if leader_line.dashed else (STRONG - LINE) / 2
        for aside in sorted({-apart, apart}):
            steps += leader_line_steps(leader_line, (rect.x + aside, rect.y + aside))
    sites = [
        ((x - box.x) / box.width, (y - box.y) / box.height)
        for x, y in (leader_line.end for leader_line in leader_lines)
    ]
    tint = ' stroke="0"', rounded(rect, _CORNER)
    return outline(box, tint, (' fill="none"', steps), sites=sites)


def _body(tile: SlideNote, *, dots: bool) -> Body:
    box, size = tile.place.rect, tile.size
    edge, pad = EDGE * size, PAD_X * size
    left, right = (pad, pad + edge) if tile.rtl else (pad + edge, pad)
    wide = inner_width(box.width, size)
    insets = (left, PAD_Y * size, right, 0.0)
    text = Run(tile.note.text, size, lang=tile.lang)
    height = tile.place.leading * size
    if not dots:
        return Body((Paragraph((text,), height, rtl=tile.rtl),), insets)
    pieces = arial_ruler().pieces(tile.note.text, 400, tile.lang)
    attempts = [break_lines(pieces, wide / share) for share in _ABOUT]
    rooms = [box.height - PAD_Y * size - len(lines) * height for lines in attempts]
    beside = all(
        (lines[-1].width if lines else 0.0) * share + _FIVE_DOTS / size <= wide
        or (share != 1.0 and room >= height)  # set so, which is not likely, dots find a line
        for lines, room, share in zip(attempts, rooms, _ABOUT, strict=True)
    )
    room = min(rooms)
    if beside and room < height and not tile.rtl:
        runs = text, Run("\t", size), *_dots(tile)  # at the very edge, the tab would wrap
        return Body((Paragraph(runs, height, tab=wide * size - _TAB_SLACK),), insets)
    row = Paragraph(_dots(tile), max(room - 0.3 * size, _ROW * size), "end", tile.rtl)
    return Body((Paragraph((text,), height, rtl=tile.rtl), row), insets)


def _dots(tile: SlideNote) -> tuple[Run, ...]:
    full = tile.note.weight or 0
    parts = (full, _FULL), (5 - full, _EMPTY)
    return tuple(Run("●" * count, DOT, colour, font=FONT) for count, colour in parts if count)
