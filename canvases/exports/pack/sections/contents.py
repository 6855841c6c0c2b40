"""What is where: a line for each chapter, leading to its page."""

from collections.abc import Iterator, Sequence
from typing import Final

from django.utils.translation import gettext as _

from canvases.exports.layout import svg_path
from canvases.exports.layout.line_breaking import TextLine, break_lines, natural_width
from canvases.exports.layout.shapes import Rect
from canvases.exports.pack.sections.section import Chapter, PackSource, PageBuilder, Section
from canvases.exports.page.page import LINE_HEIGHT, Bookmark, Page, text
from canvases.exports.page.strokes import Stroke

LINES: Final = 36
"""Of a page, in two columns."""

_SHARE: Final = 0.62  # of the page's width: the least of one column
_FIGURES: Final = 40.0  # width kept for the numbers of pages
_INDENT: Final = 16.0  # of the second level


def _plan(source: PackSource) -> Iterator[Chapter]:
    if not source.is_small:
        yield Chapter("contents", "", _("Contents"))


def pages_needed(entries: int) -> int:
    """How many pages so many lines take."""
    return max(1, -(-entries // LINES))


def contents(title: str, entries: Sequence[Bookmark], builder: PageBuilder) -> list[Page]:
    """The pages with these lines."""
    return [
        _page(number, title, entries[start : start + LINES], builder)
        for number, start in enumerate(range(0, max(1, len(entries)), LINES), 1)
    ]


def _page(number: int, title: str, entries: Sequence[Bookmark], builder: PageBuilder) -> Page:
    u, area = builder.u, builder.area
    gap, rows = 40 * u, LINES // 2
    columns = 1 if len(entries) <= rows else 2
    width = (area.width - gap) / 2 if columns == 2 else _width(builder, entries)
    step = area.height / rows
    texts, rules = [], ""
    for index, entry in enumerate(entries):
        column, row = divmod(index, rows)
        indent = _INDENT * u * (entry.level - 1)
        x = area.x + column * (width + gap)
        x = area.right - width - column * (width + gap) if builder.sample.rtl else x
        y, size = area.y + row * step, _size(builder, entry.level)
        place = Rect(x, y + step - size * LINE_HEIGHT - 4 * u, width, size * LINE_HEIGHT)
        inner = Rect(x if builder.sample.rtl else x + indent, place.y, width - indent, place.height)
        line = _shortened(
            builder, entry.title, (inner.width - _FIGURES * u) / size, _weight(entry.level)
        )
        name = "caption" if entry.level == 1 else "line"
        texts += [
            text("a", name, [line], inner, size, rtl=builder.sample.rtl, href=f"pack:{entry.page}"),
            text("p", "value", [str(entry.page)], place, size, rtl=builder.sample.rtl),
        ]
        rules += svg_path.bar(x, y + step, width)
    rule = Stroke(rules, stroke="#d3d8dc", width=0.6 * u)
    return builder.page(number, title, texts, [rule])


def _size(builder: PageBuilder, level: int) -> float:
    return (12 if level == 1 else 10.5) * builder.w


def _weight(level: int) -> int:
    return 600 if level == 1 else 400


def _width(builder: PageBuilder, entries: Sequence[Bookmark]) -> float:
    """Of one column: wide enough for its longest line, but figures stay near the others."""
    longest = max((
        natural_width(builder.ruler.pieces(one.title, _weight(one.level)))
        * _size(builder, one.level)
        + (_INDENT * (one.level - 1) + _FIGURES) * builder.u
        for one in entries
    ), default=0.0)  # fmt: skip
    return min(max(_SHARE * builder.area.width, 1.01 * longest), builder.area.width)


def _shortened(builder: PageBuilder, words: str, most: float, weight: int) -> TextLine:
    lines = break_lines(builder.ruler.pieces(words, weight), most)
    if len(lines) < 2:
        return lines[0] if lines else TextLine(" ", 0)
    return TextLine(f"{lines[0].text} …", most)


def _pages(chapter: Chapter, builder: PageBuilder) -> list[Page]:
    return contents(chapter.content, [], builder)


SECTION = Section("contents", _plan, _pages)
