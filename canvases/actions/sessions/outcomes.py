"""What is written down beside the canvas: who does what, what is parked, and how it was."""

import secrets
from datetime import date

from django.utils.translation import gettext as _

from canvases.actions.errors import Conflict, Refused
from canvases.actions.sessions.session_lock import led, takes_part
from canvases.journal.group_commit import in_transaction
from canvases.method.agenda import StepKind
from canvases.models import ActionItem, Feedback, Session
from canvases.session_access import ParticipantGrant, SessionGrant

MOST_ITEMS = 200  # of one session


@in_transaction
def note_down(
    grant: SessionGrant, op_id: str, *, text: str, who: str, until: date | None, is_parked: bool
) -> None:
    """Write down who does what until when, or park something for later; in any step. Sent again
    with the same `op_id` it is the same. Raises Refused, NotAllowed and Closed, as all of these."""
    session = led(grant)
    if session.action_items.filter(op_id=op_id).exists():
        return
    if session.action_items.count() >= MOST_ITEMS:
        raise Refused(_("At most %d of these in one session.") % MOST_ITEMS)
    if is_parked:
        who, until = "", None
    session.action_items.create(op_id=op_id, text=text, who=who, until=until, is_parked=is_parked)


@in_transaction
def change_item(
    grant: SessionGrant, *, item: str, text: str, who: str, until: date | None, is_parked: bool
) -> None:
    """Say it in other words, who does it, or that it waits."""
    found = _item(led(grant), item)
    found.text, found.who, found.until, found.is_parked = text, who, until, is_parked
    if is_parked:
        found.who, found.until = "", None
    found.save()


@in_transaction
def strike(grant: SessionGrant, *, item: str) -> None:
    """Take it off the list. No effect where it is gone."""
    led(grant).action_items.filter(public_id=item).delete()


@in_transaction
def give_feedback(grant: ParticipantGrant, *, value: int, word: str) -> None:
    """Say how it was; said again, it replaces what was said. Raises Conflict in other steps than
    the last, and Closed."""
    session, participant = takes_part(grant)
    if session.present is None or session.present.kind != StepKind.CLOSE:
        raise Conflict(_("This is asked for at the end of the session."))
    Feedback.objects.update_or_create(
        session=session, participant=participant, defaults={"value": value, "word": word}
    )


def forget_authors(session: Session) -> None:
    """Let nobody know any more who gave which feedback: each becomes a new row, in an order drawn
    by lot, and one without a word for everybody else at a table, so that no row tells that it is of
    many. Part of closing a session."""
    given = session.feedback.filter(participant__isnull=False)
    said = [
        (one.value, word)
        for one in given.select_related("participant")
        if one.participant
        for word in (one.word, *[""] * (one.participant.people - 1))
    ]
    secrets.SystemRandom().shuffle(said)
    given.delete()
    Feedback.objects.bulk_create(
        Feedback(session=session, value=value, word=word) for value, word in said
    )


def _item(session: Session, public_id: str) -> ActionItem:
    found = session.action_items.filter(public_id=public_id).first()
    if found is None:
        raise Conflict(_("This is not on the list any more."))
    return found
