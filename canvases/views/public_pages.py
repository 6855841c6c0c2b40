"""The public pages behind a link for viewers: to read, without scripts and without membership."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from canvases.access import NotAllowed, grant_for_link
from canvases.actions import sharing
from canvases.exports.export_request import ExportRequest, Scope
from canvases.exports.formats import FORMATS
from canvases.exports.options import Options
from canvases.exports.page.brand import NO_BRAND
from canvases.exports.workspace_brand import brand_of
from canvases.guest_cookie import first_grant
from canvases.models import Canvas, ShareLink
from canvases.queries.answers import idle_of, needs_of
from canvases.queries.consistent_read import load_current
from canvases.queries.previews import canvases_shown
from canvases.views.exports import made
from canvases.views.page_cache import lay_over, rendered_once
from canvases.views.pictures import drawn
from canvases.views.policies import let_in, looker
from canvases.views.requests import HtmxRequest
from canvases.views.share_links import ask, chosen_token


@require_safe
@looker
def canvases(request: HtmxRequest, link: ShareLink) -> HttpResponse:
    """The list of canvases that a link shows."""
    context = {"link": link, "canvases": list(canvases_shown(link))}
    return render(request, "look_list.html", context)


@require_safe
@looker
def look(request: HtmxRequest, link: ShareLink, canvas: str) -> HttpResponse:
    """One canvas to read."""
    found = canvas_of(link, canvas)
    page = reading_page(link, found)
    form = render_to_string(
        "components/board/follow.html", {"link": link, "canvas": found}, request
    )
    return HttpResponse(lay_over(page, {"follow": form}))


@require_safe
@looker
def pdf(request: HtmxRequest, link: ShareLink, canvas: str) -> HttpResponse:
    """The canvas as a PDF."""
    form, found = FORMATS["pdf"], canvas_of(link, canvas)
    options = Options(language=get_language() or "en")
    brand = brand_of(link.workspace) if form.branded else NO_BRAND
    export_request = ExportRequest(
        link.workspace, Scope.CANVAS, (found,), options=options, brand=brand
    )
    return made(form, export_request)


@require_safe
@looker
def picture(request: HtmxRequest, link: ShareLink, canvas: str) -> HttpResponse:
    """The canvas as a picture, with its links as lines."""
    return drawn(link, canvas_of(link, canvas), scale=2)


@require_POST
@looker
def follow(request: HtmxRequest, link: ShareLink, canvas: str) -> HttpResponse:
    """Join as a viewer, and see changes as they happen."""
    found = canvas_of(link, canvas)
    if link.workspace.example:
        raise NotAllowed
    known, _grant = first_grant(request.COOKIES, lambda one: grant_for_link(one, link))
    token = known or chosen_token(request)
    if token is None:
        return ask(request, link, 422)
    if sharing.enter(link, token) is None:
        raise Http404  # revoked this very moment
    response = redirect("board", canvas=found.public_id)
    if not known:
        let_in(request, response, token)
    return response


def reading_page(link: ShareLink, canvas: Canvas, *, theme: str = "") -> bytes:
    """The page of a canvas, rendered once for each state, link and language. `theme` is light,
    dark, or empty for the reader's own."""
    workspace = link.workspace
    name = f"look:{link.pk}:{canvas.pk}:{get_language()}:{theme}"
    several = link.canvas is None and canvases_shown(link).count() > 1

    def draw() -> str:
        board = load_current(canvas.pk)
        context = {
            "link": link,
            "workspace": workspace,
            "board": board,
            "canvas": board.canvas,
            "needs": needs_of(board),
            "idle": idle_of(board),
            "several": several,
            "theme": theme,
        }
        return render_to_string("look.html", context)

    return rendered_once(workspace, name, draw)


def canvas_of(link: ShareLink, public_id: str) -> Canvas:
    """The canvas with this id that a link shows. Raises Http404."""
    found = canvases_shown(link).filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found
