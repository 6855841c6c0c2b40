"""The answer to a write on the board: the parts of the page that the change made different."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from canvases.access import CanvasGrant
from canvases.models import Change
from canvases.queries.board import load_board, touched_notes
from canvases.queries.history import steps


def patches(
    request: HttpRequest, grant: CanvasGrant, change: Change | None, also: Iterable[str] = ()
) -> HttpResponse:
    """Patches for `change`, and for the notes with the ids in `also`; a redirect to the board for
    a browser without scripts. `X-Seq` says up to which number of the journal they go."""
    canvas = grant.canvas
    if not request.headers.get("HX-Request"):
        return redirect("board", canvas=canvas.public_id)
    if change is not None:
        canvas.workspace.seq = max(canvas.workspace.seq, change.seq)
        canvas.refresh_from_db(fields=["title", "statements"])
    board = load_board(canvas)
    touched = touched_notes(change, also)
    shown = [note for note in board.notes if note.public_id in touched]
    gone = touched - {note.public_id for note in shown}
    context = {
        "board": board,
        "canvas": canvas,
        "notes": shown,
        "gone": sorted(gone),
        "steps": steps(grant),
        "renamed": change is not None and "canvas" in change.after,
    }
    response = render(request, "components/patches.html", context)
    response["X-Seq"] = str(board.seq)
    return response
