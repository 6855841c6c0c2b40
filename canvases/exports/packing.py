"""Places the notes of one box inside its shape. Pure: same input, same places.

Notes stand in rows, in the order given (heaviest first), all of one width; each row takes as many
as the shape is wide there, and is as high as its highest note. So edges align, and the gaps between
rows and columns are straight channels that link lines can follow.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from canvases.exports.shapes import Rect, Region
from canvases.exports.typeset import Line, Piece, balanced, break_lines

LINE: Final = 1.28
"""Height of a line, in ems of the type (all lengths below too)."""

PAD_X: Final = 0.62
PAD_Y: Final = 0.46
EDGE: Final = 0.32  # the coloured edge, at the start of the note
DOTS: Final = 2.6  # width of the five dots of weight, with the space before them
DOTS_ROW: Final = 0.55  # height they add where the last line leaves no room beside it
GAP: Final = 0.6  # between rows and between columns: the channels of the link lines

_NARROWEST: Final = 8.0  # width of a note
_WIDEST: Final = 24.0
_YIELDS: Final = 0.7  # share of its width that a row may be narrowed to by the arc
_STEP: Final = 3.0  # points by which a row moves down the circle to find more room


@dataclass(frozen=True, slots=True)
class Entry:
    """A note to be placed: its id and measured text."""

    id: str
    pieces: tuple[Piece, ...]

    @property
    def leading(self) -> float:
        """The height of its lines: some fonts need more than `LINE`."""
        return LINE + max((piece.lift for piece in self.pieces), default=0.0)


@dataclass(frozen=True, slots=True)
class Placed:
    """A note with its place, its lines, and its row and column in the box."""

    id: str
    rect: Rect
    lines: tuple[str, ...]
    row: int
    column: int
    leading: float = LINE


@dataclass(frozen=True, slots=True)
class Packing:
    """One box laid out: where its heading stands, what is placed, and the ids of the rest."""

    size: float
    heading: Rect
    placed: tuple[Placed, ...] = ()
    rest: tuple[str, ...] = ()

    @property
    def columns(self) -> int:
        """The number of notes in its longest row."""
        return 1 + max((note.column for note in self.placed), default=0)

    @property
    def rows(self) -> list[Rect]:
        """The extent of each row, from top to bottom."""
        found: dict[int, Rect] = {}
        for note in self.placed:
            box = found.get(note.row, note.rect)
            left, right = min(box.x, note.rect.x), max(box.right, note.rect.right)
            found[note.row] = Rect(left, note.rect.y, right - left, note.rect.height)
        return list(found.values())


def best_size(
    region: Region, heading: tuple[float, float], entries: Sequence[Entry], sizes: Sequence[float]
) -> float:
    """The largest of `sizes` (descending) at which all entries fit; the last if none does."""
    low, high = 0, len(sizes) - 1
    while low < high:
        middle = (low + high) // 2
        if any(not p.rest for p in _attempts(region, heading, entries, sizes[middle])):
            high = middle
        else:
            low = middle + 1
    return sizes[low]


def pack(
    region: Region, heading: tuple[float, float], entries: Sequence[Entry], size: float
) -> Packing:
    """Lay out a box in type of `size` points. `heading` is the (width, height) it needs.

    Where not all fit, the first ones stay and the others are the `rest`; an entry too long for the
    box even on its own does not keep the others out.
    """
    if not entries:
        return Packing(size, _quiet_heading(region, heading))
    attempts = list(_attempts(region, heading, entries, size))
    whole = [attempt for attempt in attempts if not attempt.rest]
    if whole:
        return _settled(region, heading, min(whole, key=lambda attempt: attempt.columns))
    fitting = [
        entry
        for entry in entries
        if any(not p.rest for p in _attempts(region, heading, [entry], size))
    ]
    best = max(
        _attempts(region, heading, fitting, size),
        key=lambda attempt: (len(attempt.placed), -attempt.columns),
    )
    shown = {note.id for note in best.placed}
    return replace(best, rest=tuple(entry.id for entry in entries if entry.id not in shown))


def note_height(
    lines: Sequence[Line], width: float, size: float, leading: float = LINE
) -> float:
    """The height of a note of `width` points with these lines, in points."""
    height = len(lines) * leading + 2 * PAD_Y
    if lines and lines[-1].width + DOTS > inner_width(width, size):
        height += DOTS_ROW
    return height * size


def inner_width(width: float, size: float) -> float:
    """What a note of `width` points leaves for its text, in ems of `size`."""
    return width / size - EDGE - 2 * PAD_X


def _attempts(
    region: Region, heading: tuple[float, float], entries: Sequence[Entry], size: float
) -> Iterator[Packing]:
    """The box packed with each width worth trying, widest first."""
    for width in _widths(region, size):
        yield _shelve(region, heading, entries, size, width)


def _widths(region: Region, size: float) -> list[float]:
    middle = region.circle.y if region.circle else region.bounds.middle
    middle = min(max(middle, region.bounds.y), region.bounds.bottom)
    full = region.width(middle, middle)
    gap = GAP * size
    found = [(full - gap * (count - 1)) / count for count in (1, 2, 3, 4)]
    if region.circle:  # a little narrower, a row reaches further into the arc
        found = [width * share for width in found for share in (1.0, 0.88, 0.76, 0.66)]
    allowed = [min(width, _WIDEST * size) for width in found if width >= _NARROWEST * size]
    return sorted(set(allowed or [full]), reverse=True)


def _shelve(
    region: Region,
    heading: tuple[float, float],
    entries: Sequence[Entry],
    size: float,
    width: float,
) -> Packing:
    """Fill rows from the top; stop at the first entry that finds no room."""
    top = _first_row(region, heading)
    placed = _Shelves(region, entries, size, width).fill(top)
    first = placed[0].rect if placed else None
    title = _heading_place(region, heading, first.y if first else top, placed)
    return Packing(size, title, tuple(placed), tuple(entry.id for entry in entries[len(placed) :]))


@dataclass(frozen=True, slots=True)
class _Row:
    count: int
    left: float
    width: float  # of each note
    height: float


class _Shelves:
    """One run of filling rows with notes of one width, narrower only where the arc demands it."""

    def __init__(
        self, region: Region, entries: Sequence[Entry], size: float, width: float
    ) -> None:
        self.region, self.entries, self.size, self.width = region, entries, size, width
        self.gap = GAP * size
        self.least = max(_NARROWEST * size, _YIELDS * width) if region.circle else width
        self._lines: dict[tuple[int, float], list[Line]] = {}

    def fill(self, top: float) -> list[Placed]:
        placed: list[Placed] = []
        number = 0
        while len(placed) < len(self.entries):
            row = self._row_at(top, len(placed))
            if row:
                placed += self._place(row, top, number, len(placed))
                top += row.height + self.gap
                number += 1
            elif self.region.widens_below(top):
                top += _STEP
            else:
                break
        return placed

    def _row_at(self, top: float, start: int) -> _Row | None:
        """The fullest row that finds room at `top`, beginning with entry `start`."""
        most = int((self.region.bounds.width + self.gap) / (self.least + self.gap) + 1e-6)
        for count in range(min(most, len(self.entries) - start), 0, -1):
            if row := self._row_of(count, top, start):
                return row
        return None

    def _row_of(self, count: int, top: float, start: int) -> _Row | None:
        """A row of `count` notes: the higher it is, the narrower the arc leaves it, and again."""
        width = self.width
        for _try in range(4):
            height = max(self._height(index, width) for index in range(start, start + count))
            if top + height > self.region.bounds.bottom + 1e-6:
                return None
            left, right = self.region.span(top, top + height)
            fits = (right - left - self.gap * (count - 1)) / count
            if fits >= width - 1e-6:
                if self.region.from_right:
                    left = right - count * width - self.gap * (count - 1)
                return _Row(count, left, width, height)
            width = fits - 0.01 * self.size
            if width < self.least:
                return None
        return None

    def _height(self, index: int, width: float) -> float:
        return self._height_of(index, self._broken(index, width), width)

    def _height_of(self, index: int, lines: list[Line], width: float) -> float:
        return note_height(lines, width, self.size, self.entries[index].leading)

    def _broken(self, index: int, width: float) -> list[Line]:
        key = index, width
        if key not in self._lines:
            pieces = self.entries[index].pieces
            self._lines[key] = break_lines(pieces, inner_width(width, self.size))
        return self._lines[key]

    def _even(self, index: int, width: float, height: float) -> list[Line]:
        """The lines of a note, evened out if a short word would stand alone and nothing grows."""
        lines = self._broken(index, width)
        if len(lines) < 2 or lines[-1].width > 0.4 * lines[0].width:
            return lines
        even = balanced(self.entries[index].pieces, inner_width(width, self.size))
        return even if self._height_of(index, even, width) <= height + 1e-6 else lines

    def _place(self, row: _Row, top: float, number: int, start: int) -> Iterator[Placed]:
        for column in range(row.count):
            index = start + column
            yield Placed(
                self.entries[index].id,
                Rect(row.left + column * (row.width + self.gap), top, row.width, row.height),
                tuple(line.text for line in self._even(index, row.width, row.height)),
                number,
                column,
                self.entries[index].leading,
            )


def _first_row(region: Region, heading: tuple[float, float]) -> float:
    """The y under a heading that stands as high as the shape allows."""
    width, height = heading
    top = region.bounds.y
    while region.width(top, top + height) < width and region.widens_below(top):
        top += _STEP
    return top + height


def _heading_place(
    region: Region, heading: tuple[float, float], below: float, placed: Sequence[Placed]
) -> Rect:
    """Over the start of the first row, moved into the shape where the arc is in the way."""
    width, height = heading
    top = below - height
    left, right = region.span(top, below)
    if placed:
        left = max(left, placed[0].rect.x)
    return Rect(min(left, max(right - width, region.bounds.x)), top, width, height)


def _quiet_heading(region: Region, heading: tuple[float, float]) -> Rect:
    """Where the heading of an empty box stands: in the circle, well inside its sector."""
    width, height = heading
    box = region.bounds
    if not region.circle:
        return Rect(box.x, box.y, width, height)
    x = box.x + (0.4 * box.width if region.from_right else 0)
    share = 0.45 if region.widens_below(box.y) else 0.0
    return Rect(x, box.y + share * box.height, width, height)


def _settled(region: Region, heading: tuple[float, float], packing: Packing) -> Packing:
    """Move a box of the circle to the middle of the height it does not need.

    Downwards the upper box only gets wider; the box around the centre line is checked.
    """
    if not region.circle or not packing.placed or not region.widens_below(region.bounds.y):
        return packing
    bottom = max(note.rect.bottom for note in packing.placed)
    if region.bounds.bottom > region.circle.y + region.circle.radius / 2:
        shift = region.circle.y - (packing.heading.y + bottom) / 2
    else:
        shift = (region.bounds.bottom - bottom) / 2
    if shift <= 0:
        return packing
    moved = tuple(
        replace(note, rect=replace(note.rect, y=note.rect.y + shift)) for note in packing.placed
    )
    title = _heading_place(region, heading, moved[0].rect.y, moved)
    if all(region.contains(note.rect) for note in moved):
        return replace(packing, placed=moved, heading=title)
    return packing
