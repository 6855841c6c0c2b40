"""Several offers against one profile as a curve, and one offer against several segments."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from canvases.access import CanvasGrant
from canvases.forms.fields import ids_in
from canvases.queries.value_curve import load_compared, load_segments_of
from canvases.views.fit_page import steps_in_bar
from canvases.views.page_cache import shared_page
from canvases.views.policies import member_on_canvas


@require_safe
@member_on_canvas()
def value_curve(request: HttpRequest, grant: CanvasGrant) -> HttpResponse:
    """The alternatives that the address names, or the first ones, side by side."""
    asked = ids_in(request.GET, "canvas")[:50]
    return _page(
        request, grant, "value_curve.html",
        lambda: {"found": load_compared(grant.canvas, asked, alone=grant.is_limited)},
        is_chosen=bool(asked),
    )  # fmt: skip


@require_safe
@member_on_canvas()
def offer_segments(request: HttpRequest, grant: CanvasGrant) -> HttpResponse:
    """The offer of the canvas beside every segment that it stands beside."""
    return _page(
        request, grant, "offer_segments.html",
        lambda: {"rows": load_segments_of(grant.canvas, alone=grant.is_limited)},
    )  # fmt: skip


def _page(
    request: HttpRequest,
    grant: CanvasGrant,
    template: str,
    load: Any,
    *,
    is_chosen: bool = False,
) -> HttpResponse:
    shared = {"canvas": grant.canvas, "is_limited": grant.is_limited}
    return shared_page(
        request,
        grant,
        template,
        lambda: shared | {"here": request.get_full_path()} | load(),
        about=None if is_chosen else f"{grant.canvas.public_id}:{grant.is_limited}",
        own={"tools": steps_in_bar(request, grant)},
    )
