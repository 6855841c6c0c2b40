"""Short ways to plan, lead and join a session, through the same actions and addresses as all."""

from collections.abc import Iterator

from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from canvases.access import CanvasGrant
from canvases.actions import epochs
from canvases.actions.sessions import facilitation, session_plan, text_reveal
from canvases.method.agenda import StepKind
from canvases.method.agenda_templates import TEMPLATES
from canvases.models import Session, Step
from canvases.session_access import SessionGrant, grant_for_session
from tests import cast


def planned(grant: CanvasGrant, template: str = "needs") -> Session:
    """A session on somebody's canvas, not started."""
    return session_plan.plan(
        cast.on_page(grant),
        cast.op(),
        canvas=grant.canvas,
        title="Night shift insurance",
        template=TEMPLATES[template],
    )


def of_all_kinds(grant: CanvasGrant) -> Session:
    """A session with a step of each kind."""
    session = planned(grant)
    boxes_of = {"rate": ["pain"], "link": ["pain_reliever"], "report": ["pain"]}
    more = {kind: boxes_of.get(kind, []) for kind in ("rate", "link", "report", "say", "break")}
    for position, (kind, boxes) in enumerate(more.items(), 98):
        session.steps.create(
            position=position, kind=kind, title=kind.title(), minutes=5, boxes=boxes
        )
    return session


def leads(grant: CanvasGrant, session: Session) -> SessionGrant:
    """The grant to lead it, as the gate gives it now."""
    found = grant_for_session(cast.TOKENS[cast.name_of(grant)], session.public_id)
    assert found is not None
    return found


def step_of(session: Session, kind: str) -> Step:
    """The first step of a kind."""
    return session.steps.filter(kind=kind)[0]


def go_to(grant: CanvasGrant, session: Session, kind: str) -> None:
    """Start, and press Next until the present step is of this kind; the agenda must have one."""
    assert session.steps.filter(kind=kind).exists(), kind
    facilitation.start(leads(grant, session))
    lead = leads(grant, session)
    while (now := lead.session.present) and now.kind != kind:
        facilitation.step_on(lead, at=now.public_id, by=1)
        lead = leads(grant, session)


def walk(grant: CanvasGrant, session: Session) -> Iterator[str]:
    """Lead it once from before its start through the first step of each kind, and close it. Yields
    "", the kinds and "closed"; what is done at one of these is undone before the next."""
    yield from _undone("")
    facilitation.start(leads(grant, session))
    seen: set[str] = set()
    for step in session.steps.all():
        if step.kind not in seen:
            yield from _undone(step.kind)
        seen.add(step.kind)
        facilitation.step_on(leads(grant, session), at=step.public_id, by=1)
    facilitation.close(leads(grant, session), gives_link=False)
    yield from _undone("closed")
    assert seen == {*StepKind}, "tests would miss a kind of step"


def _undone(state: str) -> Iterator[str]:
    with transaction.atomic():
        yield state
        transaction.set_rollback(True)
    epochs.begin()  # what caches know was undone, and its numbers are given again


def joined(session: Session, name: str = "", *, htmx: bool = True) -> Client:
    """The phone of somebody who has joined."""
    phone = cast.Browser(headers={"HX-Request": "true"} if htmx else None)
    sent = {"code": session.code, "name": name}
    assert phone.post(reverse("join_by_code"), sent).status_code == 302
    return phone


def write(phone: Client, session: Session, text: str, kind: str = "pain", **more: str) -> int:
    """Write a text. Returns the status of the answer."""
    sent = {"kind": kind, "text": text, "op_id": cast.op()} | more
    return phone.post(reverse("session_texts", args=[session.public_id]), sent).status_code


def reveal(grant: CanvasGrant, session: Session, *, shows: bool = True) -> None:
    """Go to the reveal, reveal, and show the room."""
    go_to(grant, session, "reveal")
    now = leads(grant, session)
    assert now.session.present is not None
    at = now.session.present.public_id
    text_reveal.reveal(now, at=at)
    Session.objects.update(reveals_at=timezone.now())
    text_reveal.reveal(now, at=at)
    if shows:
        text_reveal.show(now, at=at, box="")


def ids_of(session: Session) -> dict[str, str]:
    """What the addresses of a session need."""
    return {
        "session": session.public_id,
        "step": step_of(session, "write").public_id,
        "text": "bcdfghjkmnpq",
        "group": _group_of(session),
        "code": session.code,
        "format": "csv",
    }


def _group_of(session: Session) -> str:
    """A group of it, made where it has none."""
    made = {"name": "Group 1", "position": 1}
    found = session.groups.first() or session.groups.create(canvas=session.canvas, **made)
    return found.public_id
