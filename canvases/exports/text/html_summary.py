"""A summary to paste into an e-mail: one file of HTML that needs nothing from anywhere.

Mail programs drop style sheets, so every element carries its own style, and tables make the two
columns. This is a file to hand on, never a page of this site.
"""

from django.template.loader import render_to_string
from django.utils import translation

from canvases.exports.export_request import ExportRequest
from canvases.exports.page.strokes import COLOURS, TINTS
from canvases.exports.text.outline import outlines


def make(request: ExportRequest) -> bytes:
    """The summaries of the canvases asked for, one below another, as UTF-8."""
    main = request.brand.main or "#1f2d3a"
    with translation.override(request.options.language):
        page = render_to_string(
            "exports/summary.html",
            {
                "title": request.title,
                "outlines": outlines(request),
                "language": request.options.language,
                "rtl": translation.get_language_bidi(),
                "colours": COLOURS,
                "tints": TINTS,
                "main": main,
                "accent": request.brand.accent or main,
                "footer": request.brand.footer,
            },
        )
    return page.encode()
