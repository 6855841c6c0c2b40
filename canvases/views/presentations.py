"""A canvas as a presentation: its slide, which shows one part after another."""

import hashlib
import re
from dataclasses import replace
from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from markupsafe import Markup

from canvases.access import CanvasGrant
from canvases.exports.export_request import ExportRequest, Scope
from canvases.exports.options import Options
from canvases.exports.page.sheet import Sheet
from canvases.exports.pdf import svg
from canvases.exports.pdf.pdf import sheet_of
from canvases.exports.workspace_brand import brand_of
from canvases.method.kinds import KINDS, Kind, gettext_noop
from canvases.models import Canvas, ShareLink
from canvases.queries.previews import canvas_shown
from canvases.views.policies import looker, member_on_canvas
from canvases.views.requests import HtmxRequest

STEPS: Final = {
    "canvas": gettext_noop("The canvas"),
    **{kind.value: KINDS[kind].many for kind in (Kind.JOB, Kind.PAIN, Kind.GAIN)},
    "answer": gettext_noop("Answers"),
    "link": gettext_noop("Links"),
    "fit": gettext_noop("Fit and sentence"),
}
"""What is shown, in this order; the names are those of the drawing's layers."""

_LAYER: Final = re.compile(r'<g class="layer layer-(\w+)"')


@require_safe
@member_on_canvas()
def present(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """The presentation for members."""
    return _page(request, grant.canvas, reverse("board", args=[grant.canvas.public_id]))


@require_safe
@member_on_canvas()
def changed(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """Whether members see something that is not as the canvas is by now."""
    return _answer(request, grant.canvas)


@require_safe
@looker
def look(request: HtmxRequest, link: ShareLink, canvas: str) -> HttpResponse:
    """The presentation for whoever may look."""
    return _page(request, _shown(link, canvas), reverse("look", args=[link.public_id, canvas]))


@require_safe
@looker
def look_changed(request: HtmxRequest, link: ShareLink, canvas: str) -> HttpResponse:
    """The same as `changed` for them."""
    return _answer(request, _shown(link, canvas))


def _shown(link: ShareLink, public_id: str) -> Canvas:
    if found := canvas_shown(link, public_id):
        return found
    raise Http404


def _page(request: HtmxRequest, canvas: Canvas, leave: str) -> HttpResponse:
    """The page, at the step that the address names. Without one all is shown, until the script
    begins with the first step."""
    wish = _wish(canvas)
    sheet = sheet_of(wish)
    slide = svg.inside(wish)
    layers = set(_LAYER.findall(slide))
    steps = {name: words for name, words in STEPS.items() if name in layers}
    asked = request.GET.get("step", "")
    context = {
        "canvas": canvas,
        "slide": Markup(slide),  # noqa: S704 — a template made it, which escapes
        "steps": steps,
        "step": asked if asked in steps else "",
        "leave": leave,
        "sheet": sheet,
        "state": _state(sheet),
    }
    return render(request, "present.html", context)


def _answer(request: HtmxRequest, canvas: Canvas) -> HttpResponse:
    if request.GET.get("state", "") == _state(sheet_of(_wish(canvas))):
        return HttpResponse(status=204)
    return render(request, "components/page/slide_changed.html")


def _wish(canvas: Canvas) -> ExportRequest:
    options = Options(continuation=False, language=get_language() or "en")
    brand = brand_of(canvas.workspace)
    return ExportRequest(canvas.workspace, Scope.CANVAS, (canvas,), options=options, brand=brand)


def _state(sheet: Sheet) -> str:
    """A digest of what the slide says."""
    return hashlib.sha256(repr(replace(sheet, date="")).encode()).hexdigest()[:16]
