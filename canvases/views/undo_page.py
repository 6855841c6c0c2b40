"""Takes back what one did, where a page offers it in its bar."""

from collections.abc import Callable, Collection
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from canvases.access import CanvasGrant, Grant
from canvases.actions import undo_redo
from canvases.queries.undo_stack import steps
from canvases.views.requests import HtmxRequest, op_id, passed_over

# Shows the page with the words of a refusal, and the changes to pass over from then on.
Refusal = Callable[[undo_redo.Overtaken, list[int]], HttpResponse]


def bar_steps(
    grant: Grant, undo_at: str, redo_at: str, past: Collection[int] = (), refused: str = ""
) -> dict[str, Any]:
    """What undo and redo would do, for the bar of a page whose answer is a page, and where; nothing
    to do for those who only look."""
    return {
        "steps": steps(grant, past) if grant.can_edit else None,
        "undo_at": undo_at,
        "redo_at": redo_at,
        "steps_in_place": False,
        "refused": refused,
    }


def canvas_steps(
    grant: CanvasGrant, page: str, past: Collection[int] = (), query: str = ""
) -> dict[str, Any]:
    """The same on a page about a canvas: the addresses are called after it, and end in `query`."""
    undo_at, redo_at = (
        reverse(f"{page}_{deed}", args=[grant.canvas.public_id]) + query
        for deed in ("undo", "redo")
    )
    return bar_steps(grant, undo_at, redo_at, past)


def undone(
    request: HtmxRequest, grant: Grant, refused: Refusal, done: Callable[[], HttpResponse]
) -> HttpResponse:
    """Take back one's last change, and answer with `done`; where somebody has changed the same
    since, with `refused`, which offers the change before it."""
    past = passed_over(request)
    try:
        undo_redo.undo(grant, op_id(request), past=past)
    except undo_redo.Overtaken as overtaken:
        return refused(overtaken, [*past, overtaken.change_id])
    return done()
