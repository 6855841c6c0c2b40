"""From sheets to the bytes of a PowerPoint file; in the export worker, never in the web process."""

import gc
import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from canvases.exports.compose import Pages
from canvases.exports.continuation import Part
from canvases.exports.header import footer
from canvases.exports.options import Options
from canvases.exports.page import Text
from canvases.exports.papers import PAPERS
from canvases.exports.picture import arrange
from canvases.exports.rendering import ruler
from canvases.exports.scripts import printable
from canvases.exports.sheet import Sheet, SheetFit
from canvases.exports.slides.canvas_slide import draw_canvas
from canvases.exports.slides.drawing import Shapes, emu, set_body
from canvases.exports.slides.further_slide import draw_further
from canvases.exports.slides.speaker_notes import appendix
from canvases.exports.slides.template import LAYOUT, blank
from canvases.exports.slides.tiles import Tiles
from canvases.exports.slides.words import body_of
from canvases.method.kinds import Kind

_SLIDE: Final = PAPERS["slide"]


def render_pptx(sheets: Sequence[Sheet], options: Options) -> bytes:
    """A presentation with a slide for each sheet, and slides for what found no room on it."""
    gc.disable()  # as for PDF: many small objects, and the worker is renewed anyway
    try:
        made = blank()
        for sheet in sheets:
            _add(made, _shown(sheet, options), options)
        _describe(made, sheets)
        file = io.BytesIO()
        made.save(file)
        return file.getvalue()
    finally:
        gc.enable()


def _shown(sheet: Sheet, options: Options) -> Sheet:
    """The sheet without what is not wanted."""
    links = sheet.links if options.links else ()
    return replace(sheet, links=links, fit=sheet.fit if options.fit else SheetFit())


def _add(made: Any, sheet: Sheet, options: Options) -> None:
    measure = ruler()
    picture = arrange(sheet, _SLIDE, measure)
    pages = Pages(sheet, _SLIDE, measure)
    tiles = Tiles(sheet, picture.entries, dots=options.weights)
    following = pages.following(picture) if options.continuation else []
    page = pages.picture(picture, _first_pages(following))
    title = next(text for text in page.top if text.tag == "h1")
    explains = bool(sheet.notes) and options.weights and options.links
    bottom = footer(sheet, _SLIDE, measure, 1, key=explains)
    slide = _slide(made, title, sheet.title, draw_canvas(tiles, picture, page, bottom))
    slide.notes_slide.notes_text_frame.text = printable(appendix(sheet))
    for number, parts in enumerate(following, 2):
        page = pages.further(number, parts)
        ((title, *_rest), _boxes) = page.groups[0]
        words = f"{sheet.title} – {title.text}"
        _slide(made, title, words, draw_further(tiles, parts, page, pages.column_type))


def _first_pages(following: list[list[Part]]) -> dict[Kind | None, int]:
    """The page on which each box goes on."""
    first: dict[Kind | None, int] = {}
    for number, parts in enumerate(following, 2):
        for part in parts:
            first.setdefault(part.kind, number)
    return first


def _slide(made: Any, title: Text, words: str, shapes: Shapes) -> Any:
    """A new slide with its title in the layout's placeholder."""
    slide = made.slides.add_slide(made.slide_layouts.get_by_name(LAYOUT))
    holder, place = slide.shapes.title, title.place
    holder.left, holder.top = emu(place.x), emu(place.y)
    holder.width, holder.height = emu(place.width), emu(place.height)
    set_body(holder, body_of(replace(title, text=words)))
    shapes.put_on(slide)
    return slide


def _describe(made: Any, sheets: Sequence[Sheet]) -> None:
    """What the file says about itself."""
    about, first = made.core_properties, sheets[0]
    about.title = printable(first.title if len(sheets) == 1 else first.workspace)[:255]
    about.subject = printable(first.segment)[:255]
    about.comments = first.labels.credit
    about.language = first.language
    about.author = about.last_modified_by = printable(first.workspace)[:255]
