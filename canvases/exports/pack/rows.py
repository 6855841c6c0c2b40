"""Draws the rows of blocks as pieces of a column, in type of one size. Runs in a worker."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from canvases.exports.dossier.blocks import (
    Answer,
    Block,
    Chips,
    FitLine,
    Portrait,
    Row,
    Score,
    Tile,
    Words,
)
from canvases.exports.layout.line_breaking import natural_width
from canvases.exports.layout.shapes import Rect
from canvases.exports.pack.pieces import Piece, Shape
from canvases.exports.pack.sections.section import PageBuilder
from canvases.exports.page.page import LINE_HEIGHT, Text
from canvases.exports.page.scripts import is_rtl, language_of
from canvases.exports.page.strokes import COLOURS, INK, TINTS

_QUIET: Final = "#5b6770"
_EDGE: Final = "#b9bfc4"
_FAINT: Final = "#e2e0d8"
_SMALL: Final = 0.88  # of the type
_RING: Final = 1.3  # ems, of a sign
_INDENT: Final = 1.8  # of what stands beside one
_WEIGHTS: Final = {"caption": 600, "figure": 700}  # as in the style sheet
_SIGNS: Final = {"yes": "✓", "no": "✗", "unknown": "?"}


@dataclass(frozen=True, slots=True)
class RowPainter:
    """Draws rows into a column `width` wide, in type of `size` points."""

    builder: PageBuilder
    width: float
    size: float

    def block(self, block: Block, card: int = 0) -> list[Piece]:
        """The pieces of a block; those of a card are numbered with it."""
        colour = self.builder.sample.look.brand.main
        head = self._text(
            "h2", "caption", block.heading, Rect(0, 0, self.width, 0), 1.05, colour=colour
        )
        found = [Piece(head.place.height, (head,), gap=0.25 * self.size, joined=True)]
        if block.said:
            said = self._paragraph(block.said, "hint", _SMALL)
            found.append(replace(said, joined=bool(block.rows)))
        for row in block.rows:
            found += self.row(row)
        return [replace(piece, card=card) for piece in found]

    def row(self, row: Row) -> Iterator[Piece]:
        """The pieces of a row."""
        match row:
            case Words():
                yield from self._words(row)
            case Chips():
                yield from self._chips(row)
            case Answer():
                yield self._head_of(row)
                yield from self._evidence(row)
            case Score():
                yield self._score(row)
            case Portrait():
                yield self._portrait(row)
            case FitLine():
                yield self._fit(row)
            case Tile():
                yield self._tile(row)

    def _words(self, row: Words) -> Iterator[Piece]:
        if row.label:
            yield Piece(0.3 * self.size, gap=0, joined=True)
            yield replace(self._paragraph(row.label, "caption", _SMALL), gap=0, joined=True)
        for line in row.text.splitlines():
            if line.strip():
                yield self._paragraph(line, row.look)

    def _chips(self, row: Chips) -> Iterator[Piece]:
        """The label, and chips side by side; one that needs several lines stands alone."""
        if row.label:
            label = self._paragraph(row.label, "hint", _SMALL)
            yield replace(label, gap=0.2 * self.size, joined=True)
        line: list[Piece] = []
        x = 0.0
        for name, value in row.chips:
            chip, wide = self._chip(name, value)
            if line and x + wide > self.width:
                yield _side_by_side(line)
                line, x = [], 0.0
            line.append(replace(chip, texts=_shifted(chip.texts, x), shapes=_moved(chip.shapes, x)))
            x += wide + 0.35 * self.size
        if line:
            yield replace(_side_by_side(line), gap=0.55 * self.size)

    def _chip(self, name: str, value: str) -> tuple[Piece, float]:
        """A chip at (0, 0), and how wide it is."""
        side, above = 0.6 * self.size, 0.22 * self.size
        small = self._width(name, _SMALL) + 0.4 * self.size if name else 0.0
        wide = small + self._width(value) + 2 * side + 0.5
        inner = self.width - 2 * side
        if wide <= self.width:
            first = Rect(side, above, small, 0)
            place = Rect(side + small, above, wide - small - 2 * side, 0)
        else:
            wide, first, place = (
                self.width,
                Rect(side, above, inner, 0),
                Rect(side, above, inner, 0),
            )
        texts = []
        if name:
            told = self._text("p", "hint", name, first, _SMALL)
            if wide < self.width or place.x > side:
                told = _lower(told, 0.5 * self.size * LINE_HEIGHT * (1 - _SMALL))
            else:
                place = replace(place, y=told.place.bottom)
            texts.append(told)
        texts.append(self._text("p", "line", value, place))
        high = max(one.place.bottom for one in texts) + above
        high += 0.12 * self.size * any(one.lang for one in texts)  # Chinese stands lower
        edge = Shape(
            "pill", Rect(0, 0, wide, high), "#ffffff", _EDGE, 0.06 * self.size, 0.9 * self.size
        )
        return Piece(high, tuple(texts), (edge,), gap=0.32 * self.size), wide

    def _head_of(self, row: Answer) -> Piece:
        """A sign in a ring, and the question with its answer."""
        ring = _RING * self.size
        start, wide = _INDENT * self.size, self.width - _INDENT * self.size
        words = f"{row.label} {row.word}"
        head = self._text("h3", "caption", words, Rect(start, 0, wide, 0))
        is_yes = row.sign == "yes"
        colour = "#ffffff" if is_yes else ""
        place = Rect(0, 0, ring, 0)
        sign = self._text("p", "round", _SIGNS[row.sign], place, 0.85, colour=colour)
        sign = _lower(sign, (ring - sign.place.height) / 2)
        fill = INK if is_yes else "#ffffff"
        shape = Shape("round", Rect(0, 0, ring, ring), fill, INK, 0.08 * self.size)
        high, gap = max(ring, head.place.height), 0.15 * self.size
        return Piece(high, (sign, head), (shape,), gap=gap, joined=bool(row.evidence))

    def _evidence(self, row: Answer) -> Iterator[Piece]:
        for line in row.evidence.splitlines():
            if line.strip():
                yield self._paragraph(line, "line", indent=_INDENT * self.size)

    def _score(self, row: Score) -> Piece:
        """The label, the number, and five dots of which so many are full."""
        dot, pitch = 0.62 * self.size, 0.9 * self.size
        row_of_dots = 4 * pitch + dot
        figure = 1.2 * self.size
        words = self.width - row_of_dots - figure - 0.8 * self.size
        label = self._text("p", "line", row.label, Rect(0, 0, words, 0))
        value = self._text("p", "value", str(row.score), Rect(words, 0, figure, 0))
        middle = self.size * LINE_HEIGHT / 2
        start = self.width - row_of_dots
        shapes = tuple(
            Shape(
                "round", Rect(start + pitch * number, middle - dot / 2, dot, dot),
                INK if number < row.score else "#ffffff", INK, 0.07 * self.size,
            )
            for number in range(5)
        )  # fmt: skip
        return Piece(label.place.height, (label, value), shapes, gap=0.15 * self.size)

    def _portrait(self, row: Portrait) -> Piece:
        ring = 2.9 * self.size
        start = ring + 0.7 * self.size
        name = self._text("h3", "caption", row.name, Rect(start, 0, self.width - start, 0), 1.15)
        high = max(ring, name.place.height)
        name = _lower(name, (high - name.place.height) / 2)
        scale = min(1.15, 0.8 * ring / max(1.0, self._width(row.picture)))
        picture = self._text("p", "round", row.picture, Rect(0, 0, ring, 0), scale)
        picture = replace(picture, text=picture.text.replace("\n", ""))
        at = (high - self.size * scale * LINE_HEIGHT) / 2
        place = Rect(0, at, ring, self.size * scale * LINE_HEIGHT)
        shape = Shape("round", Rect(0, (high - ring) / 2, ring, ring), "none", INK, 0.1 * self.size)
        picture = replace(picture, place=place)
        return Piece(high, (picture, name), (shape,), gap=0.5 * self.size, joined=True)

    def _fit(self, row: FitLine) -> Piece:
        figure = 2.6 * self.size
        title = self._text("p", "line", row.title, Rect(0, 0, self.width - figure, 0))
        value = self._text("p", "figure", row.figure, Rect(self.width - figure, 0, figure, 0), 1.2)
        texts, shapes = [title, value], []
        y = max(title.place.bottom, value.place.bottom)
        wide = (self.width - 1.6 * self.size) / 3
        for number, (pair, name, share) in enumerate(row.parts):
            x = number * (wide + 0.8 * self.size)
            label = self._text("p", pair, f"{name} {share}", Rect(x, y, wide, 0), 0.8)
            texts.append(label)
            below = Rect(x, label.place.bottom + 0.1 * self.size, wide, 0.3 * self.size)
            shapes.append(Shape("box", below, _FAINT))
            shapes.append(Shape("box", replace(below, width=wide * share / 100), COLOURS[pair]))
        high = max([y, *(one.place.bottom for one in shapes)])
        return Piece(high, tuple(texts), tuple(shapes), gap=0.7 * self.size)

    def _tile(self, row: Tile) -> Piece:
        """A note on its ground, with an edge where its text begins; at its end, or below, what it
        is, and dots."""
        edge, pad = 0.25 * self.size, 0.55 * self.size
        inner = Rect(edge + pad, 0.35 * self.size, self.width - edge - 2 * pad, 0)
        words = self._text("p", "line", row.text, inner)
        dot, pitch = 0.34 * self.size, 0.5 * self.size
        full = row.weight or 0
        of_dots = (4 * pitch + dot + 0.5 * self.size) if full else 0.0
        wide = self._width(row.kind, 0.8) + 0.1
        last = self._width(words.text.rsplit("\n", maxsplit=1)[-1])
        is_turned = is_rtl(row.text, self.builder.sample.rtl) != self.builder.sample.rtl
        is_beside = not is_turned and last + wide + of_dots + 0.8 * self.size <= inner.width
        x = inner.right - of_dots - wide if is_beside else inner.x
        place = Rect(x, words.place.bottom, wide, 0)
        kind = self._text("p", row.pair, row.kind, place, 0.8)
        if is_beside:  # on the last line of the text
            kind = _lower(kind, -(self.size * LINE_HEIGHT + kind.place.height) / 2)
        high = max(words.place.bottom, kind.place.bottom) + 0.35 * self.size
        start, y = inner.right - 4 * pitch - dot, kind.place.middle - dot / 2
        dots = [
            Shape(
                "round", Rect(start + pitch * number, y, dot, dot),
                COLOURS[row.pair] if number < full else "#c2c9cf",
            )
            for number in range(5 if full else 0)
        ]  # fmt: skip
        bar = Rect(self.width - edge if is_turned else 0, 0, edge, high)
        ground = Shape("pill", Rect(0, 0, self.width, high), TINTS[row.pair], corner=3)
        shapes = (ground, Shape("box", bar, COLOURS[row.pair]), *dots)
        return Piece(high, (words, kind), shapes, gap=0.4 * self.size)

    def _paragraph(self, content: str, look: str, scale: float = 1.0, indent: float = 0.0) -> Piece:
        place = Rect(indent, 0, self.width - indent, 0)
        found = self._text("p", look, content, place, scale)
        return Piece(found.place.height, (found,), gap=0.3 * self.size)

    def _text(
        self, tag: str, name: str, content: str, place: Rect, scale: float = 1.0, **more: Any
    ) -> Text:
        size = max(self.size * scale, min(self.size, self.builder.paper.min_type))
        weight = _WEIGHTS.get(name, 400)
        return self.builder.written(tag, name, content, place, size, weight=weight, **more)

    def _width(self, content: str, scale: float = 1.0) -> float:
        language = language_of(content, self.builder.sample.language)
        size = max(self.size * scale, min(self.size, self.builder.paper.min_type))
        return natural_width(self.builder.ruler.pieces(content, 400, language)) * size


def _side_by_side(pieces: list[Piece]) -> Piece:
    return Piece(
        max(piece.height for piece in pieces),
        tuple(one for piece in pieces for one in piece.texts),
        tuple(one for piece in pieces for one in piece.shapes),
        gap=pieces[0].gap,
    )


def _shifted(texts: tuple[Text, ...], x: float) -> tuple[Text, ...]:
    return tuple(replace(one, place=replace(one.place, x=one.place.x + x)) for one in texts)


def _moved(shapes: tuple[Shape, ...], x: float) -> tuple[Shape, ...]:
    return tuple(replace(one, place=replace(one.place, x=one.place.x + x)) for one in shapes)


def _lower(one: Text, by: float) -> Text:
    return replace(one, place=replace(one.place, y=one.place.y + by))
