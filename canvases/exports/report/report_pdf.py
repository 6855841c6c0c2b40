"""The report of a session as PDF: its page in a print of its own, set by a worker."""

from django.template.loader import render_to_string
from django.utils import translation

from canvases.exports.export_request import ExportRequest
from canvases.exports.page.scripts import printable
from canvases.exports.page.strokes import COLOURS, INK
from canvases.exports.pdf import render_workers
from canvases.exports.pdf.pdf_renderer import print_report
from canvases.exports.report.report_request import report_of

_MOST = 200
"""Texts and stacks of a box in print: more than a thousand take longer than a worker may."""


def make(request: ExportRequest) -> bytes:
    """The PDF of the report. Raises ExportBusy and ExportFailed."""
    with translation.override(request.options.language):
        page = render_to_string(
            "exports/report.html",
            {
                "report": report_of(request),
                "language": request.options.language,
                "rtl": translation.get_language_bidi(),
                "most": _MOST,
                "is_print": True,
                "colours": COLOURS | {"ink": INK},
            },
        )
    return render_workers.run(print_report, printable(page))
