"""How large the circle on screen must be for its notes: said by the server, so that nothing moves
when the page has loaded.

The board's style sheets lay notes in rows between the arc and the dividers (static/css/circle.css).
The same is done here in numbers: heights are estimated from the length of the texts, generously,
because too large is calm and too small is corrected by a script (static/js/circle.js).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from unicodedata import east_asian_width

from canvases.method.kinds import Kind
from canvases.models import Note
from canvases.queries.board import Board

STEP = 40  # px; static/css/sizes.css has a class for each multiple from SMALLEST to LARGEST
SMALLEST = 560
LARGEST = 2000
COMPACT_ABOVE = 760  # a circle that large leaves no room for the square on a laptop

_COLUMN = 0.615  # where the jobs begin, as a share of the diameter (--c in circle.css)
_MARGIN = 13  # px between a note and the arc
_HEAD = 34  # px: a heading and what is below it


@dataclass(frozen=True, slots=True)
class Room:
    """The diameter in steps of 40 px, and whether notes are set smaller."""

    size: int
    is_compact: bool


@dataclass(frozen=True, slots=True)
class _Type:
    """Measures of a note in px, as in circle.css and note.css: width, letters, frame, foot."""

    width: int
    letter: float
    line: float
    frame: int
    gap: int


_NORMAL = _Type(width=150, letter=7.4, line=16.9, frame=28, gap=8)
_COMPACT = _Type(width=132, letter=6.8, line=15, frame=24, gap=6)

_Block = tuple[float, float]  # width and height of a note with its margins
_Span = Callable[[float, float, float], float]  # free width of a row: diameter, top, bottom


def circle_room(board: Board) -> Room:
    """The smallest step at which the jobs, pains and gains of `board` stay inside the circle; with
    smaller notes where that would not fit beside the square."""
    size = _diameter(board, _NORMAL)
    if size <= COMPACT_ABOVE:
        return Room(size // STEP, is_compact=False)
    return Room(_diameter(board, _COMPACT) // STEP, is_compact=True)


def _diameter(board: Board, type_: _Type) -> int:
    size = SMALLEST
    for kind, (lead, start, span) in _SECTORS.items():
        blocks = [_block(note, type_) for note in board.boxes[kind]]
        blocks.append((type_.width + 8, 36.0 + type_.gap))  # the field to add one
        if kind is Kind.JOB:
            lead = 0.18 if len(blocks) <= 6 else 0.13 if len(blocks) <= 9 else 0.05
        end = 0.5 if kind is Kind.GAIN else 1.0
        while size < LARGEST and not _fits(blocks, size, (start + lead, end), span):
            size += STEP
    return size


def _block(note: Note, type_: _Type) -> _Block:
    text = note.text
    length = len(text)
    width = type_.width * (1.0 if length <= 70 else 1.25 if length <= 150 else 1.7)
    wide = 0 if text.isascii() else sum(east_asian_width(letter) in "WF" for letter in text)
    lines = ceil((length + wide) * type_.letter / (width - 22))
    return width + 8, lines * type_.line + type_.frame + type_.gap


def _fits(blocks: Sequence[_Block], size: float, ends: tuple[float, float], span: _Span) -> bool:
    """Whether the blocks, laid in rows from top to bottom, end above the end of their sector."""
    y, bottom = ends[0] * size + _HEAD, ends[1] * size
    at = 0
    while at < len(blocks):
        used, height, count = 0.0, 0.0, 0
        for width, block_height in blocks[at:]:
            taller = max(height, block_height)
            if used + width > span(size, y, y + taller):
                break
            used, height, count = used + width, taller, count + 1
        if not count:
            y += 10
        at += count
        y += height
        if y > bottom:
            return False
    return True


def _half_chord(size: float, top: float, bottom: float) -> float:
    """Half the circle's width at its narrowest between `top` and `bottom`."""
    away = max(abs(top - size / 2), abs(bottom - size / 2))
    return sqrt(max(0.0, (size / 2) ** 2 - away**2))


def _left_of_jobs(size: float, top: float, bottom: float) -> float:
    return _COLUMN * size - (size / 2 - _half_chord(size, top, bottom)) - _MARGIN


def _jobs(size: float, top: float, bottom: float) -> float:
    return size / 2 + _half_chord(size, top, bottom) - _COLUMN * size - _MARGIN - 12


# Share of the diameter above the heading, where the sector begins, and how wide its rows are.
_SECTORS: dict[Kind, tuple[float, float, _Span]] = {
    Kind.GAIN: (0.045, 0.0, _left_of_jobs),
    Kind.PAIN: (0.014, 0.5, _left_of_jobs),
    Kind.JOB: (0.05, 0.0, _jobs),
}
