"""One note in type: its margins in ems, its height in points, its lines. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from canvases.exports.layout.line_breaking import (
    TextLine,
    TextPiece,
    balanced,
    break_lines,
    natural_width,
)
from canvases.exports.layout.shapes import Rect

LINE: Final = 1.24
"""Height of a line, in ems of the type (all lengths below too)."""

PAD_X: Final = 0.62
PAD_Y: Final = 0.34
EDGE: Final = 0.32  # the coloured edge, at the start of the note
DOTS: Final = 2.2  # width of the five dots of weight, with the space before them
DOTS_ROW: Final = 0.5  # height they add where the last line leaves no room beside it
GAP: Final = 0.5  # between rows and between columns: the channels of the link lines


@dataclass(frozen=True, slots=True)
class MeasuredNote:
    """A note to be placed: its id and measured text; see `measure_note`."""

    id: str
    pieces: tuple[TextPiece, ...]
    leading: float = LINE  # height of its lines: some fonts need more than `LINE`
    extent: float = 0.0  # width of its text on one line
    dots: float = DOTS  # width of its dots: infinite if they never stand beside the last line
    _known: list[tuple[float, float, list[TextLine]]] = field(default_factory=list, compare=False)

    def lines(self, line_width: float) -> list[TextLine]:
        """The text in lines no wider than `line_width` ems.

        The packing asks for hundreds of measures, and most break alike: whatever lies between the
        width of the longest line and a measure already tried gives the same lines.
        """
        for low, high, lines in self._known:
            if low <= line_width <= high:
                return lines
        lines = break_lines(self.pieces, line_width)
        if all(piece.width <= line_width for piece in self.pieces):
            self._known.append(
                (max((line.width for line in lines), default=0.0), line_width, lines)
            )
        return lines


def measure_note(note: str, pieces: tuple[TextPiece, ...], dots: float = DOTS) -> MeasuredNote:
    """A note with the widths of its text."""
    lift = max((piece.lift for piece in pieces), default=0.0)
    return MeasuredNote(note, pieces, LINE + lift, natural_width(pieces), dots)


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A note with its place, its lines, and its row and column in the box."""

    id: str
    rect: Rect
    lines: tuple[str, ...]
    row: int
    column: int
    leading: float = LINE


def note_height(entry: MeasuredNote, lines: Sequence[TextLine], width: float, size: float) -> float:
    """The height of a note of `width` points with these lines of its text, in points."""
    height = len(lines) * entry.leading + 2 * PAD_Y
    if lines and lines[-1].width + entry.dots > inner_width(width, size):
        height += DOTS_ROW
    return height * size


def inner_width(width: float, size: float) -> float:
    """What a note of `width` points leaves for its text, in ems of `size`."""
    return width / size - EDGE - 2 * PAD_X


def lines_in(entry: MeasuredNote, rect: Rect, size: float) -> list[TextLine]:
    """The lines of a note, evened out if a short word would stand alone and nothing grows."""
    line_width = inner_width(rect.width, size)
    lines = entry.lines(line_width)
    if len(lines) < 2 or lines[-1].width > 0.4 * lines[0].width:
        return lines
    even = balanced(entry.pieces, line_width)
    height = note_height(entry, even, rect.width, size)
    return even if height <= rect.height + 1e-6 else lines
