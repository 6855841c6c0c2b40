"""What a helper sees and does: the wall, an open vote and tables without a device, in their group.
Nothing here leads: no step, no clock, no reveal, nobody's removal, nothing on a canvas."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_POST, require_safe

from canvases.actions.errors import Refused
from canvases.actions.sessions import proposed_sentences
from canvases.forms.fields import ids_in
from canvases.forms.sessions.participation import HelpSayForm, HelpSortForm, StackForm
from canvases.method.agenda import NAMES
from canvases.queries.sessions.session import (
    load_hidden,
    load_numbers,
    load_people,
    load_wall,
    seconds_left,
    state_of,
)
from canvases.session_access import HelperGrant
from canvases.views.requests import HtmxRequest, checked
from canvases.views.sessions.console_state import state_known
from canvases.views.sessions.long_lists import for_lists
from canvases.views.sessions.policies import helper
from canvases.views.sessions.round_outcome import for_entering, for_leader
from canvases.views.sessions.table_entry import entering_act
from canvases.views.sessions.wall_sorting import sorting_acts, stacking_acts


@require_safe
@helper
def page(request: HtmxRequest, grant: HelperGrant) -> HttpResponse:
    """The page of a helper."""
    return render(request, "session_help.html", _context(request, grant))


@require_safe
@helper
def now(request: HtmxRequest, grant: HelperGrant) -> HttpResponse:
    """Its numbers, and the rest of it where that has changed."""
    context = _context(request, grant)
    context["is_changed"] = request.GET.get("state") != context["state"]
    return render(request, "components/sessions/help_now.html", context)


@require_POST
@helper
def sort(request: HtmxRequest, grant: HelperGrant) -> HttpResponse:
    """Stack texts of the wall, take stacks apart, say what they are called and in which box they
    are; hide texts."""
    wish = checked(HelpSortForm(request.POST)).cleaned_data
    acts = sorting_acts(grant, wish, ids_in(request.POST, "chosen"))
    return _after(acts[wish["act"]], request, grant)


@require_POST
@helper
def stack(request: HtmxRequest, grant: HelperGrant) -> HttpResponse:
    """Stack the notes of an open vote, or take stacks apart."""
    wish = checked(StackForm(request.POST)).cleaned_data
    acts = stacking_acts(grant, wish, ids_in(request.POST, "chosen"))
    return _after(acts[wish["act"]], request, grant)


@require_POST
@helper
def hide_sentences(request: HtmxRequest, grant: HelperGrant) -> HttpResponse:
    """Keep revealed sentences from the room, or no longer."""
    wish, chosen = checked(HelpSayForm(request.POST)).cleaned_data, ids_in(request.POST, "chosen")
    hidden = wish["act"] == "hide"
    act = partial(proposed_sentences.hide, grant, at=wish["at"], chosen=chosen, hidden=hidden)
    return _after(act, request, grant)


@require_POST
@helper
def enter(request: HtmxRequest, grant: HelperGrant) -> HttpResponse:
    """Enter for a table, as those who lead do."""
    act, more = entering_act(request, grant)
    return _after(act, request, grant, more)


def _after(
    act: Callable[[], object],
    request: HtmxRequest,
    grant: HelperGrant,
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    """The page after an action, or with the words that it was refused with; without scripts it is
    loaded again."""
    if not request.htmx:
        act()
        return redirect("session_help", session=grant.session.public_id)
    before, refused, ticked = state_of(grant.session, grant.group), "", list[str]()
    try:
        act()
    except Refused as error:
        refused, ticked = error.message, ids_in(request.POST, "chosen")
    grant.session.refresh_from_db()
    context = _context(request, grant) | {"refused": refused, "ticked": ticked, "is_answer": True}
    context["state"] = state_known(request, before, context)
    answer = "components/sessions/help_answer.html"
    return render(request, answer, context | (more or {}), status=422 if refused else 200)


def _context(request: HtmxRequest, grant: HelperGrant) -> dict[str, Any]:
    session, group = grant.session, grant.group
    return {
        "session": session,
        "group": group,
        "step": session.present,
        "step_kinds": NAMES,
        "is_helping": True,
        "inside": "",
        "participant": grant.participant,
        "numbers": load_numbers(session, group),
        "people": load_people(session, group),
        "left": seconds_left(session),
        "state": state_of(session, group),
        "wall": SimpleLazyObject(partial(load_wall, session, group, leads=True)),
        "hidden": SimpleLazyObject(partial(load_hidden, session, group)),
        **for_lists(request),
        **for_leader(session, group),
        **for_entering(session, group),
    }
