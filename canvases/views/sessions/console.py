"""What a facilitator leads a session with, and the big screen for the room."""

import secrets
from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_POST, require_safe
from markupsafe import Markup

from canvases.actions.errors import Refused
from canvases.actions.sessions import canvas_notes, facilitation, people, rehearsals, text_reveal
from canvases.actions.sessions.all_groups import everywhere
from canvases.exports import qr
from canvases.forms.fields import ids_in
from canvases.forms.sessions.participation import BoxForm, LeadForm, SortForm
from canvases.method.agenda import MESSAGE, NAMES, starts
from canvases.method.kinds import Kind
from canvases.models import Session, SessionGroup
from canvases.queries.sessions.groups import load_groups, load_turns
from canvases.queries.sessions.rounds import notes_of
from canvases.queries.sessions.session import (
    find_step,
    load_hidden,
    load_numbers,
    load_people,
    load_wall,
    seconds_left,
    seconds_to_reveal,
    state_of,
)
from canvases.queries.sessions.spotlight import load_spotlight
from canvases.queries.sessions.wall import folded
from canvases.session_access import SessionGrant
from canvases.views.join_address import join_address
from canvases.views.requests import HtmxRequest, checked, op_id
from canvases.views.sessions.console_groups import groups_for_leader, inside
from canvases.views.sessions.console_state import state_known
from canvases.views.sessions.doubts import doubt_of
from canvases.views.sessions.long_lists import for_lists
from canvases.views.sessions.policies import leader
from canvases.views.sessions.round_outcome import for_entering, for_leader, for_room
from canvases.views.sessions.wall_sorting import sorting_acts


@require_safe
@leader()
def console(request: HtmxRequest, grant: SessionGrant) -> HttpResponse:
    """The console: agenda, present step, numbers; and what speaks against going on, where somebody
    asked for the next step, or to close the session."""
    session = grant.session
    asked = session.present is not None and request.GET.get("asks") == session.present.public_id
    context = _leads(request, grant) | {"workspace": grant.workspace}
    context["asks"] = doubt_of(grant) if asked else ""
    return render(request, "session_console.html", context)


@require_safe
@leader()
def console_now(request: HtmxRequest, grant: SessionGrant) -> HttpResponse:
    """The numbers of the console, and the rest of it where that has changed."""
    return _now(request, _leads(request, grant), "components/sessions/console_now.html")


@require_safe
@leader()
def screen(request: HtmxRequest, grant: SessionGrant) -> HttpResponse:
    """The page for the wall: how to join, what is to be done, what was revealed."""
    context = _for_room(request, grant)
    return render(request, "session_screen.html", context)


@require_safe
@leader()
def screen_now(request: HtmxRequest, grant: SessionGrant) -> HttpResponse:
    """The same of the page for the wall."""
    context = _for_room(request, grant)
    return _now(request, context, "components/sessions/screen_now.html")


@require_safe
@leader()
def code(request: HtmxRequest, grant: SessionGrant) -> HttpResponse:
    """The QR code of the address to join at, as SVG."""
    address = reverse("join_session", args=[grant.session.code])
    picture = qr.svg(request.build_absolute_uri(address))
    return HttpResponse(picture, content_type="image/svg+xml")


@require_POST
@leader()
def lead(request: HtmxRequest, grant: SessionGrant) -> HttpResponse:
    """Start, go on or back, give a minute, reveal, close."""
    wish = checked(LeadForm(request.POST)).cleaned_data
    if wish["act"] in ("next", "close") and not wish["sure"] and doubt_of(grant):
        at = grant.session.present.public_id if grant.session.present else ""
        return to_console(grant, asks=at)
    _acts(grant, wish)[wish["act"]]()
    rehearsals.act(grant)
    return to_console(grant)


def to_console(grant: SessionGrant, **asked: str) -> HttpResponse:
    """On to the console, in the group that was looked at."""
    if grant.group is not None:
        asked["in"] = grant.group.public_id
    address = reverse("session_console", args=[grant.session.public_id])
    return redirect(f"{address}?{urlencode(asked)}" if asked else address)


def _acts(grant: SessionGrant, wish: dict[str, Any]) -> dict[str, Callable[[], object]]:
    at, person = wish["at"], wish["of"] or 0
    gives = {"gives_link": wish["gives_link"], "gives_report": wish["gives_report"]}
    return {
        "start": partial(facilitation.start, grant),
        "next": partial(facilitation.step_on, grant, at=at, by=1),
        "back": partial(facilitation.step_on, grant, at=at, by=-1),
        "minute": partial(facilitation.add_minute, grant),
        "reveal": partial(text_reveal.reveal, grant, at=at),
        "due": partial(text_reveal.reveal_due, grant.session),
        "cancel": partial(text_reveal.cancel, grant, at=at),
        "show": partial(text_reveal.show, grant, at=at, box=""),
        "take_back": partial(text_reveal.show, grant, at=at, box="", shown=False),
        "close": partial(facilitation.close, grant, **gives),
        "pause": partial(facilitation.pause, grant),
        "resume": partial(facilitation.resume, grant),
        "go": partial(facilitation.go_to, grant, at=at, to=wish["to"]),
        "screen": partial(facilitation.put_on_screen, grant, group=wish["to"]),
        "say": partial(facilitation.say, grant, text=wish["text"]),
        **_acts_on_people(grant, person),
    }


def _acts_on_people(grant: SessionGrant, person: int) -> dict[str, Callable[[], object]]:
    return {
        "lock": partial(people.lock, grant, locked=True),
        "unlock": partial(people.lock, grant, locked=False),
        "remove": partial(people.remove, grant, person=person, removed=True),
        "readmit": partial(people.remove, grant, person=person, removed=False),
        "lower": partial(people.lower, grant, person=person),
        "let_help": partial(people.let_help, grant, person=person, helps=True),
        "no_help": partial(people.let_help, grant, person=person, helps=False),
    }


@require_POST
@leader()
def show(request: HtmxRequest, grant: SessionGrant) -> HttpResponse:
    """Show the room one box, or take it back."""
    form = checked(BoxForm(request.POST))
    return console_after(partial(text_reveal.show, grant, **form.cleaned_data), request, grant)


@require_POST
@leader()
def put_on_canvas(request: HtmxRequest, grant: SessionGrant) -> HttpResponse:
    """Make notes of the chosen texts, or of all."""
    chosen = None if request.POST.get("all") else ids_in(request.POST, "chosen")
    op = op_id(request)

    def put(lead: SessionGrant) -> None:
        its = op_in(op, lead)
        canvas_notes.put_on_canvas(lead, its, session=lead.session, chosen=chosen)

    return console_after(partial(everywhere, grant, put), request, grant)


def op_in(op: str, lead: SessionGrant) -> str:
    """The operation in a group: what is done in each is done once in each."""
    return f"{op[:27]}-{lead.group.public_id}" if lead.group else op


@require_POST
@leader()
def sort(request: HtmxRequest, grant: SessionGrant) -> HttpResponse:
    """Stack texts, take stacks apart, say what they are called, and in which box they are; put
    one in the spotlight."""
    wish, chosen = checked(SortForm(request.POST)).cleaned_data, ids_in(request.POST, "chosen")
    acts = sorting_acts(grant, wish, chosen)
    acts["spotlight"] = partial(facilitation.spotlight, grant, what=wish["of"])
    return console_after(acts[wish["act"]], request, grant, {"acted": wish["act"]})


def console_after(
    act: Callable[[], object],
    request: HtmxRequest,
    grant: SessionGrant,
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    """The console after an action, with the words that it was refused with; what was ticked stays
    ticked then. Without scripts the console is loaded again."""
    if not request.htmx:
        act()
        rehearsals.act(grant)
        return to_console(grant)
    before, refused = state_of(grant.session, grant.group), ""
    try:
        act()
        rehearsals.act(grant)
    except Refused as error:
        refused = error.message
    for one in filter(None, (grant.session, grant.group)):
        one.refresh_from_db()
    context = _leads(request, grant) | {"refused": refused, "is_answer": True} | (more or {})
    context["ticked"] = ids_in(request.POST, "chosen") if refused else []
    context["state"] = state_known(request, before, context)
    page = "components/sessions/console_answer.html"
    return render(request, page, context, status=422 if refused else 200)


def _now(request: HtmxRequest, context: dict[str, Any], page: str) -> HttpResponse:
    context["is_changed"] = request.GET.get("state") != context["state"]
    return render(request, page, context)


def _leads(request: HtmxRequest, grant: SessionGrant) -> dict[str, Any]:
    """What only those who lead see."""
    session, group = grant.session, grant.group
    return _context(request, session, group) | {
        "canvas": grant.canvas,
        "asks": "",
        **groups_for_leader(request, grant),
        "wall": SimpleLazyObject(partial(load_wall, session, group, leads=True)),
        "hidden": SimpleLazyObject(partial(load_hidden, session, group)),
        "spot_notes": partial(notes_of, grant.canvas, list(Kind)),
        "people": load_people(session, group),
        "looked": find_step(session, request.GET.get("look", "")[:12]),
        "MESSAGE": MESSAGE,
        "item_op": secrets.token_urlsafe(16),
        "items": list(session.action_items.all()),
        **for_lists(request),
        **for_leader(session, group),
        **for_entering(session, group),
    }


def _for_room(request: HtmxRequest, grant: SessionGrant) -> dict[str, Any]:
    """What the room sees: a group, where the screen is one's own or is given to it; else all."""
    session, group = grant.session, grant.group or grant.session.on_screen
    own = {"group": group, "inside": inside(grant), "is_own": grant.group is not None}
    facts = {"facts": load_groups(session), "turns": load_turns(session)}
    facts["wifi_code"] = partial(_wifi_code, session)  # drawn only where it is shown
    return _context(request, session, group) | for_room(session, group) | own | facts


def _wifi_code(session: Session) -> Markup:
    """In the page itself: nobody else can ask for a picture that holds the password."""
    return Markup(qr.wifi_svg(**session.wifi).decode())  # noqa: S704


def _context(request: HtmxRequest, session: Session, group: SessionGroup | None) -> dict[str, Any]:
    steps = list(session.steps.all())
    at = next((n for n, step in enumerate(steps) if step.pk == session.present_id), -1)
    return {
        "session": session,
        "steps": steps,
        "starts": starts([step.minutes for step in steps]),
        "at": at,
        "step": session.present,
        "next_step": steps[at + 1] if at + 1 < len(steps) else None,
        "step_kinds": NAMES,
        "numbers": load_numbers(session, group),
        # Not read where only the numbers are new.
        "wall": SimpleLazyObject(partial(load_wall, session, group)),
        "spotlit": SimpleLazyObject(partial(load_spotlight, session, group)),
        "folded": folded,
        "to_reveal": seconds_to_reveal(session),
        "left": seconds_left(session),
        "state": state_of(session, group),
        **join_address(request),
    }
