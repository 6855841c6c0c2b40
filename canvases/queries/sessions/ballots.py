"""Reads what somebody gave in an open round, and what it counts for where notes lie in stacks."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from canvases.method.dots import MOST_ON_ONE, RATINGS, shuffled
from canvases.method.stacked_dots import counted, first_of
from canvases.models import Note, Participant, Round, Sentence, Session, SessionGroup
from canvases.queries.sessions.rounds import items_of

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class OwnBallots(Generic[Item]):
    """What a participant can give, and gave, in an open round."""

    items: list[tuple[Item, int]]
    """In an order of their own; a stack by its first note, with what counts for all of it."""
    all: int = 0
    """Dots of this device, which may speak for several people."""
    left: int = 0
    most: int = 0
    """Dots on one note."""
    back: int = 0
    """Dots that came back, because notes that they lie on were stacked."""


def most_of(found: Round, participant: Participant) -> int:
    """How much a participant can give one note, or one stack."""
    return MOST_ON_ONE * participant.people if found.budget else RATINGS[-1]


def given_by(found: Round, participant: Participant) -> dict[str, int]:
    """What a participant gave so far, by the ids of the notes or sentences that they laid it on.
    One query."""
    return dict(found.ballots.filter(participant=participant).values_list("note", "value"))


def laid_by(found: Round) -> list[tuple[Participant, dict[str, int]]]:
    """What each participant laid on which notes, or sentences. One query."""
    people, laid = dict[int, Participant](), dict[int, dict[str, int]]()
    for ballot in found.ballots.select_related("participant"):
        people[ballot.participant_id] = ballot.participant
        laid.setdefault(ballot.participant_id, {})[ballot.note] = ballot.value
    return [(participant, laid[key]) for key, participant in people.items()]


def counted_by(
    found: Round, participant: Participant, laid: Mapping[str, int], there: Collection[str]
) -> dict[str, int]:
    """What of it counts, by the ids of what is there. No query."""
    firsts = first_of(found.piles, there)
    of_these = {note: dots for note, dots in laid.items() if note in there or note in firsts}
    return counted(of_these, firsts, most_of(found, participant))


def load_own_ballots(
    found: Round, session: Session, participant: Participant
) -> OwnBallots[Note | Sentence]:
    """What a participant gave so far to which notes or sentences. Two queries."""
    there = items_of(found, session, participant.group)
    return own_ballots(found, participant, {one.public_id: one for one in there})


def own_ballots(
    found: Round, participant: Participant, there: Mapping[str, Item]
) -> OwnBallots[Item]:
    """What a participant gave so far to what is there, by ids; of a stack its first note is enough.
    One query."""
    laid, firsts = given_by(found, participant), first_of(found.piles, there)
    given = counted_by(found, participant, laid, there)
    tops = [one for one in there if firsts.get(one, one) == one]
    order = shuffled(tops, f"{participant.token_hash} {found.pk}")
    budget, most = found.budget * participant.people, most_of(found, participant)
    sums = counted(laid, firsts, sum(laid.values()))
    return OwnBallots(
        items=[(there[one], given.get(one, 0)) for one in order],
        all=budget,
        left=budget - sum(given.values()),
        most=most,
        back=sum(max(sums.get(one, 0) - most, 0) for one in {*firsts.values()}),
    )


def given_at_tables(
    found: Round, session: Session, group: SessionGroup | None, tables: Iterable[Participant]
) -> tuple[list[Note | Sentence], list[tuple[Participant, dict[str, int]]]]:
    """What tables without a device can give something, and what each gave so far. One query, and
    one for each table."""
    there = {one.public_id: one for one in items_of(found, session, group)}
    firsts = first_of(found.piles, there)
    given = [(one, counted_by(found, one, given_by(found, one), there)) for one in tables]
    return [one for key, one in there.items() if firsts.get(key, key) == key], given
