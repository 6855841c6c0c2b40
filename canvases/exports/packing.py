"""Places the notes of one box inside its shape. Pure: same input, same places.

Notes stand in rows, in the order given (heaviest first), of one width but where the arc narrows a
row; each row takes as many as the shape is wide there, and is as high as its highest note. So edges
align, and the gaps between rows and columns are straight channels that link lines can follow.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from canvases.exports.entries import GAP, PAD_Y, Entry, Placed
from canvases.exports.shapes import Rect, Region
from canvases.exports.shelves import NARROWEST, Heading, Run, runs


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
        return _settled(region, heading, _packing(region, heading, whole))
    fitting = list(entries)
    while True:
        best = max(runs(region, heading, fitting, size), key=lambda run: (run.count, -run.columns))
        if best.count == len(fitting) or _whole(region, heading, [fitting[best.count]], size):
            break
        del fitting[best.count]  # too long on its own
    packing = _packing(region, heading, best)
    shown = {note.id for note in packing.placed}
    return replace(packing, rest=tuple(entry.id for entry in entries if entry.id not in shown))


def _whole(region: Region, heading: Heading, entries: Sequence[Entry], size: float) -> Run | None:
    """The widest notes that place all entries."""
    least = sum(
        (entry.extent * entry.leading + (2 * PAD_Y + GAP) * NARROWEST) * size**2
        for entry in entries
    )
    room = region.bounds.width * region.bounds.height * (0.85 if region.circle else 1.0)
    if least > 1.03 * room:
        return None  # their text alone needs more than there is
    attempts = runs(region, heading, entries, size)
    return next((run for run in attempts if run.count == len(entries)), None)


def _packing(region: Region, heading: Heading, run: Run) -> Packing:
    """What a run placed, under its heading."""
    placed = run.placed()
    title = _heading_place(region, heading, placed[0].rect.y if placed else run.top, placed)
    rest = tuple(entry.id for entry in run.entries[run.count :])
    return Packing(run.size, title, tuple(placed), rest)


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
