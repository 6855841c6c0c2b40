"""A canvas as SVG: what the registry calls. The work is done in `vector`, by a worker."""

from canvases.exports import render_workers
from canvases.exports.kept import kept
from canvases.exports.order import Order
from canvases.exports.papers import PAPERS
from canvases.exports.pdf import sheet_of
from canvases.exports.sheet import Sheet
from canvases.exports.vector import render_svg


def make(order: Order) -> bytes:
    """The drawing of the one canvas ordered. Raises ExportBusy and ExportFailed."""
    return kept(order, "svg", lambda one: render(sheet_of(one), one.paper))


def render(sheet: Sheet, paper: str) -> bytes:
    """The drawing of a sheet, made by a worker now. Raises ExportBusy and ExportFailed."""
    return render_workers.run(render_svg, sheet, PAPERS[paper].code)
