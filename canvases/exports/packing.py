"""Places the notes of one box inside its shape. Pure: same input, same places.

Notes stand in rows, in the order given (heaviest first), all of one width; each row takes as many
as the shape is wide there, and is as high as its highest note. So edges align, and the gaps between
rows and columns are straight channels that link lines can follow.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from canvases.exports.shapes import Rect, Region
from canvases.exports.typeset import Line, Piece, balanced, break_lines, natural_width

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

Heading = tuple[float, float]  # the width and height a heading needs


@dataclass(frozen=True, slots=True)
class Entry:
    """A note to be placed: its id and measured text; see `measured`."""

    id: str
    pieces: tuple[Piece, ...]
    leading: float = LINE  # height of its lines: some fonts need more than `LINE`
    extent: float = 0.0  # width of its text on one line


def measured(note: str, pieces: tuple[Piece, ...]) -> Entry:
    """The entry of a note whose text was measured."""
    lift = max((piece.lift for piece in pieces), default=0.0)
    return Entry(note, pieces, LINE + lift, natural_width(pieces))


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
    region: Region, heading: Heading, entries: Sequence[Entry], sizes: Sequence[float]
) -> float:
    """The largest of `sizes` (descending) at which all entries fit; the last if none does."""
    low, high = 0, len(sizes) - 1
    while low < high:
        middle = (low + high) // 2
        if _whole(region, heading, entries, sizes[middle]):
            high = middle
        else:
            low = middle + 1
    return sizes[low]


def pack(region: Region, heading: Heading, entries: Sequence[Entry], size: float) -> Packing:
    """Lay out a box in type of `size` points. `heading` is the (width, height) it needs.

    Where not all fit, the first ones stay and the others are the `rest`; an entry too long for the
    box even on its own does not keep the others out.
    """
    if not entries:
        return Packing(size, _quiet_heading(region, heading))
    whole = _whole(region, heading, entries, size)
    if whole:
        return _settled(region, heading, whole.packing())
    fitting = list(entries)
    while True:
        best = max(_runs(region, heading, fitting, size), key=lambda run: (run.count, -run.columns))
        if best.count == len(fitting) or _whole(region, heading, [fitting[best.count]], size):
            break
        del fitting[best.count]  # too long on its own
    packing = best.packing()
    shown = {note.id for note in packing.placed}
    return replace(packing, rest=tuple(entry.id for entry in entries if entry.id not in shown))


def note_height(lines: Sequence[Line], width: float, size: float, leading: float = LINE) -> float:
    """The height of a note of `width` points with these lines, in points."""
    height = len(lines) * leading + 2 * PAD_Y
    if lines and lines[-1].width + DOTS > inner_width(width, size):
        height += DOTS_ROW
    return height * size


def inner_width(width: float, size: float) -> float:
    """What a note of `width` points leaves for its text, in ems of `size`."""
    return width / size - EDGE - 2 * PAD_X


def _whole(
    region: Region, heading: Heading, entries: Sequence[Entry], size: float
) -> "_Run | None":
    """The widest notes that place all entries."""
    least = sum(
        (entry.extent * entry.leading + (2 * PAD_Y + GAP) * _NARROWEST) * size**2
        for entry in entries
    )
    if least > 1.1 * region.bounds.width * region.bounds.height:
        return None  # their text alone needs more than there is
    runs = _runs(region, heading, entries, size)
    return next((run for run in runs if run.count == len(entries)), None)


def _runs(
    region: Region, heading: Heading, entries: Sequence[Entry], size: float
) -> Iterator["_Run"]:
    """The box filled with each width worth trying, widest first."""
    top = _first_row(region, heading)
    for width in _widths(region, size):
        yield _Run(region, heading, entries, size=size, width=width, top=top)


def _widths(region: Region, size: float) -> list[float]:
    middle = region.circle.y if region.circle else region.bounds.middle
    middle = min(max(middle, region.bounds.y), region.bounds.bottom)
    full = region.width(middle, middle)
    gap = GAP * size
    found = [(full - gap * (count - 1)) / count for count in (1, 2, 3, 4)]
    if region.circle:  # a little narrower, a row reaches further into the arc
        found = [width * share for width in found for share in (1.0, 0.86, 0.74)]
    allowed = [min(width, _WIDEST * size) for width in found if width >= _NARROWEST * size]
    return sorted(set(allowed or [full]), reverse=True)


@dataclass(frozen=True, slots=True)
class _Row:
    start: int
    count: int
    left: float
    top: float
    width: float  # of each note
    height: float


class _Run:
    """One run of filling rows with notes of one width, narrower only where the arc demands it.

    Stops at the first entry that finds no room; `count` entries were placed.
    """

    def __init__(
        self,
        region: Region,
        heading: Heading,
        entries: Sequence[Entry],
        *,
        size: float,
        width: float,
        top: float,
    ) -> None:
        self.region, self.heading, self.entries = region, heading, entries
        self.size, self.width, self.top = size, width, top
        self.gap = GAP * size
        self.least = max(_NARROWEST * size, _YIELDS * width) if region.circle else width
        self._heights: dict[tuple[int, float], float] = {}
        self.rows: list[_Row] = []
        self.count = 0
        self._fill(top)

    @property
    def columns(self) -> int:
        """The number of notes in its longest row."""
        return max((row.count for row in self.rows), default=0)

    def packing(self) -> Packing:
        """What was placed, with its lines."""
        placed = [note for number, row in enumerate(self.rows) for note in self._notes(number, row)]
        top = placed[0].rect.y if placed else self.top
        title = _heading_place(self.region, self.heading, top, placed)
        rest = tuple(entry.id for entry in self.entries[self.count :])
        return Packing(self.size, title, tuple(placed), rest)

    def _fill(self, top: float) -> None:
        while self.count < len(self.entries):
            row = self._row_at(top)
            if row:
                self.rows.append(row)
                self.count += row.count
                top += row.height + self.gap
            elif self.region.widens_below(top):
                top += _STEP
            else:
                break

    def _row_at(self, top: float) -> _Row | None:
        """The fullest row that finds room at `top`."""
        room = (
            self.region.width(top, top)
            if not self.region.widens_below(top)
            else (self.region.bounds.width)
        )
        most = int((room + self.gap) / (self.least + self.gap) + 1e-6)
        for count in range(min(most, len(self.entries) - self.count), 0, -1):
            if row := self._row_of(count, top):
                return row
        return None

    def _row_of(self, count: int, top: float) -> _Row | None:
        """A row of `count` notes: the higher it is, the narrower the arc leaves it, and again."""
        width, start = self.width, self.count
        for _try in range(4):
            height = max(self._height(index, width) for index in range(start, start + count))
            if top + height > self.region.bounds.bottom + 1e-6:
                return None
            left, right = self.region.span(top, top + height)
            fits = (right - left - self.gap * (count - 1)) / count
            if fits >= width - 1e-6:
                if self.region.from_right:
                    left = right - count * width - self.gap * (count - 1)
                return _Row(start, count, left, top, width, height)
            width = fits - 0.01 * self.size
            if width < self.least:
                return None
        return None

    def _height(self, index: int, width: float) -> float:
        key = index, width
        if key not in self._heights:
            entry = self.entries[index]
            lines = break_lines(entry.pieces, inner_width(width, self.size))
            self._heights[key] = note_height(lines, width, self.size, entry.leading)
        return self._heights[key]

    def _notes(self, number: int, row: _Row) -> Iterator[Placed]:
        for column in range(row.count):
            entry = self.entries[row.start + column]
            x = row.left + column * (row.width + self.gap)
            rect = Rect(x, row.top, row.width, row.height)
            lines = tuple(line.text for line in _lines(entry, rect, self.size))
            yield Placed(entry.id, rect, lines, number, column, entry.leading)


def _lines(entry: Entry, rect: Rect, size: float) -> list[Line]:
    """The lines of a note, evened out if a short word would stand alone and nothing grows."""
    measure = inner_width(rect.width, size)
    lines = break_lines(entry.pieces, measure)
    if len(lines) < 2 or lines[-1].width > 0.4 * lines[0].width:
        return lines
    even = balanced(entry.pieces, measure)
    height = note_height(even, rect.width, size, entry.leading)
    return even if height <= rect.height + 1e-6 else lines


def _first_row(region: Region, heading: Heading) -> float:
    """The y under a heading that stands as high as the shape allows."""
    width, height = heading
    top = region.bounds.y
    while region.width(top, top + height) < width and region.widens_below(top):
        top += _STEP
    return top + height


def _heading_place(
    region: Region, heading: Heading, below: float, placed: Sequence[Placed]
) -> Rect:
    """Over the start of the first row, moved into the shape where the arc is in the way."""
    width, height = heading
    top = below - height
    left, right = region.span(top, below)
    if placed:
        left = max(left, placed[0].rect.x)
    return Rect(min(left, max(right - width, region.bounds.x)), top, width, height)


def _quiet_heading(region: Region, heading: Heading) -> Rect:
    """Where the heading of an empty box stands: in the circle, well inside its sector."""
    width, height = heading
    box = region.bounds
    if not region.circle:
        return Rect(box.x, box.y, width, height)
    x = box.x + (0.4 * box.width if region.from_right else 0)
    share = 0.45 if region.widens_below(box.y) else 0.0
    return Rect(x, box.y + share * box.height, width, height)


def _settled(region: Region, heading: Heading, packing: Packing) -> Packing:
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
