"""Groups of a session: planned with their canvases, joined, and moved between."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from canvases.access import Grant
from canvases.actions.errors import Conflict, Refused
from canvases.actions.group_canvases import add_apart
from canvases.actions.sessions import agenda_steps, session_plan
from canvases.actions.sessions.session_lock import joined, led
from canvases.actions.sessions.session_plan import planned
from canvases.journal.group_commit import in_transaction
from canvases.method.agenda import MOST_GROUPS, Grouping, StepKind, Template
from canvases.method.agenda_steps import NEEDS, report
from canvases.models import Ballot, Canvas, Contribution, Participant, Session, SessionGroup
from canvases.queries.sessions.groups import find_group, smallest_group
from canvases.session_access import ParticipantGrant, SessionGrant

FEWEST = 2

_REPORTED = (StepKind.VOTE, StepKind.REVEAL)
"""Steps of whose boxes the groups report."""


@in_transaction
def plan_divided(
    grant: Grant,
    op_id: str,
    *,
    template: Template,
    groups: int,
    grouping: str,
    copies: bool,
    **plan: Any,
) -> Session:
    """A session as `plan` makes it, with so many groups; called like those of the earlier session
    whose agenda it is. That they report back is part of its time."""
    reporting = _reporting(template, groups)
    session = session_plan.plan(grant, op_id, template=reporting, **plan)
    lead = SessionGrant(grant.workspace, grant.member, session.canvas, session)
    names = template.groups
    divide(lead, op_id, number=groups, grouping=grouping, copies=copies, names=names)
    return session


@in_transaction
def divide(
    grant: SessionGrant,
    op_id: str,
    *,
    number: int,
    grouping: str,
    copies: bool = False,
    names: Sequence[str] = (),
) -> None:
    """Have so many groups, the first of them with these names, each with a new canvas: an empty
    one, or a copy of the session's; and a step in which they report back. No effect where there
    are groups. Raises Refused once the session has started, NotAllowed and Closed, as all of these
    but `move`, `spread` and `choose`."""
    session = planned(grant)
    if session.grouping:
        return
    if not FEWEST <= number <= MOST_GROUPS:
        raise Refused(_("A session has from 2 to %d groups.") % MOST_GROUPS)
    session.grouping = grouping
    session.save(update_fields=["grouping"])
    for name, _number in zip_longest(names[:number], range(number)):
        _add(grant, op_id, session, copies=copies, name=name)
    _report_back(session, number)


@in_transaction
def add_group(grant: SessionGrant, op_id: str) -> None:
    """One group more, with an empty canvas. Sent again with the same `op_id` it is the same."""
    session = planned(grant)
    if not session.grouping or session.groups.count() >= MOST_GROUPS:
        raise Refused(_("A session has from 2 to %d groups.") % MOST_GROUPS)
    _add(grant, op_id, session, copies=False)


@in_transaction
def unite(grant: SessionGrant) -> None:
    """Have one canvas for all again, and no step to report back. The canvases of the groups
    stay."""
    session = planned(grant)
    if session.steps.exclude(kind=StepKind.REPORT).exists():
        session.steps.filter(kind=StepKind.REPORT).delete()
    session.groups.all().delete()
    session.grouping = ""
    session.save(update_fields=["grouping"])


@in_transaction
def remove_group(grant: SessionGrant, *, group: SessionGroup) -> None:
    """Take a group out of the plan; whoever chose it is in none. Its canvas stays."""
    session = planned(grant)
    if session.groups.count() <= FEWEST:
        raise Refused(_("A session has two groups at least. Choose one canvas for all instead."))
    session.groups.filter(pk=group.pk).delete()


@in_transaction
def change_group(
    grant: SessionGrant, *, group: SessionGroup, name: str, call_link: str, canvas: Canvas
) -> None:
    """Say what a group is called, where its people talk, and, until the session starts, on which
    canvas it works. Raises Refused where that shares a circle or a square with another one of the
    session, NotAllowed and Closed."""
    session = led(grant)
    if canvas.pk != group.canvas_id:
        if session.started_at is not None:
            raise Refused(_("The session has started: each group stays on its canvas."))
        _refuse_shared(session, group, canvas)
    session.groups.filter(pk=group.pk).update(name=name, call_link=call_link, canvas=canvas)


@in_transaction
def choose_grouping(grant: SessionGrant, *, grouping: str) -> None:
    """Say how people come into groups. Who is in one stays there."""
    session = led(grant)
    if session.grouping:
        session.grouping = grouping
        session.save(update_fields=["grouping"])


@in_transaction
def choose(grant: ParticipantGrant, *, group: str) -> None:
    """Go into a group: where people choose themselves, and one is in none or the session has not
    started. Raises Conflict, and Closed."""
    session, participant = joined(grant)
    found = find_group(session, group) if session.grouping == Grouping.CHOOSE else None
    if found is None:
        raise Conflict(_("Who leads puts people into groups now."))
    if participant.group_id not in (None, found.pk) and session.started_at is not None:
        raise Conflict(_("You are in a group already. Ask who leads if you want another one."))
    _go(session, [participant], found)


@in_transaction
def move(grant: SessionGrant, *, people: Collection[int], to: str) -> None:
    """Lay people in another group. What they wrote and is not revealed goes with them; what is
    revealed stays where it is, for nobody knows whose it is. What they gave in a vote that is open
    is taken back, and they vote where they are now. Raises Conflict where the group is gone,
    NotAllowed and Closed."""
    session = led(grant)
    group = find_group(session, to)
    if group is None:
        raise Conflict(_("This group is not there any more."))
    _go(session, session.participants.filter(pk__in=people), group)


@in_transaction
def spread(grant: SessionGrant) -> None:
    """Put everybody who is in no group into the one with fewest people, one after another."""
    session = led(grant)
    for one in session.participants.filter(group=None, removed_at=None).order_by("pk"):
        if (group := smallest_group(session)) is not None:
            _go(session, [one], group)


def _reporting(template: Template, groups: int) -> Template:
    """The template with a step before the last one in which the groups report back; unless it has
    one. That of one's own agendas is in words of the reader's language."""
    kinds = [step.kind for step in template.steps]
    if StepKind.REPORT in kinds:
        return template
    about = [step for step in template.steps if step.kind in _REPORTED]
    step = report(groups, about[-1].boxes if about else NEEDS)
    if not template.is_ours:
        step = replace(
            step,
            title=_(step.title),
            instruction=_(step.instruction),
            script=_(step.script),
        )
    steps = (*template.steps[:-1], step, *template.steps[-1:])
    return replace(template, steps=steps, minutes=template.minutes + step.minutes)


def _report_back(session: Session, groups: int) -> None:
    """A step in which the groups report back, before the last one; unless there is one."""
    if session.steps.filter(kind=StepKind.REPORT).exists():
        return
    about = session.steps.filter(kind__in=_REPORTED).last()
    boxes = tuple(about.kinds) if about else NEEDS
    agenda_steps.insert(session_plan.in_words(report(groups, boxes), session, 0, _))


def group_to_join(session: Session) -> SessionGroup | None:
    """Where somebody who joins is put; None where they choose or are placed."""
    return smallest_group(session) if session.grouping == Grouping.SPREAD else None


def _go(session: Session, people: Collection[Participant], group: SessionGroup) -> None:
    moved = [one.pk for one in people if one.group_id != group.pk]
    if not moved:
        return
    session.participants.filter(pk__in=moved).update(group=group, done=None, wants_more=None)
    Contribution.objects.filter(participant__in=moved).update(group=group)
    Ballot.objects.filter(participant__in=moved, round__closed_at=None).delete()


def _add(
    grant: Grant, op_id: str, session: Session, *, copies: bool, name: str | None = None
) -> None:
    """A group after the others. The operation of each canvas is named by its place."""
    last = session.groups.order_by("position").last()
    place = last.position + 1 if last else 1
    name = name or _("Group %d") % place
    whole, op = Grant(grant.workspace, grant.member), f"{op_id[:32]}-{place}"
    change = add_apart(whole, op, like=session.canvas, title=name, copies=copies)
    if change is None:
        return
    canvas = Canvas.objects.get(public_id=change.subject_id)
    session.groups.get_or_create(canvas=canvas, defaults={"position": place, "name": name})


def _refuse_shared(session: Session, group: SessionGroup, canvas: Canvas) -> None:
    same = Q(profile=canvas.profile_id) | Q(value_map=canvas.value_map_id)
    others = session.groups.exclude(pk=group.pk).values("canvas")
    taken = Canvas.objects.filter(same).filter(Q(pk__in=others) | Q(pk=session.canvas_id))
    if taken.exists():
        words = _(
            "This canvas shares its circle or its square with another one of this session: one"
            " group would read there what another one wrote. Choose another canvas."
        )
        raise Refused(words)
