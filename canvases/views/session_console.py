"""What a facilitator leads a session with, and the big screen for the room."""

import secrets
from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from canvases.actions.errors import Refused
from canvases.actions.sessions import leading, people, placing, revealing, sorting
from canvases.exports import qr
from canvases.forms.fields import ids_in
from canvases.forms.sessions import BoxForm, LeadForm, SortForm
from canvases.method.agenda import MESSAGE, NAMES, ROUNDS, StepKind, starts
from canvases.models import Session
from canvases.queries.session_rounds import load_round
from canvases.queries.session_wall import look_alike
from canvases.queries.sessions import (
    find_step,
    load_hidden,
    load_numbers,
    load_people,
    load_wall,
    seconds_left,
    seconds_to_reveal,
    state_of,
)
from canvases.session_access import SessionGrant
from canvases.views.policies import leader
from canvases.views.requests import checked, op_id
from canvases.views.session_outcomes import for_leader, for_room


@require_safe
@leader()
def console(request: HttpRequest, grant: SessionGrant) -> HttpResponse:
    """The console: agenda, present step, numbers; and whether to go on without those who are not
    done, where somebody asked for the next step."""
    session = grant.session
    asked = session.present is not None and request.GET.get("asks") == session.present.public_id
    context = _leads(request, grant) | {"workspace": grant.workspace}
    context["asks"] = _not_done(grant) if asked else 0
    return render(request, "session_console.html", context)


@require_safe
@leader()
def console_now(request: HttpRequest, grant: SessionGrant) -> HttpResponse:
    """The numbers of the console, and the rest of it where that has changed."""
    return _now(request, _leads(request, grant), "components/sessions/console_now.html")


@require_safe
@leader()
def screen(request: HttpRequest, grant: SessionGrant) -> HttpResponse:
    """The page for the wall: how to join, what is to be done, what was revealed."""
    context = _context(request, grant.session) | for_room(grant.session)
    return render(request, "session_screen.html", context)


@require_safe
@leader()
def screen_now(request: HttpRequest, grant: SessionGrant) -> HttpResponse:
    """The same of the page for the wall."""
    context = _context(request, grant.session) | for_room(grant.session)
    return _now(request, context, "components/sessions/screen_now.html")


@require_safe
@leader()
def code(request: HttpRequest, grant: SessionGrant) -> HttpResponse:
    """The QR code of the address to join at, as SVG."""
    address = reverse("join_session", args=[grant.session.code])
    picture = qr.svg(request.build_absolute_uri(address))
    return HttpResponse(picture, content_type="image/svg+xml")


@require_POST
@leader()
def lead(request: HttpRequest, grant: SessionGrant) -> HttpResponse:
    """Start, go on or back, give a minute, reveal, close."""
    wish = checked(LeadForm(request.POST)).cleaned_data
    if wish["act"] == "next" and not wish["sure"] and _not_done(grant):
        at = grant.session.present.public_id if grant.session.present else ""
        return redirect(f"{reverse('session_console', args=[grant.session.public_id])}?asks={at}")
    _acts(grant, wish)[wish["act"]]()
    return redirect("session_console", session=grant.session.public_id)


def _acts(grant: SessionGrant, wish: dict[str, Any]) -> dict[str, Callable[[], object]]:
    at, person = wish["at"], wish["of"] or 0
    gives = {"gives_link": wish["gives_link"], "gives_report": wish["gives_report"]}
    return {
        "start": partial(leading.start, grant),
        "next": partial(leading.step_on, grant, at=at, by=1),
        "back": partial(leading.step_on, grant, at=at, by=-1),
        "minute": partial(leading.add_minute, grant),
        "reveal": partial(revealing.reveal, grant, at=at),
        "cancel": partial(revealing.cancel, grant, at=at),
        "show": partial(revealing.show, grant, at=at, box=""),
        "take_back": partial(revealing.show, grant, at=at, box="", shown=False),
        "close": partial(leading.close, grant, **gives),
        "pause": partial(leading.pause, grant),
        "resume": partial(leading.resume, grant),
        "go": partial(leading.go_to, grant, at=at, to=wish["to"]),
        "say": partial(leading.say, grant, text=wish["text"]),
        "lock": partial(people.lock, grant, locked=True),
        "unlock": partial(people.lock, grant, locked=False),
        "remove": partial(people.remove, grant, person=person, removed=True),
        "readmit": partial(people.remove, grant, person=person, removed=False),
        "lower": partial(people.lower, grant, person=person),
    }


@require_POST
@leader()
def show(request: HttpRequest, grant: SessionGrant) -> HttpResponse:
    """Show the room one box, or take it back."""
    form = checked(BoxForm(request.POST))
    return console_after(partial(revealing.show, grant, **form.cleaned_data), request, grant)


@require_POST
@leader()
def put_on_canvas(request: HttpRequest, grant: SessionGrant) -> HttpResponse:
    """Make notes of the chosen texts, or of all."""
    chosen = None if request.POST.get("all") else ids_in(request.POST, "chosen")
    put = partial(placing.put_on_canvas, grant, op_id(request), session=grant.session)
    return console_after(partial(put, chosen=chosen), request, grant)


@require_POST
@leader()
def sort(request: HttpRequest, grant: SessionGrant) -> HttpResponse:
    """Stack texts, take stacks apart, say what they are called, and in which box they are."""
    wish, chosen = checked(SortForm(request.POST)).cleaned_data, ids_in(request.POST, "chosen")
    acts: dict[str, Callable[[], object]] = {
        "stack": partial(sorting.stack, grant, chosen=chosen),
        "unstack": partial(sorting.unstack, grant, of=wish["of"]),
        "take_out": partial(sorting.take_out, grant, text=wish["of"]),
        "entitle": partial(sorting.entitle, grant, of=wish["of"], headline=wish["headline"]),
        "move": partial(sorting.move, grant, chosen=chosen, to=wish["to"]),
        "keep_apart": partial(sorting.keep_apart, grant, chosen=chosen),
        "hide": partial(revealing.hide, grant, chosen=chosen, hidden=True),
        "unhide": partial(revealing.hide, grant, chosen=chosen, hidden=False),
    }
    return console_after(acts[wish["act"]], request, grant)


def console_after(
    act: Callable[[], object], request: HttpRequest, grant: SessionGrant
) -> HttpResponse:
    """The console after an action, with the words that it was refused with; what was ticked stays
    ticked then. Without scripts the console is loaded again."""
    if not request.headers.get("HX-Request"):
        act()
        return redirect("session_console", session=grant.session.public_id)
    refused, ticked = "", list[str]()
    try:
        act()
    except Refused as error:
        refused, ticked = error.message, ids_in(request.POST, "chosen")
    grant.session.refresh_from_db()
    context = _leads(request, grant)
    context |= {"refused": refused, "ticked": ticked, "is_answer": True}
    page = "components/sessions/console_answer.html"
    return render(request, page, context, status=422 if refused else 200)


def _not_done(grant: SessionGrant) -> int:
    """How many still write or vote; 0 where nobody does in this step, or not any more."""
    session, step = grant.session, grant.session.present
    if step is not None and step.kind in ROUNDS:
        found = load_round(session)
        is_asked = found is not None and found.closed_at is None
    else:
        is_asked = step is not None and step.kind == StepKind.WRITE
    return load_numbers(session).not_done if is_asked else 0


def _now(request: HttpRequest, context: dict[str, Any], page: str) -> HttpResponse:
    context["is_changed"] = request.GET.get("state") != context["state"]
    return render(request, page, context)


def _leads(request: HttpRequest, grant: SessionGrant) -> dict[str, Any]:
    """What only those who lead see."""
    session = grant.session
    return _context(request, session) | {
        "canvas": grant.canvas,
        "asks": 0,
        "wall": load_wall(session, leads=True),
        "hidden": load_hidden(session),
        "people": load_people(session),
        "looked": find_step(session, request.GET.get("look", "")[:12]),
        "MESSAGE": MESSAGE,
        "look_alike": look_alike,
        "item_op": secrets.token_urlsafe(16),
        "items": list(session.action_items.all()),
        **for_leader(session),
    }


def _context(request: HttpRequest, session: Session) -> dict[str, Any]:
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
        "numbers": load_numbers(session),
        "wall": load_wall(session),
        "to_reveal": seconds_to_reveal(session),
        "left": seconds_left(session),
        "state": state_of(session),
        "join_address": request.get_host() + reverse("join_by_code").rstrip("/"),
    }
