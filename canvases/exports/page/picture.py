"""Arranges the picture of a sheet: which notes stand where and in what type, and the lines."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import chain
from typing import Final

from canvases.exports.layout.dividers import by_need
from canvases.exports.layout.frame import PictureFrame, frame
from canvases.exports.layout.line_breaking import TextLine, break_lines, natural_width
from canvases.exports.layout.notes import GAP, MeasuredNote, measure_note
from canvases.exports.layout.packing import Packing, best_size, holds, need, pack
from canvases.exports.layout.papers import Paper
from canvases.exports.layout.routing import PlacedLink, Route, route
from canvases.exports.layout.shapes import Region
from canvases.exports.layout.shelves import Heading, RowLayout
from canvases.exports.page.header import Header, compose_header
from canvases.exports.page.page import LINE_HEIGHT, TextRuler
from canvases.exports.page.scripts import is_rtl, language_of
from canvases.exports.page.sheet import Sheet
from canvases.method.kinds import KINDS, Kind, is_answer

HEADING: Final = 11.5
"""Type of a box's heading on the slide, in points."""

HEADING_ROOM: Final = 18.5
"""Height it takes, with the space to the first note."""

_LARGEST: Final = 13.0  # type of the notes where there is room
_UNEVEN: Final = 1.15  # a box's type may be this much larger than that of the fullest box
_FEW: Final = 4  # notes that no page is begun for,
_SQUEEZED: Final = 0.94  # if all fit in type of so much of the smallest,
_LEGIBLE: Final = 8.0  # or of this size where that is larger
_CALM: Final = (0.94, 0.88)  # of its size, type may be smaller to stand in one column


@dataclass(frozen=True, slots=True)
class Picture:
    """The first page, arranged. `entries` are all notes, measured, in order."""

    header: Header
    frame: PictureFrame
    entries: dict[Kind, list[MeasuredNote]]
    packings: dict[Kind, Packing]
    routes: list[Route]

    def rest(self, kind: Kind) -> list[MeasuredNote]:
        """The notes of a box that found no room."""
        left_over = set(self.packings[kind].rest)
        return [entry for entry in self.entries[kind] if entry.id in left_over]


def arrange(sheet: Sheet, paper: Paper, ruler: TextRuler) -> Picture:
    """The picture of a sheet on a paper."""
    header = compose_header(sheet, paper, ruler)
    shapes = frame(paper, header.bottom, peak=header.peak)
    boxes = _Boxes(sheet, paper, ruler, shapes, _measured(sheet, ruler))
    boxes = _roomiest(chain([boxes], boxes.by_need(header)))
    if 0 < boxes.left <= _FEW:
        smaller = replace(paper, min_type=min(_SQUEEZED * paper.min_type, _LEGIBLE))
        tight = _Boxes(sheet, smaller, ruler, shapes, boxes.entries)
        attempt = _roomiest(chain([tight], tight.by_need(header)))
        boxes = attempt if attempt.hold_all else boxes
    routes = _routes(sheet, boxes.packings, boxes.shapes)
    return Picture(header, boxes.shapes, boxes.entries, boxes.packings, routes)


def small_type(paper: Paper) -> float:
    """The size of "+ 4 more" and other asides."""
    return max(9.5 * paper.scale, paper.min_type)


def more_width(sheet: Sheet, paper: Paper, ruler: TextRuler) -> float:
    """The width kept for "+ 4 more" beside a heading, whatever the number."""
    widest = sheet.labels.more.format(count=99)
    return (natural_width(ruler.pieces(widest)) + 1.0) * small_type(paper)


def heading_lines(sheet: Sheet, ruler: TextRuler, kind: Kind, width: float) -> list[TextLine]:
    """The heading of a box, in as many lines as a box of `width` ems needs: mostly one."""
    return break_lines(ruler.pieces(sheet.labels.boxes[kind], 600), width)


def _measured(sheet: Sheet, ruler: TextRuler) -> dict[Kind, list[MeasuredNote]]:
    """All notes, by box."""
    entries: dict[Kind, list[MeasuredNote]] = {kind: [] for kind in KINDS}
    for note in sheet.notes:
        pieces = ruler.pieces(note.text, 400, language_of(note.text, sheet.language))
        dots = ruler.dots(note.text, rtl=is_rtl(note.text, sheet.rtl))
        entries[note.kind].append(measure_note(note.id, pieces, dots))
    return entries


class _Boxes:
    """Packs the six boxes in type of about one size."""

    def __init__(
        self,
        sheet: Sheet,
        paper: Paper,
        ruler: TextRuler,
        shapes: PictureFrame,
        entries: dict[Kind, list[MeasuredNote]],
    ) -> None:
        self.sheet, self.paper, self.ruler = sheet, paper, ruler
        self.shapes, self.regions, self.entries = shapes, shapes.regions, entries

    def by_need(self, header: Header) -> "Iterator[_Boxes]":
        """The boxes, with the shapes shared out by what they need in the smallest type."""
        needs = {
            kind: need(self._heading(kind), entries, self.paper.min_type)
            for kind, entries in self.entries.items()
        }
        place = partial(frame, self.paper, header.bottom, peak=header.peak)
        found = by_need(needs, lambda dividers: place(dividers).regions)
        for dividers in found:
            shapes = place(dividers)
            yield _Boxes(self.sheet, self.paper, self.ruler, shapes, self.entries)

    @property
    def left(self) -> int:
        """How many notes find no room."""
        return sum(len(packing.rest) for packing in self.packings.values())

    @cached_property
    def hold_all(self) -> bool:
        """Whether all notes find room in the smallest type."""
        size = self.paper.min_type
        return all(
            holds(self.regions[kind], self._heading(kind), self.entries[kind], size)
            for kind in sorted(KINDS, key=self._fullness, reverse=True)
        )

    @cached_property
    def _largest(self) -> tuple[dict[Kind, tuple[float, RowLayout | None]], float]:
        """The largest type that fits each box, and how; and the limit for all of them."""
        sizes = list(self._sizes())
        chosen: dict[Kind, tuple[float, RowLayout | None]] = {}
        for kind in sorted(KINDS, key=self._fullness, reverse=True):
            box = self.regions[kind], self._heading(kind), self.entries[kind]
            chosen[kind] = best_size(*box, sizes)
            limit = chosen[kind][0] * _UNEVEN  # other boxes need not try larger type
            sizes = sizes[next(at for at, size in enumerate(sizes) if size <= limit) :]
        return chosen, sizes[0]

    @cached_property
    def packings(self) -> dict[Kind, Packing]:
        """Type as large as fits, about alike in all boxes; the smallest where it does not."""
        chosen, limit = self._largest
        found = {kind: self._packing(kind, limit, *chosen[kind]) for kind in KINDS}
        if not self.sheet.rtl:
            return found
        return {kind: _mirrored(found[kind], self.regions[kind]) for kind in KINDS}

    def _packing(
        self, kind: Kind, limit: float, largest: float, whole: RowLayout | None
    ) -> Packing:
        """A box in type up to `limit`, or a little smaller if that sets it in one column."""
        region, entries = self.regions[kind], self.entries[kind]
        size = min(limit, largest)
        packing = pack(
            region, self._heading(kind), entries, size, whole if size == largest else None
        )
        if packing.rest:  # the heading says how many more there are
            return pack(region, self._heading_with_more(kind), entries, size)
        for share in _CALM:
            if packing.columns == 1 or share * size < self.paper.min_type:
                break
            attempt = pack(region, self._heading(kind), entries, share * size)
            if attempt.columns == 1 and not attempt.rest:
                return attempt
        return packing

    def _fullness(self, kind: Kind) -> float:
        """How much text there is for the room: who has most of it sets the size for all."""
        box = self.regions[kind].bounds
        return sum(entry.extent for entry in self.entries[kind]) / (box.width * box.height)

    def _sizes(self) -> Iterator[float]:
        size = _LARGEST * self.paper.scale
        while size > self.paper.min_type:
            yield size
            size -= 0.5 * self.paper.scale
        yield self.paper.min_type

    def _heading(self, kind: Kind) -> Heading:
        u = self.paper.scale
        width = self.regions[kind].bounds.width
        label = heading_lines(self.sheet, self.ruler, kind, width / (HEADING * u))
        height = HEADING_ROOM + (len(label) - 1) * HEADING * LINE_HEIGHT
        return max(line.width for line in label) * HEADING * u, height * u

    def _heading_with_more(self, kind: Kind) -> Heading:
        """With "+ 4 more", beside the label if the box is wide enough, else under it."""
        label, height = self._heading(kind)
        more = more_width(self.sheet, self.paper, self.ruler)
        one_line = height <= HEADING_ROOM * self.paper.scale
        if one_line and label + more <= self.regions[kind].bounds.width * 0.8:
            return label + more, height
        return max(label, more), height + small_type(self.paper) * LINE_HEIGHT


def _roomiest(attempts: "Iterator[_Boxes]") -> "_Boxes":
    """The first that holds all notes, else of the first two and the last, whose dividers moved
    furthest, the one that leaves out least."""
    first = next(attempts)
    if first.hold_all:
        return first
    tried = [first]
    for boxes in attempts:
        if boxes.hold_all:
            return boxes
        tried.append(boxes)
    return min((*tried[:2], tried[-1]), key=lambda boxes: boxes.left)


def _mirrored(packing: Packing, region: Region) -> Packing:
    """From right to left: rows begin at the right, in the square at its edge; its heading stands
    over the right end of the first row, unless the arc is in the way there."""
    if not packing.placed:
        return packing
    rows, bounds = packing.rows, region.bounds
    if region.circle is None:
        rows = [replace(row, x=bounds.x, width=bounds.width) for row in rows]
    placed = tuple(
        replace(note, rect=note.rect.mirrored(rows[note.row].x, rows[note.row].right))
        for note in packing.placed
    )
    packing = replace(packing, placed=placed)
    heading, row = packing.heading, packing.rows[0]
    x = row.right - heading.width
    below = packing.rows[-1].right if len(packing.rows) > 1 else row.right
    fits = x > heading.x and abs(below - row.right) < 0.01
    return replace(packing, heading=replace(heading, x=x)) if fits else packing


def _routes(sheet: Sheet, packings: dict[Kind, Packing], shapes: PictureFrame) -> list[Route]:
    """The lines between shown notes.

    Only answers are drawn. The optional pairs (product → reliever, pain → job …) would run through
    the same channels and hide what the picture is to show: which need is answered by what.
    """
    kinds = {note.id: note.kind for note in sheet.notes}
    placed = {note.id: note for packing in packings.values() for note in packing.placed}
    drawn = [
        PlacedLink(placed[link.source], placed[link.target], kinds[link.source], link.strength)
        for link in sheet.links
        if link.source in placed
        and link.target in placed
        and is_answer(kinds[link.source], kinds[link.target])
    ]
    inner = [note.rect.x for kind in (Kind.GAIN, Kind.PAIN) for note in packings[kind].placed]
    left, right = shapes.channels.between
    right = min([right, *(x - 4 for x in inner)])
    gaps = {kind: GAP * packing.size for kind, packing in packings.items()}
    return route(packings, drawn, replace(shapes.channels, between=(left, right)), gaps)
