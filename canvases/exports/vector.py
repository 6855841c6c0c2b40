"""A canvas as SVG with real text: the first page as the PDF has it, from the same packing.

One file without anything from elsewhere: fonts are asked for by name, so the text stays text and
can be searched and edited; a viewer without Inter takes its own.
"""

import base64
from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from canvases.exports import pen
from canvases.exports.branding import LOGO
from canvases.exports.compose import Pages, compose
from canvases.exports.entries import EDGE, PAD_X, PAD_Y, Placed
from canvases.exports.ink import COLOURS, INK, Stroke
from canvases.exports.measure import FAMILIES
from canvases.exports.page import PLAIN, Page, Text
from canvases.exports.papers import PAPERS, Paper
from canvases.exports.picture import arrange
from canvases.exports.rendering import ruler
from canvases.exports.scripts import printable
from canvases.exports.shapes import Point
from canvases.exports.sheet import Sheet

_BASE_LINE: Final = 0.36  # of the type below the middle of a line
_BOLD: Final = {"title": 700, "figure": 700, "caption": 600, "further": 600}
_QUIET: Final = {"more", "hint", "foot", "figure-name"}
_ENDS: Final = {"beside", "end", "value", "figure", "figure-name"}


def render_svg(sheet: Sheet, code: str) -> bytes:
    """In the worker, which measures text: the first page as UTF-8."""
    paper = PAPERS[code]
    picture = arrange(sheet, paper, ruler())
    page = compose(sheet, paper, ruler())[0]
    notes = Pages(sheet, paper, ruler())
    inner = [
        *_surface(paper),
        *(_path(stroke) for stroke in page.drawing),
        *_logo(sheet, page),
        *(_text(one) for one in _texts(page)),
    ]
    inner += [
        _note(note, packing.size, *notes.scripts[note.id])
        for packing in picture.packings.values()
        for note in packing.placed
    ]
    families = escape(", ".join(f"'{name}'" for name in FAMILIES[:-1]))
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {paper.width:g} {paper.height:g}"'
        f' width="{paper.width:g}pt" height="{paper.height:g}pt" xml:lang="{sheet.language}"'
        f' role="img" aria-labelledby="t" font-family="{families}, sans-serif" fill="{INK}"'
        f' xml:space="preserve"><title id="t">{escape(sheet.title)}</title>'
    )
    return printable("\n".join([head, *inner, "</svg>\n"])).encode()


def _surface(paper: Paper) -> Iterator[str]:
    yield f'<rect width="{paper.width:g}" height="{paper.height:g}" fill="{paper.tint}"/>'


def _path(stroke: Stroke) -> str:
    look = f' fill="{stroke.fill}"'
    if stroke.width:
        look += f' stroke="{stroke.stroke}" stroke-width="{stroke.width:.2f}"'
    look += f' stroke-dasharray="{stroke.dashes}"' if stroke.dashes else ""
    look += ' stroke-linecap="round"' if stroke.cap else ""
    look += ' stroke-linejoin="round"' if stroke.join else ""
    return f'<path d="{pen.svg(stroke.path)}"{look}/>'


def _logo(sheet: Sheet, page: Page) -> Iterator[str]:
    if page.logo and sheet.look.brand.logo:
        content = base64.b64encode(sheet.look.brand.logo).decode()
        place = page.logo
        yield (
            f'<image id="{LOGO.replace(":", "-")}" x="{place.x:.1f}" y="{place.y:.1f}"'
            f' width="{place.width:.1f}" height="{place.height:.1f}"'
            f' href="data:image/png;base64,{content}"/>'
        )


def _texts(page: Page) -> Iterator[Text]:
    yield from page.top
    for headings, boxes in page.groups:
        yield from headings
        for box in boxes:
            yield from box.heading
    yield from page.bottom


def _text(one: Text) -> str:
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
    look = f'{_way(one.rtl)} text-anchor="{anchor}"'
    look += f' font-weight="{weight}"' if weight != 400 else ""
    look += f' fill="{colour}"' if colour else ""
    lines = one.text.split("\n")
    return _lines(lines, (x, one.place.y), one.size, one.size * PLAIN, look)


def _note(note: Placed, size: float, rtl: bool, lang: str) -> str:
    edge = (PAD_X + EDGE) * size
    x = note.rect.right - edge if rtl else note.rect.x + edge
    look = _way(rtl) + (f' xml:lang="{lang}"' if lang else "")
    top = note.rect.y + PAD_Y * size
    return _lines(note.lines, (x, top), size, note.leading * size, look)


def _way(rtl: bool) -> str:
    return ' direction="rtl"' if rtl else ""


def _lines(lines: Sequence[str], at: Point, size: float, step: float, look: str) -> str:
    x, first = at[0], at[1] + step / 2 + _BASE_LINE * size
    spans = "".join(
        f'<tspan x="{x:.1f}" y="{first + number * step:.1f}">{escape(line)}</tspan>'
        for number, line in enumerate(lines)
    )
    return f'<text font-size="{size:.2f}"{look}>{spans}</text>'
