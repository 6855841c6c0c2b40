"""The answer to a write on the board: the parts of the page that changed."""

from collections.abc import Iterable
from functools import lru_cache

from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import get_language
from markupsafe import escape

from canvases.access import CanvasGrant
from canvases.actions.undo_redo import Overtaken
from canvases.board_state import events
from canvases.board_state.rendered_board import get_rendered_board
from canvases.models import Change
from canvases.queries.undo_stack import Step, Steps, steps, steps_after
from canvases.views.requests import HtmxRequest

_LABEL = "\ue000"  # a character for private use


def patches(
    request: HtmxRequest, grant: CanvasGrant, change: Change | None, also: Iterable[str] = ()
) -> HttpResponse:
    """Patches for `change`, and for the notes with the ids in `also`; a redirect to the board for
    a browser without scripts. `X-Seq` says up to which number of the journal they go. One that says
    in `X-Live` that it has a stream gets the slow parts from there."""
    canvas = grant.canvas
    if not request.htmx:
        return redirect("board", canvas=canvas.public_id)
    seq = max(canvas.workspace.seq, change.seq if change else 0)
    now = get_rendered_board(canvas.pk, canvas.workspace.epoch, at_least=seq, made=change)
    deferred = "HTTP_X_LIVE" not in request.META
    shared = events.render_patches(now, [change] if change else [], also, deferred=deferred)
    todo = steps_after(grant, change) if change and change.rows else steps(grant)
    own = buttons(grant, todo)
    return HttpResponse(f"{shared}\n{own}", headers={"X-Seq": str(now.seq)})


def overtaken_answer(
    request: HtmxRequest, grant: CanvasGrant, overtaken: Overtaken, past: list[int]
) -> HttpResponse:
    """409 with the reason, and with buttons that pass over what cannot be undone any more."""
    words = {"words": overtaken.message, "status": overtaken.status}
    told = render_to_string("components/page/refusal.html", words, request)
    own = buttons(grant, steps(grant, [*past, overtaken.change_id]))
    return HttpResponse(f"{told}\n{own}", status=overtaken.status)


def buttons(grant: CanvasGrant, todo: Steps) -> str:
    """Undo and redo."""
    canvas_id = grant.canvas.public_id
    if todo.undo and not (todo.redo or todo.past):  # as after nearly every change
        pattern = _undo_only(get_language(), canvas_id)
        return pattern.replace(_LABEL, escape(todo.undo.label))
    return _steps(canvas_id, todo)


@lru_cache(maxsize=1024)
def _undo_only(_language: str | None, canvas_id: str) -> str:
    """The buttons where there is nothing to redo, with _LABEL for what can be undone."""
    return _steps(canvas_id, Steps(Step(0, _LABEL)))


def _steps(canvas_id: str, todo: Steps) -> str:
    return render_to_string("components/board/steps.html", {"steps": todo, "canvas_id": canvas_id})
