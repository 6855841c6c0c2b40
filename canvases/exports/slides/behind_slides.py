"""Slides of what stands behind a canvas: what is known of it, and what its team thinks of it."""

from typing import Any

from canvases.exports.dossier.behind import Behind, Known, Scored
from canvases.exports.page.scripts import printable
from canvases.exports.page.sheet import Sheet
from canvases.exports.slides import block_tables, known_map, score_slide
from canvases.exports.slides.drawingml import Shapes
from canvases.exports.slides.slide import add_slide
from canvases.exports.slides.words import title_of


def add_behind(made: Any, sheet: Sheet, behind: Behind) -> None:
    """Slides for as much as there is; `sheet` gives language and brand."""
    if behind.known:
        _know(made, sheet, behind.known)
    if behind.scored:
        _score(made, sheet, behind.scored)


def _know(made: Any, sheet: Sheet, about: Known) -> None:
    slide = add_slide(made, sheet, title_of(about.title), Shapes())
    known_map.add_map(slide, about)
    known_map.draw_map(about).put_on(slide)
    _note(slide, about.told)
    needs, *tests = about.blocks
    for title, blocks in ((needs.heading, [needs]), (about.tests, tests)):
        for lines in block_tables.tables(blocks):
            slide = add_slide(made, sheet, title_of(f"{title}: {sheet.title}"), Shapes())
            block_tables.add_table(slide, title, lines)
            _note(slide, block_tables.all_told(blocks))


def _score(made: Any, sheet: Sheet, about: Scored) -> None:
    words = score_slide.draw_advice(about)
    slide = add_slide(made, sheet, title_of(about.title), words)
    score_slide.add_radar(slide, about)
    _note(slide, score_slide.told(about))


def _note(slide: Any, words: str) -> None:
    slide.notes_slide.notes_text_frame.text = printable(words)
