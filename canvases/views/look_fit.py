"""The fit of a canvas and its alternatives behind a link for viewers: to read, without evidence,
without anybody's scores, and without what the coach says."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from canvases.models import Canvas, ShareLink
from canvases.queries.fit_page import load_fit_page
from canvases.queries.value_curve import load_compared
from canvases.views.page_cache import rendered_once
from canvases.views.policies import looker
from canvases.views.public_pages import canvas_of
from canvases.views.requests import HtmxRequest


@require_safe
@looker
def fit(request: HtmxRequest, link: ShareLink, canvas: str) -> HttpResponse:
    """What answers what, and the figure."""

    def load(found: Canvas) -> dict[str, Any]:
        page = load_fit_page(found.pk)
        return {"page": page, "fit": page.fit}

    return _page(link, canvas, "look_fit.html", load)


@require_safe
@looker
def alternatives(request: HtmxRequest, link: ShareLink, canvas: str) -> HttpResponse:
    """The offers for the segment of the canvas that the link shows, side by side."""
    return _page(
        link, canvas, "look_alternatives.html",
        lambda found: {"found": load_compared(found, [], alone=link.canvas_id is not None)},
    )  # fmt: skip


def _page(
    link: ShareLink, public_id: str, template: str, load: Callable[[Canvas], dict[str, Any]]
) -> HttpResponse:
    """Rendered once for each state, link and language."""
    canvas = canvas_of(link, public_id)
    name = f"{template}:{link.pk}:{canvas.pk}:{get_language()}"
    shown = {"link": link, "canvas": canvas}
    page = rendered_once(
        link.workspace, name, lambda: render_to_string(template, shown | load(canvas))
    )
    return HttpResponse(page)
