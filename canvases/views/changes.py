"""The changes of a canvas after a number, as events: for gaps, and for browsers that no stream
reaches."""

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from canvases.access import CanvasGrant
from canvases.board_state.events import Reset, load_events
from canvases.live.cursor import Cursor
from canvases.live.seats import Person
from canvases.views.policies import member_on_canvas
from canvases.views.requests import HtmxRequest


@require_safe
@member_on_canvas()
def changes(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """`?after=EPOCH:SEQ` → `{"access", "epoch", "events": […]}`, `access` as streams tell it;
    `{"reset": true}` where events do not lead from there to the present."""
    workspace = grant.workspace
    after = Cursor.parse(request.GET.get("after", ""))
    if after is None or after.epoch != workspace.epoch:
        return JsonResponse({"reset": True})
    try:
        events = load_events(grant.canvas.pk, workspace.epoch, after.seq, at_least=workspace.seq)
    except Reset:
        return JsonResponse({"reset": True})
    content = [event.content(history=grant.sees_history) for event in events]
    access = Person.of(grant.member).access()
    return JsonResponse({"access": access, "epoch": workspace.epoch, "events": content})
