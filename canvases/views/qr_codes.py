"""QR codes of share links, and the page that shows one to a room.

Whoever knows the token of a link may have its code: these addresses reveal no more than the link.
"""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from canvases.access import working_link
from canvases.exports import qr
from canvases.views.policies import anyone
from canvases.views.requests import HtmxRequest


@require_safe
@anyone
def code(request: HtmxRequest, token: str, canvas: str = "") -> HttpResponse:
    """The QR code as SVG, or with `?format=png` to keep."""
    if working_link(token) is None:
        raise Http404
    address = _address(request, token, canvas)
    if request.GET.get("format") != "png":
        return HttpResponse(qr.svg(address), content_type="image/svg+xml")
    response = HttpResponse(qr.png(address), content_type="image/png")
    response["Content-Disposition"] = 'attachment; filename="link.png"'
    return response


@require_safe
@anyone
def room(request: HtmxRequest, token: str, canvas: str = "") -> HttpResponse:
    """A page with the code as large as the screen."""
    link = working_link(token)
    if link is None:
        raise Http404
    names = [token, canvas] if canvas else [token]
    context = {"link": link, "code": reverse("join_code", args=names)}
    return render(request, "room.html", context)


def _address(request: HtmxRequest, token: str, canvas: str) -> str:
    names = [token, canvas] if canvas else [token]
    return request.build_absolute_uri(reverse("join", args=names))
