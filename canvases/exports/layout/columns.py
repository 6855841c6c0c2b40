"""Sets notes that found no room on the picture in columns, on further pages. Pure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from canvases.exports.layout.line_breaking import TextLine
from canvases.exports.layout.notes import (
    GAP,
    PAD_Y,
    MeasuredNote,
    PlacedNote,
    inner_width,
    note_height,
)
from canvases.exports.layout.shapes import Rect
from canvases.method.kinds import Kind

_STEPS: Final = 5  # of halving, to find the least height
_NEARLY_EMPTY: Final = 0.4  # share of a page that is covered


@dataclass(slots=True)
class ColumnPart:
    """The notes of one box in one column, under a heading; of no box: the value proposition."""

    kind: Kind | None
    heading: Rect
    placed: list[PlacedNote] = field(default_factory=list)

    def mirror(self, left: float, right: float) -> None:
        """Turn it to the other side of the page: columns from right to left."""
        self.heading = self.heading.mirrored(left, right)
        self.placed = [replace(one, rect=one.rect.mirrored(left, right)) for one in self.placed]


@dataclass(frozen=True, slots=True)
class ColumnLayout:
    """The columns notes flow through, all alike on every page; lengths in points."""

    area: Rect
    count: int
    gutter: float
    size: float
    heading: float
    taller: Mapping[Kind | None, float] = field(default_factory=dict)
    """By how much the heading of a box is higher than others: those of several lines."""

    @property
    def width(self) -> float:
        return (self.area.width - self.gutter * (self.count - 1)) / self.count

    def slots(self) -> Iterator[tuple[int, Rect]]:
        """Page number and place of each column, without end."""
        page = 0
        while True:
            for index in range(self.count):
                x = self.area.x + index * (self.width + self.gutter)
                yield page, Rect(x, self.area.y, self.width, self.area.height)
            page += 1


Groups = Sequence[tuple[Kind | None, Sequence[MeasuredNote]]]


def flow(groups: Groups, columns: ColumnLayout, *, apart: bool = False) -> list[list[ColumnPart]]:
    """The pages, each a list of parts, that hold all `groups` complete and in order.

    A text higher than a column goes on in the next one; nothing is left out. `apart` begins each
    group at the top of a column.
    """
    return _Flow(columns).run(groups, apart=apart)


def fitted(
    groups: Groups, shape: Callable[[float], ColumnLayout], sizes: Sequence[float], usual: float
) -> tuple[float, list[list[ColumnPart]]]:
    """All `groups` on as few pages as type of the `usual` size needs, in the largest of `sizes`
    (descending) that needs no more; and that size. `shape` gives the columns for one.

    One page has a column for each group where there are no more groups than columns; else columns
    are of like height on all pages. Where the last one would be nearly empty, smaller type may save
    it.
    """
    pages = flow(groups, shape(usual))
    most, whole = len(pages), _tiles(pages)
    if most > 1 and _filled(pages[-1], shape(usual)) < _NEARLY_EMPTY:
        smaller = (size for size in sizes if size < usual)
        most -= any(len(flow(groups, shape(size))) < most for size in smaller)
    for size in sizes if most == 1 and len(groups) <= shape(usual).count else ():
        if size >= usual and (own := _a_column_each(groups, shape(size))):
            return size, own
    best = usual
    for size in reversed(sizes):  # mostly little more fits: looked for from below, it is soon found
        if size <= best and len(pages) == most:
            continue
        attempt = flow(groups, shape(size))
        if len(attempt) > most or _tiles(attempt) > whole:
            break
        best, pages = size, attempt
    return best, _lowered(groups, shape(best), pages)


def _a_column_each(groups: Groups, columns: ColumnLayout) -> list[list[ColumnPart]] | None:
    """One page with a column for each group, if they fit so."""
    if len(groups) > columns.count:
        return None
    wider = replace(columns, count=max(len(groups), columns.count - 1))
    own = flow(groups, wider, apart=True)
    return own if len(own) == 1 else None


def _lowered(
    groups: Groups, columns: ColumnLayout, pages: list[list[ColumnPart]]
) -> list[list[ColumnPart]]:
    """The same pages with columns as low as they can be."""
    high = columns.area.height
    low = high * sum(_filled(parts, columns) for parts in pages) / len(pages)
    for _step in range(_STEPS):
        middle = (low + high) / 2
        lower = replace(columns, area=replace(columns.area, height=middle))
        attempt = flow(groups, lower)
        if len(attempt) == len(pages) and _tiles(attempt) == _tiles(pages):  # no text is cut for it
            pages, high = attempt, middle
        else:
            low = middle
    return pages


def _tiles(pages: list[list[ColumnPart]]) -> int:
    return sum(len(part.placed) for parts in pages for part in parts)


def _filled(parts: list[ColumnPart], columns: ColumnLayout) -> float:
    """The share of a page's columns that notes cover."""
    high = sum(note.rect.height for part in parts for note in part.placed)
    return high / (columns.count * columns.area.height)


class _Flow:
    def __init__(self, columns: ColumnLayout) -> None:
        self.columns = columns
        self.slots = columns.slots()
        self.pages: list[list[ColumnPart]] = []
        self.y = 0.0
        self._next_column()

    def run(self, groups: Groups, *, apart: bool) -> list[list[ColumnPart]]:
        for number, (kind, entries) in enumerate(groups):
            if number and apart:
                self._next_column()
            for entry in entries:
                for lines in self._portions(kind, entry):
                    self._place(kind, entry, lines)
        return self.pages

    def _portions(self, kind: Kind | None, entry: MeasuredNote) -> Iterator[list[TextLine]]:
        size, width = self.columns.size, self.columns.width
        lines = entry.lines(inner_width(width, size))
        room = (self.columns.area.height - self._heading(kind)) / size - 2 * PAD_Y - 1
        most = max(1, int(room / entry.leading))
        for start in range(0, len(lines), most):
            yield lines[start : start + most]

    def _place(self, kind: Kind | None, entry: MeasuredNote, lines: list[TextLine]) -> None:
        height = note_height(entry, lines, self.columns.width, self.columns.size)
        part = self._part(kind)
        if self.y + self._lead(kind, part) + height > self.column.bottom + 1e-6:
            self._next_column()
            part = self._part(kind)
        if part is None:
            part = self._begin(kind)
        rect = Rect(self.column.x, self.y, self.columns.width, height)
        texts = tuple(line.text for line in lines)
        part.placed.append(PlacedNote(entry.id, rect, texts, self.row, 0, entry.leading))
        self.row += 1
        self.y += height + GAP * self.columns.size

    def _heading(self, kind: Kind | None) -> float:
        return self.columns.heading + self.columns.taller.get(kind, 0.0)

    def _lead(self, kind: Kind | None, part: ColumnPart | None) -> float:
        """Height before the next note: none, or a heading, spaced unless it starts a column."""
        if part:
            return 0.0
        return self._heading(kind) + (self.columns.size if self.y > self.column.y else 0.0)

    def _part(self, kind: Kind | None) -> ColumnPart | None:
        """The part of `kind` that the current column is in the middle of: the next column begins
        with the heading again, so that nobody has to look back for what stands there."""
        parts = self.pages[self.page] if self.y > self.column.y else []
        return parts[-1] if parts and parts[-1].kind is kind else None

    def _begin(self, kind: Kind | None) -> ColumnPart:
        high = self._heading(kind)
        top = self.y + self._lead(kind, None) - high
        place = Rect(self.column.x, top, self.columns.width, high)
        self.y = place.bottom
        part = ColumnPart(kind, place)
        self.pages[self.page].append(part)
        return part

    def _next_column(self) -> None:
        self.page, self.column = next(self.slots)
        self.y, self.row = self.column.y, 0
        if self.page == len(self.pages):
            self.pages.append([])
