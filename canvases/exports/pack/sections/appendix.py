"""All notes, complete, each side once however many canvases it stands in. Sides with few notes
share a page."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from django.utils.translation import gettext as _

from canvases.exports.layout.shapes import Rect
from canvases.exports.pack.sections.note_pages import note_pages
from canvases.exports.pack.sections.section import Chapter, PackSource, PageBuilder, Section
from canvases.exports.page.page import Page
from canvases.exports.page.scripts import isolated, joined
from canvases.exports.page.sheet import Sheet
from canvases.method.kinds import SIDES, Side

_COLUMNS = 4
_ROOM = 16  # lines on a page that sides share
_WIDE = 28  # characters in a line
_BETWEEN = 3  # lines that a side takes beside its notes
_HEAD = 13.0  # of type: the name of a side that shares a page


@dataclass(frozen=True, slots=True)
class NoteSide:
    """The notes of a profile or a value map, what it is called and what it is."""

    name: str
    label: str
    sheet: Sheet

    @property
    def title(self) -> str:
        """What it is, and what it is called."""
        return f"{self.label}: {self.name}"

    @property
    def lines(self) -> int:
        """How many lines it takes, about: as its fullest box does."""
        boxes: Counter[str] = Counter()
        for note in self.sheet.notes:
            boxes[note.kind] += 1 + len(note.text) // _WIDE
        return max(boxes.values()) + _BETWEEN


def _plan(source: PackSource) -> Iterator[Chapter]:
    for shared in on_pages(_sides(source)):
        names = dict.fromkeys(side.name for side in shared)
        side = shared[0].title if len(shared) == 1 else joined(names)
        title = _("All notes · {side}").format(side=isolated(side))
        yield Chapter("appendix", title, shared)


def _sides(source: PackSource) -> Iterator[NoteSide]:
    seen: set[tuple[Side, int]] = set()
    for board, sheet in zip(source.boards, source.sheets, strict=True):
        sides = (
            (Side.PROFILE, board.segment.pk, sheet.segment, sheet.labels.profile),
            (Side.VALUE_MAP, board.value_map.pk, sheet.value_map, sheet.labels.value_map),
        )
        for side, key, name, label in sides:
            some = _of_side(sheet, side)
            if (side, key) not in seen and some.notes:
                seen.add((side, key))
                yield NoteSide(name, label, some)


def on_pages(sides: Iterator[NoteSide]) -> Iterator[tuple[NoteSide, ...]]:
    """The sides in their order, those together that find room on one page."""
    found: tuple[NoteSide, ...] = ()
    for side in sides:
        if found and sum(one.lines for one in (*found, side)) > _ROOM:
            yield found
            found = ()
        found = (*found, side)
    if found:
        yield found


def _of_side(sheet: Sheet, side: Side) -> Sheet:
    notes = tuple(note for note in sheet.notes if note.kind in SIDES[side])
    return replace(sheet, notes=notes, links=())


def _pages(chapter: Chapter, builder: PageBuilder) -> list[Page]:
    sides: tuple[NoteSide, ...] = chapter.content
    if len(sides) == 1:
        return note_pages(builder, chapter.title, sides[0].sheet, builder.area, _COLUMNS)
    pages = [
        page
        for side, place in zip(sides, _bands(builder.area, sides), strict=True)
        for page in _band(builder, chapter.title, side, place)
    ]
    if len(pages) > len(sides):  # more than was thought: a page for each
        alone = (note_pages(builder, one.title, one.sheet, builder.area, _COLUMNS) for one in sides)
        each = chain.from_iterable(alone)
        return [replace(page, number=number) for number, page in enumerate(each, 1)]
    first, *others = pages
    for other in others:  # each has the heading of the page and the rule under it
        first = replace(
            first,
            drawing=[*first.drawing, *(one for one in other.drawing if one not in first.drawing)],
            top=[*first.top, *(one for one in other.top if one not in first.top)],
            groups=[*first.groups, *other.groups],
        )
    return [first]


def _bands(area: Rect, sides: tuple[NoteSide, ...]) -> Iterator[Rect]:
    """A band of the page for each side, as high as it has lines."""
    y, lines = area.y, sum(side.lines for side in sides)
    for side in sides:
        height = area.height * side.lines / lines
        yield Rect(area.x, y, area.width, height)
        y += height


def _band(builder: PageBuilder, title: str, side: NoteSide, place: Rect) -> list[Page]:
    head = builder.title_in("h2", side.title, place, (_HEAD,), 1)
    room = head.place.height + 6 * builder.u
    below = Rect(place.x, place.y + room, place.width, place.height - room - 10 * builder.u)
    return note_pages(builder, title, side.sheet, below, _COLUMNS, texts=[head])


SECTION = Section("appendix", _plan, _pages)
