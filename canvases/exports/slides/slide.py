"""One slide of a presentation, with its title and in its brand."""

import io
from dataclasses import replace
from typing import Any

from canvases.exports.layout.shapes import Rect
from canvases.exports.page.brand import BAND, logo_place
from canvases.exports.page.page import Text
from canvases.exports.page.sheet import Sheet
from canvases.exports.slides.drawingml import Shapes, ShapeStyle, emu, preset, set_body
from canvases.exports.slides.template import LAYOUT
from canvases.exports.slides.text_boxes import body_of
from canvases.exports.slides.words import SLIDE


def add_slide(made: Any, sheet: Sheet, title: Text, shapes: Shapes) -> Any:
    """A new slide with its title in the layout's placeholder, dressed in the brand."""
    slide = made.slides.add_slide(made.slide_layouts.get_by_name(LAYOUT))
    holder, place = slide.shapes.title, title.place
    holder.left, holder.top = emu(place.x), emu(place.y)
    holder.width, holder.height = emu(place.width), emu(place.height)
    brand = sheet.look.brand
    set_body(holder, body_of(replace(title, colour=brand.main)))
    if brand.accent:
        band = Rect(0, 0, SLIDE.width, BAND * SLIDE.scale)
        shapes.shape("Band", band, preset("rect"), ShapeStyle(brand.accent))
    shapes.put_on(slide)
    corner = logo_place(brand, SLIDE, rtl=sheet.rtl)
    if brand.logo and corner:
        size = emu(corner.x), emu(corner.y), emu(corner.width), emu(corner.height)
        logo = slide.shapes.add_picture(io.BytesIO(brand.logo), *size)
        logo.name = sheet.labels.logo
        logo.element.nvPicPr.cNvPr.set("descr", sheet.labels.logo)
    return slide
