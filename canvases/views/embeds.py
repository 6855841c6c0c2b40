"""A canvas in a frame on other sites, and its oEmbed description."""

from typing import cast
from urllib.parse import urlsplit

from csp.decorators import csp_replace
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve, reverse
from django.views.decorators.http import require_POST, require_safe

from canvases.access import Grant, embedding_link
from canvases.actions import sharing
from canvases.forms.sharing import EmbedForm
from canvases.models import Role
from canvases.queries.names import title_of
from canvases.views.page_cache import lay_over
from canvases.views.pictures import picture_address
from canvases.views.policies import anyone, member_of_workspace
from canvases.views.public_pages import reading_page
from canvases.views.requests import HtmxRequest, errors_of
from canvases.views.share_page import share_page

WIDTH, HEIGHT = 960, 720  # px; what a frame is offered as
LEAST = 320  # px each way


@require_safe
@anyone
def embed(request: HtmxRequest, embed: str) -> HttpResponse:
    """The canvas to read, inside of pages of the link's origins only. `?theme=` light or dark;
    else as the reader's system has it."""
    link = embedding_link(embed)
    if link is None or link.canvas is None:  # alike for one that was revoked and one that never was
        return render(request, "look_gone.html", status=404)
    sharing.note_use(link)
    theme = request.GET.get("theme", "")
    page = reading_page(link, link.canvas, theme=theme if theme in ("light", "dark") else "")
    address = request.build_absolute_uri(reverse("embed", args=[embed]))
    context = {"title": title_of(link.canvas), "address": address}
    context["picture"] = picture_address(request, "embed_picture")
    discovery = render_to_string("components/board/discovery.html", context, request)
    return _within(request, HttpResponse(lay_over(page, {"discovery": discovery})), link.origins)


@require_safe
@anyone
def oembed(request: HtmxRequest) -> HttpResponse:
    """What https://oembed.com asks for, of the address of an embedded canvas: a frame of at most
    `maxwidth` × `maxheight`."""
    if request.GET.get("format", "json") != "json":
        return JsonResponse({"error": "Only JSON is offered."}, status=501)
    token = _token(request, request.GET.get("url", ""))
    link = embedding_link(token)
    if link is None or link.canvas is None:
        raise Http404
    address = request.build_absolute_uri(reverse("embed", args=[token]))
    width, height = _at_most(request, "maxwidth", WIDTH), _at_most(request, "maxheight", HEIGHT)
    answer = {
        "version": "1.0",
        "type": "rich",
        "provider_name": "Circle & Square",
        "provider_url": request.build_absolute_uri("/"),
        "title": title_of(link.canvas),
        "width": width,
        "height": height,
        "html": _frame(address, title_of(link.canvas), width, height),
    }
    return JsonResponse(answer, headers={"Access-Control-Allow-Origin": "*"})


@require_POST
@member_of_workspace(Role.EDITOR)
def make_embed(request: HtmxRequest, grant: Grant) -> HttpResponse:
    """A link for the pages of some origins. What to paste there is on this answer only."""
    form = EmbedForm(request.POST, workspace=grant.workspace)
    if not form.is_valid():
        return share_page(request, grant, embed_words=errors_of(form), status=422)
    canvas, origins = form.cleaned_data["shown"], form.cleaned_data["origins"]
    lifetime = form.cleaned_data["lifetime"]
    token = sharing.make_embed(grant, canvas=canvas, origins=origins, lifetime=lifetime)
    address = request.build_absolute_uri(reverse("embed", args=[token]))
    frame = _frame(address, title_of(canvas), WIDTH, HEIGHT)
    return share_page(request, grant, frame=frame, embed=address)


def _frame(address: str, title: str, width: int, height: int) -> str:
    """The markup that shows the canvas in another page."""
    context = {"address": address, "title": title, "width": width, "height": height}
    return render_to_string("components/sharing/frame.html", context).strip()


def _within(request: HtmxRequest, response: HttpResponse, origins: list[str]) -> HttpResponse:
    """Let pages of the origins show the answer in a frame, and no others."""
    response.xframe_options_exempt = True  # it knows no origins
    allow = csp_replace({"frame-ancestors": origins})  # a decorator, for origins known by now
    return cast("HttpResponse", allow(lambda _request: response)(request))


def _token(request: HtmxRequest, address: str) -> str:
    """The token in the address of an embedded canvas of this site; "" for any other address."""
    try:
        parts = urlsplit(address)
        found = resolve(parts.path)
    except (ValueError, Resolver404):
        return ""
    if parts.netloc != request.get_host():
        return ""
    return str(found.kwargs["embed"]) if found.url_name == "embed" else ""


def _at_most(request: HtmxRequest, name: str, usual: int) -> int:
    sent = request.GET.get(name, "")
    wish = int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 7 else usual
    return max(LEAST, min(usual, wish))
