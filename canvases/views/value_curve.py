"""Several offers against one profile as a curve, and one offer against several segments."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from canvases.access import CanvasGrant
from canvases.forms.fields import ids_in
from canvases.queries.value_curve import by_role, load_compared, load_segments_of
from canvases.views.fit_page import steps_in_bar
from canvases.views.page_cache import shared_page
from canvases.views.policies import member_on_canvas
from canvases.views.requests import HtmxRequest


@require_safe
@member_on_canvas()
def value_curve(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """The alternatives that the address names, or the first ones, side by side: as a curve, or on
    one circle (`?as=circle`)."""
    asked = ids_in(request.GET, "canvas")[:50]
    is_circle = request.GET.get("as") == "circle"

    def load() -> dict[str, Any]:
        found = load_compared(grant.canvas, asked, alone=grant.is_limited)
        return {"found": found, "is_circle": is_circle, "asked": asked}

    name = None if asked else "circle" if is_circle else "curve"
    return _page(request, grant, "value_curve.html", load, name=name)


@require_safe
@member_on_canvas()
def offer_segments(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """The offer of the canvas beside every segment that it stands beside."""

    def load() -> dict[str, Any]:
        rows = load_segments_of(grant.canvas, alone=grant.is_limited)
        return {"rows": rows, "roles": by_role(rows)}

    return _page(request, grant, "offer_segments.html", load, name="segments")


def _page(
    request: HtmxRequest,
    grant: CanvasGrant,
    template: str,
    load: Callable[[], dict[str, Any]],
    *,
    name: str | None,
) -> HttpResponse:
    """The page, kept for others where it has a `name`."""
    shared = {"canvas": grant.canvas, "is_limited": grant.is_limited}
    return shared_page(
        request,
        grant,
        template,
        lambda: shared | {"here": request.get_full_path()} | load(),
        about=f"{name}:{grant.canvas.public_id}:{grant.is_limited}" if name else None,
        own={"tools": steps_in_bar(request, grant)},
    )
