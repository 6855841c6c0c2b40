"""The canvas of a session, while it lies in the bin."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from canvases.actions import canvases
from canvases.session_access import SessionGrant
from canvases.views.requests import HtmxRequest, op_id
from canvases.views.sessions.console import to_console
from canvases.views.sessions.policies import leader


@require_POST
@leader(binned=True)
def restore(request: HtmxRequest, grant: SessionGrant) -> HttpResponse:
    """Bring it back, and go on. No effect where somebody did."""
    if grant.canvas.is_binned:
        canvases.restore(grant, op_id(request), row=grant.canvas)
    return to_console(grant)
