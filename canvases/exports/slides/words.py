"""Words on slides, in lines that are broken here: programs would break them each in its own way."""

from dataclasses import replace
from typing import Final

from canvases.exports.layout.frame import MARGIN
from canvases.exports.layout.line_breaking import break_lines
from canvases.exports.layout.papers import PAPERS
from canvases.exports.layout.shapes import Rect
from canvases.exports.page.page import LINE_HEIGHT, Text, text
from canvases.exports.page.scripts import is_rtl
from canvases.exports.slides.slide_ruler import SlideRuler, arial_ruler
from canvases.method.short_lines import short_lines

SLIDE: Final = PAPERS["slide"]
TOP: Final = 84.0
"""Where what stands under the title begins."""
AREA: Final = Rect(MARGIN, TOP, SLIDE.width - 2 * MARGIN, SLIDE.height - TOP - 30)


def title_of(words: str) -> Text:
    """The title of a slide in one line."""
    (line,) = short_lines(words, 70, 1)
    place = Rect(MARGIN, 28, SLIDE.width - 2 * MARGIN, 30)
    return text("h1", "title", [line], place, 22, rtl=False)


def lines_of(content: str, wide: float, size: float, *, bold: bool = False) -> list[str]:
    """The lines of a text that is so wide."""
    pieces = SlideRuler(arial_ruler()).pieces(" ".join(content.split()), 700 if bold else 400)
    return [line.text for line in break_lines(pieces, wide / size)]


def cut(lines: list[str], most: int) -> list[str]:
    """At most so many lines; the last one says that there were more."""
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1][:-1]}…"]


def written(name: str, content: str, place: Rect, size: float, *, most: int = 99) -> Text:
    """A text in at most so many lines as wide as `place`, which gets the height needed."""
    found = cut(lines_of(content, place.width, size, bold=name == "caption"), most)
    high = replace(place, height=len(found) * size * LINE_HEIGHT)
    return text("p", name, found, high, size, rtl=is_rtl(content, False))
