"""What one page holds for its template: texts with their places, and a drawing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from canvases.exports.layout.line_breaking import TextLine, TextPiece
from canvases.exports.layout.notes import DOTS_ROW, EDGE, GAP, LINE, PAD_X, PAD_Y, PlacedNote
from canvases.exports.layout.shapes import Rect
from canvases.exports.page.strokes import Stroke

_NOWHERE: Final = Rect(0, 0, 0, 0)


class TextRuler(Protocol):
    """Who can tell how wide text is (see `ruler.Ruler`)."""

    def pieces(
        self, text: str, weight: int = ..., language: str = ...
    ) -> tuple[TextPiece, ...]: ...

    def dots(self, text: str, *, rtl: bool) -> float: ...


@dataclass(frozen=True, slots=True)
class Text:
    """A heading or paragraph, its lines broken, at a fixed place."""

    tag: str
    name: str  # its class in the style sheet
    text: str
    style: str
    rtl: bool = False
    lang: str = ""
    href: str = ""
    place: Rect = _NOWHERE  # the same as in `style`, for who writes no CSS
    size: float = 0.0
    colour: str = ""


@dataclass(frozen=True, slots=True)
class ListItem:
    """A note in a list: its margins put it where the packing wants it."""

    text: str
    name: str
    style: str
    rtl: bool
    lang: str


@dataclass(frozen=True, slots=True)
class Notes:
    """The heading of a box and its notes."""

    heading: list[Text]
    style: str = ""
    items: list[ListItem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line of a pack's contents and of the outline in a reader: level 1 or 2, and its page."""

    level: int
    title: str
    page: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `groups` hold what stands under a second-level heading."""

    number: int
    drawing: list[Stroke]
    top: list[Text]
    groups: list[tuple[list[Text], list[Notes]]]
    bottom: list[Text]
    logo: Rect | None = None  # where the brand's logo stands
    figure: bool = True  # the drawing says something; else it is decoration
    bookmark: Bookmark | None = None


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What a reader's software is told of a document; `logo` is a PNG."""

    title: str
    language: str
    rtl: bool
    drawing: str  # in words, for who does not see it
    logo_words: str
    logo: bytes | None = None
    in_pack: bool = False  # the outline then has the marks of pages, not their headings


LINE_HEIGHT: Final = 1.3
"""Height of a line of headings and sentences, in ems; of notes see `notes.LINE`."""

_ROW: Final = 2 * PAD_Y + GAP
"""From the text of a note to that of the note below, in ems: the style sheet's margin of li."""


def text(
    tag: str,
    name: str,
    lines: Iterable[TextLine | str],
    place: Rect,
    size: float,
    *,
    colour: str = "",
    **more: Any,
) -> Text:
    """A text at a place, one line under another in type of `size` points; `colour` as #rrggbb."""
    content = "\n".join(line if isinstance(line, str) else line.text for line in lines)
    style = f"{at(place)};font-size:{size:.2f}pt;line-height:{size * LINE_HEIGHT:.2f}pt"
    style += f";color:{colour}" if colour else ""
    return Text(tag, name, content, style, place=place, size=size, colour=colour, **more)


def at(place: Rect) -> str:
    """The CSS that puts an element at a place; both sizes given, WeasyPrint need not look."""
    return (
        f"left:{place.x:.1f}pt;top:{place.y:.1f}pt;"
        f"width:{place.width:.1f}pt;height:{place.height:.1f}pt"
    )


def note_list(
    notes: Iterable[PlacedNote], size: float, area: Rect, scripts: dict[str, tuple[bool, str]]
) -> tuple[str, list[ListItem]]:
    """The style of the list over `area`, and its items.

    Items follow one another in the flow, which is laid out faster than absolute boxes; a negative
    margin moves one up to stand beside the one before. Most stand one row below another, which the
    style sheet knows already: a style of its own costs each item time. `scripts` tells for each
    note whether it runs from right to left, and its language.
    """
    notes = list(notes)
    start = min((_text_x(note.rect, size, scripts[note.id][0]) for note in notes), default=area.x)
    first = notes[0].rect.y + PAD_Y * size if notes else area.y
    found, y = [], first - _ROW * size
    place = Rect(start, y, area.right - start, area.height)
    for note in notes:
        rtl, lang = scripts[note.id]
        top = note.rect.y + PAD_Y * size
        name, styles = "", []
        beyond = (top - y) / size - _ROW
        if abs(beyond - DOTS_ROW) < 0.01:
            name = "after"  # a row of dots: see the style sheet
        elif abs(beyond) > 0.01:
            styles.append(f"margin-top:{top - y:.2f}pt")
        indent = _text_x(note.rect, size, rtl) - start
        if indent > 0.05:
            styles.append(f"margin-left:{indent:.1f}pt")
        if rtl:
            styles.append(f"width:{note.rect.width - size * (2 * PAD_X + EDGE):.1f}pt")
        height = len(note.lines) * note.leading * size
        if note.leading > LINE:  # an estimate; the lines may turn out a little less high
            styles.append(f"height:{height:.2f}pt")
        found.append(ListItem("\n".join(note.lines), name, ";".join(styles), rtl, lang))
        y = top + height
    return f"{at(place)};font-size:{size:.2f}pt;line-height:{LINE}em", found


def _text_x(box: Rect, size: float, rtl: bool) -> float:
    return box.x + size * (PAD_X if rtl else PAD_X + EDGE)
