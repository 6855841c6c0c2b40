"""A canvas as a picture. The registry calls `make`; a worker runs `png_renderer`."""

from typing import Final

from canvases.exports.export_request import ExportRequest
from canvases.exports.file_cache import cached_file
from canvases.exports.layout.papers import PAPERS
from canvases.exports.page.sheet import Sheet
from canvases.exports.pdf import render_workers
from canvases.exports.pdf.pdf import sheet_of
from canvases.exports.pdf.png_renderer import sheet_png

SCALES: Final = (1, 2, 3)
"""1 is as large as a screen shows the slide: 1280 × 720 pixels."""


def make(request: ExportRequest) -> bytes:
    """The picture of the one canvas asked for, `request.scale` times as large as on screen.

    Raises ExportBusy, ExportFailed, and KeyError for an unknown paper or ValueError for a scale.
    """
    return cached_file(request, "png", lambda one: render(sheet_of(one), one.paper, one.scale))


def render(sheet: Sheet, paper: str, scale: int = 1) -> bytes:
    """The picture of a sheet, made by a worker now."""
    if scale not in SCALES:
        raise ValueError(f"scale {scale} is none of {SCALES}")
    return render_workers.run(sheet_png, sheet, PAPERS[paper].code, scale)
