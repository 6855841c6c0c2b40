"""The slide as PDF: against WeasyPrint alone, against its own empty page, against Chromium."""

import io
import subprocess
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median

from django.core.cache import caches
from pypdf import PdfReader

from benchmarks.boards import make_board
from benchmarks.measure import Row, Table, in_turns, ms
from canvases.exports import pack, pdf, png, press, svg, worker
from canvases.exports.board_sheet import from_board
from canvases.exports.papers import PAPERS
from canvases.exports.rendering import Proof, images, proof
from canvases.exports.sections.section import Chapter, Material
from canvases.exports.sheet import Sheet
from canvases.queries.board import load_board

SLIDE = PAPERS["slide"]
CHROMIUM = "/usr/bin/chromium"


def run() -> list[Table]:
    """Both tables."""
    started = time.perf_counter()
    worker.warm()
    with ThreadPoolExecutor(worker.WORKERS) as both:  # a nap for each worker: all are there
        list(both.map(lambda seconds: worker.run(time.sleep, seconds), [0.5] * worker.WORKERS))
    warming = time.perf_counter() - started - 0.5
    sheets = {notes: _sheet(notes) for notes in (0, 30, 100)}
    return [_slide(sheets, warming), _others(sheets[30]), _packs(), _chromium(sheets[30])]


def _slide(sheets: dict[int, Sheet], warming: float) -> Table:
    table = Table(
        "PDF of the slide",
        "Through a warmed worker process, from the board's values to the file, against WeasyPrint"
        " alone on the same HTML and drawing in this process; median of 15 rounds in turns.",
    )
    unseen = _sheet(30, seed=8)
    begin = time.perf_counter()
    pdf.render(unseen, "slide")
    first = time.perf_counter() - begin
    page = proof(sheets[30], SLIDE)
    times = in_turns(
        15,
        **{f"notes_{notes}": _renders(sheet) for notes, sheet in sheets.items()},
        alone=lambda: _weasyprint_alone(page),
        kept=_kept(),
    )
    full = times["notes_30"]
    rows = [
        ("30 notes, against WeasyPrint alone", full, times["alone"], 1.15),
        ("30 notes, against the empty slide", full, times["notes_0"], 2.3),
        ("100 notes, against the empty slide", times["notes_100"], times["notes_0"], 5.0),
        ("asked for again, against a render", times["kept"], full, 1 / 20),
        ("first export after the start, against later ones", first, full, 1.5),
    ]
    for what, ours, other, bar in rows:
        table.rows.append(Row(what, f"{ms(ours)} against {ms(other)}", ours / other, bar))
    table.rows.append(Row("warming the workers, before the first export", ms(warming)))
    return table


def _others(sheet: Sheet) -> Table:
    table = Table("Pictures of the slide", "30 notes, through the same workers, in turns.")
    times = in_turns(
        9,
        pdf=_renders(sheet),
        png=lambda: png.render(sheet, "slide"),
        svg=lambda: svg.render(sheet, "slide"),
    )
    table.rows = [
        Row("PNG, against the PDF", f"{ms(times['png'])} against {ms(times['pdf'])}",
            times["png"] / times["pdf"], 1.5),
        Row("SVG", ms(times["svg"])),
    ]  # fmt: skip
    return table


def _packs() -> Table:
    table = Table(
        "PDF packs",
        "Canvases of 30 notes with cover, contents, statements, segments, fit and all notes, from"
        " the boards' values to the file; median of 5 rounds in turns.",
    )
    ten, one = _chapters(10), _chapters(1)
    alone = worker.ExportPool(workers=1)
    alone.run(len, "")
    times = in_turns(
        5,
        one=lambda: pack.render(*one, "slide"),
        ten=lambda: pack.render(*ten, "slide"),
        by_one_worker=lambda: pack.render(*ten, "slide", pool=alone),
    )
    alone.close()
    pages = len(PdfReader(io.BytesIO(pack.render(*ten, "slide"))).pages)
    by_two, by_one = pages / times["ten"], pages / times["by_one_worker"]
    table.rows = [
        Row("two workers against one, pages a second", f"{by_two:.1f} against {by_one:.1f}",
            by_two / by_one, 1.8, at_least=True),
        Row("10 canvases, against one", f"{ms(times['ten'])} against {ms(times['one'])}",
            times["ten"] / times["one"], 8.0),
    ]  # fmt: skip
    return table


def _chapters(canvases: int) -> tuple[list[Chapter], Sheet, str]:
    boards = tuple(
        load_board(make_board(30, seed=20 + number).canvas) for number in range(canvases)
    )
    sheets = tuple(from_board(board, "en") for board in boards)
    return pack.plan(Material("Pack", boards, sheets)), sheets[0], "Pack"


def _chromium(sheet: Sheet) -> Table:
    table = Table(
        "Chromium's print of the same page",
        "For comparison: started for each page, and kept running with a new page each time.",
    )
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        css = Path(pdf.__file__).parents[2] / "templates" / "exports" / "sheet.css"
        page.write_text(
            proof(sheet, SLIDE).html.replace("</head>", f"<style>{css.read_text()}</style></head>")
        )
        cold = median(_timed(lambda: _chromium_cold(page, folder)) for _ in range(3))
        table.rows.append(Row("started for each page", ms(cold)))
        table.rows.append(Row("kept running", ms(_chromium_warm(page))))
    return table


def _renders(sheet: Sheet) -> Callable[[], object]:
    return lambda: pdf.render(sheet, "slide")


def _kept() -> Callable[[], object]:
    canvas = make_board(30, seed=7).canvas
    caches["exports"].clear()
    return lambda: pdf.export_canvas(canvas, "slide", "en")


def _sheet(notes: int, *, seed: int = 6) -> Sheet:
    return from_board(load_board(make_board(notes, seed=seed).canvas), "en")


def _weasyprint_alone(page: Proof) -> bytes:
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    press.uninstall()  # in this process: the workers keep what they have
    css = Path(pdf.__file__).parents[2] / "templates" / "exports" / "sheet.css"
    fonts = FontConfiguration()
    style = CSS(string=css.read_text() + _page_rule(), font_config=fonts)
    result: bytes = HTML(string=page.html).write_pdf(
        stylesheets=[style], font_config=fonts, cache=images(page), pdf_tags=True
    )
    return result


def _page_rule() -> str:
    return (
        f"@page {{ size: {SLIDE.width}pt {SLIDE.height}pt; margin: 0 }}"
        "html { font-family: Inter, sans-serif }"
    )


def _chromium_cold(page: Path, folder: str) -> None:
    subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
         "--disable-background-networking", f"--user-data-dir={folder}/profile",
         f"--print-to-pdf={folder}/out.pdf", str(page)],
        check=True, capture_output=True,
    )  # fmt: skip


def _chromium_warm(page: Path) -> float:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])

        def once() -> None:
            tab = browser.new_page()
            tab.goto(page.as_uri())
            tab.pdf(width=_inches(SLIDE.width), height=_inches(SLIDE.height), print_background=True)
            tab.close()

        once()
        times = [_timed(once) for _ in range(8)]
        browser.close()
    return median(times)


def _timed(what: Callable[[], object]) -> float:
    start = time.perf_counter()
    what()
    return time.perf_counter() - start


def _inches(points: float) -> str:
    return f"{points / 72:.3f}in"
