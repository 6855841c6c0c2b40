"""Sentences: proposed in private, revealed without names, voted on, and one kept for the canvas.
A private one is changed and withdrawn as a text is, by `participation`."""

import secrets
from collections.abc import Collection

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from canvases.actions import statements
from canvases.actions.errors import Conflict, Refused
from canvases.actions.sessions.participation import takes_from, unsay_done
from canvases.actions.sessions.session_lock import came_from, helps, led, takes_part
from canvases.actions.sessions.wall_stacks import wall_changed
from canvases.journal.group_commit import in_transaction
from canvases.method.agenda import MOST_SENTENCES, StepKind
from canvases.method.dots import MOST_BUDGET
from canvases.method.sentence.slots import Slots
from canvases.models import Round, Sentence, Session, Step
from canvases.queries.sessions.rounds import load_round
from canvases.queries.sessions.sentences import has_revealed, revealed_of
from canvases.session_access import Helping, ParticipantGrant, SessionGrant


@in_transaction
def propose(
    grant: ParticipantGrant, op_id: str, *, at: str, text: str, pattern: str, slots: Slots
) -> None:
    """Propose a sentence in the step with the id `at`. Sent again with the same `op_id` it is the
    same one. Raises Conflict where the step takes none any more, Refused, and Closed."""
    session, participant = takes_part(grant)
    if participant.sentence_set.filter(op_id=op_id).exists():
        return  # sent twice
    if session.grouping and participant.group_id is None:
        raise Refused(_("You are in no group yet. Your sentence is kept here until you are."))
    step = asked_in(session, at)
    most = MOST_SENTENCES * participant.people
    if participant.sentence_set.filter(step=step).count() >= most:
        words = ngettext(
            "At most %(num)d sentence. Change or remove it.",
            "At most %(num)d sentences. Change or remove one of yours.",
            most,
        )
        raise Refused(words % {"num": most})
    participant.sentence_set.create(step=step, op_id=op_id, text=text, pattern=pattern, slots=slots)
    unsay_done(participant)


def asked_in(session: Session, at: str) -> Step:
    """The step with the id `at`, which takes sentences. Raises Conflict where it takes none any
    more."""
    step = session.steps.filter(public_id=at, kind=StepKind.SAY).first()
    if step is None or not takes_from(session, step) or has_revealed(step):
        raise Conflict(_("Sentences are collected no more, so yours was not taken."))
    return step


def reveal(session: Session, step: Step) -> None:
    """Replace the sentences by rows that know neither author nor time. Part of a reveal."""
    private = step.sentences.filter(participant__isnull=False, participant__removed_at=None)
    written = list(private.values_list("participant__group", "text", "pattern", "slots"))
    private.delete()
    secrets.SystemRandom().shuffle(written)
    Sentence.objects.bulk_create(
        Sentence(step=step, group_id=group, text=text, pattern=pattern, slots=slots)
        for group, text, pattern, slots in written
    )
    wall_changed(session)


@in_transaction
def hide(grant: Helping, *, at: str, chosen: Collection[str], hidden: bool) -> None:
    """Keep revealed sentences from the room, or no longer. Raises Refused once people vote on
    them, NotAllowed and Closed. No effect where the step with the id `at` is not present any more,
    as with all of these. Helpers may do this."""
    found = _present(helps(grant), at)
    if found is None:
        return
    session, step = found
    if load_round(session, grant.group) is not None:
        raise Refused(_("The room has seen these sentences."))
    revealed_of(step, grant.group).filter(public_id__in=chosen).update(is_hidden=hidden)
    wall_changed(session)


@in_transaction
def open_vote(grant: SessionGrant, *, at: str, budget: int) -> None:
    """Show the room the sentences that are not hidden, and let people vote. No effect where they
    can. As `hide`."""
    found = _present(led(grant), at)
    if found is None or load_round(found[0], grant.group) is not None:
        return
    session, step = found
    there = list(revealed_of(step, grant.group).filter(is_hidden=False))
    if not there:
        raise Refused(_("Reveal the sentences first."))
    if not 1 <= budget <= MOST_BUDGET:
        raise Refused(_("At most %d dots for each person.") % MOST_BUDGET)
    Round.objects.create(
        step=step, group=grant.group, notes=[one.public_id for one in there], budget=budget
    )
    session.participants.filter(group=grant.group).update(done=None)


@in_transaction
def keep(grant: SessionGrant, op_id: str, *, at: str, sentence: str, chooses: bool) -> None:
    """Make a revealed sentence a variant of the canvas; `chooses`: and the canvas's own. One
    change, which can be undone. As `hide`; raises Conflict where the sentence is gone."""
    found = _present(led(grant), at)
    if found is None:
        return
    session, step = found
    vote = load_round(session, grant.group)
    if vote is not None and vote.closed_at is None:
        raise Refused(_("Close the round first."))
    row = revealed_of(step, grant.group).filter(is_hidden=False, public_id=sentence).first()
    if row is None:
        raise Conflict(_("This sentence is not there any more."))
    said = {"text": row.text, "pattern": row.pattern, "slots": row.slots}
    change = statements.keep(
        grant, op_id, canvas=session.canvas_of(grant.group), **said, chooses=chooses
    )
    came_from(session, change)
    wall_changed(session)


def _present(session: Session, at: str) -> tuple[Session, Step] | None:
    step = session.present
    if step is None or step.public_id != at or step.kind != StepKind.SAY:
        return None
    return session, step
