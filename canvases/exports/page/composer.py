"""Composes the pages of a sheet: the picture with its words, then what found no room on it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from math import inf
from typing import Final

from canvases.exports.layout.columns import ColumnLayout, ColumnPart, Groups, fitted
from canvases.exports.layout.frame import FOOTER, MARGIN
from canvases.exports.layout.line_breaking import TextLine, natural_width
from canvases.exports.layout.notes import MeasuredNote, PlacedNote, measure_note
from canvases.exports.layout.packing import Packing
from canvases.exports.layout.papers import Paper
from canvases.exports.layout.shapes import Rect
from canvases.exports.page import strokes
from canvases.exports.page.brand import band, logo_place
from canvases.exports.page.header import Footer, footer
from canvases.exports.page.page import LINE_HEIGHT, Notes, Page, Text, TextRuler, note_list, text
from canvases.exports.page.picture import (
    HEADING,
    HEADING_ROOM,
    Picture,
    arrange,
    heading_lines,
    more_width,
    small_type,
)
from canvases.exports.page.scripts import is_rtl, language_of
from canvases.exports.page.sheet import Sheet
from canvases.exports.page.strokes import Stroke
from canvases.method.kinds import KINDS, SIDES, Kind, Side

_COLUMN: Final = 10.5  # type on the pages that follow, of the slide
_LARGEST: Final = 12.5  # where there is room; on higher pages larger, as the words of the header
_STEP: Final = 0.5
_COLUMNS: Final = 4


def compose(sheet: Sheet, paper: Paper, ruler: TextRuler) -> list[Page]:
    """All pages of a sheet; every note is on exactly one of them, complete."""
    picture = arrange(sheet, paper, ruler)
    pages = PageComposer(sheet, paper, ruler)
    following = pages.following(picture) if sheet.look.continuation else []
    first: dict[Kind | None, int] = {}
    for number, parts in enumerate(following, 2):
        for part in parts:
            first.setdefault(part.kind, number)
    return [
        pages.picture(picture, first),
        *(pages.further(number, parts) for number, parts in enumerate(following, 2)),
    ]


class PageComposer:
    """Makes the pages of one sheet. The slides of PowerPoint are made from the same."""

    def __init__(self, sheet: Sheet, paper: Paper, ruler: TextRuler) -> None:
        self.sheet, self.paper, self.ruler = sheet, paper, ruler
        self.u = paper.scale
        self.column_type = max(_COLUMN * self.u, paper.min_type)
        """The size of type in columns: that of the last ones made."""
        self._heads = inf
        self.weights = {note.id: note.weight for note in sheet.notes}
        self.scripts = {
            note.id: (is_rtl(note.text, sheet.rtl), language_of(note.text, sheet.language))
            for note in sheet.notes
        }

    # ── The picture ─────────────────────────────────────────────────────────────────────────────

    def picture(self, picture: Picture, first: dict[Kind | None, int]) -> Page:
        """The page with square and circle; `first` is the page each box goes on at."""
        drawing = [
            *self.shapes_drawn(picture),
            *picture.header.bars,
            *strokes.lines(picture.routes, self.u),
            *self.notes_drawn(picture, picture.packings),
        ]
        groups = [
            (
                [self._caption(picture, side)],
                [self._box(picture, kind, first.get(kind, 0)) for kind in SIDES[side]],
            )
            for side in (Side.VALUE_MAP, Side.PROFILE)
        ]
        bottom = self.bottom(picture)
        drawing += bottom.drawing
        return Page(1, drawing, picture.header.texts, groups, bottom.texts, self._logo)

    def shapes_drawn(self, picture: Picture) -> list[Stroke]:
        """What is drawn of a picture without notes, links, fit and footer."""
        outline = strokes.outline(picture.frame, self.u, self.sheet.look.brand.main)
        return [*picture.header.drawing, *outline]

    def notes_drawn(self, picture: Picture, kinds: Iterable[Kind]) -> list[Stroke]:
        """What is drawn of the notes of some boxes."""
        found = ((kind, picture.packings[kind]) for kind in kinds)
        tiles = (self._tiles(kind, packing.placed, packing.size) for kind, packing in found)
        return strokes.tiles(chain.from_iterable(tiles), self.u, dots=self.sheet.look.weights)

    def bottom(self, picture: Picture) -> Footer:
        """The last line of the picture's page."""
        circle, key = picture.frame.circle, bool(self.sheet.notes)
        floor = circle.y + circle.radius
        return footer(self.sheet, self.paper, self.ruler, 1, key=key, floor=floor)

    @property
    def _logo(self) -> Rect | None:
        return logo_place(self.sheet.look.brand, self.paper, rtl=self.sheet.rtl)

    def _tiles(
        self, kind: Kind, notes: Iterable[PlacedNote], size: float
    ) -> list[strokes.NoteTile]:
        return [
            strokes.NoteTile(note, kind, self.weights[note.id], size, self.scripts[note.id][0])
            for note in notes
        ]

    def _caption(self, picture: Picture, side: Side) -> Text:
        """Over both shapes: at the start of the square, in the middle of the circle, or beside
        the words over it."""
        square, circle, header = picture.frame.square, picture.frame.circle, picture.header
        caption, name = header.value_map, "caption"
        x, top, wide = square.x, square.y, square.width
        if side is Side.PROFILE:
            caption, name = header.profile, "caption round"
            x, top, wide = circle.x - circle.radius, circle.y - circle.radius, 2 * circle.radius
            spare = 28 * self.u  # a long name may be a little wider than the circle
            if header.raised and top < header.bottom:
                caption = header.raised
                x, wide = caption.place.x, caption.place.width
            x, wide = x - spare, wide + 2 * spare
        height = caption.place.height
        place = Rect(x, top - height - 5 * self.u, wide, height)
        return text("h2", name, caption.text.split("\n"), place, caption.size, rtl=caption.rtl)

    def _box(self, picture: Picture, kind: Kind, goes_on: int) -> Notes:
        packing, area = picture.packings[kind], picture.frame.regions[kind].bounds
        heading = [self._heading(kind, packing.heading, area.width, HEADING * self.u)]
        if packing.rest:
            heading.append(self._more(packing, heading[0], goes_on))
        elif not packing.placed:
            heading.append(self._hint(packing.heading))
        style, items = note_list(packing.placed, packing.size, area, self.scripts)
        return Notes(heading, style, items)

    def _heading(self, kind: Kind | None, place: Rect, room: float, size: float) -> Text:
        """The heading of a box that leaves it `room` points of width, in type of `size`."""
        rtl = self.sheet.rtl
        name, lines = "whole", [TextLine(self.sheet.labels.statement, 0)]
        if kind:
            name = KINDS[kind].pair
            lines = heading_lines(self.sheet, self.ruler, kind, room / size)
        x = place.x - size if rtl else place.x  # a little more than measured, at its end
        box = Rect(x, place.y, place.width + size, len(lines) * size * LINE_HEIGHT)
        return text("h3", name, lines, box, size, rtl=rtl)

    def _more(self, packing: Packing, label: Text, page: int) -> Text:
        """How many notes the box goes on with: under the heading or beside it, on its base line."""
        size, rtl = small_type(self.paper), self.sheet.rtl
        words = self.sheet.labels.more.format(count=len(packing.rest))
        heading, width = packing.heading, more_width(self.sheet, self.paper, self.ruler)
        if heading.height > HEADING_ROOM * self.u:
            x = heading.right - width if rtl else heading.x
            y = heading.y + (label.text.count("\n") + 1) * HEADING * self.u * LINE_HEIGHT
        else:
            x = heading.x - size if rtl else heading.right - width + size
            y = heading.y + (HEADING * self.u - size) * LINE_HEIGHT * 0.62
        place = Rect(x, y, width, size * LINE_HEIGHT)
        if not page:
            return text("p", "more", [words], place, size, rtl=rtl)
        return text("a", "more", [words], place, size, href=f"#page-{page}", rtl=rtl)

    def _hint(self, heading: Rect) -> Text:
        size = small_type(self.paper)
        y = heading.bottom - (HEADING_ROOM - (HEADING + 2) * LINE_HEIGHT) * self.u
        place = Rect(heading.x, y, 120 * self.u, size * LINE_HEIGHT)
        return text("p", "hint", [self.sheet.labels.empty], place, size)

    # ── The pages that follow ───────────────────────────────────────────────────────────────────

    def following(self, picture: Picture) -> list[list[ColumnPart]]:
        """What goes on after the picture, page by page."""
        rest: list[tuple[Kind | None, Sequence[MeasuredNote]]] = [
            (kind, entries) for kind in KINDS if (entries := picture.rest(kind))
        ]
        if not picture.header.whole:
            rest.insert(0, (None, [self._statement()]))
        if not rest:
            return []
        u, paper = self.u, self.paper
        top = 78 * u
        width, height = paper.width - 2 * MARGIN * u, paper.height - FOOTER * u - top - 6 * u
        area = Rect(MARGIN * u, top, width, height)
        return self.columns(rest, area, _COLUMNS)

    def columns(self, groups: Groups, area: Rect, count: int) -> list[list[ColumnPart]]:
        """The notes of each box in `count` columns over `area`, page after page."""
        kinds = [kind for kind, _entries in groups if kind]
        width = ColumnLayout(area, count, 16 * self.u, 0, 0).width
        self._heads = self._longest_heading(kinds, width)

        def shape(size: float) -> ColumnLayout:
            head = self._column_heading(size)
            taller: dict[Kind | None, float] = {
                kind: (len(lines) - 1) * head * LINE_HEIGHT
                for kind in kinds
                if (lines := heading_lines(self.sheet, self.ruler, kind, width / head))
            }
            return ColumnLayout(
                area, count, 16 * self.u, size, HEADING_ROOM / HEADING * head, taller
            )

        usual = max(_COLUMN * self.u, self.paper.min_type)
        self.column_type, pages = fitted(groups, shape, self._sizes(usual), usual)
        if self.sheet.rtl:
            for part in chain.from_iterable(pages):
                part.mirror(area.x, area.right)
        return pages

    def _sizes(self, usual: float) -> list[float]:
        """Type for columns, from the largest down to the smallest."""
        largest = max(_LARGEST * self.paper.words, usual)
        count = int((largest - self.paper.min_type) / _STEP) + 1
        sizes = {largest - _STEP * number for number in range(count)}
        return sorted({*sizes, usual, self.paper.min_type}, reverse=True)

    def _longest_heading(self, kinds: Iterable[Kind], width: float) -> float:
        """The largest type in which all headings take one line of `width` points."""
        labels = self.sheet.labels.boxes
        wide = (natural_width(self.ruler.pieces(labels[kind], 600)) for kind in kinds)
        return 0.99 * width / max(wide, default=1.0)

    def _column_heading(self, size: float) -> float:
        """The type of headings over notes of `size`: no smaller, if they take one line so."""
        return max(HEADING * self.u, min(size, self._heads))

    def _statement(self) -> MeasuredNote:
        sentence = self.sheet.statement
        lang = language_of(sentence, self.sheet.language)
        self.scripts[""] = is_rtl(sentence, self.sheet.rtl), lang
        return measure_note("", self.ruler.pieces(sentence, 400, lang))

    def further(self, number: int, parts: list[ColumnPart]) -> Page:
        """A page of notes in columns."""
        u, look = self.u, self.sheet.look
        made = [self.part(part) for part in parts]
        logo = logo_place(look.brand, self.paper, rtl=self.sheet.rtl)
        place = Rect(MARGIN * u, 34 * u, self.paper.width - 2 * MARGIN * u, 24 * u)
        label = self.sheet.labels.continued
        title = text("h2", "further", [label], place, 18 * u, rtl=self.sheet.rtl)
        bottom = footer(self.sheet, self.paper, self.ruler, number, key=False)
        tiles = [tile for some, _box in made for tile in some]
        drawing = [
            *band(look.brand, self.paper),
            *strokes.tiles(tiles, u, dots=look.weights),
            *bottom.drawing,
        ]
        groups = [([title], [box for _some, box in made])]
        return Page(number, drawing, [], groups, bottom.texts, logo)

    def part(self, part: ColumnPart, tag: str = "h3") -> tuple[list[strokes.NoteTile], Notes]:
        """The notes of one box in columns: what is drawn of them, and what is written."""
        size = self.column_type
        tiles = self._tiles(part.kind, part.placed, size) if part.kind else []
        style, items = note_list(part.placed, size, part.heading, self.scripts)
        head = self._column_heading(size)
        heading = self._heading(part.kind, part.heading, part.heading.width, head)
        return tiles, Notes([replace(heading, tag=tag)], style, items)
