"""How it feels on the way of a segment's customers, as a line over the stages."""

from collections.abc import Iterator, Sequence
from typing import Final

from canvases.exports.layout import svg_path
from canvases.exports.layout.line_breaking import natural_width
from canvases.exports.layout.shapes import Circle, Rect
from canvases.exports.pack.sections.section import PageBuilder
from canvases.exports.page.page import LINE_HEIGHT, Text, text
from canvases.exports.page.strokes import COLOURS, INK, TINTS, Stroke
from canvases.method.journey import Feeling, height

HEIGHT: Final = 92.0
"""Of the drawing, with what is written above and below it."""

_REACH: Final = 26.0  # of the highest bar from its middle


def signed(number: int) -> str:
    """A balance with its sign: +12, −20 or 0."""
    return f"+{number}" if number > 0 else str(number).replace("-", "−")


class FeelingLine:
    """Bars of gains upwards and of pains downwards, and a line through the balances."""

    def __init__(
        self,
        builder: PageBuilder,
        felt: Sequence[Feeling | None],
        top: float,
        middles: Sequence[float],
    ) -> None:
        self.builder, self.felt, self.middles = builder, felt, middles
        self.even = top + (HEIGHT / 2 - 3) * builder.u
        self.unit = _REACH * builder.u / height(felt)

    def scale(self, gains: str, pains: str) -> list[Text]:
        """What is up and what is down."""
        u, area = self.builder.u, self.builder.area
        size = max(9 * u, self.builder.paper.min_type)
        return [
            self.builder.written(
                "p", "hint", words, Rect(area.x, y, self._wide(words, size), 0), size
            )
            for words, y in (
                (f"↑ {gains}", self.even - size * LINE_HEIGHT - 2 * u),
                (f"↓ {pains}", self.even + 2 * u),
            )
        ]

    def balances(self) -> list[Text]:
        """The balance of each stage over or under its bars, clear of the line."""
        u, found = self.builder.u, []
        size = 10.5 * u
        high = size * LINE_HEIGHT
        for number, felt in enumerate(self.felt):
            if felt:
                above = self.even - self.unit * felt.gains - high - 4 * u
                y = above if felt.balance >= 0 else self.even + self.unit * felt.pains + 4 * u
                words = signed(felt.balance)
                wide = self._wide(words, size)
                place = Rect(self.middles[number] - wide / 2, y, wide, high)
                found.append(text("p", "caption round", [words], place, size))
        return found

    def _wide(self, words: str, size: float) -> float:
        """So wide that they stand in one line, and no wider: a stage may be narrow."""
        return (natural_width(self.builder.ruler.pieces(words, 700)) + 0.6) * size

    def strokes(self) -> list[Stroke]:
        """The drawing."""
        u, area = self.builder.u, self.builder.area
        level = svg_path.move(area.x, self.even) + svg_path.line(area.right, self.even)
        found = [Stroke(level, stroke="#8a949c", width=0.8 * u)]
        points, line = "", ""
        before = False
        for number, felt in enumerate(self.felt):
            if felt:
                x, y = self.middles[number], self.even - self.unit * felt.balance
                found += self._bars(x, felt)
                line += svg_path.line(x, y) if before else svg_path.move(x, y)
                points += svg_path.circle(Circle(x, y, 3.6 * u))
            before = felt is not None
        found.append(Stroke(line, stroke=INK, width=1.8 * u, join=True))
        return [*found, Stroke(points, INK, "#ffffff", 1.2 * u)]

    def _bars(self, x: float, felt: Feeling) -> Iterator[Stroke]:
        u, half = self.builder.u, 13 * self.builder.u
        for pair, top, share in (
            ("gain", self.even - self.unit * felt.gains, felt.gains),
            ("pain", self.even, felt.pains),
        ):
            if share:
                path = svg_path.box(Rect(x - half, top, 2 * half, self.unit * share))
                yield Stroke(path, TINTS[pair], COLOURS[pair], 0.8 * u)
