"""What those who lead, and their helpers, enter for a table that has no device: its texts and
sentences, its votes, and what it says answers what."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db.models import Manager
from django.utils.translation import gettext as _

from canvases.actions.errors import Conflict, Refused
from canvases.actions.sessions import ballots, link_answers, proposed_sentences, vote_rounds
from canvases.actions.sessions.admission import MOST_PEOPLE
from canvases.actions.sessions.participation import MOST_TEXTS
from canvases.actions.sessions.session_lock import helps
from canvases.journal.group_commit import in_transaction
from canvases.method.agenda import MOST_SENTENCES, StepKind
from canvases.method.kinds import Kind
from canvases.models import Contribution, Participant, Sentence, Session
from canvases.session_access import Helping, participant_hash


@in_transaction
def add_table(grant: Helping, op_id: str, *, name: str, people: int) -> None:
    """A table of so many people without a device. Sent again with the same `op_id` it is the same
    one. Raises Refused, NotAllowed and Closed, as all of these."""
    session = helps(grant)
    if session.participants.count() >= MOST_PEOPLE:
        raise Refused(_("There are %d people in this session already.") % MOST_PEOPLE)
    session.participants.get_or_create(
        token_hash=participant_hash(f"entered {op_id}", session.public_id),
        defaults={
            "name": name,
            "ordinal": session.participants.next_ordinal(name),
            "people": people,
            "has_device": False,
            "group": grant.group,
        },
    )


@in_transaction
def enter_texts(
    grant: Helping, op_id: str, *, at: str, table: int, kind: Kind, texts: Sequence[str]
) -> None:
    """Write texts for a box of the present step `at`, all of them or none. They are private until
    the reveal like any other. Sent again with the same `op_id` they are the same."""
    session = helps(grant)
    participant = _table(session, grant, table)
    own = participant.contribution_set
    if (ops := _unsent(own, op_id, texts)) is None:
        return
    step = session.present
    if step is None or step.public_id != at or step.kind != StepKind.WRITE:
        raise Conflict(_("This step is over, so your text was not taken."))
    if kind not in step.kinds:
        raise Refused(_("This step does not ask for this box."))
    most = session.notes_each * participant.people or MOST_TEXTS
    if own.filter(kind=kind).count() + len(texts) > most:
        raise Refused(_("At most %d texts of this table for this box.") % most)
    if own.count() + len(texts) > MOST_TEXTS:
        raise Refused(_("At most %d texts of one table.") % MOST_TEXTS)
    who = {"session": session, "group_id": participant.group_id, "participant": participant}
    Contribution.objects.bulk_create(
        Contribution(**who, op_id=op, kind=kind, text=text)
        for op, text in zip(ops, texts, strict=True)
    )
    _done(participant, session)


@in_transaction
def enter_sentences(
    grant: Helping, op_id: str, *, at: str, table: int, texts: Sequence[str]
) -> None:
    """Propose sentences in the present step `at`, all of them or none. As `enter_texts`."""
    session = helps(grant)
    participant = _table(session, grant, table)
    own = participant.sentence_set
    if (ops := _unsent(own, op_id, texts)) is None:
        return
    step, most = proposed_sentences.asked_in(session, at), MOST_SENTENCES * participant.people
    if own.filter(step=step).count() + len(texts) > most:
        raise Refused(_("At most %d sentences of this table.") % most)
    Sentence.objects.bulk_create(
        Sentence(step=step, participant=participant, op_id=op, text=text, slots={})
        for op, text in zip(ops, texts, strict=True)
    )
    _done(participant, session)


def _unsent(own: Manager[Any], op_id: str, texts: Sequence[str]) -> list[str] | None:
    """An operation for each of the texts; None where they were sent before."""
    ops = [f"{op_id[:34]}-{number}" for number in range(len(texts))]
    return None if own.filter(op_id__in=ops[:1]).exists() else ops


@in_transaction
def enter_votes(grant: Helping, *, at: str, table: int, values: Mapping[str, int]) -> None:
    """Give notes or sentences these dots or ratings, in place of what was entered for the table
    before. Nothing is changed where it is more than the people at it have."""
    session = helps(grant)
    participant = _table(session, grant, table)
    found = vote_rounds.round_of(session, at, grant.group)
    vote_rounds.refuse_over(found, session, asks_for_links=False)
    ballots.give_all(found, participant, values)
    _done(participant, session)


@in_transaction
def enter_links(
    grant: Helping, *, at: str, table: int, said: Mapping[str, Collection[str]]
) -> None:
    """Say which needs each of these offers answers, none where it has none, in place of what was
    entered for the table before. It counts for everybody at it."""
    session = helps(grant)
    participant = _table(session, grant, table)
    found = vote_rounds.round_of(session, at, grant.group)
    vote_rounds.refuse_over(found, session, asks_for_links=True)
    found.ballots.filter(participant=participant).delete()
    for offer, needs in said.items():
        says = "links" if needs else "none"
        link_answers.say(found, session, participant, offer=offer, needs=needs, says=says)
    _done(participant, session)


def _done(participant: Participant, session: Session) -> None:
    participant.done = session.present
    participant.save(update_fields=["done"])


def _table(session: Session, grant: Helping, table: int) -> Participant:
    tables = session.participants.filter(has_device=False, removed_at=None, group=grant.group)
    found = tables.select_related("group__canvas").filter(pk=table).first()
    if found is None:
        raise Conflict(_("This table is not there any more."))
    return found
