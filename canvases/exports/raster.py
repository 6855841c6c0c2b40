"""Pages of a PDF as pictures; in the export worker, so it knows neither database nor Django."""

import io
from typing import Final

from canvases.exports.rendering import render_pdf
from canvases.exports.sheet import Sheet

_PX_IN_POINT: Final = 96 / 72


def page_png(document: bytes, width: int) -> bytes:
    """The first page of a PDF as PNG, `width` pixels wide."""
    import pypdfium2

    opened = pypdfium2.PdfDocument(document)
    page = opened[0]
    file = io.BytesIO()
    page.render(scale=width / page.get_width()).to_pil().save(file, "PNG")
    opened.close()
    return file.getvalue()


def sheet_png(sheet: Sheet, paper: str, scale: int) -> bytes:
    """The picture of a sheet as PNG, `scale` times as large as on screen."""
    import pypdfium2

    document = pypdfium2.PdfDocument(render_pdf(sheet, paper))
    try:
        image = document[0].render(scale=scale * _PX_IN_POINT).to_pil()
    finally:
        document.close()
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=3)  # the best takes five times as long
    return file.getvalue()
