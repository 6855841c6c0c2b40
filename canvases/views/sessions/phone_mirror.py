"""What a participant's phone looks like now, for those who lead: somebody made up, who wrote
nothing and whom nothing is stored of."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from canvases.models import Participant
from canvases.session_access import ParticipantGrant, SessionGrant
from canvases.views.requests import HtmxRequest
from canvases.views.sessions.console_groups import inside
from canvases.views.sessions.phone import phone_context
from canvases.views.sessions.policies import leader


@require_safe
@leader()
def mirror(request: HtmxRequest, grant: SessionGrant) -> HttpResponse:
    """The phone of nobody, to look at."""
    nobody = Participant(pk=0, session=grant.session, group=grant.group, name=_("Somebody"))
    context = phone_context(ParticipantGrant(grant.session, nobody))
    context |= {"inside": inside(grant), "is_mirror": True}
    return render(request, "session_mirror.html", context)
