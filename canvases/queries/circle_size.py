"""Estimates how large the circle must be for its notes on pages without scripts: those behind a
link, and the board where scripts are off. Elsewhere static/js/board/layout/ measures them.

The board's style sheets lay notes in rows between the arc and the dividers
(static/css/board/circle.css). This module does the same in numbers, and estimates heights a little
generously from the length of the texts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, product
from math import ceil, pi, sqrt
from unicodedata import east_asian_width

from canvases.method.kinds import Kind
from canvases.method.note_fields import tag_of
from canvases.method.text import NOTE_TEXT
from canvases.queries.board import Board

STEP = 40  # px; static/css/board/sizes.css has a class for each multiple of it up to LARGEST
SMALLEST = 560
LARGEST = 3200
COSY = 680  # up to here the usual division is worth more than a smaller circle
COMPACT_ABOVE = 760  # a circle that large leaves no room for the square on a laptop
SPARE = 1  # steps of it where no script corrects the estimate
WIDE = 920  # … and one that large has it on a large window

COLUMNS = (50, 56, 62, 68)  # where the jobs begin, in % of the width
ROWS = (38, 44, 50, 56, 62)  # where the pains begin, in % of the height
_USUAL = (62, 50)

_MARGIN = 15  # px between a note and the arc
_HEAD = 36  # px: a heading and what is below it


@dataclass(frozen=True, slots=True)
class CircleSize:
    """The diameter in steps of 40 px, where the sectors meet, and whether notes are set smaller."""

    size: int
    column: int
    row: int
    is_compact: bool
    wide: int | None = None  # the diameter without compacting, where a large window has that room

    @property
    def classes(self) -> str:
        """As the style sheets know it."""
        classes = f"size-{self.size // STEP} columns-{self.column} rows-{self.row}"
        if self.is_compact:
            classes += " is-compact"
        return classes if self.wide is None else f"{classes} wide-{self.wide // STEP}"


@dataclass(frozen=True, slots=True)
class NoteMeasures:
    """Measures of a note in px, as in note.css: width, average letter, line, and the frame of a
    note without and with a second line below the dots."""

    width: int
    letter: float
    line: float
    frame: float
    frame_with_tag: float
    least: float
    gap: int


NORMAL = NoteMeasures(150, 6.8, 16.9, 27, 45, 50, 8)
COMPACT = NoteMeasures(132, 6.2, 15, 21, 21, 40, 6)


@dataclass(frozen=True, slots=True)
class NoteWidth:
    """How wide a note stands in the circle whose text has `up_to` characters: `times` the usual
    width, by a class of this name (static/css/board/circle.css)."""

    up_to: int
    times: float
    name: str = ""


NOTE_WIDTHS = (
    NoteWidth(70, 1),
    NoteWidth(150, 1.25, "is-long"),
    NoteWidth(NOTE_TEXT, 1.7, "is-longer"),
)


def note_width(text: str) -> NoteWidth:
    """The width of a note with this text."""
    return next((width for width in NOTE_WIDTHS if len(text) <= width.up_to), NOTE_WIDTHS[-1])


_Block = tuple[float, float]  # width and height of a note with its margins
_Blocks = dict[Kind, list[_Block]]


def spacious_room(board: Board) -> CircleSize:
    """CircleSize to spare, for pages on which no script corrects the estimate."""
    room = circle_room(board)
    return replace(room, size=min(LARGEST, room.size + SPARE * STEP), wide=None)


def circle_room(board: Board) -> CircleSize:
    """The smallest step at which jobs, pains and gains of `board` stay inside the circle; with
    smaller notes where that would not fit beside the square."""
    normal = _all_blocks(board, NORMAL)
    if found := _smallest(normal, up_to=COMPACT_ABOVE):
        return CircleSize(*found, is_compact=False)
    size, column, row = _smallest(_all_blocks(board, COMPACT), up_to=LARGEST) or (LARGEST, *_USUAL)
    wides = range(COMPACT_ABOVE + STEP, WIDE + 1, STEP)
    wide = next((wide for wide in wides if _holds(normal, wide, column, row)), None)
    return CircleSize(size, column, row, is_compact=True, wide=wide)


def _smallest(blocks: _Blocks, up_to: int) -> tuple[int, int, int] | None:
    """Size, column and row: by the usual division, or by one that `blocks` suggest; None where
    none of them does within `up_to`."""
    areas = {kind: sum(width * height for width, height in box) for kind, box in blocks.items()}
    bound = sqrt(4 * sum(areas.values()) / pi)  # notes that left no gaps would fill this circle
    sizes = range(max(SMALLEST, int(bound * 1.1 / STEP) * STEP), up_to + 1, STEP)
    usual = product((size for size in sizes if size <= COSY), [_USUAL])
    for size, (column, row) in chain(usual, product(sizes, _divisions(areas))):
        if _holds(blocks, size, column, row):
            return size, column, row
    return None


def _divisions(areas: dict[Kind, float]) -> list[tuple[int, int]]:
    """(column, row) worth trying: the usual first, then what `areas` suggest and near it."""
    left = areas[Kind.GAIN] + areas[Kind.PAIN]
    # Steeper than in proportion: the jobs' sector loses more to the arc the smaller it is.
    column = _nearest(COLUMNS, 100 - 38 * (areas[Kind.JOB] / left / 0.5) ** 0.6)
    row = _nearest(ROWS, 50 + 50 * (areas[Kind.GAIN] / left - 0.5))
    usual_column, usual_row = _USUAL
    return list(dict.fromkeys(product((usual_column, column), (usual_row, row, 44, 56))))


def _nearest(choices: Sequence[int], wish: float) -> int:
    return min(choices, key=lambda choice: abs(choice - wish))


def _all_blocks(board: Board, type_: NoteMeasures) -> _Blocks:
    return {kind: _blocks(board, kind, type_) for kind in (Kind.JOB, Kind.PAIN, Kind.GAIN)}


def _blocks(board: Board, kind: Kind, type_: NoteMeasures) -> list[_Block]:
    blocks = []
    for note in board.boxes[kind]:
        text = note.text
        width = type_.width * note_width(text).times
        wide = 0 if text.isascii() else sum(east_asian_width(letter) in "WF" for letter in text)
        lines = ceil((len(text) + wide) * type_.letter / (width - 22))
        frame = type_.frame
        tag = tag_of(note, str)
        if len(tag) > 12 or (tag and board.is_unused(note)):
            frame = type_.frame_with_tag  # it does not fit beside the dots
        blocks.append((width + 8, max(type_.least, lines * type_.line + frame) + type_.gap))
    blocks.append((type_.width + 8.0, 36.0 + type_.gap))  # the field to add one
    return blocks


def _holds(blocks: _Blocks, size: int, column: int, row: int) -> bool:
    """Whether each sector has room at this diameter and division."""
    radius = size / 2
    left, middle = size * column / 100, size * row / 100
    jobs = blocks[Kind.JOB]
    lead = 0.2 if len(jobs) <= 6 else 0.13 if len(jobs) <= 9 else 0.05  # as in circle.css
    return (
        _fits(blocks[Kind.GAIN], radius, (size * 0.045, middle), left - radius - _MARGIN)
        and _fits(blocks[Kind.PAIN], radius, (middle + size * 0.014, size), left - radius - _MARGIN)
        and _fits(jobs, radius, (size * lead, size), radius - left - _MARGIN - 12)
    )


def _fits(
    blocks: Sequence[_Block], radius: float, ends: tuple[float, float], beyond: float
) -> bool:
    """Whether the blocks, laid in rows from top to bottom, end above the end of their sector. A
    row is as wide as half the circle there, plus `beyond`: what the divider adds or takes."""
    y, at = ends[0] + _HEAD, 0
    while at < len(blocks):
        used, height, start = 0.0, 0.0, at
        while at < len(blocks):
            width, taller = blocks[at][0], max(height, blocks[at][1])
            away = max(abs(y - radius), abs(y + taller - radius))
            if used + width > sqrt(max(0.0, radius * radius - away * away)) + beyond:
                break
            used, height, at = used + width, taller, at + 1
        y += height if at > start else 10
        if y > ends[1] - 6:
            return False
    return True
