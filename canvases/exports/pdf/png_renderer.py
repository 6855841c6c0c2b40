"""Pages of a PDF as pictures, drawn by PDFium in a worker."""

import io
from collections.abc import Callable
from typing import Any

from canvases.exports.page.sheet import Sheet
from canvases.exports.pdf.pdf_renderer import render_pdf


def page_png(document: bytes, width: int) -> bytes:
    """The first page of a PDF as PNG, `width` pixels wide."""
    return _drawn(document, lambda page: width / page.get_width())


def sheet_png(sheet: Sheet, paper: str, scale: float) -> bytes:
    """The picture of a sheet as PNG, `scale` times as large as on screen."""
    pixels_in_point = 96 / 72
    return _drawn(render_pdf(sheet, paper), lambda _page: scale * pixels_in_point)


def _drawn(document: bytes, scale: Callable[[Any], float]) -> bytes:
    import pypdfium2

    opened, file = pypdfium2.PdfDocument(document), io.BytesIO()
    try:
        page = opened[0]
        page.render(scale=scale(page)).to_pil().save(file, "PNG")
    finally:
        opened.close()
    return file.getvalue()
