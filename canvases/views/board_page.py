"""The board's page. It is rendered once for each state and language, and for each group of people
who see the same. Only the undo buttons differ by person; they are inserted afterwards."""

import gzip
from typing import NamedTuple

from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

from canvases import guest_cookie
from canvases.access import CanvasGrant
from canvases.models import Role
from canvases.queries.alternatives import load_alternatives
from canvases.queries.consistent_read import load_current
from canvases.queries.undo_stack import steps
from canvases.views.page_cache import lay_over, rendered_once
from canvases.views.patches import buttons
from canvases.views.requests import HtmxRequest
from canvases.views.single_browser_notice import single_browser_notice


class _Audience(NamedTuple):
    """What those have in common who see the same page. Nothing else of a person reaches it."""

    reading: bool
    commenting: bool
    sees_history: bool
    is_limited: bool

    @classmethod
    def of(cls, grant: CanvasGrant) -> "_Audience":
        """Where this person belongs."""
        commenting = grant.allows(Role.COMMENTER)
        return cls(not grant.can_edit, commenting, grant.sees_history, grant.is_limited)

    @property
    def name(self) -> str:
        """Short, for keys."""
        return "".join(str(int(one)) for one in self)


def board_page(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """The board for one member. Only the gate asks the database where it was served before."""
    canvas = grant.canvas
    get_token(request)  # scripts read the token from its cookie, so that the page holds none
    workspace, audience = canvas.workspace, _Audience.of(grant)
    strip = single_browser_notice(request, grant)
    name = f"board:{canvas.pk}:{get_language()}:{audience.name}"
    packs = "gzip" in request.headers.get("Accept-Encoding", "")
    shared = rendered_once(workspace, name, lambda: _shared_page(canvas.pk, audience))
    own = {"strip": strip or "", "steps": buttons(grant, steps(grant)) if grant.can_edit else ""}
    page = lay_over(shared, own)
    page = gzip.compress(page, compresslevel=4, mtime=0) if packs else page
    response = _respond(page, packs=packs)
    if strip is not None:
        guest_cookie.tell(response)
    return response


def _shared_page(canvas_id: int, audience: _Audience) -> str:
    board = load_current(canvas_id)
    if not audience.sees_history:
        board = board.without_talks
    return render_to_string(
        "board.html",
        {
            "board": board,
            "canvas": board.canvas,
            "segment": board.segment,
            "value_map": board.value_map,
            "workspace": board.workspace,
            "alternatives": [] if audience.is_limited else load_alternatives(board.canvas),
            **audience._asdict(),
        },
    )


def _respond(page: bytes, *, packs: bool) -> HttpResponse:
    response = HttpResponse(page)
    if packs:
        response["Content-Encoding"] = "gzip"
    patch_vary_headers(response, ["Accept-Encoding", "Cookie"])
    return response
