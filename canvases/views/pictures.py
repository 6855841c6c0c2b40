"""The picture of a canvas: for link previews, for the public page and, in small, for cards."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from canvases.access import CanvasGrant, embedding_link, working_link
from canvases.exports.errors import ExportFailed
from canvases.exports.export_request import ExportRequest, Scope
from canvases.exports.formats import FORMATS
from canvases.exports.options import Options
from canvases.exports.page.brand import NO_BRAND
from canvases.exports.workspace_brand import brand_of
from canvases.models import Canvas, ShareLink
from canvases.queries.previews import canvas_shown, is_open
from canvases.views.policies import anyone, member_on_canvas
from canvases.views.requests import HtmxRequest

KEPT = 300  # seconds that whoever previews may keep it
KEPT_IN_SMALL = 24 * 3600  # the address on a card changes with the canvas


def picture_address(request: HtmxRequest, name: str) -> str:
    """The whole address of the picture that belongs to the page asked for. `name`: of the
    picture's address, which takes what the page's takes."""
    if request.resolver_match is None:
        return ""
    return request.build_absolute_uri(reverse(name, kwargs=request.resolver_match.kwargs))


@require_safe
@anyone
def of_link(request: HtmxRequest, token: str, canvas: str = "") -> HttpResponse:
    """Of a link by which anyone may look."""
    link = working_link(token)
    if link is None or not is_open(link):
        raise Http404
    return _picture(link, canvas_shown(link, canvas))


@require_safe
@anyone
def of_embed(request: HtmxRequest, embed: str) -> HttpResponse:
    """Of a canvas in frames of other sites."""
    link = embedding_link(embed)
    if link is None or link.canvas is None:
        raise Http404
    return _picture(link, canvas_shown(link, link.canvas.public_id))


@require_safe
@member_on_canvas()
def of_canvas(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """The slide of a canvas as a drawing, for its cards."""
    options = Options(continuation=False, language=get_language() or "en")
    brand = brand_of(grant.workspace)
    export_request = ExportRequest(
        grant.workspace, Scope.CANVAS, (grant.canvas,), options=options, brand=brand
    )
    try:
        content = FORMATS["svg"].make(export_request)
    except ExportFailed:
        return HttpResponse(status=503, headers={"Retry-After": "5"})
    response = HttpResponse(content, content_type=FORMATS["svg"].media_type)
    patch_cache_control(response, private=True, max_age=KEPT_IN_SMALL)
    return response


def _picture(link: ShareLink, canvas: Canvas | None) -> HttpResponse:
    if canvas is None:
        raise Http404
    return drawn(link, canvas)


def drawn(link: ShareLink, canvas: Canvas, scale: int = 1) -> HttpResponse:
    """The slide of a canvas as PNG, drawn once for each state; `scale` 1 is 1280 × 720 pixels."""
    form = FORMATS["png"]
    options = Options(language=get_language() or "en")
    brand = brand_of(link.workspace) if form.branded else NO_BRAND
    export_request = ExportRequest(
        link.workspace, Scope.CANVAS, (canvas,), scale=scale, options=options, brand=brand
    )
    try:
        content = form.make(export_request)
    except ExportFailed:
        return HttpResponse(status=503, headers={"Retry-After": "5"})
    response = HttpResponse(content, content_type=form.media_type)
    patch_cache_control(response, private=True, max_age=KEPT)
    return response
