"""Pieces: what stands in a column of a page and is not parted, with the place of all in it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from canvases.exports.layout import svg_path
from canvases.exports.layout.shapes import Circle, Rect
from canvases.exports.page.page import LINE_HEIGHT, Text, text
from canvases.exports.page.strokes import Stroke


@dataclass(frozen=True, slots=True)
class Shape:
    """Something drawn: "box", "pill", "round" or "bar", which is a line along its middle."""

    form: str
    place: Rect
    fill: str = "none"
    stroke: str = "none"
    width: float = 0.0
    corner: float = 4.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Texts and shapes from (0, 0) on. `gap`: the room below; `joined`: it stays with the next;
    `card`: the number of the card on which it stands, 0 for none."""

    height: float
    texts: tuple[Text, ...] = ()
    shapes: tuple[Shape, ...] = ()
    gap: float = 3.0
    joined: bool = False
    card: int = 0

    @property
    def line(self) -> float:
        """The height of a line, where it is a paragraph that may be parted; else 0."""
        is_paragraph = len(self.texts) == 1 and not self.shapes and "\n" in self.texts[0].text
        return self.texts[0].size * LINE_HEIGHT if is_paragraph else 0.0

    def parted(self, lines: int) -> tuple["Piece", "Piece"]:
        """A paragraph after so many lines in two."""
        (whole,) = self.texts
        found = whole.text.split("\n")
        first, rest = (self._with(whole, some) for some in (found[:lines], found[lines:]))
        return replace(first, joined=False), rest

    def _with(self, whole: Text, lines: list[str]) -> "Piece":
        high = whole.place.y + len(lines) * self.line
        place = replace(whole.place, height=len(lines) * self.line)
        return replace(self, height=high, texts=(placed(whole, place, lines),))

    def at(self, x: float, y: float, width: float, *, rtl: bool) -> tuple[list[Text], list[Stroke]]:
        """What stands in a column that begins at (x, y), turned where one reads from the right."""

        def moved(place: Rect) -> Rect:
            turned = place.mirrored(0, width) if rtl else place
            return replace(turned, x=turned.x + x, y=turned.y + y)

        texts = [placed(one, moved(one.place)) for one in self.texts]
        return texts, [drawn(replace(one, place=moved(one.place))) for one in self.shapes]


def placed(one: Text, place: Rect, lines: Iterable[str] = ()) -> Text:
    """The text elsewhere, or some lines of it."""
    return text(
        one.tag, one.name, list(lines) or one.text.split("\n"), place, one.size, rtl=one.rtl,
        lang=one.lang, href=one.href, colour=one.colour,
    )  # fmt: skip


def drawn(shape: Shape) -> Stroke:
    """The shape as it is drawn."""
    return Stroke(_PATHS[shape.form](shape), shape.fill, shape.stroke, shape.width, cap=True)


def _circle(shape: Shape) -> str:
    place = shape.place
    radius = place.height / 2
    return svg_path.circle(Circle(place.x + place.width / 2, place.middle, radius))


_PATHS: Final[dict[str, Callable[[Shape], str]]] = {
    "box": lambda shape: svg_path.box(shape.place),
    "pill": lambda shape: svg_path.rounded(
        shape.place, min(shape.corner, shape.place.height / 2, shape.place.width / 2)
    ),
    "round": _circle,
    "bar": lambda shape: svg_path.bar(shape.place.x, shape.place.middle, shape.place.width),
}
