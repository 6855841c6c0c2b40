"""What stands over square and circle: whose value map, whose profile."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from canvases.exports.layout.frame import MARGIN, frame
from canvases.exports.layout.line_breaking import balanced, natural_width
from canvases.exports.layout.papers import Paper
from canvases.exports.layout.shapes import Rect
from canvases.exports.page.page import LINE_HEIGHT, Text, TextRuler, text
from canvases.exports.page.sheet import Sheet

_CAPTION: Final = 10.5
_WIDTH: Final = 410.0
_APART: Final = 10.0  # from the words to a caption beside them


def _caption(
    sheet: Sheet, ruler: TextRuler, paper: Paper, words: str, most: float = _WIDTH
) -> Text:
    """A caption in lines of `most`, with its size but without a place."""
    lines = balanced(ruler.pieces(words, 600), most / _CAPTION)
    size = _CAPTION * paper.scale
    wide = max(line.width for line in lines) * size
    place = Rect(0, 0, wide, len(lines) * size * LINE_HEIGHT)
    return text("h2", "caption", lines, place, size, rtl=sheet.rtl)


def value_map_caption(sheet: Sheet, ruler: TextRuler, paper: Paper) -> Text:
    """The caption of the square."""
    label, name = sheet.labels.value_map, sheet.value_map
    return _caption(sheet, ruler, paper, f"{label}: {name}" if name else label)


def profile_captions(sheet: Sheet, ruler: TextRuler, paper: Paper) -> list[Text]:
    """Captions of the circle: as it should be, without the label, and narrow."""
    label, name = sheet.labels.profile, sheet.segment
    words = f"{label}: {name}" if name else label
    return [
        _caption(sheet, ruler, paper, words),
        _caption(sheet, ruler, paper, name or label),
        _caption(sheet, ruler, paper, words, _WIDTH / 2),
    ]


@dataclass(frozen=True, slots=True)
class Beside:
    """The room at the end of a page's first lines: right of the `words`, below its `corner`."""

    paper: Paper
    ruler: TextRuler
    words: list[Text]
    corner: float

    @property
    def start(self) -> float:
        """Where the room begins."""
        return max(map(self._reach, self.words)) + _APART * self.paper.words

    def _reach(self, words: Text) -> float:
        weight = 700 if words.tag == "h1" else 400
        lines = (self.ruler.pieces(line, weight) for line in words.text.split("\n"))
        return words.place.x + max(map(natural_width, lines)) * words.size


def raise_caption(captions: Iterable[Text], room: Beside, top: float) -> tuple[Text | None, float]:
    """The first of the circle's captions, low ones first, that finds room beside the words, and
    where the circle may begin then: higher than at `top`. From right to left there is none: the
    words stand over the circle."""
    paper = room.paper
    u, start, right = paper.words, room.start, paper.width - MARGIN * paper.scale
    for one in sorted(captions, key=lambda one: one.place.height):
        wide, high = one.place.width, one.place.height
        peak = max(
            room.corner + 2 * u + high + 5 * paper.scale, room.words[-1].place.bottom - 2 * u
        )
        if peak < top and start + wide < right and not one.rtl:
            middle = frame(paper, top, peak=peak).circle.x
            x = min(max(start, middle - wide / 2), right - wide)
            return replace(one, place=replace(one.place, x=x)), peak
    return None, top
