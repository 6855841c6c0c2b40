"""What is where: a line for each chapter, leading to its page."""

from collections.abc import Iterator, Sequence
from typing import Final

from django.utils.translation import gettext as _

from canvases.exports import pen
from canvases.exports.ink import Stroke
from canvases.exports.page import PLAIN, Page, text
from canvases.exports.sections.section import Chapter, Desk, Material, Section
from canvases.exports.shapes import Rect
from canvases.exports.typeset import Line, break_lines

LINES: Final = 36
"""Of a page, in two columns."""

Entry = tuple[int, str, int]  # level, title, page


def _plan(_material: Material) -> Iterator[Chapter]:
    yield Chapter("contents", "", _("Contents"))


def pages_needed(entries: int) -> int:
    """How many pages so many lines take."""
    return max(1, -(-entries // LINES))


def contents(title: str, entries: Sequence[Entry], desk: Desk) -> list[Page]:
    """The pages with these lines."""
    return [
        _page(number, title, entries[start : start + LINES], desk)
        for number, start in enumerate(range(0, max(1, len(entries)), LINES), 1)
    ]


def _page(number: int, title: str, entries: Sequence[Entry], desk: Desk) -> Page:
    u, area = desk.u, desk.area
    gap, rows = 40 * u, LINES // 2
    columns = 1 if len(entries) <= rows else 2
    width = (area.width * (0.62 if columns == 1 else 1) - gap * (columns - 1)) / columns
    step = area.height / rows
    texts, rules = [], ""
    for index, (level, words, page) in enumerate(entries):
        column, row = divmod(index, rows)
        indent = 16 * u * (level - 1)
        x = area.x + column * (width + gap)
        x = area.right - width - column * (width + gap) if desk.like.rtl else x
        y, size = area.y + row * step, (12 if level == 1 else 10.5) * desk.w
        place = Rect(x, y + step - size * PLAIN - 4 * u, width, size * PLAIN)
        inner = Rect(x if desk.like.rtl else x + indent, place.y, width - indent, place.height)
        line = _shortened(desk, words, (inner.width - 40 * u) / size, 600 if level == 1 else 400)
        name = "caption" if level == 1 else "line"
        texts += [
            text("a", name, [line], inner, size, rtl=desk.like.rtl, href=f"page:{page}"),
            text("p", "value", [str(page)], place, size, rtl=desk.like.rtl),
        ]
        rules += pen.bar(x, y + step, width)
    rule = Stroke(rules, stroke="#d3d8dc", width=0.6 * u)
    return desk.page(number, title, texts, [rule])


def _shortened(desk: Desk, words: str, most: float, weight: int) -> Line:
    lines = break_lines(desk.measure.pieces(words, weight), most)
    if len(lines) < 2:
        return lines[0] if lines else Line(" ", 0)
    return Line(f"{lines[0].text} …", most)


def _pages(chapter: Chapter, desk: Desk) -> list[Page]:
    return contents(chapter.content, [], desk)


SECTION = Section("contents", _plan, _pages)
