"""The way of a segment's customers: five stages with the notes at each, and how it feels there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from canvases.exports.dossier.blocks import Block, Tile
from canvases.exports.layout import svg_path
from canvases.exports.layout.shapes import Circle, Rect
from canvases.exports.pack.columns import Columns, drawn, evenly
from canvases.exports.pack.pieces import Piece
from canvases.exports.pack.rows import RowPainter
from canvases.exports.pack.sections.section import (
    Chapter,
    PackSource,
    PageBuilder,
    Section,
    name_of,
)
from canvases.exports.page.page import LINE_HEIGHT, Page, Text, text
from canvases.exports.page.strokes import COLOURS, INK, TINTS, Stroke
from canvases.method.journey import Feeling, feeling, height
from canvases.method.kinds import KINDS, Kind
from canvases.method.note_fields import FIELDS
from canvases.method.weight import counted

if TYPE_CHECKING:
    from canvases.models import Note

Drawn = tuple[list[Text], list[Stroke]]  # of a page

_SIZES: Final = (11.5, 10.5, 9.5, 9.0)  # of type: the largest with which it is one page
_GUTTER: Final = 10.0
_PAD: Final = 7.0
_LINE: Final = 92.0  # height of the picture of feelings
_REACH: Final = 26.0  # of the highest bar from its middle


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage as its column shows it. `felt`: what gains and pains weigh there, and in words."""

    label: str
    felt: Feeling | None
    words: str
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Journey:
    """The stages, what has none yet, and words of the page."""

    stages: tuple[Stage, ...]
    without: Block
    explained: str
    gains: str
    pains: str


def _plan(source: PackSource) -> Iterator[Chapter]:
    for segment in source.segments if source.options.journeys else ():
        notes = source.notes_of(segment)
        if any(note.stage in FIELDS["stage"].choices for note in notes):
            title = _("Journey: {name}").format(name=name_of(segment))
            content = _journey(notes, weights=source.options.weights)
            yield Chapter("journey", title, content, 2, segment=segment.pk)


def _journey(notes: "Sequence[Note]", *, weights: bool) -> Journey:
    def tiles(some: "Sequence[Note]") -> tuple[Tile, ...]:
        return tuple(
            Tile(
                note.text, _(KINDS[Kind(note.kind)].one), KINDS[Kind(note.kind)].pair,
                note.weight if weights else None,
            )
            for note in sorted(some, key=lambda note: -counted(note.weight))
        )  # fmt: skip

    stages = []
    for code, label in FIELDS["stage"].choices.items():
        here = [note for note in notes if note.stage == code]
        felt = feeling(here)
        words = _("no gain or pain yet")
        if felt:
            told = {"gains": felt.gains, "pains": felt.pains}
            words = _("gains %(gains)d, pains %(pains)d") % told
        stages.append(Stage(capfirst(_(label)), felt, words, tiles(here)))
    rest = [note for note in notes if note.stage not in FIELDS["stage"].choices]
    explained = _(
        "The line is gains minus pains. The heavier a note, the more it counts: 1, 2, 4, 8 or 16."
    )
    without = Block(_("No stage yet"), tiles(rest))
    return Journey(tuple(stages), without, explained, _("gains"), _("pains"))


def _pages(chapter: Chapter, builder: PageBuilder) -> list[Page]:
    """As few pages as can be, in the largest type that they hold."""
    about: Journey = chapter.content
    texts, strokes, top = _line(builder, about)
    pages = _set(builder, about, _SIZES[0], top)
    for size in _SIZES[1:]:
        smaller = _set(builder, about, size, top) if len(pages) > 1 else pages
        pages = smaller if len(smaller) < len(pages) else pages
    pages[0] = [*texts, *pages[0][0]], [*strokes, *pages[0][1]]
    return [
        builder.page(number, chapter.title, words, drawing)
        for number, (words, drawing) in enumerate(pages, 1)
    ]


def _set(builder: PageBuilder, about: Journey, size: float, top: float) -> list[Drawn]:
    """The stages in type of `size`, and below them what has none yet."""
    table = _StageColumns(builder, about, size * builder.w)
    pages, bottom = table.pages(top)
    if table.rest:
        columns = Columns(builder, bottom + 14 * builder.u, len(about.stages))
        first, *others = drawn(evenly([table.rest], columns), columns)
        pages[-1] = [*pages[-1][0], *first[0]], [*pages[-1][1], *first[1]]
        pages += others
    return pages


def _high(pieces: Sequence[Piece]) -> float:
    return sum(piece.height + piece.gap for piece in pieces)


class _StageColumns:
    """The stages side by side, each in its column, on as many pages as the fullest needs."""

    def __init__(self, builder: PageBuilder, about: Journey, size: float) -> None:
        self.builder, self.about, self.size = builder, about, size
        self.gutter, self.pad = _GUTTER * builder.u, _PAD * builder.u
        count = len(about.stages)
        self.width = (builder.area.width - self.gutter * (count - 1)) / count
        painter = RowPainter(builder, self.width - 2 * self.pad, size)
        self.columns = [
            [piece for tile in stage.tiles for piece in painter.row(tile)] for stage in about.stages
        ]
        self.heads = [self._head(number, stage) for number, stage in enumerate(about.stages, 1)]
        self.head = max(map(_high, self.heads)) + self.pad
        rest = RowPainter(builder, Columns(builder, 0, count).width, size)
        self.rest = rest.block(about.without) if about.without.rows else []

    def _head(self, number: int, stage: Stage) -> list[Piece]:
        painter = RowPainter(self.builder, self.width - 2 * self.pad, self.size)
        balance = signed(stage.felt.balance) + " · " if stage.felt else ""
        (head, said) = painter.block(
            Block(f"{number}  {stage.label}", (), f"{balance}{stage.words}")
        )
        return [head, said]

    def pages(self, top: float) -> tuple[list[Drawn], float]:
        """Texts and drawing of each page, and where the last ends; the columns of the first begin
        at `top`, and those after it have only the stages that go on."""
        queues = [list(column) for column in self.columns]
        found: list[Drawn] = []
        while not found or any(queues):
            texts: list[Text] = []
            strokes: list[Stroke] = []
            start = self.builder.area.y if found else top
            room = self.builder.area.bottom - start - self.head - self.pad
            taken = [_take(queue, room) for queue in queues]
            high = self.head + max(map(_high, taken)) + 2 * self.pad
            for number, pieces in enumerate(taken):
                if found and not pieces:
                    continue
                x = self._x(number)
                ground = Rect(x, start, self.width, high)
                path = svg_path.rounded(ground, 6 * self.builder.u)
                strokes.append(Stroke(path, "#ffffff", "#d3d8dc", 0.8 * self.builder.u))
                self._put(self.heads[number], x, start + self.pad, texts, strokes)
                self._put(pieces, x, start + self.pad + self.head, texts, strokes)
            found.append((texts, strokes))
        return found, start + high

    def _x(self, number: int) -> float:
        area, step = self.builder.area, number * (self.width + self.gutter)
        return area.right - self.width - step if self.builder.sample.rtl else area.x + step

    def _put(
        self, pieces: Sequence[Piece], x: float, y: float, texts: list[Text], strokes: list[Stroke]
    ) -> None:
        wide = self.width - 2 * self.pad
        for piece in pieces:
            words, shapes = piece.at(x + self.pad, y, wide, rtl=self.builder.sample.rtl)
            texts += words
            strokes += shapes
            y += piece.height + piece.gap


def _take(queue: list[Piece], room: float) -> list[Piece]:
    """As many of the pieces as there is room for; at least one, which is no higher than a page."""
    taken: list[Piece] = []
    while queue and (not taken or _high([*taken, queue[0]]) - queue[0].gap <= room):
        taken.append(queue.pop(0))
    return taken


def signed(number: int) -> str:
    """A balance with its sign: +12, −20 or 0."""
    return f"+{number}" if number > 0 else str(number).replace("-", "−")


def _line(builder: PageBuilder, about: Journey) -> tuple[list[Text], list[Stroke], float]:
    """The line of feelings over the columns, and where these may begin."""
    felt = [stage.felt for stage in about.stages]
    area, u = builder.area, builder.u
    if not any(felt):
        return [], [], area.y
    explained = builder.written(
        "p", "hint", about.explained, Rect(area.x, area.y - 4 * u, area.width, 0), 9.5 * builder.w
    )
    picture = _FeelingLine(builder, felt, explained.place.bottom + 4 * u)
    texts = [explained, *picture.scale(about.gains, about.pains), *picture.balances()]
    return texts, picture.strokes(), picture.top + _LINE * u


class _FeelingLine:
    """Bars of gains upwards and of pains downwards, and a line through the balances."""

    def __init__(self, builder: PageBuilder, felt: Sequence[Feeling | None], top: float) -> None:
        self.builder, self.felt, self.top = builder, felt, top
        self.even = top + (_LINE / 2 - 3) * builder.u
        self.unit = _REACH * builder.u / height(felt)
        self.wide = (builder.area.width - _GUTTER * builder.u * (len(felt) - 1)) / len(felt)

    def x(self, number: int) -> float:
        """The middle of a stage."""
        step = self.wide / 2 + number * (self.wide + _GUTTER * self.builder.u)
        area = self.builder.area
        return area.right - step if self.builder.sample.rtl else area.x + step

    def scale(self, gains: str, pains: str) -> list[Text]:
        """What is up and what is down."""
        u, area = self.builder.u, self.builder.area
        size = max(9 * u, self.builder.paper.min_type)
        return [
            self.builder.written("p", "hint", words, Rect(area.x, y, 56 * u, 0), size)
            for words, y in (
                (f"↑ {gains}", self.even - size * LINE_HEIGHT - 2 * u),
                (f"↓ {pains}", self.even + 2 * u),
            )
        ]

    def balances(self) -> list[Text]:
        """The balance of each stage over or under its bars, clear of the line."""
        u, found = self.builder.u, []
        size = 10.5 * u
        high, wide = size * LINE_HEIGHT, 48 * u
        for number, felt in enumerate(self.felt):
            if felt:
                above = self.even - self.unit * felt.gains - high - 4 * u
                y = above if felt.balance >= 0 else self.even + self.unit * felt.pains + 4 * u
                place = Rect(self.x(number) - wide / 2, y, wide, high)
                found.append(text("p", "caption round", [signed(felt.balance)], place, size))
        return found

    def strokes(self) -> list[Stroke]:
        """The drawing."""
        u, area = self.builder.u, self.builder.area
        level = svg_path.move(area.x, self.even) + svg_path.line(area.right, self.even)
        found = [Stroke(level, stroke="#8a949c", width=0.8 * u)]
        points, line = "", ""
        before = False
        for number, felt in enumerate(self.felt):
            if felt:
                x, y = self.x(number), self.even - self.unit * felt.balance
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


SECTION = Section("journey", _plan, _pages)
