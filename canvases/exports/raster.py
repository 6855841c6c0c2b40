"""Pages of a PDF as pictures; in the export worker, so it knows neither database nor Django."""

import io


def page_png(document: bytes, width: int) -> bytes:
    """The first page of a PDF as PNG, `width` pixels wide."""
    import pypdfium2

    opened = pypdfium2.PdfDocument(document)
    page = opened[0]
    file = io.BytesIO()
    page.render(scale=width / page.get_width()).to_pil().save(file, "PNG")
    opened.close()
    return file.getvalue()
