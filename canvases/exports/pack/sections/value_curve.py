"""The value curve: how far each offer for a segment answers the heaviest needs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from canvases.exports.layout import svg_path
from canvases.exports.layout.shapes import Circle, Rect
from canvases.exports.pack.sections.section import Chapter, PackSource, PageBuilder, Section
from canvases.exports.page.page import LINE_HEIGHT, Page, Text, text
from canvases.exports.page.sheet import Sheet
from canvases.exports.page.strokes import INK, Stroke
from canvases.method.fit import coverages
from canvases.method.kinds import KINDS, SIDES, Side
from canvases.method.value_curve import (
    LEFT,
    MOST_NEEDS,
    MOST_OFFERS,
    STEP,
    Compared,
    Curve,
    Line,
    compare,
    lay_out,
)

if TYPE_CHECKING:
    from canvases.queries.board import Board

_SIZE: Final = 9.0  # of type
_KEY: Final = 40.0  # how long a sample of a line is
_LINES: Final = 3  # of the words of a need
_FULL: Final = {"square", "diamond"}


@dataclass(frozen=True, slots=True)
class Offers:
    """The offers with their fit, and the needs that are compared. `kinds`: what stands over the
    words of each need."""

    names: tuple[str, ...]
    figures: tuple[int | None, ...]
    compared: tuple[Compared, ...]
    kinds: tuple[str, ...]
    axis: str


def _plan(source: PackSource) -> Iterator[Chapter]:
    groups: dict[int, list[tuple[Board, Sheet]]] = {}
    for pair in zip(source.boards, source.sheets, strict=True):
        groups.setdefault(pair[0].segment.pk, []).append(pair)
    for pairs in groups.values():
        shown = pairs[:MOST_OFFERS]
        notes, _links = shown[0][0].facts
        needs = [note for note in notes if note.kind in SIDES[Side.PROFILE]]
        if len(shown) < 2 or not needs:
            continue
        compared = compare(needs, [coverages(*board.facts) for board, _sheet in shown])[:MOST_NEEDS]
        content = Offers(
            names=tuple(sheet.value_map for _board, sheet in shown),
            figures=tuple(sheet.fit.overall for _board, sheet in shown),
            compared=compared,
            kinds=tuple(_kind(one, at) for at, one in enumerate(compared, 1)),
            axis=_("Answered, in percent, by need: heaviest first."),
        )
        title = _("What each offer answers: {segment}").format(segment=shown[0][1].segment)
        yield Chapter("value_curve", title, content)


def _kind(one: Compared, number: int) -> str:
    need = one.need
    weight = f" {need.weight}" if need.weight else ""
    return f"{number} {_(KINDS[need.kind].one)}{weight}"


def _pages(chapter: Chapter, builder: PageBuilder) -> list[Page]:
    about: Offers = chapter.content
    picture = lay_out(about.compared)
    texts, low = _key(builder, about)
    drawing = _Drawing(builder, about, picture, low + 14 * builder.u)
    strokes = [*drawing.ground(), *drawing.lines(), *_samples(builder, about, picture)]
    return [builder.page(1, chapter.title, [*texts, *drawing.words()], strokes)]


def _places(builder: PageBuilder, about: Offers) -> list[Rect]:
    """Where the name of each offer stands, beside a sample of its line."""
    area, u = builder.area, builder.u
    wide = area.width / len(about.names)
    start = (_KEY + 8) * u
    return [
        Rect(area.x + at * wide + start, area.y, wide - start - 10 * u, 0)
        for at in range(len(about.names))
    ]


def _key(builder: PageBuilder, about: Offers) -> tuple[list[Text], float]:
    """The names of the offers with their fit, and where they end."""
    texts = []
    for name, figure, place in zip(
        about.names, about.figures, _places(builder, about), strict=True
    ):
        words = f"{name} {figure}" if figure is not None else name
        found = builder.written("p", "caption", words, place, 11 * builder.u, weight=600)
        texts.append(found)
    return texts, max(one.place.bottom for one in texts)


def _samples(builder: PageBuilder, about: Offers, picture: Curve) -> Iterator[Stroke]:
    u = builder.u
    for line, place in zip(picture.lines, _places(builder, about), strict=True):
        y = place.y + 11 * u * LINE_HEIGHT / 2
        x = place.x - (_KEY + 8) * u
        yield _stroke(svg_path.bar(x, y, _KEY * u), line, u)
        yield _mark(line, [(x + _KEY * u / 2, y)], u)


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
            yield _stroke(path, line, u)
        for line, points in placed:
            yield _mark(line, points, u)

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


def _stroke(path: str, line: Line, u: float) -> Stroke:
    dashes = " ".join(f"{float(one) * 0.8 * u:g}" for one in line.dashes.split())
    return Stroke(path, "none", INK, 1.5 * u, dashes)


def _mark(line: Line, points: list[tuple[float, float]], u: float) -> Stroke:
    path = "".join(_shape(line.mark, x, y, 4 * u) for x, y in points)
    return Stroke(path, INK if line.mark in _FULL else "#ffffff", INK, 1.4 * u)


def _shape(mark: str, x: float, y: float, r: float) -> str:
    """A mark around a point."""
    move, line = svg_path.move, svg_path.line
    if mark == "square":
        return svg_path.box(Rect(x - r, y - r, 2 * r, 2 * r))
    if mark == "circle":
        return svg_path.circle(Circle(x, y, 1.1 * r))
    if mark == "triangle":
        return move(x, y - 1.3 * r) + line(x + 1.3 * r, y + r) + line(x - 1.3 * r, y + r) + "z"
    if mark == "diamond":
        corners = ((x + 1.4 * r, y), (x, y + 1.4 * r), (x - 1.4 * r, y))
        return move(x, y - 1.4 * r) + "".join(line(*one) for one in corners) + "z"
    return move(x - r, y - r) + line(x + r, y + r) + move(x + r, y - r) + line(x - r, y + r)


SECTION = Section("value_curve", _plan, _pages)
