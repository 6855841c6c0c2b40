"""What participants do: write in private, change and withdraw what they wrote or proposed, say that
they are done, raise a hand."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from canvases.actions.errors import Conflict, Refused
from canvases.actions.sessions.session_lock import joined, takes_part
from canvases.journal.group_commit import in_transaction
from canvases.method.agenda import GRACE, StepKind
from canvases.method.kinds import Kind
from canvases.models import Contribution, Participant, Sentence, Session, Step
from canvases.session_access import ParticipantGrant

Private = Contribution | Sentence  # until the reveal, which replaces these rows

MOST_TEXTS = 100  # of one participant, in the whole session


@in_transaction
def write(grant: ParticipantGrant, op_id: str, *, kind: Kind, text: str, at: str = "") -> None:
    """Write a text for a box of the step with the id `at`, or of the present one. Sent again with
    the same `op_id` it is the same text. Raises Conflict where the step takes none any more,
    Refused, and Closed."""
    session, participant = takes_part(grant)
    if participant.contribution_set.filter(op_id=op_id).exists():
        return  # sent twice
    if not _takes(session, at, kind):
        raise Conflict(_("This step is over, so your text was not taken."))
    if participant.contribution_set.count() >= MOST_TEXTS:
        raise Refused(_("At most %d texts by one person.") % MOST_TEXTS)
    most = session.notes_each * participant.people
    if most and participant.contribution_set.filter(kind=kind).count() >= most:
        raise Refused(_("At most %d texts for this box. Change or remove one of yours.") % most)
    if session.grouping and participant.group_id is None:
        raise Refused(_("You are in no group yet. Your text is kept here until you are."))
    participant.contribution_set.create(
        session=session, group_id=participant.group_id, op_id=op_id, kind=kind, text=text
    )
    unsay_done(participant)


@in_transaction
def change(grant: ParticipantGrant, of: type[Private], *, public_id: str, text: str) -> None:
    """Put an own text or sentence, which is not revealed yet, in other words. Raises Conflict where
    it is revealed or gone, and Closed."""
    found = _own(grant, of, public_id)
    found.text = text
    found.save(update_fields=["text"])


@in_transaction
def withdraw(grant: ParticipantGrant, of: type[Private], *, public_id: str) -> None:
    """Take an own text or sentence back that is not revealed yet. Raises as `change` does."""
    _own(grant, of, public_id).delete()


@in_transaction
def say_done(grant: ParticipantGrant, *, step: str, done: bool, more: bool = False) -> None:
    """Say whether one is done with the step of this id, or wants more time. No effect where another
    one is present."""
    session, participant = joined(grant)
    present = session.present
    if present is not None and present.public_id == step:
        participant.done = present if done else None
        participant.wants_more = present if more else None
        participant.save(update_fields=["done", "wants_more"])


@in_transaction
def raise_hand(grant: ParticipantGrant, *, up: bool) -> None:
    """Raise one's hand, or lower it."""
    _session, participant = joined(grant)
    participant.hand_at = (participant.hand_at or timezone.now()) if up else None
    participant.save(update_fields=["hand_at"])


@in_transaction
def be_here(grant: ParticipantGrant, *, is_behind: bool) -> None:
    """Say that one's phone is there, and whether anything waits on it that it could not send.
    Nobody's screen changes by it, so the version stays."""
    people = Participant.objects.filter(pk=grant.participant.pk, session__closed_at=None)
    people.update(seen_at=timezone.now(), is_behind=is_behind)


def _own(grant: ParticipantGrant, of: type[Private], public_id: str) -> Private:
    _session, participant = joined(grant)
    found = of.objects.filter(participant=participant, public_id=public_id).first()
    if found is None:
        raise Conflict(_("This text is revealed, or it is gone."))
    return found


def _takes(session: Session, at: str, kind: Kind) -> bool:
    """Whether the step takes a text now: while it is present, and for a moment afterwards, so that
    nothing is lost that was on its way."""
    step = session.steps.filter(public_id=at).first() if at else session.present
    if step is None or step.kind != StepKind.WRITE or kind not in step.kinds:
        return False
    return takes_from(session, step)


def takes_from(session: Session, step: Step) -> bool:
    """Whether its time is not over, for what is written in a step."""
    if step.pk != session.present_id:
        return _is_fresh(step.ended_at)
    runs = session.paused_left is not None or not session.ends_hard
    return runs or _is_fresh(session.ends_at)


def _is_fresh(end: datetime | None) -> bool:
    return end is not None and timezone.now() <= end + GRACE


def unsay_done(participant: Participant) -> None:
    """Whoever writes again is not done, whatever they said."""
    if participant.done_id is not None:
        participant.done = None
        participant.save(update_fields=["done"])
