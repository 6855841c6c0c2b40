"""A canvas as PDF. The registry calls `make`; a worker runs `pdf_renderer`."""

from canvases.exports.board_sheet import current_sheet
from canvases.exports.errors import ExportBusy, ExportFailed
from canvases.exports.export_request import ExportRequest, Scope
from canvases.exports.file_cache import cached_file
from canvases.exports.layout.papers import PAPERS
from canvases.exports.options import Options
from canvases.exports.page.sheet import Sheet
from canvases.exports.pdf import render_workers
from canvases.exports.pdf.pdf_renderer import render_pdf
from canvases.models import Canvas

__all__ = ["PAPERS", "ExportBusy", "ExportFailed", "export_canvas", "make", "render", "sheet_of"]


def make(request: ExportRequest) -> bytes:
    """The PDF of the requested canvas, drawn once for each state. Raises KeyError for an unknown
    paper, ExportBusy and ExportFailed."""
    return cached_file(request, "pdf", lambda request: render(sheet_of(request), request.paper))


def export_canvas(canvas: Canvas, paper: str, language: str) -> bytes:
    """The same for a canvas with its workspace, segment and value map."""
    options = Options(language=language)
    PAPERS[paper]  # an unknown one is refused before anything is read
    return make(ExportRequest(canvas.workspace, Scope.CANVAS, (canvas,), paper, options=options))


def sheet_of(request: ExportRequest) -> Sheet:
    """The sheet of the requested canvas as it is now."""
    _board, sheet = current_sheet(request.canvas, request)
    return sheet


def render(sheet: Sheet, paper: str) -> bytes:
    """The PDF of a sheet, made by a worker. Raises ExportBusy and ExportFailed."""
    return render_workers.run(render_pdf, sheet, PAPERS[paper].code)
