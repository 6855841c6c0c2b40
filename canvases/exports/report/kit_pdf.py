"""What lies on the tables of a session as PDF: cards to join with, a sheet for each box, and for
those who lead the recovery code."""

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import mark_safe

from canvases.exports import qr
from canvases.exports.page.scripts import printable
from canvases.exports.page.strokes import COLOURS, INK
from canvases.exports.pdf import render_workers
from canvases.exports.pdf.pdf_renderer import print_report
from canvases.method.agenda import StepKind
from canvases.method.kinds import KINDS
from canvases.method.questions import GUIDES
from canvases.models import Session

_CARDS = 4
"""How many cards a sheet holds."""


def make(session: Session, *, join_address: str, short_address: str, recovery: str = "") -> bytes:
    """The PDF. `join_address`: what the QR code opens; `short_address`: where a code is typed;
    `recovery`: the code by which the session is led elsewhere, on a page of its own; "" for no
    such page. Raises ExportBusy and ExportFailed."""
    asked = {kind for step in session.steps.filter(kind=StepKind.WRITE) for kind in step.kinds}
    groups = [group.name for group in session.groups.all()]
    page = render_to_string(
        "exports/kit.html",
        {
            "session": session,
            "cards": groups or [""] * _CARDS,
            "boxes": [(KINDS[kind], GUIDES[kind]) for kind in KINDS if kind in asked],
            "colours": COLOURS | {"ink": INK},
            "short_address": short_address,
            "recovery": recovery,
            "join_code": _drawn(qr.svg(join_address)),
            "wifi_code": _drawn(qr.wifi_svg(**session.wifi)) if session.wifi else "",
            "language": translation.get_language(),
            "rtl": translation.get_language_bidi(),
        },
    )
    return render_workers.run(print_report, printable(page), "kit.css")


def _drawn(picture: bytes) -> str:
    return mark_safe(picture.decode())  # noqa: S308 — drawn by the QR library
