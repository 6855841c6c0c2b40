"""Plans a session: its canvas, and an agenda that can be changed until it starts."""

from django.db import transaction
from django.utils.translation import gettext as _

from canvases.access import Grant
from canvases.actions.errors import Refused
from canvases.actions.sessions.locking import led
from canvases.actions.workspace_lock import member_under_lock
from canvases.method.agenda import RETENTION, Names, Template
from canvases.method.session_code import new_code
from canvases.models import Canvas, Role, Session, Step
from canvases.session_access import SessionGrant


@transaction.atomic
def plan(grant: Grant, op_id: str, *, canvas: Canvas, title: str, template: Template) -> Session:
    """A session on the canvas, with the steps of the template in the reader's language. Planned
    again with the same `op_id` it is the first one. Raises NotAllowed."""
    member_under_lock(grant, Role.EDITOR)
    known = Session.objects.filter(workspace=grant.workspace, op_id=op_id).first()
    if known is not None:
        return known
    session = Session.objects.create(
        workspace=grant.workspace, canvas=canvas, title=title, op_id=op_id, code=_free_code()
    )
    said = _ if template.is_ours else str
    Step.objects.bulk_create(
        Step(
            session=session,
            position=position,
            kind=step.kind,
            title=said(step.title),
            instruction=said(step.instruction),
            script=said(step.script),
            minutes=step.minutes,
            boxes=[box.value for box in step.boxes],
        )
        for position, step in enumerate(template.steps)
    )
    return session


def _free_code() -> str:
    code = new_code()
    while Session.objects.filter(code=code, closed_at=None).exists():
        code = new_code()
    return code


@transaction.atomic
def change_step(
    grant: SessionGrant, *, step: Step, title: str, instruction: str, minutes: int
) -> None:
    """Say what a step is called, what the room is told, and how long it takes. Raises Refused once
    the session has started, and NotAllowed."""
    _planned(grant)
    fresh = {"title": title, "instruction": instruction, "minutes": minutes}
    Step.objects.filter(pk=step.pk).update(**fresh)


@transaction.atomic
def move_step(grant: SessionGrant, *, step: Step, up: bool) -> None:
    """Move a step one place up or down. As `change_step`."""
    steps = list(_planned(grant).steps.all())
    at = next((place for place, one in enumerate(steps) if one.pk == step.pk), 0)
    to = at - 1 if up else at + 1
    if 0 <= to < len(steps):
        steps.insert(to, steps.pop(at))
        for position, one in enumerate(steps):
            one.position = position
        Step.objects.bulk_update(steps, ["position"])


@transaction.atomic
def remove_step(grant: SessionGrant, *, step: Step) -> None:
    """Take a step out of the agenda; one at least stays. As `change_step`."""
    session = _planned(grant)
    if session.steps.count() == 1:
        raise Refused(_("A session has one step at least."))
    Step.objects.filter(pk=step.pk, session=session).delete()


@transaction.atomic
def change_settings(
    grant: SessionGrant, *, ends_hard: bool, names: str, retention_days: int = RETENTION
) -> None:
    """Say how the session goes. It never asks more of people than before they wrote something.
    Raises Refused, NotAllowed and Closed."""
    session = led(grant)
    order = list(Names)
    asks_more = order.index(Names(names)) < order.index(Names(session.names))
    if asks_more and session.contributions.exists():
        raise Refused(_("People have written under what was said about names. That stays so."))
    session.ends_hard, session.names = ends_hard, names
    session.retention_days = retention_days
    session.save(update_fields=["ends_hard", "names", "retention_days"])


def _planned(grant: SessionGrant) -> Session:
    session = led(grant)
    if session.started_at is not None:
        raise Refused(_("The session has started: its agenda stays as it is."))
    return session
