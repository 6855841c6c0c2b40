"""Files made of canvases: a slide as PDF, the same again, pictures, and a large pack."""

import io
import time
from collections.abc import Callable

from django.core.cache import caches
from pypdf import PdfReader

from benchmarks.boards import make_board
from benchmarks.measure import Row, Table, in_turns, ms
from canvases.exports.board_sheet import from_board
from canvases.exports.pack import pack
from canvases.exports.pack.sections.section import Chapter, PackSource
from canvases.exports.page.sheet import Sheet
from canvases.exports.pdf import pdf, png, render_workers, svg
from canvases.exports.slides import powerpoint
from canvases.queries.board import load_board

CANVASES = 60
"""In the pack; each has 30 notes."""


def run() -> list[Table]:
    """Both tables."""
    render_workers.warm()
    sheet = _sheet(30)
    return [_slide(sheet), _pack()]


def _slide(sheet: Sheet) -> Table:
    times = in_turns(
        9,
        pdf=lambda: pdf.render(sheet, "slide"),
        again=_again(),
        png=lambda: png.render(sheet, "slide"),
        svg=lambda: svg.render(sheet, "slide"),
        pptx=lambda: powerpoint.render([sheet]),
    )
    table = Table(
        "A slide of 30 notes",
        "From the board's values to the file, through a worker process; median of 9 rounds.",
    )
    table.rows = [
        Row("PDF, against 0.45 s", ms(times["pdf"]), times["pdf"] / 0.45, 1.0),
        Row("the same from the cache, against a render", ms(times["again"]),
            times["again"] / times["pdf"], 0.2),
        *(Row(name.upper(), ms(times[name])) for name in ("png", "svg", "pptx")),
    ]  # fmt: skip
    return table


def _pack() -> Table:
    told: list[int] = []
    start = time.perf_counter()
    made = pack.render(
        *_chapters(CANVASES), "slide", report_progress=lambda done, _total: told.append(done)
    )
    seconds = time.perf_counter() - start
    pages = len(PdfReader(io.BytesIO(made)).pages)
    table = Table("A pack", f"{CANVASES} canvases of 30 notes with all that belongs to them.")
    table.rows = [
        Row("from the boards' values to the file", f"{seconds:.1f} s"),
        Row("pages", f"{pages}, {pages / seconds:.1f} a second"),
        Row("size", f"{len(made) / 1e6:.1f} MB"),
        Row("times that progress was told", f"{len(set(told))}"),
    ]
    return table


def _chapters(canvases: int) -> tuple[list[Chapter], Sheet, str]:
    boards = tuple(
        load_board(make_board(30, seed=20 + number).canvas) for number in range(canvases)
    )
    sheets = tuple(from_board(board, "en") for board in boards)
    return pack.plan(PackSource("Pack", boards, sheets)), sheets[0], "Pack"


def _again() -> Callable[[], object]:
    canvas = make_board(30, seed=7).canvas
    caches["exports"].clear()
    return lambda: pdf.export_canvas(canvas, "slide", "en")


def _sheet(notes: int) -> Sheet:
    return from_board(load_board(make_board(notes, seed=6).canvas), "en")
