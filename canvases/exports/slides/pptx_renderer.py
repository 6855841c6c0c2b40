"""From sheets to the bytes of a PowerPoint file; in the export worker, never in the web process."""

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from canvases.exports.dossier.behind import Behind
from canvases.exports.layout.columns import ColumnPart
from canvases.exports.layout.line_breaking import break_lines, natural_width
from canvases.exports.layout.papers import PAPERS
from canvases.exports.page.composer import PageComposer
from canvases.exports.page.header import footer
from canvases.exports.page.offers import Offers
from canvases.exports.page.page import Text, TextRuler
from canvases.exports.page.picture import arrange
from canvases.exports.page.scripts import printable
from canvases.exports.page.sheet import Sheet
from canvases.exports.pdf.pdf_renderer import ruler
from canvases.exports.slides import offer_slides
from canvases.exports.slides.behind_slides import add_behind
from canvases.exports.slides.canvas_slide import draw_canvas
from canvases.exports.slides.continuation_slide import draw_further
from canvases.exports.slides.drawingml import Shapes
from canvases.exports.slides.slide import add_slide
from canvases.exports.slides.slide_notes import SlideNotes
from canvases.exports.slides.slide_ruler import SlideRuler
from canvases.exports.slides.speaker_notes import appendix
from canvases.exports.slides.template import blank
from canvases.exports.slides.words import title_of
from canvases.method.kinds import Kind

_SLIDE: Final = PAPERS["slide"]


def render_pptx(
    sheets: Sequence[Sheet], compared: Sequence[Offers] = (), behind: Sequence[Behind] = ()
) -> bytes:
    """A presentation with a slide for each sheet, slides for what found no room on it and for what
    stands `behind` it, and two for the offers of each segment that are compared."""
    made, file = blank(), io.BytesIO()
    for at, sheet in enumerate(sheets):
        _add(made, sheet)
        for its in behind[at : at + 1]:
            add_behind(made, sheet, its)
    for about in compared:
        _compare(made, sheets[0], about)
    _describe(made, sheets)
    made.save(file)
    return file.getvalue()


def _add(made: Any, sheet: Sheet) -> None:
    measure, look = SlideRuler(ruler()), sheet.look
    picture = arrange(sheet, _SLIDE, measure)
    pages = PageComposer(sheet, _SLIDE, measure)
    tiles = SlideNotes(sheet, dots=look.weights)
    following = pages.following(picture) if look.continuation else []
    page = pages.picture(picture, _first_pages(following))
    title = next(text for text in page.top if text.tag == "h1")
    bottom = footer(sheet, _SLIDE, measure, 1, key=bool(sheet.notes) and look.weights)
    slide = add_slide(
        made, sheet, replace(title, text=sheet.title), draw_canvas(tiles, picture, page, bottom)
    )
    slide.notes_slide.notes_text_frame.text = printable(appendix(sheet))
    for number, parts in enumerate(following, 2):
        page = pages.further(number, parts)
        ((title, *_rest), _boxes) = page.groups[0]
        words = _titled(sheet.title, title, measure)
        shapes = draw_further(tiles, parts, page, pages.column_type)
        add_slide(made, sheet, replace(title, text=words), shapes)


def _compare(made: Any, sample: Sheet, about: Offers) -> None:
    """The offers for a segment as a chart, and on one circle; `sample` gives language and brand."""
    words = offer_slides.told(about)
    chart = add_slide(made, sample, title_of(about.title), Shapes())
    offer_slides.add_chart(chart, about)
    circle = add_slide(
        made, sample, title_of(about.title_on_circle), offer_slides.draw_circle(about)
    )
    for slide in (chart, circle):
        slide.notes_slide.notes_text_frame.text = printable(words)


def _titled(title: str, further: Text, measure: TextRuler) -> str:
    """The title of a slide that follows, in one line: a long title of the canvas is cut."""
    room = further.place.width / further.size
    rest = natural_width(measure.pieces(f"… – {further.text}", 700))
    first, *others = break_lines(measure.pieces(title, 700), room - rest)
    return f"{first.text}{'…' if others else ''} – {further.text}"


def _first_pages(following: list[list[ColumnPart]]) -> dict[Kind | None, int]:
    """The page on which each box goes on."""
    first: dict[Kind | None, int] = {}
    for number, parts in enumerate(following, 2):
        for part in parts:
            first.setdefault(part.kind, number)
    return first


def _describe(made: Any, sheets: Sequence[Sheet]) -> None:
    """What the file says about itself."""
    about, first = made.core_properties, sheets[0]
    title = first.workspace if len(sheets) > 1 else ""
    about.title = printable(title or first.title)[:255]
    about.subject = printable(first.segment)[:255]
    about.comments = first.labels.credit
    about.language = first.language
    about.author = about.last_modified_by = printable(first.workspace)[:255]
