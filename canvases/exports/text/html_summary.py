"""A summary to paste into an e-mail: one file of HTML that needs nothing from anywhere.

Mail programs drop style sheets, so every element carries its own style, and tables make the two
columns. This is a file to hand on, never a page of this site.
"""

from django.template.loader import render_to_string
from django.utils import translation

from canvases.exports.export_request import Order
from canvases.exports.page.strokes import COLOURS, TINTS
from canvases.exports.text.outline import outlines


def make(order: Order) -> bytes:
    """The summaries of the canvases ordered, one below another, as UTF-8."""
    main = order.brand.main or "#1f2d3a"
    with translation.override(order.options.language):
        page = render_to_string(
            "exports/summary.html",
            {
                "title": order.title,
                "outlines": outlines(order),
                "language": order.options.language,
                "rtl": translation.get_language_bidi(),
                "colours": COLOURS,
                "tints": TINTS,
                "main": main,
                "accent": order.brand.accent or main,
                "footer": order.brand.footer,
            },
        )
    return page.encode()
