"""A canvas as PDF: what views and commands call. The work is done in `rendering`, by a worker."""

from django.core.cache import caches
from django.utils import timezone

from canvases.exports import worker
from canvases.exports.board_sheet import from_board
from canvases.exports.order import Order
from canvases.exports.papers import PAPERS
from canvases.exports.rendering import render_pdf
from canvases.exports.sheet import Sheet
from canvases.exports.worker import ExportBusy, ExportFailed
from canvases.models import Canvas
from canvases.queries.moment import load_current

__all__ = ["PAPERS", "ExportBusy", "ExportFailed", "export_canvas", "make", "render"]

_EDITION = 1  # raised when the page changes, so that pages drawn before are not served


def make(order: Order) -> bytes:
    """The PDF of the one canvas ordered. Raises ExportBusy and ExportFailed."""
    return export_canvas(order.canvas, order.paper, order.options.language)


def export_canvas(canvas: Canvas, paper: str, language: str) -> bytes:
    """The PDF of a canvas as it is now; the same version is drawn once and kept.

    `canvas` has its workspace, segment and value map loaded; `paper` is a key of PAPERS (else
    KeyError), `language` a code of Django's LANGUAGES. Raises ExportBusy and ExportFailed.
    """
    workspace = canvas.workspace
    version = f"{workspace.epoch}-{workspace.seq}-{timezone.localdate():%Y%m%d}"
    key = f"pdf-{_EDITION}:{canvas.public_id}:{version}:{PAPERS[paper].code}:{language}"
    kept: bytes | None = caches["exports"].get(key)
    if kept is None:
        kept = render(from_board(load_current(canvas.pk), language), paper)
        caches["exports"].set(key, kept)
    return kept


def render(sheet: Sheet, paper: str) -> bytes:
    """The PDF of a sheet, made by a worker now. Raises ExportBusy and ExportFailed."""
    return worker.run(render_pdf, sheet, PAPERS[paper].code)
