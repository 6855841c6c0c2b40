"""Canvases as a PowerPoint file. The registry calls `make`; a worker runs `pptx_renderer`."""

from canvases.exports.board_sheet import current_sheet
from canvases.exports.export_request import ExportRequest
from canvases.exports.file_cache import cached_file
from canvases.exports.page.sheet import Sheet
from canvases.exports.pdf import render_workers
from canvases.exports.slides.pptx_renderer import render_pptx


def make(request: ExportRequest) -> bytes:
    """A slide for each canvas asked for. Raises ExportBusy and ExportFailed."""
    return cached_file(request, "pptx", _made)


def render(sheets: list[Sheet]) -> bytes:
    """The slides of some sheets, made by a worker now. Raises ExportBusy and ExportFailed."""
    return render_workers.run(render_pptx, sheets)


def _made(request: ExportRequest) -> bytes:
    sheets = []
    for number, canvas in enumerate(request.canvases):
        request.report_progress(number, len(request.canvases))
        _board, sheet = current_sheet(canvas, request)
        sheets.append(sheet)
    return render(sheets)
