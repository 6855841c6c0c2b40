"""A canvas as SVG: what the registry calls. The work is done in `vector`, by a worker."""

from canvases.exports.export_request import Order
from canvases.exports.file_cache import kept
from canvases.exports.layout.papers import PAPERS
from canvases.exports.page.sheet import Sheet
from canvases.exports.pdf import render_workers
from canvases.exports.pdf.pdf import sheet_of
from canvases.exports.pdf.svg_renderer import render_svg


def make(order: Order) -> bytes:
    """The drawing of the one canvas ordered. Raises ExportBusy and ExportFailed."""
    return kept(order, "svg", lambda one: render(sheet_of(one), one.paper))


def render(sheet: Sheet, paper: str) -> bytes:
    """The drawing of a sheet, made by a worker now. Raises ExportBusy and ExportFailed."""
    return render_workers.run(render_svg, sheet, PAPERS[paper].code)
