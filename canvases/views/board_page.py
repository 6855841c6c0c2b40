"""The board's page: rendered once for each state and language, for those who edit and for those
who read. Only the undo buttons differ by person; they are laid over the page.
"""

import gzip

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

from canvases import guest_cookie
from canvases.access import CanvasGrant
from canvases.models import Role
from canvases.queries.history import steps
from canvases.queries.moment import load_current
from canvases.views.page_cache import rendered_once
from canvases.views.patches import buttons
from canvases.views.second_way import second_way

_PERSONAL = "<!-- steps -->"  # where templates/board.html leaves room for the undo buttons
_STRIP = "<!-- strip -->"  # and for what is said once


def board_page(request: HttpRequest, grant: CanvasGrant) -> HttpResponse:
    """The board for one member. Only the gate asks the database where it was served before."""
    canvas = grant.canvas
    get_token(request)  # scripts read the token from its cookie, so that the page holds none
    workspace = canvas.workspace
    strip = second_way(request, grant)
    name = f"board:{canvas.pk}:{get_language()}:{_way(grant)}"
    packs = "gzip" in request.headers.get("Accept-Encoding", "")
    shared = rendered_once(workspace, name, lambda: _shared_page(grant))
    page = _lay_over(shared, grant, strip or "")
    page = gzip.compress(page, compresslevel=4, mtime=0) if packs else page
    response = _respond(page, packs=packs)
    if strip is not None:
        guest_cookie.tell(response)
    return response


def _shared_page(grant: CanvasGrant) -> str:
    board = load_current(grant.canvas.pk)
    return render_to_string(
        "board.html",
        {
            "board": board,
            "canvas": board.canvas,
            "segment": board.segment,
            "value_map": board.value_map,
            "workspace": board.workspace,
            "reading": not grant.can_edit,
            "commenting": _way(grant) == "commenting",
        },
    )


def _way(grant: CanvasGrant) -> str:
    if grant.can_edit:
        return "editing"
    return "commenting" if grant.allows(Role.COMMENTER) else "reading"


def _lay_over(page: str, grant: CanvasGrant, strip: str) -> bytes:
    page = page.replace(_STRIP, strip)
    if grant.can_edit:  # whoever reads has nothing to undo
        page = page.replace(_PERSONAL, buttons(grant, steps(grant)))
    return page.encode()


def _respond(page: bytes, *, packs: bool) -> HttpResponse:
    response = HttpResponse(page)
    if packs:
        response["Content-Encoding"] = "gzip"
    patch_vary_headers(response, ["Accept-Encoding", "Cookie"])
    return response
