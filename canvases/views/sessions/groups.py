"""Groups of a session: planned, chosen on phones, and filled on the console."""

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from canvases.actions.sessions import breakout_groups, plenary
from canvases.forms.fields import ids_in
from canvases.forms.sessions.groups import GroupForm, GroupsForm, PlaceForm
from canvases.queries.sessions.groups import find_group
from canvases.session_access import ParticipantGrant, SessionGrant
from canvases.views.requests import HtmxRequest, checked, op_id
from canvases.views.sessions.console import console_after, to_console
from canvases.views.sessions.phone import task_after
from canvases.views.sessions.policies import leader, participant


@require_POST
@participant
def choose_group(request: HtmxRequest, grant: ParticipantGrant) -> HttpResponse:
    """Go into a group."""
    chosen = request.POST.get("group", "")[:12]
    return task_after(partial(breakout_groups.choose, grant, group=chosen), request, grant)


@require_POST
@leader()
def plan_groups(request: HtmxRequest, grant: SessionGrant) -> HttpResponse:
    """Have groups, one more, or none; and say how people come into them."""
    wish, op = checked(GroupsForm(request.POST)).cleaned_data, op_id(request)
    how, number = wish["grouping"], wish["groups"]
    acts = {
        "divide": partial(
            breakout_groups.divide, grant, op, number=number, grouping=how, copies=wish["copies"]
        ),
        "add": partial(breakout_groups.add_group, grant, op),
        "unite": partial(breakout_groups.unite, grant),
        "choose": partial(breakout_groups.choose_grouping, grant, grouping=how),
    }
    acts[wish["act"]]()
    return _to_groups(grant)


@require_POST
@leader()
def change_group(request: HtmxRequest, grant: SessionGrant, group: str) -> HttpResponse:
    """Say what a group is called, where it talks and on which canvas it works; or remove it."""
    found = find_group(grant.session, group)
    if found is None:
        raise Http404
    if request.POST.get("act") == "remove":
        breakout_groups.remove_group(grant, group=found)
    else:
        form = checked(GroupForm(request.POST, workspace=grant.workspace))
        wish = form.cleaned_data
        wish["canvas"] = wish["canvas"] or found.canvas
        breakout_groups.change_group(grant, group=found, **wish)
    return _to_groups(grant)


@require_POST
@leader()
def place_people(request: HtmxRequest, grant: SessionGrant) -> HttpResponse:
    """Put people into a group, or spread those who are in none."""
    wish = checked(PlaceForm(request.POST)).cleaned_data
    people = [int(one) for one in request.POST.getlist("person")[:1000] if one.isdecimal()]
    if wish["into"]:
        breakout_groups.move(grant, people=people, to=wish["into"])
    else:
        breakout_groups.spread(grant)
    return to_console(grant)


@require_POST
@leader()
def report_back(request: HtmxRequest, grant: SessionGrant) -> HttpResponse:
    """Put what is chosen of what groups report on the canvas of all."""
    at, chosen = request.POST.get("at", "")[:12], ids_in(request.POST, "chosen")
    put = partial(plenary.report_back, grant, op_id(request), at=at, chosen=chosen)
    return console_after(put, request, grant)


def _to_groups(grant: SessionGrant) -> HttpResponse:
    response = redirect("session_agenda", session=grant.session.public_id)
    response["Location"] += "#groups"
    return response
