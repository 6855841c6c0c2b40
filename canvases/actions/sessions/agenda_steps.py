"""Adds steps to the agenda of a session, to those that are to come."""

from collections.abc import Sequence

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from canvases.actions.errors import Refused
from canvases.actions.sessions.session_lock import led
from canvases.actions.sessions.session_plan import copy_of, refuse_without_boxes, show_agenda
from canvases.journal.group_commit import in_transaction
from canvases.method.agenda import MOST_STEPS, NAMES
from canvases.method.agenda_templates import usual_step
from canvases.models import Session, Step
from canvases.queries.sessions.session import first_to_come
from canvases.session_access import SessionGrant


@in_transaction
def add_step(grant: SessionGrant, *, kind: str, minutes: int, boxes: Sequence[str]) -> Step:
    """A step before the last one, in the words of our agendas where one suits its boxes; else it is
    called by its kind. Raises Refused, NotAllowed and Closed."""
    session = led(grant)
    refuse_without_boxes(kind, boxes)
    usual = usual_step(kind, boxes)
    step = Step(
        session=session,
        kind=kind,
        title=_(usual.title) if usual else capfirst(_(NAMES[kind])),
        instruction=_(usual.instruction) if usual else "",
        script=_(usual.script) if usual else "",
        minutes=minutes,
        boxes=list(boxes),
    )
    return insert(step)


def insert(step: Step) -> Step:
    """Put a new step before the last one of its session, as part of planning it."""
    return _lay(step.session, step, at=max(step.session.steps.count() - 1, 0))


@in_transaction
def duplicate_step(grant: SessionGrant, *, step: Step) -> Step:
    """The same step once more, after it. As `add_step`."""
    session = led(grant)
    places = [one.pk for one in session.steps.all()]
    at = places.index(step.pk) + 1 if step.pk in places else len(places)
    return _lay(session, copy_of(step, session=session), at=at)


def _lay(session: Session, step: Step, *, at: int) -> Step:
    steps = list(session.steps.all())
    if len(steps) >= MOST_STEPS:
        raise Refused(_("A session has %d steps at most.") % MOST_STEPS)
    at = max(at, first_to_come(session, steps))
    for position, one in enumerate(steps):
        one.position = position + (position >= at)
    Step.objects.bulk_update(steps, ["position"])
    step.position = at
    step.save()
    show_agenda(session)
    return step
