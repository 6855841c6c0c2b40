"""Canvases as a PowerPoint file. The registry calls `make`; a worker runs `pptx_renderer`."""

from collections.abc import Sequence

from django.utils import translation

from canvases.exports.board_sheet import current_sheet
from canvases.exports.compared_offers import offers_of
from canvases.exports.dossier.behind import Behind
from canvases.exports.dossier.reader import read_behind
from canvases.exports.export_request import ExportRequest
from canvases.exports.file_cache import cached_file
from canvases.exports.page.offers import Offers
from canvases.exports.page.sheet import Sheet
from canvases.exports.pdf import render_workers
from canvases.exports.slides.pptx_renderer import render_pptx


def make(request: ExportRequest) -> bytes:
    """A slide for each canvas asked for with what stands behind it, and two for the offers of each
    segment with several. Raises ExportBusy and ExportFailed."""
    return cached_file(request, "pptx", _made)


def render(
    sheets: list[Sheet], compared: Sequence[Offers] = (), behind: Sequence[Behind] = ()
) -> bytes:
    """The slides of some sheets, of offers compared and of what stands behind the canvases, made by
    a worker now. Raises ExportBusy and ExportFailed."""
    return render_workers.run(render_pptx, sheets, compared, behind)


def _made(request: ExportRequest) -> bytes:
    boards, sheets = [], []
    for number, canvas in enumerate(request.canvases):
        request.report_progress(number, len(request.canvases))
        board, sheet = current_sheet(canvas, request)
        boards.append(board)
        sheets.append(sheet)
    with translation.override(request.options.language):
        compared = tuple(offers_of(boards, sheets))
        behind = read_behind(boards, sheets, request.options)
    return render(sheets, compared, behind)
