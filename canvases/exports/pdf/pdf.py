"""A canvas as PDF: what views and commands call. The work is done in `rendering`, by a worker."""

from canvases.exports.board_sheet import as_it_stands
from canvases.exports.errors import ExportBusy, ExportFailed
from canvases.exports.export_request import Order, Scope
from canvases.exports.file_cache import kept
from canvases.exports.layout.papers import PAPERS
from canvases.exports.options import Options
from canvases.exports.page.sheet import Sheet
from canvases.exports.pdf import render_workers
from canvases.exports.pdf.pdf_renderer import render_pdf
from canvases.models import Canvas

__all__ = ["PAPERS", "ExportBusy", "ExportFailed", "export_canvas", "make", "render", "sheet_of"]


def make(order: Order) -> bytes:
    """The PDF of the one canvas ordered; the same version is drawn once and kept.

    Raises KeyError for an unknown paper, ExportBusy and ExportFailed.
    """
    return kept(order, "pdf", lambda order: render(sheet_of(order), order.paper))


def export_canvas(canvas: Canvas, paper: str, language: str) -> bytes:
    """The same for a canvas with its workspace, segment and value map loaded, as it comes."""
    options = Options(language=language)
    PAPERS[paper]  # an unknown one is refused before anything is read
    return make(Order(canvas.workspace, Scope.CANVAS, (canvas,), paper, options=options))


def sheet_of(order: Order) -> Sheet:
    """What the page of the one canvas ordered shows, as the canvas stands now."""
    _board, sheet = as_it_stands(order.canvas, order)
    return sheet


def render(sheet: Sheet, paper: str) -> bytes:
    """The PDF of a sheet, made by a worker now. Raises ExportBusy and ExportFailed."""
    return render_workers.run(render_pdf, sheet, PAPERS[paper].code)
