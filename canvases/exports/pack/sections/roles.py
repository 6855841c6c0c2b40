"""Who buys, pays for and uses an offer: a picture with arrows, and who else has a say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from canvases.exports.dossier import segment as dossier
from canvases.exports.dossier.blocks import Block, Row, Words
from canvases.exports.layout import svg_path
from canvases.exports.layout.shapes import Rect
from canvases.exports.pack.columns import PAD, Columns, drawn, evenly
from canvases.exports.pack.pieces import Piece, placed
from canvases.exports.pack.rows import RowPainter
from canvases.exports.pack.sections.section import (
    Chapter,
    PackSource,
    PageBuilder,
    Section,
    name_of,
)
from canvases.exports.page.page import Page, Text
from canvases.exports.page.scripts import joined
from canvases.exports.page.strokes import INK, Stroke
from canvases.method import buying_roles
from canvases.method.kinds import Kind
from canvases.method.roles_map import SPOTS, arrange
from canvases.method.weight import counted

if TYPE_CHECKING:
    from canvases.models import CustomerSegment, ValueMap

_SIZES: Final = (12.0, 11.0, 10.0, 9.0)
_OFFER: Final = 0.27  # of the width
_ARROWS: Final = 0.17
_GAP: Final = 16.0  # between the boxes
_PRODUCTS: Final = 4  # of the offer, the heaviest


@dataclass(frozen=True, slots=True)
class RolesMap:
    """The map of an offer. `led`: the places that an arrow leads to, each with its words;
    `others`: what stands below."""

    offer: Block
    led: tuple[tuple[str, Block], ...]
    others: tuple[Block, ...]


def _plan(source: PackSource) -> Iterator[Chapter]:
    if not source.options.roles:
        return
    offers: dict[ValueMap, list[CustomerSegment]] = {}
    for board in source.boards:
        here = offers.setdefault(board.value_map, [])
        if board.segment not in here and board.value_map.alternative == "idea":
            here.append(board.segment)
    maps = {offer: some for offer, some in offers.items() if some}
    everybody = list(dict.fromkeys(one for some in maps.values() for one in some))
    apart = {offer: some for offer, some in maps.items() if len(some) > 1}
    if not any(dossier.roles_of(one) for one in everybody):
        return
    for offer, some in apart.items() if len(maps) > 1 else maps.items():
        title = _("Who buys, who pays, who uses: {offer}").format(offer=offer.name)
        yield Chapter("roles", title, _map(source, [offer], some), canvas=-1)
    if len(maps) > 1 and all(set(some) != set(everybody) for some in apart.values()):
        title = _("Who buys, who pays, who uses")
        yield Chapter("roles", title, _map(source, list(maps), everybody))


def _map(
    source: PackSource, offers: "Sequence[ValueMap]", here: "Sequence[CustomerSegment]"
) -> RolesMap:
    roles = [dossier.roles_of(one) for one in here]
    waiting = [one for one in source.segments if one not in here]
    canvases = {one.pk: _canvases(source, offers, one) for one in here}
    led: list[tuple[str, Block]] = []
    around: list[Block] = []
    nobody: list[str] = []
    for role, holders in arrange(roles).items():
        spot, label = SPOTS[role], _(buying_roles.ROLES[role].label)
        rows = [row for at in holders.here for row in _person(here[at], canvases[here[at].pk])]
        if holders.elsewhere:
            names = ", ".join(here[at].name for at in holders.elsewhere)
            rows.append(Words(names, _("also") if holders.here else _("the same as")))
        if not rows and spot.arrow:
            rows = [Words(_(spot.question), look="caption")]
            rows += [
                Words(f"{one.name}: {_('no canvas with this offer yet')}", look="hint")
                for one in waiting if role in dossier.roles_of(one)
            ]  # fmt: skip
        if spot.arrow:
            led.append((_(spot.arrow), Block(label, tuple(rows))))
        elif rows:
            around.append(Block(label, tuple(rows)))
        else:
            nobody.append(label)
    return RolesMap(_offer(source, offers), tuple(led), (*around, *_rest(source, here, nobody)))


def _rest(
    source: PackSource, here: "Sequence[CustomerSegment]", nobody: Sequence[str]
) -> Iterator[Block]:
    """Who has no role, the sides of a platform, and the roles without anybody."""
    silent = tuple(Words(one.name) for one in here if not dossier.roles_of(one))
    if silent:
        yield Block(_("On a canvas, but in which role?"), silent)
    is_platform = source.boards[0].workspace.kind == "multi_sided"
    sides = tuple(Words(one.name) for one in here if is_platform or one.kind == "multi_sided")
    if len(sides) > 1:
        words = _("One side comes because of the other: each needs its own reason to come.")
        yield Block(_("Sides of the platform"), sides, words)
    if nobody:
        yield Block(_("Nobody yet"), (Words(", ".join(nobody), look="hint"),))


def _person(segment: "CustomerSegment", canvases: Sequence[str]) -> Iterator[Row]:
    star = "★ " if dossier.is_target(segment) else ""
    yield Words(f"{star}{name_of(segment)}", look="caption")
    position = buying_roles.CHANNEL_POSITIONS.get(segment.channel_position)
    roles = dossier.roles_of(segment)
    facts = [", ".join(_(buying_roles.ROLES[role].label) for role in roles)]
    if position:
        channel = _("channel: %(position)s") % {"position": _(position.label)}
        facts.append(channel if position.is_channel else _(position.label))
    yield Words(joined([*facts, *canvases]), look="hint")
    if buying_roles.mixes_channel_and_customer(roles, segment.channel_position):
        yield Words(dossier.mixed_words(), look="hint")


def _canvases(
    source: PackSource, offers: "Sequence[ValueMap]", segment: "CustomerSegment"
) -> list[str]:
    """The canvases that hold an offer against a segment, with their fit."""
    return [
        sheet.title
        + ("" if sheet.fit.overall is None else f" ({sheet.labels.fit} {sheet.fit.overall})")
        for board, sheet in zip(source.boards, source.sheets, strict=True)
        if board.segment == segment and board.value_map in offers
    ]


def _offer(source: PackSource, offers: "Sequence[ValueMap]") -> Block:
    """The offer with its weightiest products; of several the names."""
    if len(offers) > 1:
        return Block(_("All that you offer"), tuple(Words(one.name) for one in offers))
    board = next(board for board in source.boards if board.value_map == offers[0])
    products = sorted(board.boxes[Kind.PRODUCT], key=lambda note: -counted(note.weight))[:_PRODUCTS]
    return Block(offers[0].name, tuple(Words(note.text) for note in products))


def _pages(chapter: Chapter, builder: PageBuilder) -> list[Page]:
    about: RolesMap = chapter.content
    best: list[tuple[list[Text], list[Stroke]]] = []
    for size in _SIZES:
        picture = _RolePicture(builder, about, size * builder.w)
        if picture.bottom > builder.area.bottom:
            continue
        found = _with_others(picture, about, size)
        if not best or len(found) < len(best):
            best = found
        if len(best) == 1:
            break
    best = best or _in_columns(builder, about)
    return [
        builder.page(number, chapter.title, texts, strokes)
        for number, (texts, strokes) in enumerate(best, 1)
    ]


def _with_others(
    picture: "_RolePicture", about: RolesMap, size: float
) -> list[tuple[list[Text], list[Stroke]]]:
    """The picture, and below who else has a say."""
    builder = picture.builder
    pages = [(picture.texts, picture.strokes)]
    if about.others:
        columns = Columns(builder, picture.bottom + 18 * builder.u)
        painter = RowPainter(builder, columns.width, size * builder.w)
        more = drawn(evenly([painter.block(one) for one in about.others], columns), columns)
        pages[0] = [*pages[0][0], *more[0][0]], [*pages[0][1], *more[0][1]]
        pages += more[1:]
    return pages


def _in_columns(builder: PageBuilder, about: RolesMap) -> list[tuple[list[Text], list[Stroke]]]:
    """The same without arrows, for more segments than a picture has room for."""
    columns = Columns(builder, builder.area.y)
    painter = RowPainter(builder, columns.width, _SIZES[-2] * builder.w)
    blocks = [about.offer, *(block for _arrow, block in about.led), *about.others]
    return drawn(evenly([painter.block(block) for block in blocks], columns), columns)


class _RolePicture:
    """The offer in a box, and arrows from it to the boxes of those who buy, pay and use."""

    def __init__(self, builder: PageBuilder, about: RolesMap, size: float) -> None:
        self.builder, self.size = builder, size
        self.texts: list[Text] = []
        self.strokes: list[Stroke] = []
        area, self.pad = builder.area, PAD * builder.u
        first, between = _OFFER * area.width, _ARROWS * area.width
        wide = area.width - first - between
        painter = RowPainter(builder, wide - 2 * self.pad, size)
        boxes = [painter.block(block) for _arrow, block in about.led]
        y, middles = area.y + 4 * builder.u, []
        for pieces in boxes:
            place = Rect(area.x + first + between, y, wide, self._high(pieces))
            self._box(place, pieces)
            middles.append(place.middle)
            y = place.bottom + _GAP * builder.u
        self.bottom = y - _GAP * builder.u
        offer = RowPainter(builder, first - 2 * self.pad, size).block(about.offer)
        top, high = area.y + 4 * builder.u, self._high(offer)
        place = Rect(area.x, max(top, (top + self.bottom - high) / 2), first, high)
        self._box(place, offer, INK)
        self.bottom = max(self.bottom, place.bottom)
        for number, ((words, _block), middle) in enumerate(zip(about.led, middles, strict=True)):
            start = place.y + place.height * (number + 1) / (len(middles) + 1)
            self._arrow(words, (place.right, start), (place.right + between, middle))

    def _high(self, pieces: Sequence[Piece]) -> float:
        return sum(one.height + one.gap for one in pieces) - pieces[-1].gap + 2 * self.pad

    def _box(self, place: Rect, pieces: Sequence[Piece], edge: str = "#d3d8dc") -> None:
        place = self._turned(place)
        path = svg_path.rounded(place, 6 * self.builder.u)
        width = (1.4 if edge == INK else 0.8) * self.builder.u
        self.strokes.append(Stroke(path, "#ffffff", edge, width))
        y, inner = place.y + self.pad, place.width - 2 * self.pad
        for piece in pieces:
            texts, strokes = piece.at(place.x + self.pad, y, inner, rtl=self.builder.sample.rtl)
            self.texts += texts
            self.strokes += strokes
            y += piece.height + piece.gap

    def _turned(self, place: Rect) -> Rect:
        area = self.builder.area
        return place.mirrored(area.x, area.right) if self.builder.sample.rtl else place

    def _arrow(self, words: str, start: tuple[float, float], end: tuple[float, float]) -> None:
        """A bent line from the offer to a box, its words where it arrives."""
        u, area = self.builder.u, self.builder.area
        way = -1 if self.builder.sample.rtl else 1
        x0, y0 = self._across(start[0]), start[1]
        x1, y1 = self._across(end[0]) - 2 * u * way, end[1]
        bend = (x1 - x0) * 0.4
        path = svg_path.move(x0, y0)
        path += svg_path.curve((x0 + bend, y0), (x1 - 2 * bend, y1), (x1, y1))
        tip = svg_path.move(x1 - 6 * u * way, y1 - 4 * u) + svg_path.line(x1, y1)
        tip += svg_path.line(x1 - 6 * u * way, y1 + 4 * u)
        self.strokes.append(Stroke(path + tip, stroke=INK, width=1.2 * u, cap=True, join=True))
        wide = _ARROWS * area.width - 16 * u
        size = max(0.85 * self.size, self.builder.paper.min_type)
        place = Rect(end[0] - wide - 10 * u, 0, wide, 0)
        told = self.builder.written("p", "hint end", words, self._turned(place), size)
        over = y1 - told.place.height - 3 * u if y0 >= y1 else y1 + 3 * u  # clear of the line
        self.texts.append(placed(told, replace(told.place, y=over)))

    def _across(self, x: float) -> float:
        area = self.builder.area
        return area.x + area.right - x if self.builder.sample.rtl else x


SECTION = Section("roles", _plan, _pages)
