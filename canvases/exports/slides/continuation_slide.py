"""A slide of notes that found no room on the picture, in columns."""

from collections.abc import Sequence

from canvases.exports.layout.columns import ColumnPart
from canvases.exports.layout.notes import PlacedNote
from canvases.exports.page.page import Page
from canvases.exports.slides.drawingml import Shapes, ShapeStyle, preset
from canvases.exports.slides.note_shape import add_note
from canvases.exports.slides.slide_notes import SlideNotes
from canvases.exports.slides.text_body import Body, Paragraph, Run
from canvases.exports.slides.text_boxes import add_texts


def draw_further(tiles: SlideNotes, parts: Sequence[ColumnPart], page: Page, size: float) -> Shapes:
    """The shapes of the slide but its title; `size` is that of the notes' type."""
    shapes = Shapes()
    ((_titles, boxes),) = page.groups
    for part, box in zip(parts, boxes, strict=True):
        add_texts(shapes, box.heading)
        for placed in part.placed:
            if part.kind is None:
                _sentence(shapes, placed, size)
            else:
                add_note(shapes, tiles.tile(placed, size), shapes.new_id(), dots=tiles.dots)
    add_texts(shapes, page.bottom)
    return shapes


def _sentence(shapes: Shapes, placed: PlacedNote, size: float) -> None:
    """A value proposition too long for the header: its lines of this column."""
    words = "\n".join(placed.lines)
    body = Body((Paragraph((Run(words, size),), placed.leading * size),), wrap=False)
    shapes.shape(words[:40], placed.rect, preset("rect"), ShapeStyle(), body)
