"""Pages for everyone: home, starting without an account, the health check."""

from http import HTTPStatus

from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from canvases.actions import importing, workspaces
from canvases.exports import canvas_file
from canvases.live import bus
from canvases.queries.workspace import find_example, load_examples, load_own
from canvases.views.joining import own_token
from canvases.views.policies import anyone, guest_tokens, let_in
from canvases.views.requests import op_id


@require_safe
@anyone
@never_cache
def home(request: HttpRequest) -> HttpResponse:
    """Start, one's own workspaces, the examples."""
    context = {"own": load_own(guest_tokens(request)), "examples": load_examples()}
    return render(request, "home.html", context)


@require_POST
@anyone
def start(request: HttpRequest) -> HttpResponse:
    """A workspace with a first canvas, for someone who need not say who they are."""
    token = own_token(request)
    canvas = workspaces.start(token, op_id(request))
    response = redirect("board", canvas=canvas.public_id)
    let_in(request, response, token)
    return response


@require_POST
@anyone
def copy_example(request: HttpRequest, slug: str) -> HttpResponse:
    """One's own copy of an example to play with."""
    example = find_example(slug)
    if example is None:
        raise Http404
    token = own_token(request)
    workspace = importing.store(canvas_file.document(example), op_id(request), token=token)
    response = redirect("workspace", workspace=workspace.public_id)
    let_in(request, response, token)
    return response


@require_safe
@anyone
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """Says whether the server answers and reaches its database, and how its processes hear each
    other: the first line is `ok`, or 503 is the answer."""
    try:
        load_examples()
        works = True
    except DatabaseError:
        works = False
    bus_state = bus.carrier.state if bus.carrier else "in one process"
    lines = [
        "ok" if works else "no database",
        f"database: {connection.vendor}, {'up' if works else 'down'}",
        f"bus: {bus_state}",
    ]
    status = HTTPStatus.OK if works else HTTPStatus.SERVICE_UNAVAILABLE
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain", status=status)
