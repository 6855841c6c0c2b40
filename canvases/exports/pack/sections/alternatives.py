"""The canvases of one profile side by side: what each offers, and how well it fits."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _

from canvases.exports.layout import svg_path
from canvases.exports.layout.shapes import Rect
from canvases.exports.pack.sections.section import Chapter, PackSource, PageBuilder, Section
from canvases.exports.page.page import LINE_HEIGHT, Page, Text, text
from canvases.exports.page.sheet import Sheet
from canvases.exports.page.strokes import COLOURS, Stroke
from canvases.method.kinds import KINDS, Kind

_COLUMNS: Final = 4  # of a page
_SHOWN: Final = 5  # notes of a box, the heaviest
_GUTTER: Final = 20.0
# Of type: the largest at which all of it is shown.
_SIZES: Final = (14.0, 13.0, 12.0, 11.0, 10.0, 9.5)
_APART: Final = 0.35  # ems between notes
_SHORT: Final = 0.3  # of the line above
_BOXES: Final = (Kind.PRODUCT, Kind.PAIN_RELIEVER, Kind.GAIN_CREATOR)


def _plan(source: PackSource) -> Iterator[Chapter]:
    groups: dict[int, list[Sheet]] = {}
    for board, sheet in zip(source.boards, source.sheets, strict=True):
        groups.setdefault(board.segment.pk, []).append(sheet)
    for sheets in groups.values():
        if len(sheets) > 1:
            title = _("Alternatives for {segment}").format(segment=sheets[0].segment)
            yield Chapter("alternatives", title, sheets)


def _pages(chapter: Chapter, builder: PageBuilder) -> list[Page]:
    sheets: list[Sheet] = chapter.content
    pages = []
    for number, start in enumerate(range(0, len(sheets), _COLUMNS), 1):
        shown = sheets[start : start + _COLUMNS]
        columns = min(_COLUMNS, max(2, len(shown)))
        for size in _SIZES:
            made = [_column(builder, sheet, at, columns, size) for at, sheet in enumerate(shown)]
            if all(map(_complete, shown, made)):
                break
        texts = [text for column, _strokes in made for text in column]
        low = max(text.place.bottom for text in texts) + 12 * builder.u
        drawing = [_cards(builder, len(shown), columns, low)]
        drawing += [stroke for _texts, strokes in made for stroke in strokes]
        pages.append(builder.page(number, chapter.title, texts, drawing))
    return pages


def _complete(sheet: Sheet, column: tuple[list[Text], list[Stroke]]) -> bool:
    """Whether a column shows as many notes as it may."""
    counts = Counter(note.kind for note in sheet.notes)
    shown = sum(text.name == "line" for text in column[0])
    return shown == sum(_wanted(counts[kind]) for kind in _BOXES)


def _wanted(count: int) -> int:
    """How many notes of so many to show: one alone is never left out, a line saying so would take
    the room it needs."""
    return count if count <= _SHOWN + 1 else _SHOWN


def _place(builder: PageBuilder, index: int, columns: int) -> Rect:
    gutter = _GUTTER * builder.u
    wide = (builder.area.width - gutter * (columns - 1)) / columns
    step = index * (wide + gutter)
    left = builder.area.right - wide - step if builder.sample.rtl else builder.area.x + step
    return Rect(left, builder.area.y, wide, builder.area.height)


def _cards(builder: PageBuilder, count: int, columns: int, low: float) -> Stroke:
    places = (_place(builder, index, columns) for index in range(count))
    cards = (replace(card, height=min(low, card.bottom) - card.y) for card in places)
    path = "".join(svg_path.rounded(card, 6 * builder.u) for card in cards)
    return Stroke(path, fill="#ffffff", stroke="#d3d8dc", width=0.8 * builder.u)


def _column(
    builder: PageBuilder, sheet: Sheet, index: int, columns: int, size: float
) -> tuple[list[Text], list[Stroke]]:
    """What stands on one card, its notes in type of `size`."""
    u, card = builder.u, _place(builder, index, columns)
    pad = 12 * u
    inner = Rect(card.x + pad, card.y + pad, card.width - 2 * pad, 0)
    brand = builder.sample.look.brand
    head = builder.written(
        "h2", "caption", sheet.value_map, inner, 13 * u, weight=600, colour=brand.main
    )
    texts: list[Text] = [head]
    drawing: list[Stroke] = []
    y = head.place.bottom + 4 * u
    if sheet.fit.overall is not None:
        place = Rect(inner.x, y, inner.width, 34 * LINE_HEIGHT * u)
        texts.append(text("p", "figure start", [f"{sheet.fit.overall}"], place, 34 * u))
        drawing += _bars(builder, sheet, inner, y)
        y = place.bottom + 2 * u
    for kind in _BOXES:
        found = _box(builder, sheet, kind, Rect(inner.x, y, inner.width, 0), size)
        texts += found
        y = found[-1].place.bottom if found else y
    return texts, drawing


def _bars(builder: PageBuilder, sheet: Sheet, inner: Rect, y: float) -> list[Stroke]:
    u, found = builder.u, []
    start, wide = inner.x + 64 * u, inner.width - 64 * u
    parts = (("job", sheet.fit.jobs), ("pain", sheet.fit.pains), ("gain", sheet.fit.gains))
    for number, (pair, figure) in enumerate(parts):
        height = y + (13 + 10 * number) * u
        for shade, share in (("#e2e0d8", 100), (COLOURS[pair], figure or 0)):
            if share:
                path = svg_path.bar(start, height, wide * share / 100)
                found.append(Stroke(path, stroke=shade, width=4 * u))
    return found


def _box(builder: PageBuilder, sheet: Sheet, kind: Kind, place: Rect, size: float) -> list[Text]:
    """The heaviest notes of a box, from `place` down as far as there is room."""
    notes = [note for note in sheet.notes if note.kind is kind]
    u, wanted = builder.u, _wanted(len(notes))
    top = replace(place, y=place.y + 0.6 * size * u)
    label = sheet.labels.boxes[kind]
    found = [builder.written("h3", KINDS[kind].pair, label, top, (size + 0.5) * u, weight=600)]
    for number, note in enumerate(notes[:wanted], 1):
        below = replace(place, y=found[-1].place.bottom + _APART * size * u)
        one = _note(builder, note.text, below, max(size * u, builder.paper.min_type))
        last = number == len(notes)  # no line need follow that says how many more there are
        if one.place.bottom > builder.area.bottom - (8 if last else 22) * u:
            break
        found.append(one)
    shown = len(found) - 1
    if not shown:
        return []
    if shown < len(notes):
        words = sheet.labels.more.format(count=len(notes) - shown)
        below = replace(place, y=found[-1].place.bottom + _APART * size * u)
        found.append(builder.written("p", "more", words, below, 9.5 * u))
    return found


def _note(builder: PageBuilder, words: str, place: Rect, size: float) -> Text:
    """A note in lines, evened out if a short word would stand alone."""
    one = builder.written("p", "line", words, place, size)
    *before, last = one.text.split("\n")
    alone = before and len(last) < _SHORT * len(before[-1])
    return builder.written("p", "line", words, place, size, even=True) if alone else one


SECTION = Section("alternatives", _plan, _pages)
