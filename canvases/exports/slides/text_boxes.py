"""The words around the picture as text boxes. The PDF has them as HTML."""

import re
from collections.abc import Iterable
from typing import Final

from canvases.exports.layout.shapes import Rect
from canvases.exports.page.page import LINE_HEIGHT, Text
from canvases.exports.page.strokes import COLOURS, Stroke
from canvases.exports.slides.drawingml import Shapes, ShapeStyle, preset
from canvases.exports.slides.note_shape import DOT
from canvases.exports.slides.template import INK
from canvases.exports.slides.text_body import Body, Paragraph, Run

_BOLD: Final = {"title", "figure", "caption", "further"}
_QUIET: Final = {"more", "hint", "foot", "figure-name"}
_ALIGN: Final = {"round": "centre", "figure": "end", "figure-name": "end", "end": "end",
                 "value": "end"}  # fmt: skip
_STRAIGHT: Final = re.compile(r"M([\d.]+) ([\d.]+)L([\d.]+) \2")  # see `svg_path.bar`


def add_texts(shapes: Shapes, texts: Iterable[Text]) -> None:
    """Add each text as a box whose lines stay as they are."""
    for text in texts:
        name = " ".join(text.text.split())[:40]
        shapes.shape(name, text.place, preset("rect"), ShapeStyle(), body_of(text))


def body_of(text: Text) -> Body:
    """The look that templates/exports/sheet.css gives a text."""
    names = set(text.name.split())
    colour = next((COLOURS[name] for name in names if name in COLOURS), INK)
    if names & _QUIET:
        colour = "#5b6770"
    elif "statement" in names:
        colour = "#3c4854"
    colour = text.colour or colour
    bold = bool(names & _BOLD) or text.tag == "h3"
    align = next((_ALIGN[name] for name in names if name in _ALIGN), "start")
    run = Run(text.text, text.size, colour, bold, text.lang)
    paragraph = Paragraph((run,), text.size * LINE_HEIGHT, align, text.rtl)
    return Body((paragraph,), wrap=False)


def add_strokes(shapes: Shapes, strokes: Iterable[Stroke]) -> None:
    """Add the level lines of a drawing: bars of the fit, samples of lines in the key."""
    for stroke in strokes:
        straight = _STRAIGHT.fullmatch(stroke.path)
        if straight is None:
            continue
        x, y, right = (float(number) for number in straight.groups())
        length = right - x
        if stroke.width > 2 and not stroke.cap:  # a bar
            place = Rect(x, y - stroke.width / 2, length, stroke.width)
            shapes.shape("Bar", place, preset("rect"), ShapeStyle(stroke.stroke))
        elif stroke.cap:  # dots of weight
            place = Rect(x - DOT / 3, y - DOT / 2, length + DOT, DOT)
            body = Body((Paragraph((Run(5 * "●", DOT, stroke.stroke),), DOT),), wrap=False)
            shapes.shape("Dots", place, preset("rect"), ShapeStyle(), body)
        else:
            look = ShapeStyle("", stroke.stroke, stroke.width, "dash" if stroke.dashes else "")
            shapes.line("Line", (x, y), (x + length, y), look)
