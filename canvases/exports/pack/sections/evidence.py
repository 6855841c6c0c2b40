"""What we know: needs by importance and by what supports them, the kind of fit, and what each top
need stands on, with the tests."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from canvases.exports.dossier.behind import Known, Mark
from canvases.exports.dossier.blocks import Block
from canvases.exports.layout import svg_path
from canvases.exports.layout.shapes import Circle, Rect
from canvases.exports.pack.columns import Blocks, Columns, drawn, evenly, run
from canvases.exports.pack.rows import RowPainter
from canvases.exports.pack.sections.section import Chapter, PackSource, PageBuilder, Section
from canvases.exports.page.page import LINE_HEIGHT, Page, Text, text
from canvases.exports.page.strokes import COLOURS, INK, TINTS, Stroke

_SIZE: Final = 11.0  # of type
_SIZES: Final = (11.0, 10.0, 9.5)  # under the map
_MARK: Final = 7.2  # radius of a need in the map
_PITCH: Final = 19.0  # from one to the next
_LEAST: Final = 110.0  # height under the map in which anything else begins
_WEIGHT: Final = 62.0  # width of the heads of rows
_MAP: Final = 0.58  # of the width
_FIRST: Final = 2  # columns in which a heavy need is to be tested

Drawing = tuple[list[Text], list[Stroke]]


def _plan(source: PackSource) -> Iterator[Chapter]:
    for at, behind in enumerate(source.behind):
        if behind.known:
            yield Chapter("evidence", behind.known.title, behind.known, 2, at)


def _pages(chapter: Chapter, builder: PageBuilder) -> list[Page]:
    about: Known = chapter.content
    area, u, rtl = builder.area, builder.u, builder.sample.rtl
    wide = (1 - _MAP) * area.width - 28 * u
    place = Rect(area.right - _MAP * area.width if rtl else area.x, area.y, _MAP * area.width, 0)
    texts, strokes, bottom = _Map(builder, about, place).drawn()
    y, x = area.y, area.x if rtl else area.right - wide
    for piece in RowPainter(builder, wide, _SIZE * builder.w).block(about.fit):
        found, shapes = piece.at(x, y, wide, rtl=rtl)
        texts += found
        strokes += shapes
        y += piece.height + piece.gap
    first = texts, strokes
    return _followed(builder, chapter, first, max(y, bottom) + 14 * u)


def _followed(builder: PageBuilder, chapter: Chapter, first: Drawing, top: float) -> list[Page]:
    """The page with the map, and under it, and on pages of their own, the blocks in columns."""
    about: Known = chapter.content
    is_under = builder.area.bottom - top > _LEAST * builder.u
    columns = Columns(builder, top if is_under else builder.area.y)
    pages = drawn(evenly(_fitting(builder, about.blocks, columns), columns), columns)
    if is_under:
        pages[0] = [*first[0], *pages[0][0]], [*first[1], *pages[0][1]]
    else:
        pages.insert(0, first)
    return [
        builder.page(number, chapter.title, texts, strokes)
        for number, (texts, strokes) in enumerate(pages, 1)
    ]


def _fitting(builder: PageBuilder, blocks: Sequence[Block], columns: Columns) -> Blocks:
    """The blocks in the largest type that takes no more pages than the least."""
    found = []
    for size in _SIZES:
        painter = RowPainter(builder, columns.width, size * builder.w)
        found.append([painter.block(block) for block in blocks])
    least = run(found[-1], columns)[-1][0]
    return next(some for some in found if run(some, columns)[-1][0] <= least)


@dataclass(frozen=True, slots=True)
class _Map:
    """Draws the map at a place, from the side where one begins to read."""

    builder: PageBuilder
    about: Known
    place: Rect

    def drawn(self) -> tuple[list[Text], list[Stroke], float]:
        """Texts, strokes, and where it ends."""
        u, texts, strokes = self.builder.u, list[Text](), list[Stroke]()
        heads = [
            self._text("hint", name, self._cell(column, self.place.y), 0.85)
            for column, name in enumerate(self.about.heads)
        ]
        y = top = max(one.place.bottom for one in heads) + 4 * u
        rules = ""
        for number, (label, cells) in enumerate(self.about.rows):
            rules += svg_path.bar(self.place.x, y, self.place.width)
            high = self._height(cells)
            texts.append(self._text("hint", label, self._cell(-1, y + (high - 13 * u) / 2), 0.85))
            for column, cell in enumerate(cells):
                found, marks = self._marks(cell, self._cell(column, y + 5 * u))
                texts += found
                strokes += marks
            y += high
            if number + 1 == self.about.first:
                strokes.insert(0, self._framed(top, y))
        rules += svg_path.bar(self.place.x, y, self.place.width)
        key = self._text(
            "hint", self.about.key, Rect(self.place.x, y + 4 * u, self.place.width, 0), 0.85
        )
        grid = Stroke(rules, stroke="#d3d8dc", width=0.7 * u)
        return [*heads, *texts, key], [grid, *strokes], key.place.bottom

    def _cell(self, column: int, y: float) -> Rect:
        """Where a column begins, and how wide it is; -1 for the heads of rows."""
        start = _WEIGHT * self.builder.u
        wide = (self.place.width - start) / len(self.about.heads)
        x = self.place.x + (start + column * wide if column >= 0 else 0)
        cell = Rect(x, y, (wide if column >= 0 else start) - 8 * self.builder.u, 0)
        rtl = self.builder.sample.rtl
        return cell.mirrored(self.place.x, self.place.right) if rtl else cell

    @property
    def _in_line(self) -> int:
        return max(1, int(self._cell(0, 0).width / (_PITCH * self.builder.u)))

    def _height(self, cells: tuple[tuple[Mark, ...], ...]) -> float:
        lines = max(1, *(-(-len(cell) // self._in_line) for cell in cells))
        return (lines * _PITCH + 8) * self.builder.u

    def _marks(self, cell: tuple[Mark, ...], place: Rect) -> tuple[list[Text], list[Stroke]]:
        u, texts, strokes = self.builder.u, list[Text](), list[Stroke]()
        for at, (kind, number) in enumerate(cell):
            line, column = divmod(at, self._in_line)
            way = (column + 0.5) * _PITCH * u
            x = place.right - way if self.builder.sample.rtl else place.x + way
            y = place.y + (line + 0.5) * _PITCH * u - u
            if kind:
                pair = COLOURS[kind]
                path = _shape(kind, x, y, _MARK * u * (1 if number else 0.6))
                strokes.append(Stroke(path, TINTS[kind], pair, 1.1 * u))
            size = _SIZE * u * 0.85
            high, half = size * LINE_HEIGHT, _PITCH * u / 2
            if number:
                spot = Rect(x - half, y - high / 2, 2 * half, high)
                texts.append(text("p", "round", [number], spot, size, colour=INK, rtl=False))
        return texts, strokes

    def _framed(self, top: float, bottom: float) -> Stroke:
        """A frame about the heavy needs that nothing supports: what to test first."""
        cells = [self._cell(column, top) for column in range(_FIRST)]
        x, right = min(one.x for one in cells), max(one.right for one in cells)
        pad = 4 * self.builder.u
        frame = Rect(x - pad, top, right - x + 2 * pad, bottom - top)
        return Stroke(svg_path.box(frame), stroke=INK, width=1.2 * self.builder.u)

    def _text(self, name: str, content: str, place: Rect, scale: float = 1.0) -> Text:
        return self.builder.written("p", name, content, place, _SIZE * self.builder.w * scale)


def _shape(kind: str, x: float, y: float, radius: float) -> str:
    if kind == "job":
        half = 0.86 * radius
        return svg_path.box(Rect(x - half, y - half, 2 * half, 2 * half))
    if kind == "pain":
        far = 1.2 * radius
        ends = (x + far, y), (x, y + far), (x - far, y)
        return svg_path.move(x, y - far) + "".join(svg_path.line(*one) for one in ends) + "z"
    return svg_path.circle(Circle(x, y, radius))


SECTION = Section("evidence", _plan, _pages)
