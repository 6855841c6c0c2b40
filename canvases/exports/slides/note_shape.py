"""One note as one shape: tint, coloured edge, text and dots of weight move and change together."""

from dataclasses import dataclass
from typing import Final

from canvases.exports.entries import (
    EDGE,
    PAD_X,
    PAD_Y,
    Entry,
    Placed,
    inner_width,
)
from canvases.exports.ink import COLOURS, TINTS
from canvases.exports.sheet import SheetNote
from canvases.exports.slides.arial import in_arial
from canvases.exports.slides.drawing import Look, Shapes, draw, move, outline, rounded
from canvases.exports.slides.text import Body, Paragraph, Run
from canvases.exports.typeset import break_lines
from canvases.method.kinds import KINDS

_CORNER: Final = 2.0  # radius
DOT: Final = 6.0
"""Type size of the dots of weight."""

_ABOUT: Final = (0.98, 1.0, 1.02)  # programs differ a little in how wide they set a text
_ROW: Final = 0.62  # least height of a row of dots under the text, in ems
_TAB_SLACK: Final = 2.0
_FIVE_DOTS: Final = 5 * 0.604 * DOT + _TAB_SLACK + 2.0  # in points, with space before and after
_FULL: Final = "#4a5763"
_EMPTY: Final = "#c2c9cf"


@dataclass(frozen=True, slots=True)
class Tile:
    """A note to be drawn: what it says, where it stands, its type size and script."""

    note: SheetNote
    place: Placed
    entry: Entry
    size: float
    rtl: bool
    lang: str
    says: str  # kind and weight in words


def add_note(shapes: Shapes, tile: Tile, number: int, *, dots: bool) -> None:
    """Add the shape of a note under the id `number`."""
    box, pair = tile.place.rect, KINDS[tile.note.kind].pair
    look = Look(TINTS[pair], COLOURS[pair], EDGE * tile.size)
    name = tile.note.text[:60]
    shapes.shape(
        name, box, _geometry(tile), look, _body(tile, dots=dots), number=number, says=tile.says
    )


def _geometry(tile: Tile) -> str:
    """Filled without a line, then a line without a fill: the outline's colour is the edge's."""
    box, half = tile.place.rect, EDGE * tile.size / 2
    x = box.width - half if tile.rtl else half
    edge = move(x, 0), draw(x, box.height)
    return outline(box, (' stroke="0"', rounded(box, _CORNER)), (' fill="none"', edge))


def _body(tile: Tile, *, dots: bool) -> Body:
    box, size = tile.place.rect, tile.size
    edge, pad = EDGE * size, PAD_X * size
    left, right = (pad, pad + edge) if tile.rtl else (pad + edge, pad)
    wide = inner_width(box.width, size)
    insets = (left, PAD_Y * size, right, 0.0)
    text = Run(tile.note.text, size, lang=tile.lang)
    height = tile.place.leading * size
    if not dots:
        return Body((Paragraph((text,), height, rtl=tile.rtl),), insets)
    pieces = in_arial(tile.entry.pieces)
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


def _dots(tile: Tile) -> tuple[Run, ...]:
    full, empty = "●" * tile.note.weight, "●" * (5 - tile.note.weight)
    runs = Run(full, DOT, _FULL), Run(empty, DOT, _EMPTY)
    return runs if empty else runs[:1]
