"""Plans a session: its canvas, and an agenda that can be changed until it starts."""

from collections.abc import Callable, Sequence

from django.db.models import F
from django.utils.translation import gettext as _

from canvases.access import Grant
from canvases.actions.errors import Refused
from canvases.actions.sessions.session_lock import led
from canvases.actions.workspace_lock import member_under_lock
from canvases.journal.group_commit import in_transaction
from canvases.method.agenda import NEEDS_BOXES, RETENTION, Names, PlannedStep, StepKind, Template
from canvases.method.kinds import ANSWERS
from canvases.method.session_code import new_code
from canvases.method.session_proposal import FEW, Place, fewest_minutes, propose
from canvases.models import Canvas, Role, Session, Step
from canvases.queries.sessions.session import first_to_come
from canvases.session_access import SessionGrant


@in_transaction
def plan(
    grant: Grant,
    op_id: str,
    *,
    canvas: Canvas,
    title: str,
    template: Template,
    people: int = FEW,
    minutes: int | None = None,
    place: str = Place.ROOM,
) -> Session:
    """A session on the canvas for so many people, with the steps of the template in the reader's
    language, `minutes` long where they are given. Planned again with the same `op_id` it is the
    first one. Raises NotAllowed, and Refused where the time is too short."""
    member_under_lock(grant, Role.EDITOR)
    known = Session.objects.filter(workspace=grant.workspace, op_id=op_id).first()
    if known is not None:
        return known
    fewest = fewest_minutes(template, place)
    if minutes is not None and minutes < fewest:
        words = _("This takes %d minutes at least. Take more time, or less to come out at the end.")
        raise Refused(words % fewest)
    length = minutes or template.minutes
    proposal = propose(template, people=people, minutes=length, place=place)
    session = Session.objects.create(
        workspace=grant.workspace,
        canvas=canvas,
        title=title,
        op_id=op_id,
        code=_free_code(),
        notes_each=proposal.notes_each,
        dots=proposal.dots,
    )
    said = _ if template.is_ours else str
    as_planned = minutes is None and not template.is_ours
    steps = enumerate(template.steps if as_planned else proposal.steps)
    Step.objects.bulk_create(in_words(step, session, at, said) for at, step in steps)
    return session


def in_words(
    step: PlannedStep, session: Session, position: int, said: Callable[[str], str]
) -> Step:
    """A planned step in the words that `said` makes of its own, not stored."""
    return Step(
        session=session,
        position=position,
        kind=step.kind,
        title=said(step.title),
        instruction=said(step.instruction),
        script=said(step.script),
        minutes=step.minutes,
        boxes=[box.value for box in step.boxes],
    )


def copy_of(step: Step, *, session: Session) -> Step:
    """The same step, not stored."""
    kept = {name: getattr(step, name) for name in _KEPT_OF_STEP}
    return Step(session=session, **kept)


_KEPT_OF_STEP = ("position", "kind", "title", "instruction", "script", "minutes", "boxes")


def _free_code() -> str:
    code = new_code()
    while Session.objects.filter(code=code, closed_at=None).exists():
        code = new_code()
    return code


@in_transaction
def change_step(
    grant: SessionGrant,
    *,
    step: Step,
    title: str,
    instruction: str,
    minutes: int,
    script: str | None = None,
    boxes: Sequence[str] | None = None,
) -> None:
    """Say what a step is called, what the room is told, how long it takes, and, where they are
    given, the words for those who lead and the boxes it is about. Raises Refused once people have
    been there, NotAllowed and Closed."""
    session = led(grant)
    found = _to_come(session, step)
    fresh = {"title": title, "instruction": instruction, "minutes": minutes}
    if script is not None:
        fresh["script"] = script
    if boxes is not None:
        refuse_without_boxes(step.kind, boxes)
        fresh["boxes"] = list(boxes)
    Step.objects.filter(pk=found.pk).update(**fresh)
    show_agenda(session)


@in_transaction
def move_step(grant: SessionGrant, *, step: Step, to: int) -> None:
    """Move a step that is to come to this place, from 0, or as near as there is one: never before
    the present step. Raises as `change_step`."""
    session = led(grant)
    moved = _to_come(session, step)
    others = [one for one in session.steps.all() if one != moved]
    to = max(to, first_to_come(session, others))
    for position, one in enumerate([*others[:to], moved, *others[to:]]):
        one.position = position
    Step.objects.bulk_update([*others, moved], ["position"])
    show_agenda(session)


@in_transaction
def remove_step(grant: SessionGrant, *, step: Step) -> None:
    """Take a step that is to come out of the agenda; one at least stays. Raises as
    `change_step`."""
    session = led(grant)
    if session.steps.count() == 1:
        raise Refused(_("A session has one step at least."))
    _to_come(session, step).delete()
    show_agenda(session)


def _to_come(session: Session, step: Step) -> Step:
    """The step as it is under the lock. Raises Refused where people have been there."""
    found = session.steps.filter(pk=step.pk).first()
    if found is None:
        raise Refused(_("This step is not in the agenda any more."))
    if not found.is_to_come:
        raise Refused(_("The session has come to this step: it stays as it is."))
    return found


def show_agenda(session: Session) -> None:
    """Let every page of the session see that its steps are others now."""
    Session.objects.filter(pk=session.pk).update(agenda_version=F("agenda_version") + 1)


@in_transaction
def change_settings(
    grant: SessionGrant,
    *,
    ends_hard: bool,
    names: str,
    retention_days: int = RETENTION,
    notes_each: int | None = None,
    dots: int | None = None,
) -> None:
    """Say how the session goes; None leaves what is. It never asks more of people than before they
    wrote something. Raises Refused, NotAllowed and Closed."""
    session = led(grant)
    order = list(Names)
    asks_more = order.index(Names(names)) < order.index(Names(session.names))
    if asks_more and session.contributions.exists():
        raise Refused(_("People have written under what was said about names. That stays so."))
    session.ends_hard, session.names = ends_hard, names
    session.retention_days = retention_days
    session.notes_each = session.notes_each if notes_each is None else notes_each
    session.dots = session.dots if dots is None else dots
    session.save(update_fields=["ends_hard", "names", "retention_days", "notes_each", "dots"])


def refuse_without_boxes(kind: str, boxes: Sequence[str]) -> None:
    """Raise Refused where a step of this kind needs boxes and has none."""
    if kind in NEEDS_BOXES and not boxes:
        raise Refused(_("Choose the boxes that this step is about."))
    if kind == StepKind.LINK and not {*boxes} & {*ANSWERS}:
        raise Refused(
            _("Choose products, pain relievers or gain creators: what they answer, we ask.")
        )


def planned(grant: SessionGrant) -> Session:
    """The session under its lock. Raises Refused once it has started, NotAllowed and Closed."""
    session = led(grant)
    if session.started_at is not None:
        raise Refused(_("The session has started: its groups stay."))
    return session
