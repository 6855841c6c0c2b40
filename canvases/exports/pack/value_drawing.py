"""Draws the picture of values on a page: `method/value_picture.py` says where everything stands."""

from collections.abc import Iterator, Sequence
from math import cos, pi, sin
from typing import Final

from canvases.exports.layout import svg_path
from canvases.exports.layout.shapes import Circle, Point, Rect
from canvases.exports.pack.sections.section import CUT, PageBuilder
from canvases.exports.page.page import LINE_HEIGHT, Text, text
from canvases.exports.page.strokes import INK, Stroke
from canvases.method.value_picture import HEIGHT, Mark, Picture

_PARTS: Final = 5  # of a ring
_OPEN: Final = 0.2  # of a part
_LARGEST: Final = 1.25  # how much larger than on the web it may be
_KAPPA: Final = 4 / 3


class ValueDrawing:
    """The picture as large as `place` allows, from its upper corner on."""

    def __init__(self, builder: PageBuilder, picture: Picture, place: Rect) -> None:
        self.builder, self.picture, self.place = builder, picture, place
        u = builder.u
        self.size = max(9 * u, builder.paper.min_type)
        self.line = self.size * LINE_HEIGHT
        high = place.height - 3 * self.line - 6 * u
        drawn = picture.bottom - picture.top
        start = 18 * u
        self.scale = min(
            (place.width - start) / (picture.right - picture.left), high / drawn, _LARGEST * u
        )
        self.x0 = place.x + start - picture.left * self.scale
        self.y0 = place.y + self.line + 2 * u - picture.top * self.scale
        self.right = self.x(picture.right)

    def x(self, x: float) -> float:
        """A place of the picture on the page."""
        return self.x0 + x * self.scale

    def y(self, y: float) -> float:
        """The same from above."""
        return self.y0 + y * self.scale

    def words(self, axes: tuple[str, str], quadrants: Sequence[str]) -> Iterator[Text]:
        """Both scales with their steps, and the names of the corners."""
        picture, u = self.picture, self.builder.u
        left, bottom = self.x(picture.left), self.y(picture.bottom)
        wide = self.x(picture.right) - left
        yield self._text("hint", axes[1], Rect(left, self.place.y, wide, self.line))
        yield self._text(
            "hint end", axes[0], Rect(left, bottom + self.line + 2 * u, wide, self.line)
        )
        for number, x in enumerate(picture.steps_across, 1):
            place = Rect(self.x(x) - 10 * u, bottom + 2 * u, 20 * u, self.line)
            yield self._text("hint round", str(number), place)
        for number, y in enumerate(picture.steps_up, 1):
            place = Rect(left - 18 * u, self.y(y) - self.line / 2, 12 * u, self.line)
            yield self._text("hint round", str(number), place)
        corners = ((False, True), (True, True), (False, False), (True, False))
        for (much, growing), name in zip(corners, quadrants, strict=True):
            top = self.y(picture.top) + 3 * u if growing else bottom - self.line - 3 * u
            start = left + (wide / 2 if much else 6 * u)
            place = Rect(start, top, wide / 2 - 6 * u, self.line)
            yield self._text("hint end" if much else "hint", name, place)

    def names(self, names: Sequence[str], stances: Sequence[str]) -> Iterator[Text]:
        """The letter of each segment, and its name and stance as far as there is room."""
        room = int(HEIGHT * self.scale / self.line)
        for mark in self.picture.marks:
            x, y, reach = self.x(mark.x), self.y(mark.y), mark.radius * self.scale
            place = Rect(x - reach, y - self.line / 2, 2 * reach, self.line)
            yield self._text("caption round", mark.letter, place)
            lines = self._lines(names[mark.index], mark, room - 1)
            if lines and room > 1:
                words = Rect(self.x(mark.words), 0, mark.room * self.scale, 0)
                top = y - (len(lines) + 1) * self.line / 2
                high = len(lines) * self.line
                place = Rect(words.x, top, words.width, high)
                yield self._text("caption", "\n".join(lines), place)
                below = Rect(words.x, top + high, words.width, self.line)
                stance = self.builder.written("p", "hint", stances[mark.index], below, self.size)
                yield self._text("hint", stance.text.split("\n")[0], below)

    def _lines(self, name: str, mark: Mark, most: int) -> list[str]:
        """A name in lines that find room; one that is cut says so."""
        wide = mark.room * self.scale
        lines = self._broken(name, wide)
        if len(lines) > most > 0:
            *kept, last = self._broken(name, wide - 1.2 * self.size)[:most]
            lines = [*kept, f"{last}{CUT}"]
        return lines[: max(0, most)]

    def _broken(self, name: str, wide: float) -> list[str]:
        place = Rect(0, 0, wide, 0)
        return self.builder.written("p", "", name, place, self.size, weight=600).text.split("\n")

    def _text(self, name: str, words: str, place: Rect) -> Text:
        return text("p", name, words.split("\n"), place, self.size, rtl=False)

    def strokes(self, decided: Sequence[bool]) -> list[Stroke]:
        """The ground with its grid, and the circles with their rings."""
        return [*self._ground(), *self._circles(decided)]

    def _ground(self) -> list[Stroke]:
        picture, u = self.picture, self.builder.u
        left, right = self.x(picture.left), self.x(picture.right)
        top, bottom = self.y(picture.top), self.y(picture.bottom)
        move, line = svg_path.move, svg_path.line
        grid = "".join(move(self.x(x), top) + line(self.x(x), bottom) for x in picture.lines_across)
        grid += "".join(move(left, self.y(y)) + line(right, self.y(y)) for y in picture.lines_up)
        across, up = self.x(picture.across), self.y(picture.up)
        cross = move(across, top) + line(across, bottom) + move(left, up) + line(right, up)
        ground = svg_path.box(Rect(left, top, right - left, bottom - top))
        return [
            Stroke(ground, "#ffffff", "#d3d8dc", 0.8 * u),
            Stroke(grid, stroke="#ebe9e2", width=0.7 * u),
            Stroke(cross, stroke="#8a949c", width=0.9 * u, dashes=f"{3 * u:g} {3 * u:g}"),
        ]

    def _circles(self, decided: Sequence[bool]) -> list[Stroke]:
        u = self.builder.u
        told = faint = whole = dashed = ""
        for mark in self.picture.marks:
            middle = Circle(self.x(mark.x), self.y(mark.y), mark.radius * self.scale)
            if decided[mark.index]:
                whole += svg_path.circle(middle)
            else:
                dashed += svg_path.circle(middle)
            for part in range(_PARTS if mark.reference else 0):
                arc = _arc(Circle(middle.x, middle.y, mark.ring * self.scale), part)
                if part < (mark.reference or 0):
                    told += arc
                else:
                    faint += arc
        return [
            Stroke(faint, stroke="#c2c9cf", width=1.2 * u),
            Stroke(told, stroke=INK, width=2.2 * u),
            Stroke(whole, "#f6f4ef", INK, 1.1 * u),
            Stroke(dashed, "#ffffff", INK, 1.1 * u, f"{2.4 * u:g} {2 * u:g}"),
        ]


def _arc(ring: Circle, part: int) -> str:
    """One of the parts of a ring, clockwise from above."""
    step = 2 * pi / _PARTS
    start, end = step * (part + _OPEN / 2), step * (part + 1 - _OPEN / 2)
    handle = _KAPPA * ring.radius * _tan_of_quarter(end - start)

    def point(angle: float) -> Point:
        return ring.x + ring.radius * sin(angle), ring.y - ring.radius * cos(angle)

    (x0, y0), (x1, y1) = point(start), point(end)
    first = x0 + handle * cos(start), y0 + handle * sin(start)
    second = x1 - handle * cos(end), y1 - handle * sin(end)
    return svg_path.move(x0, y0) + svg_path.curve(first, second, (x1, y1))


def _tan_of_quarter(angle: float) -> float:
    return sin(angle / 4) / cos(angle / 4)
