"""What an export will look like: its first page as a picture, or the beginning of its text."""

from dataclasses import replace
from typing import Final

from canvases.exports import markdown, pdf, worker
from canvases.exports.formats import Format
from canvases.exports.kept import kept
from canvases.exports.order import Order, Scope
from canvases.exports.raster import page_png

_WIDTH: Final = 900  # pixels of the picture
_LINES: Final = 40
_EDITION: Final = 1


def is_picture(form: Format) -> bool:
    """Whether the format has pages that can be looked at."""
    return not form.media_type.startswith(("text/", "application/json"))


def picture(order: Order) -> bytes:
    """The first page of its first canvas as PNG. Raises ExportBusy and ExportFailed."""
    first = _first(order)
    return kept(first, "preview", _EDITION, _drawn)


def beginning(form: Format, order: Order) -> str:
    """The first lines of a file of text; of the HTML summary, what it says."""
    content = markdown.make(_first(order)) if form.extension == "html" else form.make(order)
    lines = content.decode("utf-8-sig").splitlines()
    return "\n".join(lines[:_LINES] + (["…"] if len(lines) > _LINES else []))


def _first(order: Order) -> Order:
    return replace(order, scope=Scope.CANVAS, canvases=order.canvases[:1], scale=1)


def _drawn(order: Order) -> bytes:
    return worker.run(page_png, pdf.make(order), _WIDTH)
