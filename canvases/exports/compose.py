"""Composes a sheet into pages: header, picture, footer, and the pages of what found no room."""

from dataclasses import dataclass, replace
from typing import Final

from canvases.exports import ink
from canvases.exports.continuation import Columns, Part, flow
from canvases.exports.frame import FOOTER, MARGIN, Frame, frame
from canvases.exports.header import Header, compose_header, footer
from canvases.exports.packing import GAP, Entry, Packing, best_size, pack
from canvases.exports.page import PLAIN, Measure, Notes, Page, Text, listed, text
from canvases.exports.papers import Paper
from canvases.exports.routing import Route, Wire, route
from canvases.exports.scripts import is_rtl, language_of
from canvases.exports.shapes import Rect, Region
from canvases.exports.sheet import Sheet, SheetNote
from canvases.exports.typeset import natural_width
from canvases.method.kinds import ANSWERS, KINDS, Kind

_HEADING: Final = 11.5  # size of a box's heading
_HEADING_ROOM: Final = 20.0
_LARGEST: Final = 13.0  # type of the notes where there is room
_UNEVEN: Final = 1.15  # a box's type may be this much larger than that of the fullest box
_COLUMN: Final = 10.5  # type on the pages that follow


def compose(sheet: Sheet, paper: Paper, measure: Measure) -> list[Page]:
    """All pages of a sheet; every note is on exactly one of them, complete."""
    return _Composer(sheet, paper, measure).pages()


@dataclass(frozen=True, slots=True)
class _Box:
    kind: Kind
    entries: list[Entry]
    label: float  # width of its heading


class _Composer:
    def __init__(self, sheet: Sheet, paper: Paper, measure: Measure) -> None:
        self.sheet, self.paper, self.measure = sheet, paper, measure
        self.u = paper.scale
        self.notes = {note.id: note for note in sheet.notes}
        self.scripts = {
            note.id: (is_rtl(note.text, sheet.rtl), language_of(note.text, sheet.language))
            for note in sheet.notes
        }
        self.header: Header = compose_header(sheet, paper, measure)
        self.frame: Frame = frame(paper, self.header.bottom)

    def pages(self) -> list[Page]:
        boxes = [self._box(kind) for kind in KINDS]
        packings = self._pack(boxes)
        rest = [
            (box.kind, [entry for entry in box.entries if entry.id in packings[box.kind].rest])
            for box in boxes
            if packings[box.kind].rest
        ]
        follow = self._follow(rest)
        where = {part.kind: n for n, parts in reversed(list(enumerate(follow, 2))) for part in parts}
        return [
            self._picture(packings, where),
            *(self._further(number, parts) for number, parts in enumerate(follow, 2)),
        ]

    # ── The picture ─────────────────────────────────────────────────────────────────────────────

    def _box(self, kind: Kind) -> _Box:
        entries = [self._entry(note) for note in self.sheet.notes if note.kind is kind]
        label = self.measure.pieces(self.sheet.labels.boxes[kind], 600)
        return _Box(kind, entries, natural_width(label) * _HEADING * self.u)

    def _entry(self, note: SheetNote) -> Entry:
        return Entry(note.id, self.measure.pieces(note.text, 400, self.scripts[note.id][1]))

    def _pack(self, boxes: list[_Box]) -> dict[Kind, Packing]:
        """Type as large as fits, about alike in all boxes; the smallest where it does not."""
        sizes = self._sizes()
        room = _HEADING_ROOM * self.u
        largest = {
            box.kind: best_size(
                self.frame.regions[box.kind], (box.label, room), box.entries, sizes
            )
            for box in boxes
        }
        limit = min(largest.values()) * _UNEVEN
        packings = {}
        for box in boxes:
            region = self.frame.regions[box.kind]
            size = min(largest[box.kind], next(s for s in sizes if s <= limit))
            packing = pack(region, (box.label, room), box.entries, size)
            if packing.rest:  # the heading says how many more there are
                packing = pack(region, self._with_more(box, region), box.entries, size)
            packings[box.kind] = packing
        return packings

    def _sizes(self) -> list[float]:
        smallest, size = self.paper.min_type, _LARGEST * self.u
        found = []
        while size > smallest:
            found.append(size)
            size -= 0.5 * self.u
        return [*found, smallest]

    def _with_more(self, box: _Box, region: Region) -> tuple[float, float]:
        """The room of a heading with "+ 4 more", beside it if the box is wide enough."""
        more = self._more_width()
        if box.label + more <= region.bounds.width * 0.8:
            return box.label + more, _HEADING_ROOM * self.u
        return max(box.label, more), _HEADING_ROOM * self.u + self._small * PLAIN

    def _more_width(self) -> float:
        widest = self.sheet.labels.more.format(count=99)
        return (natural_width(self.measure.pieces(widest)) + 1.0) * self._small

    @property
    def _small(self) -> float:
        return max(9.5 * self.u, self.paper.min_type)

    def _picture(self, packings: dict[Kind, Packing], where: dict[Kind, int]) -> Page:
        routes = self._routes(packings)
        tiles = [
            ink.Tile(
                note, kind, self.notes[note.id].weight, packing.size, self.scripts[note.id][0]
            )
            for kind, packing in packings.items()
            for note in packing.placed
        ]
        u = self.u
        drawing = [*ink.outline(self.frame, u), *ink.lines(routes, u), *ink.tiles(tiles, u)]
        groups = []
        for caption, kinds in (
            (self.header.value_map, (Kind.PRODUCT, Kind.GAIN_CREATOR, Kind.PAIN_RELIEVER)),
            (self.header.profile, (Kind.GAIN, Kind.PAIN, Kind.JOB)),
        ):
            place = self._caption_place(caption, kinds[0])
            boxes = [self._listed(kind, packings[kind], where.get(kind, 0)) for kind in kinds]
            groups.append(([place], boxes))
        bottom = footer(self.sheet, self.paper, self.measure, 1, key=bool(self.notes))
        return Page(1, self.header.drawing + drawing + bottom.drawing, self.header.texts, groups, bottom.texts)

    def _caption_place(self, caption: Text, kind: Kind) -> Text:
        """On one line over both shapes: at the start of the square, centred on the circle."""
        square, circle = self.frame.square, self.frame.circle
        size = self.header.caption_size
        height = (caption.text.count("\n") + 1) * size * PLAIN
        y = circle.y - circle.radius - height - 5 * self.u
        place = Rect(square.x, y, square.width, height)
        name = caption.name
        if kind is Kind.GAIN:
            place = Rect(circle.x - circle.radius, y, 2 * circle.radius, height)
            name = "caption round"
        return text("h2", name, caption.text.split("\n"), place, size, rtl=caption.rtl)

    def _listed(self, kind: Kind, packing: Packing, page: int) -> Notes:
        heading = [self._heading(kind, packing.heading)]
        if packing.rest:
            heading.append(self._more(packing, page))
        if not packing.placed and not packing.rest:
            heading.append(self._hint(packing.heading))
        area = self.frame.regions[kind].bounds
        style, items = listed(packing.placed, packing.size, area, self.scripts)
        return Notes(heading, style, items)

    def _heading(self, kind: Kind, place: Rect) -> Text:
        size = _HEADING * self.u
        label = self.sheet.labels.boxes[kind]
        box = Rect(place.x, place.y, place.width + size, size * PLAIN)
        return text("h3", KINDS[kind].pair, [label], box, size)

    def _more(self, packing: Packing, page: int) -> Text:
        size = self._small
        label = self.sheet.labels.more.format(count=len(packing.rest))
        heading, width = packing.heading, self._more_width()
        if heading.height > _HEADING_ROOM * self.u:  # under the heading
            place = Rect(heading.x, heading.y + _HEADING * self.u * PLAIN, width, size * PLAIN)
        else:  # beside it, on its base line
            shift = (_HEADING * self.u - size) * PLAIN * 0.62
            x = heading.right - width + size
            place = Rect(x, heading.y + shift, width, size * PLAIN)
        return text("a", "more", [label], place, size, href=f"#page-{page}")

    def _hint(self, heading: Rect) -> Text:
        size = self._small
        y = heading.y + (_HEADING + 2) * PLAIN * self.u
        place = Rect(heading.x, y, 120 * self.u, size * PLAIN)
        return text("p", "hint", [self.sheet.labels.empty], place, size)

    def _routes(self, packings: dict[Kind, Packing]) -> list[Route]:
        placed = {note.id: note for packing in packings.values() for note in packing.placed}
        wires = [
            Wire(placed[link.source], placed[link.target], self.notes[link.source].kind, link.strength)
            for link in self.sheet.links
            if link.source in placed
            and link.target in placed
            and ANSWERS.get(self.notes[link.source].kind) is self.notes[link.target].kind
        ]
        inner = [n.rect.x for kind in (Kind.GAIN, Kind.PAIN) for n in packings[kind].placed]
        channels = self.frame.channels
        left, right = channels.between
        channels = replace(channels, between=(left, min([right, *(x - 4 for x in inner)])))
        gaps = {kind: GAP * packing.size for kind, packing in packings.items()}
        return route(packings, wires, channels, gaps)

    # ── The pages that follow ───────────────────────────────────────────────────────────────────

    def _follow(self, rest: list[tuple[Kind, list[Entry]]]) -> list[list[Part]]:
        if not rest:
            return []
        u, paper = self.u, self.paper
        top = 78 * u
        area = Rect(
            MARGIN * u, top, paper.width - 2 * MARGIN * u, paper.height - FOOTER * u - top - 6 * u
        )
        size = max(_COLUMN * u, paper.min_type)
        return flow(rest, Columns(area, 4, 16 * u, size, _HEADING_ROOM * u))

    def _further(self, number: int, parts: list[Part]) -> Page:
        u = self.u
        size = max(_COLUMN * u, self.paper.min_type)
        tiles = [
            ink.Tile(note, part.kind, self.notes[note.id].weight, size, self.scripts[note.id][0])
            for part in parts
            for note in part.placed
        ]
        boxes = []
        for part in parts:
            area = Rect(part.heading.x, part.heading.y, part.heading.width, 20)
            style, items = listed(part.placed, size, area, self.scripts)
            boxes.append(Notes([self._heading(part.kind, part.heading)], style, items))
        title = text(
            "h2",
            "further",
            [self.sheet.labels.continued],
            Rect(MARGIN * u, 34 * u, self.paper.width - 2 * MARGIN * u, 24 * u),
            18 * u,
            rtl=self.sheet.rtl,
        )
        bottom = footer(self.sheet, self.paper, self.measure, number, key=False)
        return Page(
            number, ink.tiles(tiles, u) + bottom.drawing, [], [([title], boxes)], bottom.texts
        )
