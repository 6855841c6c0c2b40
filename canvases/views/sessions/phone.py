"""What a participant does and sees on a phone: one task at a time. Of what is private they see
their own."""

import secrets
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from canvases.actions.errors import Refused
from canvases.actions.sessions import participation
from canvases.forms.sessions.participation import TextForm, WriteForm
from canvases.method.agenda import ROUNDS, SHOWS_WALL, StepKind
from canvases.models import Contribution, Session, SessionGroup
from canvases.queries.sessions.groups import groups_to_choose
from canvases.queries.sessions.session import (
    load_own,
    load_own_feedback,
    load_wall,
    phase_of,
    seconds_left,
    state_of,
)
from canvases.queries.sessions.spotlight import load_spotlight
from canvases.queries.sessions.wall import folded, load_own_crowded
from canvases.session_access import ParticipantGrant, grant_for_participant
from canvases.views.page_cache import rendered_once
from canvases.views.policies import let_look
from canvases.views.requests import HtmxRequest, errors_of, op_id
from canvases.views.sessions.policies import participant, participant_token
from canvases.views.sessions.room import room_state
from canvases.views.sessions.round_outcome import for_phone


@require_safe
@participant
def phone(request: HtmxRequest, grant: ParticipantGrant) -> HttpResponse:
    """The page of a participant."""
    return render(request, "session.html", phone_context(grant, _asked(request), request.GET))


@require_safe
@participant
def now(request: HtmxRequest, grant: ParticipantGrant) -> HttpResponse:
    """The clock, and the task where it is another one by now."""
    pulse = _pulse(grant, request.GET.get("room", ""))
    is_changed = request.GET.get("state") != pulse["state"]
    context = _page(grant, _asked(request), request.GET) if is_changed else {}
    context |= pulse | {"is_changed": is_changed}
    return render(request, "components/sessions/phone_now.html", context)


@require_POST
@participant
def write(request: HtmxRequest, grant: ParticipantGrant) -> HttpResponse:
    """Write a text for a box. What is not taken stays in the field."""
    form = WriteForm(request.POST)
    if not form.is_valid():
        return _task(request, grant, errors_of(form))
    write_it = partial(participation.write, grant, op_id(request), **form.cleaned_data)
    return task_after(write_it, request, grant)


@require_POST
@participant
def try_writing(request: HtmxRequest, grant: ParticipantGrant) -> HttpResponse:
    """Show somebody what they wrote to try it: it is in this answer and nowhere else."""
    step = grant.session.present
    if step is None or step.kind != StepKind.WELCOME or grant.session.closed_at:
        raise Refused(_("This step is over."))
    form = TextForm(request.POST)
    tried = form.cleaned_data["text"] if form.is_valid() else ""
    told = {"session": grant.session, "tried": tried, "refused": errors_of(form)}
    if request.htmx:
        page, context = "components/sessions/kinds/welcome/task.html", {"is_fragment": True}
    else:
        page, context = "session.html", phone_context(grant)
    return render(request, page, context | told, status=422 if told["refused"] else 200)


@require_POST
@participant
def change(request: HtmxRequest, grant: ParticipantGrant, text: str) -> HttpResponse:
    """Change an own text."""
    form = TextForm(request.POST)
    if not form.is_valid():
        return _task(request, grant, errors_of(form), of=text)
    words = form.cleaned_data["text"]
    act = partial(participation.change, grant, Contribution, public_id=text, text=words)
    return task_after(act, request, grant, of=text)


@require_POST
@participant
def withdraw(request: HtmxRequest, grant: ParticipantGrant, text: str) -> HttpResponse:
    """Take an own text back."""
    act = partial(participation.withdraw, grant, Contribution, public_id=text)
    return task_after(act, request, grant)


@require_POST
@participant
def say_done(request: HtmxRequest, grant: ParticipantGrant) -> HttpResponse:
    """Say that one is done, or not yet."""
    said = request.POST
    at, done = said.get("at", ""), said.get("done") == "1"
    more = said.get("done") == "more"
    say_it = partial(participation.say_done, grant, step=at, done=done, more=more)
    return task_after(say_it, request, grant)


@require_POST
@participant
def raise_hand(request: HtmxRequest, grant: ParticipantGrant) -> HttpResponse:
    """Raise one's hand, or lower it."""
    up = request.POST.get("up") == "1"
    return task_after(partial(participation.raise_hand, grant, up=up), request, grant)


@require_POST
@participant
def be_here(request: HtmxRequest, grant: ParticipantGrant) -> HttpResponse:
    """Say that the phone is there, and how much waits on it."""
    participation.be_here(grant, is_behind=request.POST.get("waiting", "0") != "0")
    return HttpResponse(status=204)


@require_safe
@participant
def look(request: HtmxRequest, grant: ParticipantGrant) -> HttpResponse:
    """On to the canvas, or, with `?of=group`, to that of one's group, where the facilitator gave
    the link."""
    owner = grant.group if request.GET.get("of") == "group" else grant.session
    link = owner.look if owner else None
    if link is None or link.canvas is None:
        raise Http404
    response = redirect("look", link=link.public_id, canvas=link.canvas.public_id)
    let_look(request, response, link)
    return response


def task_after(
    act: Callable[[], object], request: HtmxRequest, grant: ParticipantGrant, of: str = ""
) -> HttpResponse:
    """The task after an action, or with the words that it was refused with: see `_task`."""
    try:
        act()
    except Refused as error:
        return _task(request, grant, error.message, of=of)
    return _task(request, grant)


def _asked(request: HtmxRequest) -> str:
    """About which offer the phone asks, or wants to."""
    return request.GET.get("offer", "")[:12]


def _task(
    request: HtmxRequest, grant: ParticipantGrant, refused: str = "", of: str = ""
) -> HttpResponse:
    """One's own texts as they are after what was done, which leaves alone the field in which one
    writes on; without scripts the whole page. What was `refused` stays in its field: that of the
    text with the id `of`, or the one to write in."""
    if not refused and not request.htmx:
        return redirect("session", session=grant.session.public_id)
    grant = (
        grant_for_participant(
            participant_token(request, grant.session.public_id), grant.session.public_id
        )
        or grant
    )
    asked = request.POST.get("offer", "") if refused else ""
    if request.htmx:
        context = _own(grant, asked, request.POST)
        page, context["is_fragment"] = _fragment(grant.session)
    else:
        page, context = "session.html", phone_context(grant, asked, request.POST)
    context |= {"refused": refused, "of": of}
    context["sent"] = request.POST.get("text", "") if refused else ""
    return render(request, page, context, status=422 if refused else 200)


def _fragment(session: Session) -> tuple[str, bool]:
    """What is replaced after something was done, and whether that is all of the task."""
    step = session.present
    if step is None or session.closed_at or step.kind not in {*ROUNDS, StepKind.CLOSE}:
        return "components/sessions/own.html", False
    return f"components/sessions/kinds/{step.kind}/task.html", True


_NOTHING_DONE: Final = {"is_fragment": False, "is_changed": False} | dict.fromkeys(
    ("refused", "of", "sent", "tried"), ""
)


def phone_context(
    grant: ParticipantGrant, asked: str = "", sent: QueryDict | None = None
) -> dict[str, Any]:
    """What the page of a participant needs; `sent`: the slots of a pattern, where they are
    filled in."""
    return _page(grant, asked, sent) | _pulse(grant)


def _page(grant: ParticipantGrant, asked: str, sent: QueryDict | None) -> dict[str, Any]:
    """All but the clock."""
    wall, own = _wall(grant.session, grant.group), _own(grant, asked, sent)
    if wall:
        own["crowded"] = []  # who sees what was revealed chooses no more
    return own | {
        "groups": groups_to_choose(grant.session, grant.participant),
        "wall": wall,
        "spotlit": load_spotlight(grant.session, grant.group),
    }


def _pulse(grant: ParticipantGrant, seen_room: str = "") -> dict[str, Any]:
    """What every phone asks for all the time: little, and with few queries; `seen_room`: which
    state of the room's view stands beside the task, where the window has room for it."""
    session = grant.session
    room = state = state_of(session, grant.group)
    if grant.participant.is_helper:
        state += "-helps"
    in_sight = room_state(grant) if seen_room and session.on_screen else room
    pulse = {"session": session, "left": seconds_left(session), "state": state}
    return pulse | {"seen_room": seen_room, "room_state": in_sight}


def _own(grant: ParticipantGrant, asked: str, sent: QueryDict | None) -> dict[str, Any]:
    """What the participant did and can do in the present step."""
    session, participant, step = grant.session, grant.participant, grant.session.present
    own = list[Contribution]()
    if step is not None and step.kind == StepKind.WRITE:
        own = load_own(participant, step.kinds)
    return {
        "session": session,
        "participant": participant,
        "step": step,
        "own": own,
        "crowded": SimpleLazyObject(partial(load_own_crowded, participant, step)),
        "group": grant.group,
        "op_id": secrets.token_urlsafe(16),
        "wants_more": step is not None and participant.wants_more_id == step.pk,
        "is_done": step is not None and participant.done_id == step.pk,
        **_NOTHING_DONE,
        "phase": phase_of(session),
        "feedback": load_own_feedback(participant) if step and not session.closed_at else None,
        **for_phone(session, participant, asked, sent or QueryDict()),
    }


def _wall(session: Session, group: SessionGroup | None) -> SafeString:
    """The wall as every phone of the session, or of the group, shows it: rendered for the first."""
    step = session.present
    if step is None or step.kind not in SHOWS_WALL:
        return SafeString("")

    def render_it() -> str:
        shown = {"wall": load_wall(session, group), "folded": folded, "step": step}
        return render_to_string("components/sessions/phone_wall.html", shown)

    name = f"wall:{session.pk}:{group.pk if group else 0}:{step.pk}:{get_language()}"
    page = rendered_once(session.workspace, name, render_it, version=session.wall_version)
    return mark_safe(page.decode())  # noqa: S308 — a template of ours
