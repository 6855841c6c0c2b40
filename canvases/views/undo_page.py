"""Takes back what one did, where a page offers it in its bar."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from canvases.access import Grant
from canvases.actions import undo_redo
from canvases.views.requests import op_id, passed_over

# Shows the page with the words of a refusal, and the changes to pass over from then on.
Refusal = Callable[[undo_redo.Overtaken, list[int]], HttpResponse]


def undone(
    request: HttpRequest, grant: Grant, refused: Refusal, done: Callable[[], HttpResponse]
) -> HttpResponse:
    """Take back one's last change, and answer with `done`; where somebody has changed the same
    since, with `refused`, which offers the change before it."""
    past = passed_over(request)
    try:
        undo_redo.undo(grant, op_id(request), past=past)
    except undo_redo.Overtaken as overtaken:
        return refused(overtaken, [*past, overtaken.change_id])
    return done()
