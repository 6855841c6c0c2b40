"""Places the notes of one box inside its shape. Pure: same input, same places.

Notes stand in rows, in the order given (heaviest first), of one width but where the arc narrows a
row; each row takes as many as the shape is wide there, and is as high as its highest note. So edges
align, and the gaps between rows and columns are straight channels that link lines can follow. Rows
differ only where that keeps more notes on the picture.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import sqrt
from typing import Final

from canvases.exports.layout.notes import GAP, PAD_Y, MeasuredNote, PlacedNote
from canvases.exports.layout.shapes import Rect, Region
from canvases.exports.layout.shelves import (
    NARROWEST,
    DenseRowLayout,
    Heading,
    RowLayout,
    row_layouts,
)


@dataclass(frozen=True, slots=True)
class Packing:
    """One box laid out: where its heading stands, what is placed, and the ids of the rest."""

    size: float
    heading: Rect
    placed: tuple[PlacedNote, ...] = ()
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


_COMFORT: Final = 0.42
"""Share of a box that text covers easily. A guess, rather too low: what fits is soon found."""


def best_size(
    region: Region, heading: Heading, entries: Sequence[MeasuredNote], sizes: Sequence[float]
) -> tuple[float, RowLayout | None]:
    """The largest of `sizes` (descending) at which all entries fit, and how; else the last, None.

    Trying costs time, most of all just above what fits: the search starts at a guess.
    """
    last = len(sizes) - 1
    guess = sqrt(_COMFORT * _room(region) / max(1e-6, sum(map(_least, entries))))
    at = next((number for number, size in enumerate(sizes) if size <= guess), last)
    found = _whole(region, heading, entries, sizes[at])
    while not found and at < last:
        at += 1
        found = _whole(region, heading, entries, sizes[at])
        if found:
            return sizes[at], found
    while found and at > 0 and (larger := _whole(region, heading, entries, sizes[at - 1])):
        at, found = at - 1, larger
    return sizes[at], found


def pack(
    region: Region,
    heading: Heading,
    entries: Sequence[MeasuredNote],
    size: float,
    whole: RowLayout | None = None,
) -> Packing:
    """Lay out a box in type of `size` points. `heading` is the (width, height) it needs.

    Where not all fit, the first ones stay and the others are the `rest`; an entry too long for the
    box even on its own does not keep the others out. `whole` is what `best_size` found, if it is
    the same box and size.
    """
    if not entries:
        return Packing(size, _quiet_heading(region, heading))
    whole = whole or _whole(region, heading, entries, size)
    if whole:
        return _settled(region, heading, _packing(region, heading, whole))
    fitting = list(entries)
    while True:
        attempts = [
            *row_layouts(region, heading, fitting, size),
            DenseRowLayout(region, heading, fitting, size),
        ]
        best = max(attempts, key=lambda layout: (layout.count, -layout.columns))
        if best.count == len(fitting) or _whole(region, heading, [fitting[best.count]], size):
            break
        del fitting[best.count]  # too long on its own
    packing = _packing(region, heading, best)
    shown = {note.id for note in packing.placed}
    return replace(packing, rest=tuple(entry.id for entry in entries if entry.id not in shown))


def holds(region: Region, heading: Heading, entries: Sequence[MeasuredNote], size: float) -> bool:
    """Whether a box has room for all entries in type of `size` points."""
    if not entries or _whole(region, heading, entries, size):
        return True
    if sum(map(_least, entries)) * size**2 > _room(region):
        return False
    return DenseRowLayout(region, heading, entries, size).count == len(entries)


def need(heading: Heading, entries: Sequence[MeasuredNote], size: float) -> float:
    """The area that a box takes at the least in type of `size` points, in square points."""
    return sum(map(_least, entries)) * size**2 + heading[0] * heading[1]


def _whole(
    region: Region, heading: Heading, entries: Sequence[MeasuredNote], size: float
) -> RowLayout | None:
    """The widest notes that place all entries."""
    if sum(map(_least, entries)) * size**2 > 1.03 * _room(region):
        return None  # their text alone needs more than there is
    attempts = row_layouts(region, heading, entries, size)
    return next((layout for layout in attempts if layout.count == len(entries)), None)


def _least(entry: MeasuredNote) -> float:
    """The area an entry needs at the least, in square ems."""
    return entry.extent * entry.leading + (2 * PAD_Y + GAP) * NARROWEST


def _room(region: Region) -> float:
    return region.bounds.width * region.bounds.height * (0.85 if region.circle else 1.0)


def _packing(region: Region, heading: Heading, layout: RowLayout) -> Packing:
    """What a run placed, under its heading."""
    placed = layout.placed()
    title = _heading_place(region, heading, placed[0].rect.y if placed else layout.top, placed)
    rest = tuple(entry.id for entry in layout.entries[layout.count :])
    return Packing(layout.size, title, tuple(placed), rest)


def _heading_place(
    region: Region, heading: Heading, below: float, placed: Sequence[PlacedNote]
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
