"""The answer to a write on the board: the parts of the page that the change made different."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string

from canvases.access import CanvasGrant
from canvases.live import frames
from canvases.live.showing import showing
from canvases.models import Change
from canvases.queries.history import steps, steps_after


def patches(
    request: HttpRequest, grant: CanvasGrant, change: Change | None, also: Iterable[str] = ()
) -> HttpResponse:
    """Patches for `change`, and for the notes with the ids in `also`; a redirect to the board for
    a browser without scripts. `X-Seq` says up to which number of the journal they go."""
    canvas = grant.canvas
    if not request.headers.get("HX-Request"):
        return redirect("board", canvas=canvas.public_id)
    seq = max(canvas.workspace.seq, change.seq if change else 0)
    now = showing(canvas.pk, canvas.workspace.epoch, at_least=seq, made=change)
    shared = frames.patches(now, [change] if change else [], also)
    latest = change is not None and change.seq == now.seq
    todo = steps_after(grant, change) if change and latest else steps(grant)
    own = render_to_string("components/steps.html", {"steps": todo, "canvas": canvas})
    return HttpResponse(f"{shared}\n{own}", headers={"X-Seq": str(now.seq)})
