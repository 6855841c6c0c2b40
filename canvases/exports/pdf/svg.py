"""A canvas as SVG. The registry calls `make`; a worker runs `svg_renderer`."""

from canvases.exports.export_request import ExportRequest
from canvases.exports.file_cache import cached_file
from canvases.exports.layout.papers import PAPERS
from canvases.exports.page.sheet import Sheet
from canvases.exports.pdf import render_workers
from canvases.exports.pdf.pdf import sheet_of
from canvases.exports.pdf.svg_renderer import render_svg


def make(request: ExportRequest) -> bytes:
    """The drawing of the one canvas asked for. Raises ExportBusy and ExportFailed."""
    return cached_file(request, "svg", lambda one: render(sheet_of(one), one.paper))


def render(sheet: Sheet, paper: str) -> bytes:
    """The drawing of a sheet, made by a worker now. Raises ExportBusy and ExportFailed."""
    return render_workers.run(render_svg, sheet, PAPERS[paper].code)


def inside(request: ExportRequest) -> str:
    """The same as part of a page, in layers (see `svg_renderer.Layer`); what found no room is
    counted only. Raises ExportBusy and ExportFailed."""
    return cached_file(request, "svg-inside", _inside).decode()


def _inside(request: ExportRequest) -> bytes:
    paper = PAPERS[request.paper].code
    return render_workers.run(render_svg, sheet_of(request), paper, inside=True)
