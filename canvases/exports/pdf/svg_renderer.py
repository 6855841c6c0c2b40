"""The first page of a canvas as SVG with real text, from the same packing as the PDF.

One file without anything from elsewhere: fonts are asked for by name, so the text stays text and
can be searched and edited; a viewer without Inter takes its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from canvases.exports.layout.notes import EDGE, PAD_X, PAD_Y, PlacedNote
from canvases.exports.layout.papers import PAPERS
from canvases.exports.page import strokes
from canvases.exports.page.composer import PageComposer
from canvases.exports.page.page import LINE_HEIGHT, Notes, Page, Text
from canvases.exports.page.picture import Picture, arrange
from canvases.exports.page.scripts import printable
from canvases.exports.page.sheet import Sheet
from canvases.exports.page.strokes import COLOURS, INK, Stroke
from canvases.exports.pdf.pdf_renderer import data_address, environment, ruler
from canvases.exports.pdf.ruler import FAMILIES
from canvases.method.kinds import KINDS, SIDES, Kind, Side

_BASE_LINE: Final = 0.36  # of the type below the middle of a line
_BOLD: Final = {"title": 700, "figure": 700, "caption": 600, "further": 600}
_QUIET: Final = {"more", "hint", "foot", "figure-name"}
_ENDS: Final = {"end", "value", "figure", "figure-name"}


@dataclass(frozen=True, slots=True)
class SvgText:
    """Lines of text under one another, `step` points apart; `first` is the first base line."""

    lines: Sequence[str]
    x: float
    first: float
    step: float
    size: float
    rtl: bool
    lang: str = ""
    anchor: str = ""
    weight: int = 400
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Layer:
    """A group of the drawing: the step of a presentation that shows it, or "words" of all steps,
    and of notes the name of their box."""

    step: str
    drawing: Sequence[Stroke]
    texts: Sequence[SvgText]
    label: str = ""


def render_svg(sheet: Sheet, code: str, *, inside: bool = False) -> bytes:
    """In the worker, which measures text: the first page as UTF-8. `inside`: as part of a page, to
    which its texts belong."""
    paper, logo = PAPERS[code], sheet.look.brand.logo
    picture = arrange(sheet, paper, ruler())
    composer = PageComposer(sheet, paper, ruler())
    page = composer.picture(picture, {})
    families = ", ".join(f"'{name}'" for name in FAMILIES[:-1])
    drawn = (
        environment()
        .get_template("canvas.svg")
        .render(
            sheet=sheet,
            paper=paper,
            page=page,
            layers=[one for one in _layers(composer, picture, page) if one.drawing or one.texts],
            logo=data_address("image/png", logo) if logo else "",
            families=f"{families}, sans-serif",
            ink=INK,
            inside=inside,
        )
    )
    return printable(drawn).encode()


def _layers(composer: PageComposer, picture: Picture, page: Page) -> Iterator[Layer]:
    """The layers of a picture, the lowest first."""
    title, *fit = page.top
    words, headings, boxes = [title, *page.bottom], list[Text](), dict[Kind, Notes]()
    for side, (captions, found) in zip((Side.VALUE_MAP, Side.PROFILE), page.groups, strict=True):
        words += captions
        boxes |= dict(zip(SIDES[side], found, strict=True))
    for kind, box in boxes.items():
        shown = 1 if picture.packings[kind].placed else None
        headings += box.heading[:shown]  # with the hint that the box is empty
    yield Layer("canvas", composer.shapes_drawn(picture), [_heading(one) for one in headings])
    key = composer.bottom(picture).drawing
    yield Layer("words", key, [_heading(one) for one in words])
    yield Layer("link", strokes.lines(picture.routes, composer.u), [])
    for kind, packing in picture.packings.items():
        if packing.placed:
            texts = [_heading(one) for one in boxes[kind].heading[1:]]
            texts += [_note(one, packing.size, *composer.scripts[one.id]) for one in packing.placed]
            step = kind if KINDS[kind].side is Side.PROFILE else "answer"
            label = composer.sheet.labels.boxes[kind]
            yield Layer(step, composer.notes_drawn(picture, [kind]), texts, label)
    yield Layer("fit", picture.header.bars, [_heading(one) for one in fit])


def _heading(one: Text) -> SvgText:
    """A text with the look that templates/exports/sheet.css gives it."""
    names = set(one.name.split())
    weight = max((_BOLD.get(name, 400) for name in names), default=400)
    weight = 600 if one.tag == "h3" else weight
    colour = next((COLOURS[name] for name in names if name in COLOURS), "")
    colour = one.colour or colour or ("#5b6770" if names & _QUIET else "")
    x, anchor = one.place.x, "start"
    if "round" in names:
        x, anchor = one.place.x + one.place.width / 2, "middle"
    elif names & _ENDS:
        x, anchor = (one.place.x if one.rtl else one.place.right), "end"
    elif one.rtl:
        x = one.place.right
    step = one.size * LINE_HEIGHT
    first = one.place.y + step / 2 + _BASE_LINE * one.size
    lines = one.text.split("\n")
    return SvgText(lines, x, first, step, one.size, one.rtl, "", anchor, weight, colour)


def _note(note: PlacedNote, size: float, rtl: bool, lang: str) -> SvgText:
    edge = (PAD_X + EDGE) * size
    x = note.rect.right - edge if rtl else note.rect.x + edge
    step = note.leading * size
    first = note.rect.y + PAD_Y * size + step / 2 + _BASE_LINE * size
    return SvgText(note.lines, x, first, step, size, rtl, lang)
