"""Fills a region with rows of notes, as one fills shelves (shelf packing). Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from canvases.exports.layout.notes import (
    GAP,
    MeasuredNote,
    PlacedNote,
    inner_width,
    lines_in,
    note_height,
)
from canvases.exports.layout.shapes import Rect, Region

NARROWEST: Final = 7.6  # width of a note
_WIDEST: Final = 24.0
_YIELDS: Final = 0.6  # share of its width that a row may be narrowed to by the arc
_MOST: Final = 4  # notes in a row
_TRIES: Final = 10  # to fit a row into the arc
_STEP: Final = 3.0  # points by which a row moves down the circle to find more room

Heading = tuple[float, float]  # the width and height a heading needs


def row_layouts(
    region: Region, heading: Heading, entries: Sequence[MeasuredNote], size: float
) -> Iterator["RowLayout"]:
    """The box filled with each width worth trying, widest first."""
    top = first_row(region, heading)
    for width in _widths(region, size):
        yield RowLayout(region, entries, size=size, width=width, top=top)


def _widths(region: Region, size: float) -> list[float]:
    middle = region.circle.y if region.circle else region.bounds.middle
    middle = min(max(middle, region.bounds.y), region.bounds.bottom)
    full = region.width(middle, middle)
    gap = GAP * size
    found = [(full - gap * (count - 1)) / count for count in range(1, _MOST + 1)]
    if region.circle:  # a little narrower, a row reaches further into the arc
        found = [width * share for width in found for share in (1.0, 0.9, 0.8, 0.7)]
    allowed = [min(width, _WIDEST * size) for width in found if width >= NARROWEST * size]
    return sorted(set(allowed or [full]), reverse=True)


@dataclass(frozen=True, slots=True)
class Row:
    start: int
    count: int
    left: float
    top: float
    widths: tuple[float, ...]
    height: float


class RowLayout:
    """One run of filling rows with notes of one width, narrower only where the arc demands it.

    Stops at the first entry that finds no room; `count` entries were placed.
    """

    def __init__(
        self,
        region: Region,
        entries: Sequence[MeasuredNote],
        *,
        size: float,
        width: float,
        top: float,
    ) -> None:
        self.region, self.entries = region, entries
        self.size, self.width, self.top = size, width, top
        self.gap = GAP * size
        self.least = self._least()
        self._heights: dict[tuple[int, float], float] = {}
        self.rows: list[Row] = []
        self.count = 0
        self._fill(top)

    @property
    def columns(self) -> int:
        """The number of notes in its longest row."""
        return max((row.count for row in self.rows), default=0)

    def placed(self) -> list[PlacedNote]:
        """What was placed, with its lines."""
        return [note for number, row in enumerate(self.rows) for note in self._notes(number, row)]

    def _fill(self, top: float) -> None:
        while self.count < len(self.entries):
            row = self._row_at(top)
            if row:
                self.rows.append(row)
                self.count += row.count
                top += row.height + self.gap
            elif self.region.widens_below(top) and not self._too_low(top):
                top += _STEP
            else:
                break

    def _row_at(self, top: float) -> Row | None:
        """The fullest row that finds room at `top`."""
        widens = self.region.widens_below(top)
        room = self.region.bounds.width if widens else self.region.width(top, top)
        for count in range(self._most(room), 0, -1):
            if row := self._row_of(count, top):
                return row
        return None

    def _most(self, room: float) -> int:
        """How many notes a row of `room` points may hold."""
        most = int((room + self.gap) / (self.least + self.gap) + 1e-6)
        return min(most, len(self.entries) - self.count)

    def _too_low(self, top: float) -> bool:
        """Whether no row fits from `top` to the bottom, however wide the shape gets there."""
        return all(
            top + self._shared_out(self.width * count, count)[1] > self.region.bounds.bottom + 1e-6
            for count in range(1, self._most(self.region.bounds.width) + 1)
        )

    def _row_of(self, count: int, top: float) -> Row | None:
        """A row of `count` notes: the higher it is, the narrower the arc leaves it, and again."""
        gaps = self.gap * (count - 1)
        width = self._wanted(count) + gaps
        for _try in range(_TRIES):
            widths, height = self._shared_out(width - gaps, count)
            if top + height > self.region.bounds.bottom + 1e-6:
                return None
            left, right = self.region.span(top, top + height)
            if right - left >= width - 1e-6:
                left = right - width if self.region.from_right else left
                return Row(self.count, count, left, top, widths, height)
            width = right - left - 0.01 * self.size
            if (width - gaps) / count < self.least:
                return None
        return None

    def _least(self) -> float:
        """How narrow a note may get."""
        return (
            max(NARROWEST * self.size, _YIELDS * self.width) if self.region.circle else self.width
        )

    def _wanted(self, count: int) -> float:
        """The width of a row of `count` notes where nothing is in the way, without its gaps."""
        return self.width * count

    def _shared_out(self, width: float, count: int) -> tuple[tuple[float, ...], float]:
        """The widths of a row's notes and its height: unequal widths if that saves a line."""
        equal = (width / count,) * count
        height = self._row_height(equal)
        extents = [entry.extent for entry in self.entries[self.count : self.count + count]]
        if count == 1 or max(extents) <= 1.5 * min(extents):
            return equal, height
        least = min(NARROWEST * self.size, width / count)
        spare = width - least * count
        widths = tuple(least + spare * extent / sum(extents) for extent in extents)
        lower = self._row_height(widths)
        return (widths, lower) if lower < height - 0.5 * self.size else (equal, height)

    def _row_height(self, widths: tuple[float, ...]) -> float:
        return max(self._height(self.count + number, width) for number, width in enumerate(widths))

    def _height(self, index: int, width: float) -> float:
        key = index, width
        if key not in self._heights:
            entry = self.entries[index]
            lines = entry.lines(inner_width(width, self.size))
            self._heights[key] = note_height(entry, lines, width, self.size)
        return self._heights[key]

    def _notes(self, number: int, row: Row) -> Iterator[PlacedNote]:
        x = row.left
        for column, width in enumerate(row.widths):
            entry = self.entries[row.start + column]
            rect = Rect(x, row.top, width, row.height)
            lines = tuple(line.text for line in lines_in(entry, rect, self.size))
            yield PlacedNote(entry.id, rect, lines, number, column, entry.leading)
            x += width + self.gap


class DenseRowLayout(RowLayout):
    """Rows as wide as the shape, each with as many notes as saves most height: places more than
    rows of one width, but looks less calm. For boxes that would else send notes to other pages."""

    def __init__(
        self, region: Region, heading: Heading, entries: Sequence[MeasuredNote], size: float
    ) -> None:
        top = first_row(region, heading)
        super().__init__(region, entries, size=size, width=region.bounds.width, top=top)

    def _least(self) -> float:
        return NARROWEST * self.size

    def _wanted(self, count: int) -> float:
        full = self.region.bounds.width - self.gap * (count - 1)
        return min(full, _WIDEST * self.size * count)

    def _fill(self, top: float) -> None:
        # For each number of notes, the rows that hold the first so many and end highest.
        reached: list[tuple[float, list[Row]] | None] = [(top, [])]
        reached += [None] * len(self.entries)
        for start, known in enumerate(reached):
            if known is None:
                continue
            self.count, self.rows = start, known[1]
            for count in range(1, min(self._most(self.width), _MOST) + 1):
                row = self._next_row(count, known[0])
                if row is None:
                    continue
                below, other = row.top + row.height + self.gap, reached[start + count]
                if other is None or below <= other[0]:
                    reached[start + count] = below, [*known[1], row]

    def _next_row(self, count: int, top: float) -> Row | None:
        """A row of `count` notes at `top`, or in the circle as far down as it needs."""
        while (row := self._row_of(count, top)) is None:
            top += _STEP
            if not self.region.widens_below(top):
                return None
        return row


def first_row(region: Region, heading: Heading) -> float:
    """The y under a heading that stands as high as the shape allows."""
    width, height = heading
    top = region.bounds.y
    while region.width(top, top + height) < width and region.widens_below(top):
        top += _STEP
    return top + height
