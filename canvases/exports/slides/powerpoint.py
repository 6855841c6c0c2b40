"""Canvases as a PowerPoint file: what the registry calls. The work is done in `slides`."""

from canvases.exports.board_sheet import as_it_stands
from canvases.exports.export_request import Order
from canvases.exports.file_cache import kept
from canvases.exports.page.sheet import Sheet
from canvases.exports.pdf import render_workers
from canvases.exports.slides.pptx_renderer import render_pptx


def make(order: Order) -> bytes:
    """A slide for each canvas ordered. Raises ExportBusy and ExportFailed."""
    return kept(order, "pptx", _made)


def render(sheets: list[Sheet]) -> bytes:
    """The slides of some sheets, made by a worker now. Raises ExportBusy and ExportFailed."""
    return render_workers.run(render_pptx, sheets)


def _made(order: Order) -> bytes:
    sheets = []
    for number, canvas in enumerate(order.canvases):
        order.tell(number, len(order.canvases))
        _board, sheet = as_it_stands(canvas, order)
        sheets.append(sheet)
    return render(sheets)
