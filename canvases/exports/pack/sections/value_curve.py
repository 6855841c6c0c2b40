"""The value curve: how far each offer for a segment answers the heaviest needs."""

from collections.abc import Iterator
from typing import Final

from canvases.exports.compared_offers import offers_of
from canvases.exports.layout import svg_path
from canvases.exports.layout.shapes import Rect
from canvases.exports.pack.offer_key import key, offer_line, offer_marks, samples
from canvases.exports.pack.sections.section import Chapter, PackSource, PageBuilder, Section
from canvases.exports.page.offers import Offers
from canvases.exports.page.page import LINE_HEIGHT, Page, Text, text
from canvases.exports.page.strokes import Stroke
from canvases.method.kinds import KINDS
from canvases.method.value_curve import LEFT, MOST_NEEDS, STEP, Curve, lay_out

_SIZE: Final = 9.0  # of type
_LINES: Final = 3  # of the words of a need


def _plan(source: PackSource) -> Iterator[Chapter]:
    for about in offers_of(source.boards, source.sheets):
        yield Chapter("value_curve", about.title, about)


def _pages(chapter: Chapter, builder: PageBuilder) -> list[Page]:
    about: Offers = chapter.content
    texts, low = key(builder, about)
    drawing = _Drawing(builder, about, lay_out(about.compared), low + 14 * builder.u)
    strokes = [*drawing.ground(), *drawing.lines(), *samples(builder, about)]
    return [builder.page(1, chapter.title, [*texts, *drawing.words()], strokes)]


class _Drawing:
    """The picture, as large as there is room for below `top`."""

    def __init__(self, builder: PageBuilder, about: Offers, picture: Curve, top: float) -> None:
        self.builder, self.about, self.picture = builder, about, picture
        u, area = builder.u, builder.area
        self.size = max(_SIZE * u, builder.paper.min_type)
        self.line = self.size * LINE_HEIGHT
        self.top = top + 6 * u
        below = (_LINES + 2) * self.line + 16 * u
        self.high = min(area.bottom - below - self.top, 0.4 * area.width)
        self.start = area.x + LEFT * u * 0.7
        self.scale = (area.right - self.start) / (STEP * MOST_NEEDS)

    def _x(self, x: float) -> float:
        return self.start + (x - LEFT) * self.scale

    def _y(self, y: float) -> float:
        (_full, top), *_between, (_none, bottom) = self.picture.steps
        return self.top + self.high * (y - top) / (bottom - top)

    def ground(self) -> Iterator[Stroke]:
        """The steps of the scale, and a line for each need."""
        left, right = self._x(LEFT), self._x(self.picture.right)
        path = "".join(
            svg_path.bar(left, self._y(y), right - left) for _share, y in self.picture.steps
        )
        top, bottom = self.top, self.top + self.high
        for column in self.picture.columns:
            path += svg_path.move(self._x(column.x), top) + svg_path.line(self._x(column.x), bottom)
        yield Stroke(path, stroke="#dfdcd2", width=0.7 * self.builder.u)

    def lines(self) -> Iterator[Stroke]:
        """The offers, and over all lines their marks."""
        u = self.builder.u
        placed = [
            (line, [(self._x(x), self._y(y)) for x, y in line.points])
            for line in self.picture.lines
        ]
        for line, points in placed:
            path = svg_path.move(*points[0]) + "".join(svg_path.line(*one) for one in points[1:])
            yield offer_line(path, line.dashes, u)
        for line, points in placed:
            yield offer_marks(line.mark, points, u)

    def words(self) -> Iterator[Text]:
        """The scale, and what each need is."""
        u, builder = self.builder.u, self.builder
        for share, y in self.picture.steps:
            place = Rect(builder.area.x, self._y(y) - self.line / 2, 22 * u, self.line)
            yield text("p", "hint end", [f"{share}"], place, self.size, rtl=False)
        wide = STEP * self.scale - 6 * u
        y = self.top + self.high + 9 * u
        for column, one, kind in zip(
            self.picture.columns, self.about.compared, self.about.kinds, strict=True
        ):
            x = self._x(column.x) - wide / 2
            head = Rect(x, y, wide, self.line)
            pair = KINDS[one.need.kind].pair
            yield text("p", f"{pair} plain round", [kind], head, self.size, rtl=False)
            found = builder.written("p", "hint", one.need.text, Rect(x, 0, wide, 0), self.size)
            lines = found.text.split("\n")
            if len(lines) > _LINES:
                lines = [*lines[: _LINES - 1], f"{lines[_LINES - 1]}…"]
            place = Rect(x, y + self.line, wide, len(lines) * self.line)
            yield text("p", "hint round", lines, place, self.size, rtl=False)
        foot = Rect(
            builder.area.x, y + (_LINES + 1) * self.line + 4 * u, builder.area.width, self.line
        )
        yield text("p", "hint", [self.about.axis], foot, self.size, rtl=False)


SECTION = Section("value_curve", _plan, _pages)
