"""What the room sees, beside the task of somebody who takes part at a large window: the same for
all of a group, without names, and without what leads into the session."""

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from canvases.method.agenda import NAMES
from canvases.models import SessionGroup
from canvases.queries.sessions.groups import load_turns
from canvases.queries.sessions.session import load_numbers, load_wall, state_of
from canvases.queries.sessions.spotlight import load_spotlight
from canvases.queries.sessions.wall import folded
from canvases.session_access import ParticipantGrant
from canvases.views.page_cache import rendered_once
from canvases.views.requests import HtmxRequest
from canvases.views.sessions.policies import participant
from canvases.views.sessions.round_outcome import for_room


@require_safe
@participant
def room(request: HtmxRequest, grant: ParticipantGrant) -> HttpResponse:
    """The room's view, rendered for the first who asks."""
    session, group = grant.session, _group_in_sight(grant)
    state = room_state(grant)

    def render_it() -> str:
        shown = {
            "session": session,
            "step": session.present,
            "step_kinds": NAMES,
            "group": group,
            "facts": [],  # how far others are is on the big screen
            "wall": load_wall(session, group),
            "folded": folded,
            "numbers": load_numbers(session, group),
            "turns": load_turns(session),
            "spotlit": load_spotlight(session, group),
            "state": state,
        }
        page = "components/sessions/room_view.html"
        return render_to_string(page, shown | for_room(session, group))

    name = f"room:{session.pk}:{group.pk if group else 0}:{get_language()}"
    page = rendered_once(session.workspace, name, render_it, version=state)
    return HttpResponse(page)


def room_state(grant: ParticipantGrant) -> str:
    """As long as this stays the same, so does the room's view."""
    return state_of(grant.session, _group_in_sight(grant))


def _group_in_sight(grant: ParticipantGrant) -> SessionGroup | None:
    """The group that the big screen shows to everybody, else one's own."""
    return grant.session.on_screen or grant.group
