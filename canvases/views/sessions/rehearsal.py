"""Rehearsals of a session: begun from its agenda, and ended without a trace."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from canvases.actions import daily_limits
from canvases.actions.sessions import rehearsals
from canvases.exports.interchange import canvas_file
from canvases.session_access import SessionGrant
from canvases.views.requests import HtmxRequest, op_id, place_of
from canvases.views.sessions.policies import leader


@require_POST
@leader()
def begin(request: HtmxRequest, grant: SessionGrant) -> HttpResponse:
    """Lead the session alone, with made-up people, on a copy of its canvas."""
    daily_limits.count("workspaces", place_of(request))
    document = canvas_file.document(grant.workspace, grant.canvas)
    session = rehearsals.begin(grant, op_id(request), document=document)
    return redirect("session_console", session=session.public_id)


@require_POST
@leader()
def end(_request: HtmxRequest, grant: SessionGrant) -> HttpResponse:
    """Delete all of a rehearsal, and go back to the agenda it was one of."""
    origin = rehearsals.end(grant)
    if origin is None:
        return redirect("session_console", session=grant.session.public_id)
    return redirect(f"{reverse('session_agenda', args=[origin.public_id])}?rehearsed=1")
