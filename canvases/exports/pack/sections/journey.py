"""The way of a segment's customers: five stages with the notes at each, and how it feels there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from canvases.exports.dossier.blocks import Block, Tile
from canvases.exports.layout import svg_path
from canvases.exports.layout.shapes import Rect
from canvases.exports.pack.columns import Columns, drawn, evenly
from canvases.exports.pack.pieces import Piece
from canvases.exports.pack.rows import RowPainter
from canvases.exports.pack.sections.feeling_line import HEIGHT, FeelingLine, signed
from canvases.exports.pack.sections.section import (
    Chapter,
    PackSource,
    PageBuilder,
    Section,
    name_of,
)
from canvases.exports.page.page import Page, Text
from canvases.exports.page.strokes import Stroke
from canvases.method.journey import Feeling, feeling
from canvases.method.kinds import KINDS, Kind
from canvases.method.note_fields import FIELDS
from canvases.method.weight import counted

if TYPE_CHECKING:
    from canvases.models import Note

Drawn = tuple[list[Text], list[Stroke]]  # of a page

_SIZES: Final = (11.5, 10.5, 9.5, 9.0)  # of type: the largest with which it is one page
_GUTTER: Final = 10.0
_PAD: Final = 7.0
_MORE_LANES: Final = 2  # lanes that crowded stages get beside their first, all in all
_NARROW: Final = 0.62  # of a lane: what a stage without notes leaves itself, where others need more


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
    explained, top = _explained(builder, about)
    table, pages = _fewest(builder, about, top + HEIGHT * builder.u if explained else top)
    if explained:
        picture = FeelingLine(builder, [stage.felt for stage in about.stages], top, table.middles)
        texts = [explained, *picture.scale(about.gains, about.pains), *picture.balances()]
        pages[0] = [*texts, *pages[0][0]], [*picture.strokes(), *pages[0][1]]
    return [
        builder.page(number, chapter.title, words, drawing)
        for number, (words, drawing) in enumerate(pages, 1)
    ]


def _explained(builder: PageBuilder, about: Journey) -> tuple[Text | None, float]:
    """How to read the line of feelings, if there is one, and where the page goes on below that."""
    area, u = builder.area, builder.u
    if not any(stage.felt for stage in about.stages):
        return None, area.y
    place = Rect(area.x, area.y - 4 * u, area.width, 0)
    explained = builder.written("p", "hint", about.explained, place, 9.5 * builder.w)
    return explained, explained.place.bottom + 4 * u


def _fewest(
    builder: PageBuilder, about: Journey, top: float
) -> tuple["_StageColumns", list[Drawn]]:
    """The stages on as few pages as can be: in smaller type rather than in several lanes."""
    found: list[tuple[_StageColumns, list[Drawn]]] = []
    for more in range(_MORE_LANES + 1):
        for size in _SIZES:
            table = _StageColumns(builder, about, size * builder.w, _lanes(about, more))
            found.append((table, _set(table, top)))
            if len(found[-1][1]) == 1:
                return found[-1]
    return min(found, key=lambda one: len(one[1]))


def _lanes(about: Journey, more: int) -> list[int]:
    """How many lanes each stage has: `more` than one each, where most notes are."""
    lanes = [1] * len(about.stages)
    for _lane in range(more):
        crowds = [len(stage.tiles) / now for stage, now in zip(about.stages, lanes, strict=True)]
        lanes[crowds.index(max(crowds))] += 1
    return lanes


def _set(table: "_StageColumns", top: float) -> list[Drawn]:
    """The stages, and below them what has none yet."""
    builder = table.builder
    pages, bottom = table.pages(top)
    if table.rest:
        columns = Columns(builder, bottom + 14 * builder.u, len(table.lanes))
        first, *others = drawn(evenly([table.rest], columns), columns)
        pages[-1] = [*pages[-1][0], *first[0]], [*pages[-1][1], *first[1]]
        pages += others
    return pages


def _high(pieces: Sequence[Piece]) -> float:
    return sum(piece.height + piece.gap for piece in pieces)


class _StageColumns:
    """The stages side by side, each in its column of one lane or more, on as many pages as the
    fullest needs."""

    def __init__(
        self, builder: PageBuilder, about: Journey, size: float, lanes: Sequence[int]
    ) -> None:
        self.builder, self.about, self.size, self.lanes = builder, about, size, lanes
        self.gutter, self.pad = _GUTTER * builder.u, _PAD * builder.u
        self.lane, self.widths = self._widths()
        painter = RowPainter(builder, self.lane, size)
        self.columns = [
            [piece for tile in stage.tiles for piece in painter.row(tile)] for stage in about.stages
        ]
        self.heads = [self._head(number) for number in range(len(about.stages))]
        self.head = max(map(_high, self.heads)) + self.pad
        rest = RowPainter(builder, Columns(builder, 0, len(lanes)).width, size)
        self.rest = rest.block(about.without) if about.without.rows else []

    def _widths(self) -> tuple[float, list[float]]:
        """The width of a lane, and those of the stages."""
        count, several = len(self.lanes), max(self.lanes) > 1
        shares = [
            _NARROW if several and not stage.tiles else float(lanes)
            for stage, lanes in zip(self.about.stages, self.lanes, strict=True)
        ]
        between = [self.pad * (lanes - 1) for lanes in self.lanes]
        gaps = self.gutter * (count - 1) + 2 * self.pad * count + sum(between)
        lane = (self.builder.area.width - gaps) / sum(shares)
        return lane, [
            share * lane + gap + 2 * self.pad for share, gap in zip(shares, between, strict=True)
        ]

    def _head(self, number: int) -> list[Piece]:
        stage = self.about.stages[number]
        painter = RowPainter(self.builder, self.widths[number] - 2 * self.pad, self.size)
        balance = signed(stage.felt.balance) + " · " if stage.felt else ""
        (head, said) = painter.block(
            Block(f"{number + 1}  {stage.label}", (), f"{balance}{stage.words}")
        )
        return [head, said]

    def pages(self, top: float) -> tuple[list[Drawn], float]:
        """Texts and drawing of each page, and where the last ends; the columns of the first begin
        at `top`, and those after it have only the stages that go on."""
        queues = [list(column) for column in self.columns]
        found: list[Drawn] = []
        while not found or any(queues):
            drawing: Drawn = ([], [])
            start = self.builder.area.y if found else top
            room = self.builder.area.bottom - start - self.head - self.pad
            taken = [_spread(*one, room) for one in zip(queues, self.lanes, strict=True)]
            high = self.head + max(_high(lane) for lanes in taken for lane in lanes) + 2 * self.pad
            for number, lanes in enumerate(taken):
                if not found or any(lanes):
                    place = Rect(self._x(number), start, self.widths[number], high)
                    self._put(number, lanes, place, drawing)
            found.append(drawing)
        return found, start + high

    def _x(self, number: int) -> float:
        area, step = self.builder.area, sum(self.widths[:number]) + number * self.gutter
        return area.right - self.widths[number] - step if self.builder.sample.rtl else area.x + step

    @property
    def middles(self) -> list[float]:
        """The middle of each stage, from the left."""
        return [self._x(number) + wide / 2 for number, wide in enumerate(self.widths)]

    def _put(
        self, number: int, lanes: Sequence[Sequence[Piece]], place: Rect, drawing: Drawn
    ) -> None:
        """A stage, with what stands in its lanes."""
        path = svg_path.rounded(place, 6 * self.builder.u)
        drawing[1].append(Stroke(path, "#ffffff", "#d3d8dc", 0.8 * self.builder.u))
        x, y = place.x + self.pad, place.y + self.pad
        self._stack(self.heads[number], x, y, place.width - 2 * self.pad, drawing)
        for lane in reversed(lanes) if self.builder.sample.rtl else lanes:
            self._stack(lane, x, y + self.head, self.lane, drawing)
            x += self.lane + self.pad

    def _stack(
        self, pieces: Sequence[Piece], x: float, y: float, wide: float, drawing: Drawn
    ) -> None:
        """Pieces below each other."""
        for piece in pieces:
            words, shapes = piece.at(x, y, wide, rtl=self.builder.sample.rtl)
            drawing[0].extend(words)
            drawing[1].extend(shapes)
            y += piece.height + piece.gap


def _spread(queue: list[Piece], lanes: int, room: float) -> list[list[Piece]]:
    """The pieces in so many lanes, as low as can be; what has no room there stays in the queue."""
    if lanes == 1:
        return [_take(queue, room)]
    ends = [_high(queue[:end]) - queue[end - 1].gap for end in range(1, len(queue) + 1)]
    for high in [*(end for end in ends if end < room), room]:
        rest = list(queue)
        taken = [_take(rest, high) for _lane in range(lanes)]
        if not rest:
            break
    queue[:] = rest
    return taken


def _take(queue: list[Piece], room: float) -> list[Piece]:
    """As many of the pieces as there is room for; at least one, which is no higher than a page."""
    taken: list[Piece] = []
    while queue and (not taken or _high([*taken, queue[0]]) - queue[0].gap <= room):
        taken.append(queue.pop(0))
    return taken


SECTION = Section("journey", _plan, _pages)
