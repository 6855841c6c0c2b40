"""The board's page from the cache: rendered once for each state and language, for those who edit
and for those who read.

Only the undo buttons differ by person; they are laid over the page, and the result is kept packed.
The key holds the workspace's number, so nothing ever has to be removed from the cache.
"""

import gzip
import secrets
from dataclasses import dataclass
from typing import cast

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

from canvases.access import CanvasGrant
from canvases.queries.history import steps
from canvases.queries.moment import load_current

_PERSONAL = "<!-- steps -->"  # where templates/board.html leaves room for the undo buttons
_START = secrets.token_hex(4)  # a new release may render the same state differently


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page, plain and packed."""

    plain: bytes
    packed: bytes


def board_page(request: HttpRequest, grant: CanvasGrant) -> HttpResponse:
    """The board for one member. Only the gate asks the database where it was served before."""
    canvas = grant.canvas
    get_token(request)  # scripts read the token from its cookie, so that the page holds none
    workspace = canvas.workspace
    reading = "" if grant.can_edit else ":reading"
    shared = f"{canvas.pk}:{workspace.epoch}:{workspace.seq}:{get_language()}{reading}"
    etag = f'W/"{shared}:{grant.member.pk}:{_START}"'
    if request.headers.get("If-None-Match") == etag:
        return HttpResponseNotModified(headers={"ETag": etag})
    key = f"page:{shared}:{grant.member.pk}"
    page: Page | None = cache.get(key)
    if page is None:
        page = _lay_over(_shared_page(shared, grant), grant)
        cache.set(key, page)
    return _respond(request, page, etag)


def _shared_page(shared: str, grant: CanvasGrant) -> str:
    def render() -> str:
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
            },
        )

    return cast("str", cache.get_or_set(f"board:{shared}", render))


def _lay_over(page: str, grant: CanvasGrant) -> Page:
    if grant.can_edit:  # whoever reads has nothing to undo
        context = {"steps": steps(grant), "canvas": grant.canvas}
        page = page.replace(_PERSONAL, render_to_string("components/steps.html", context))
    plain = page.encode()
    return Page(plain, gzip.compress(plain, compresslevel=5, mtime=0))


def _respond(request: HttpRequest, page: Page, etag: str) -> HttpResponse:
    packs = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(page.packed if packs else page.plain)
    if packs:
        response["Content-Encoding"] = "gzip"
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ["Accept-Encoding", "Cookie"])
    return response
