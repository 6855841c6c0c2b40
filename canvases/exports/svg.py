"""A canvas as SVG: what the registry calls. The work is done in `vector`, by a worker."""

from typing import Final

from canvases.exports import worker
from canvases.exports.kept import kept
from canvases.exports.order import Order
from canvases.exports.papers import PAPERS
from canvases.exports.pdf import sheet_of
from canvases.exports.sheet import Sheet
from canvases.exports.vector import render_svg

_EDITION: Final = 6


def make(order: Order) -> bytes:
    """The drawing of the one canvas ordered. Raises ExportBusy and ExportFailed."""
    return kept(order, "svg", _EDITION, lambda one: render(sheet_of(one), one.paper))


def render(sheet: Sheet, paper: str) -> bytes:
    """The drawing of a sheet, made by a worker now. Raises ExportBusy and ExportFailed."""
    return worker.run(render_svg, sheet, PAPERS[paper].code)
