"""For the room of a session: its Wi-Fi, and cards and sheets to print."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from canvases.actions.sessions import recovery_codes
from canvases.actions.sessions import wifi as room
from canvases.exports.report import kit_pdf
from canvases.forms.sessions.kit import KitForm, WifiForm
from canvases.method.session_code import shown_code
from canvases.session_access import SessionGrant
from canvases.views.exports import attached
from canvases.views.requests import HtmxRequest, checked
from canvases.views.sessions.policies import leader


@require_POST
@leader()
def set_wifi(request: HtmxRequest, grant: SessionGrant) -> HttpResponse:
    """Say which network phones use."""
    room.set_wifi(grant, **checked(WifiForm(request.POST)).cleaned_data)
    response = redirect("session_agenda", session=grant.session.public_id)
    response["Location"] += "#kit"
    return response


@require_POST
@leader()
def kit(request: HtmxRequest, grant: SessionGrant) -> HttpResponse:
    """Cards for the tables and sheets for the boxes, as PDF; with a new recovery code if asked."""
    wish = checked(KitForm(request.POST)).cleaned_data
    address = request.build_absolute_uri(reverse("join_session", args=[grant.session.code]))
    recovery = shown_code(recovery_codes.make_code(grant)) if wish["recovery"] else ""
    page = kit_pdf.make(
        grant.session,
        join_address=address,
        short_address=request.get_host() + reverse("join_by_code"),
        recovery=recovery,
    )
    return attached(page, "application/pdf", "session-kit.pdf")
