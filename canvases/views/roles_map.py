"""The roles map: who buys, pays for and uses an offer, and what flows between sides."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from canvases.access import Grant
from canvases.actions import segment_pairs
from canvases.actions.errors import Outdated
from canvases.forms.segments import SectionForm
from canvases.method.flows import FLOWS
from canvases.models import Role
from canvases.queries.roles_map import load_roles_map
from canvases.queries.segment_pairs import find_pair
from canvases.views.page_cache import shared_page
from canvases.views.policies import member_of_workspace
from canvases.views.requests import op_id
from canvases.views.segments import found_segment


@require_safe
@member_of_workspace()
def roles_map(request: HttpRequest, grant: Grant) -> HttpResponse:
    """The map of the offer that the address names, or of the first one."""
    return _map(request, grant)


@require_POST
@member_of_workspace(Role.EDITOR)
def flow(request: HttpRequest, grant: Grant, segment: str, other: str) -> HttpResponse:
    """Say what one segment gives to another."""
    if segment == other:
        raise Http404
    two = found_segment(grant, segment), found_segment(grant, other)
    form = SectionForm(FLOWS, find_pair(*two).state(), request.POST)
    if not form.is_valid():
        return _refused(request, grant, two, form, 422)
    try:
        segment_pairs.say_flows(
            grant, op_id(request), segments=two, values=form.values, seen=form.seen
        )
    except Outdated as outdated:
        form.note_overtaken(outdated.now)
        return _refused(request, grant, two, form, outdated.status)
    if request.headers.get("HX-Request"):
        return _map(request, grant)
    response = redirect("roles_map", grant.workspace.public_id)
    response["Location"] += f"?{urlencode({'offer': request.GET.get('offer', '')})}#flows"
    return response


def _refused(
    request: HttpRequest, grant: Grant, two: Any, form: SectionForm, status: int
) -> HttpResponse:
    sent = ({one.pk for one in two}, form)
    return _map(request, grant, sent=sent, status=status)


def _map(
    request: HttpRequest, grant: Grant, *, sent: Any = None, status: int = 200
) -> HttpResponse:
    """The map, or for a page that is open the flows on it; with the form that was `sent` about the
    segments with these primary keys and refused."""
    offer = request.GET.get("offer", "")

    def load() -> dict[str, Any]:
        return {"map": load_roles_map(grant.workspace, offer), "sent": sent}

    if request.method == "POST" and request.headers.get("HX-Request"):
        context = {"workspace": grant.workspace, "can_edit": grant.can_edit, **load()}
        return render(request, "components/segments/flows.html", context, status=status)
    about = None if sent else offer
    return shared_page(request, grant, "roles_map.html", load, about=about, status=status)
