"""Rehearsals: a session that is led alone, with made-up people.

It stands in a workspace of its own, with a copy of the canvas; its end deletes that workspace, and
with it all that was done. Nothing of it is ever written where the session was planned.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from canvases.access import Grant
from canvases.actions import deletion, documents, workspaces
from canvases.actions.errors import Refused
from canvases.actions.sessions import link_answers, participation, proposed_sentences, session_plan
from canvases.actions.sessions.outcomes import give_feedback
from canvases.actions.workspace_lock import member_under_lock
from canvases.journal.group_commit import in_transaction
from canvases.method.agenda import ON_NOTES, StepKind, Template
from canvases.method.document import Document
from canvases.method.rehearsal import NAMES, SENTENCES, rating_of, texts_of
from canvases.method.text import NAME
from canvases.models import Ballot, Canvas, Role, Round, Session, Step, Workspace
from canvases.models.workspace import KEPT_DELETED
from canvases.queries.sessions.ballots import load_own_ballots
from canvases.queries.sessions.links import load_own_links
from canvases.queries.sessions.rounds import load_round, notes_in
from canvases.queries.sessions.session import agenda_of
from canvases.session_access import ParticipantGrant, SessionGrant, participant_hash

LONGEST = timedelta(hours=24)
"""After which a rehearsal that nobody ended is deleted."""


@in_transaction
def begin(grant: SessionGrant, op_id: str, *, document: Document) -> Session:
    """A rehearsal of a session on the canvas of `document`, a copy, for this member alone; made-up
    people have joined. Raises Refused once the session has started, and NotAllowed."""
    member_under_lock(grant, Role.EDITOR)
    origin = grant.session
    if origin.started_at is not None:
        raise Refused(_("The session has started: plan one like it to rehearse."))
    workspace = documents.store(document, op_id)
    member = workspaces.join(workspace, grant.member.token_hash or "", Role.OWNER)
    canvas = Canvas.objects.get(workspace=workspace)
    canvas.title = (_("Rehearsal: %s") % canvas.title)[:NAME]
    canvas.save(update_fields=["title"])
    session = session_plan.plan(
        Grant(workspace, member), op_id, canvas=canvas, title=origin.title, template=_alone(origin)
    )
    session.rehearses, session.names = origin, origin.names
    session.ends_hard, session.notes_each = origin.ends_hard, origin.notes_each
    session.dots = origin.dots
    session.save()
    for number, name in enumerate(NAMES):
        session.participants.create(token_hash=_hash(session, number), name=name)
    return session


@in_transaction
def act(grant: SessionGrant) -> None:
    """Let the made-up people do what the present step asks for; what they did before stays."""
    if grant.session.rehearses_id is None:
        return
    session = Session.objects.select_related("present").get(pk=grant.session.pk)
    step = session.present
    if step is None or session.closed_at is not None:
        return
    for number in range(len(NAMES)):
        person = session.participants.filter(token_hash=_hash(session, number)).first()
        if person is not None and person.removed_at is None:
            _do(ParticipantGrant(session, person), step, number)


def end(grant: SessionGrant) -> Session | None:
    """Delete the rehearsal with all that was done in it. Returns the session it was one of. Raises
    NotAllowed."""
    with transaction.atomic():
        member_under_lock(grant, Role.EDITOR)
    origin = grant.session.rehearses
    if origin is not None:
        _delete(grant.workspace)
    return origin


def delete_forgotten(now: datetime) -> None:
    """Delete rehearsals that nobody ended."""
    old = Session.objects.filter(rehearses__isnull=False, created_at__lte=now - LONGEST)
    for session in old.select_related("workspace"):
        _delete(session.workspace)


def _alone(origin: Session) -> Template:
    """The agenda without the step in which groups report back: they are rehearsed as one."""
    agenda = agenda_of(origin)
    steps = tuple(step for step in agenda.steps if step.kind != StepKind.REPORT) or agenda.steps
    return replace(agenda, steps=steps, minutes=sum(step.minutes for step in steps))


def _delete(workspace: Workspace) -> None:
    gone = timezone.now() - KEPT_DELETED
    Workspace.objects.filter(pk=workspace.pk).update(deleted_at=gone)
    deletion.delete_for_good(workspace)


def _hash(session: Session, number: int) -> str:
    """By which a made-up person is known. No browser has such a token."""
    return participant_hash(f"made up {number}", session.public_id)


def _do(person: ParticipantGrant, step: Step, number: int) -> None:
    acts: dict[str, Callable[[ParticipantGrant, Step, int], None]] = {
        StepKind.WRITE: _write,
        StepKind.SAY: _say,
        StepKind.VOTE: _vote,
        StepKind.RATE: _rate,
        StepKind.LINK: _link,
        StepKind.CLOSE: _give_feedback,
    }
    if step.kind in ON_NOTES and load_round(person.session) is None:
        return
    with suppress(Refused), transaction.atomic():  # budgets and ends hold for them, too
        if step.kind in acts:
            acts[step.kind](person, step, number)
            is_last = number == len(NAMES) - 1  # there is always one who needs longer
            participation.say_done(person, step=step.public_id, done=not is_last)


def _write(person: ParticipantGrant, step: Step, number: int) -> None:
    for kind in step.kinds:
        for place, text in enumerate(texts_of(number, kind)):
            op_id = f"{step.public_id}-{kind}-{place}"
            participation.write(person, op_id, kind=kind, text=_(text), at=step.public_id)


def _say(person: ParticipantGrant, step: Step, number: int) -> None:
    if load_round(person.session) is not None:
        _vote(person, step, number)
        return
    text, at = _(SENTENCES[number]), step.public_id
    proposed_sentences.propose(person, f"{at}-say", at=at, text=text, pattern="", slots={})


def _vote(person: ParticipantGrant, _step: Step, _number: int) -> None:
    found = load_round(person.session)
    if found is None:
        return
    own = load_own_ballots(found, person.session, person.participant)
    chosen = [note.public_id for note, given in own.items if not given]
    _give(found, person, dict.fromkeys(chosen[: own.left], 1))


def _rate(person: ParticipantGrant, _step: Step, number: int) -> None:
    found = load_round(person.session)
    if found is None or found.ballots.filter(participant=person.participant).exists():
        return
    notes = notes_in(found, person.session.canvas)
    ratings = {note.public_id: rating_of(number, at) for at, note in enumerate(notes)}
    _give(found, person, ratings)


def _give(found: Round, person: ParticipantGrant, values: Mapping[str, int]) -> None:
    if found.closed_at is None:
        found.ballots.bulk_create(
            Ballot(round=found, participant=person.participant, note=note, value=value)
            for note, value in values.items()
        )


def _link(person: ParticipantGrant, step: Step, number: int) -> None:
    found = load_round(person.session)
    if found is None:
        return
    notes = notes_in(found, person.session.canvas)
    for place, offer in enumerate(load_own_links(found, notes, person.participant, "").offers):
        asked = load_own_links(found, notes, person.participant, offer.public_id).needs
        ticked = [need.public_id for at, need in enumerate(asked) if (at + place + number) % 3 == 0]
        says = "links" if ticked else "none"
        link_answers.answer(
            person, at=step.public_id, offer=offer.public_id, needs=ticked, says=says
        )


def _give_feedback(person: ParticipantGrant, _step: Step, number: int) -> None:
    give_feedback(person, value=3 + number % 3, word="")
