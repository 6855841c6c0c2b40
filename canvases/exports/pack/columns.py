"""Runs pieces through columns and pages. Nothing lies on anything else, and nothing is cut."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import inf
from typing import Final

from canvases.exports.layout import svg_path
from canvases.exports.layout.shapes import Rect
from canvases.exports.pack.pieces import Piece
from canvases.exports.pack.sections.section import PageBuilder
from canvases.exports.page.page import Text
from canvases.exports.page.strokes import Stroke

Blocks = Sequence[Sequence[Piece]]
Placed = list[tuple[int, int, float, Piece]]  # page, column, y

GUTTER: Final = 28.0
PAD: Final = 10.0  # of a card
_APART: Final = 15.0  # between blocks
_STEPS: Final = 7  # of halving, to find the least height
_WHOLE: Final = 0.5  # of a column: a block that is no higher is not parted


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a page; those of the first begin at `top`."""

    builder: PageBuilder
    top: float
    count: int = 3

    @property
    def width(self) -> float:
        """Of a column."""
        gutters = GUTTER * self.builder.u * (self.count - 1)
        return (self.builder.area.width - gutters) / self.count

    def x(self, number: int) -> float:
        """Where a column begins, from the left."""
        area, step = self.builder.area, number * (self.width + GUTTER * self.builder.u)
        return area.right - self.width - step if self.builder.sample.rtl else area.x + step

    def start(self, page: int) -> float:
        """Where the columns of a page begin, from above."""
        return self.builder.area.y if page else self.top


@dataclass(slots=True)
class _Run:
    """Where the next piece goes, and what was placed: page, column, y and piece."""

    columns: Columns
    height: float  # of the columns of the page `low`; those of others are whole
    low: int
    page: int = 0
    column: int = 0
    y: float = 0.0
    placed: Placed = field(default_factory=list)

    @property
    def floor(self) -> float:
        high = self.columns.builder.area.bottom
        limit = self.columns.start(self.page) + self.height
        return min(high, limit) if self.page == self.low else high

    @property
    def is_fresh(self) -> bool:
        """Whether nothing stands in the column yet, and no other has more room."""
        return self.y <= self.columns.start(self.page) <= self.columns.builder.area.y

    def go_on(self) -> None:
        """To the next column."""
        self.column += 1
        if self.column == self.columns.count:
            self.page, self.column = self.page + 1, 0
        self.y = self.columns.start(self.page)

    def put(self, piece: Piece) -> None:
        """The piece, in as many columns as it takes."""
        while self.y + piece.height > self.floor + 0.01:
            lines = int((self.floor - self.y) / piece.line) if piece.line else 0
            if lines > 0:
                piece, rest = piece.parted(lines)
                self._set(piece)
                piece = rest
            elif self.is_fresh:
                break  # higher than a column: nothing on our pages is
            self.go_on()
        self._set(piece)

    def _set(self, piece: Piece) -> None:
        self.placed.append((self.page, self.column, self.y, piece))
        self.y += piece.height + piece.gap


def run(blocks: Blocks, columns: Columns, height: float = inf, low: int = 0) -> Placed:
    """The pieces in their places. The columns of the page `low` are no higher than `height`."""
    found = _Run(columns, height, low, y=columns.top)
    for block in blocks:
        whole = sum(piece.height + piece.gap for piece in block)
        is_whole = whole <= _WHOLE * columns.builder.area.height
        for at, piece in enumerate(block):
            least = _least(block[at:], is_whole)
            while not found.is_fresh and found.y + least > found.floor + 0.01:
                found.go_on()
            found.put(piece)
        found.y += _APART * columns.builder.u
    return found.placed


def _least(pieces: Sequence[Piece], is_whole: bool) -> float:
    """How much room the first of these needs: with those joined to it, and some lines of a
    paragraph at the end."""
    high = 0.0
    for piece in pieces:
        if not is_whole and not piece.joined:
            return high + (min(piece.height, 2 * piece.line) if piece.line else piece.height)
        high += piece.height + piece.gap
    return high - pieces[-1].gap


def evenly(blocks: Blocks, columns: Columns) -> Placed:
    """The same, the columns of the last page as low as they can be."""
    found = run(blocks, columns)
    last = found[-1][0]
    low, high = 0.0, columns.builder.area.bottom - columns.start(last)
    for _step in range(_STEPS):
        middle = (low + high) / 2
        attempt = run(blocks, columns, middle, last)
        if attempt[-1][0] == last and len(attempt) == len(found) and _is_within(attempt, columns):
            found, high = attempt, middle
        else:
            low = middle
    return found


def _is_within(placed: Placed, columns: Columns) -> bool:
    """Whether all ends above the foot, and nothing is parted from what it is joined to."""
    bottom = columns.builder.area.bottom + 0.1
    return all(y + piece.height <= bottom for _page, _column, y, piece in placed) and not any(
        one[3].joined and one[:2] != other[:2] for one, other in pairwise(placed)
    )


def drawn(placed: Placed, columns: Columns) -> list[tuple[list[Text], list[Stroke]]]:
    """The texts and the drawing of each page."""
    pages: list[tuple[list[Text], list[Stroke]]] = [
        ([], _grounds([one for one in placed if one[0] == page], columns))
        for page in range(placed[-1][0] + 1)
    ]
    for page, column, y, piece in placed:
        x, wide = columns.x(column), columns.width
        inset = PAD * columns.builder.u if piece.card else 0.0
        rtl = columns.builder.sample.rtl
        texts, strokes = piece.at(x + inset, y, wide - 2 * inset, rtl=rtl)
        pages[page][0].extend(texts)
        pages[page][1].extend(strokes)
    return pages


def _grounds(placed: Placed, columns: Columns) -> list[Stroke]:
    """Grounds of cards, and thin lines between the columns, as high as these."""
    if not placed:
        return []
    u, cards = columns.builder.u, dict[tuple[int, int], Rect]()
    for _page, column, y, piece in placed:
        if piece.card:
            here = Rect(columns.x(column), y, columns.width, piece.height)
            before = cards.get((column, piece.card), here)
            cards[column, piece.card] = replace(before, height=here.bottom - before.y)
    pad = PAD * u
    path = "".join(
        svg_path.rounded(Rect(one.x, one.y - 0.6 * pad, one.width, one.height + 1.2 * pad), 6 * u)
        for one in cards.values()
    )
    bottom = max(y + piece.height for _page, _column, y, piece in placed)
    rules, start = "", min(y for _page, _column, y, _piece in placed)
    for number in range(1, 1 + max(column for _page, column, _y, _piece in placed)):
        x = columns.x(number) - GUTTER / 2 * u
        if columns.builder.sample.rtl:
            x += columns.width + GUTTER * u
        rules += svg_path.move(x, start) + svg_path.line(x, bottom)
    found = [Stroke(rules, stroke="#e2e0d8", width=0.8 * u)] if rules else []
    return (
        [*found, Stroke(path, fill="#ffffff", stroke="#d3d8dc", width=0.8 * u)] if path else found
    )
