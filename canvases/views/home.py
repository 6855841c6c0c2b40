"""The home page, and starting a workspace without an account."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from canvases.actions import daily_limits, documents, workspaces
from canvases.exports.interchange import canvas_file
from canvases.models import Canvas, Workspace
from canvases.queries.home import (
    best_canvas,
    find_example,
    find_finished,
    load_deleted,
    load_examples,
    load_own,
    load_own_canvases,
)
from canvases.views.policies import anyone, guest_tokens, let_in
from canvases.views.requests import HtmxRequest, op_id, place_of
from canvases.views.share_links import own_token


@require_safe
@anyone
def home(request: HtmxRequest) -> HttpResponse:
    """Start, one's own workspaces, the examples."""
    tokens = guest_tokens(request)
    context = {
        "own": load_own(tokens),
        "shared": load_own_canvases(tokens),
        "deleted": load_deleted(tokens),
        "examples": load_examples(),
        "finished": find_finished(),
    }
    return render(request, "home.html", context)


@require_POST
@anyone
def start(request: HtmxRequest) -> HttpResponse:
    """A workspace for someone who need not say who they are: its first canvas, or its sessions."""
    daily_limits.count("workspaces", place_of(request))
    token = own_token(request)
    canvas = workspaces.start(token, op_id(request))
    response = _start_at(canvas, request.POST.get("then", ""))
    let_in(request, response, token)
    return response


def _start_at(canvas: Canvas, then: str) -> HttpResponse:
    if then == "lead":
        return redirect("sessions", workspace=canvas.workspace.public_id)
    return redirect("board", canvas=canvas.public_id)


@require_POST
@anyone
def copy_example(request: HtmxRequest, slug: str) -> HttpResponse:
    """One's own copy of an example to play with, at the canvas that fits best."""
    example = find_example(slug)
    if example is None:
        raise Http404
    daily_limits.count("workspaces", place_of(request))
    token = own_token(request)
    workspace = documents.store(canvas_file.document(example), op_id(request), token=token)
    response = redirect(_first_look(workspace))
    let_in(request, response, token)
    return response


def _first_look(workspace: Workspace) -> str:
    """The address of what shows most of a workspace: the board of its best canvas."""
    canvas = best_canvas(workspace)
    if canvas is None:
        return reverse("workspace", args=[workspace.public_id])
    return reverse("board", args=[canvas.public_id])
