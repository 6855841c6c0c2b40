"""Rounds: opened on notes of the canvas, voted in, closed, and shown to the room.

How somebody votes is an amount, not a step: two tabs, a slow line and a second press come to the
same. Closing a round replaces ballots by tallies, which know no people.
"""

from collections import Counter
from collections.abc import Collection, Mapping

from django.utils import timezone
from django.utils.translation import gettext as _

from canvases.actions.errors import Conflict, Refused
from canvases.actions.sessions import ballots
from canvases.actions.sessions.session_lock import led, takes_part
from canvases.journal.group_commit import in_transaction
from canvases.method.agenda import ON_NOTES, StepKind
from canvases.method.agreement import MOST_OFFERS
from canvases.method.dots import (
    MOST_BUDGET,
    MOST_RATED,
    by_person,
    usual_budget,
)
from canvases.method.stacked_dots import counted, first_of
from canvases.models import Round, Session, SessionGroup, Tally
from canvases.queries.sessions.ballots import laid_by, most_of
from canvases.queries.sessions.rounds import (
    choice_of,
    ids_in,
    load_round,
    needs_for,
    voters_of,
)
from canvases.session_access import ParticipantGrant, SessionGrant


@in_transaction
def open_round(
    grant: SessionGrant, *, at: str, chosen: Collection[str], budget: int | None = None
) -> None:
    """Let people vote on, or rate, the chosen notes of the boxes of the present step; `budget` are
    the dots of each person, by default a quarter of the notes. No effect where there is a round,
    or another step than `at` is present. Raises Refused, NotAllowed and Closed, as all of these."""
    session = led(grant)
    step = session.present
    if step is None or step.public_id != at or load_round(session, grant.group) is not None:
        return
    if step.kind not in ON_NOTES:
        raise Refused(_("There is nothing to vote on in this step."))
    there = choice_of(step, session.canvas_of(grant.group))
    notes = [one for one in there if one.public_id in chosen]
    if not notes:
        raise Refused(_("Choose the notes that people shall see."))
    if step.kind == StepKind.RATE and len(notes) > MOST_RATED:
        raise Refused(_("At most %d notes are rated at once.") % MOST_RATED)
    if step.kind == StepKind.LINK:
        if len(notes) > MOST_OFFERS:
            raise Refused(_("At most %d notes are asked about at once.") % MOST_OFFERS)
        notes += needs_for(notes, session.canvas_of(grant.group))
    dots = (budget or usual_budget(len(notes))) if step.kind == StepKind.VOTE else 0
    ids = [one.public_id for one in notes]
    Round.objects.create(step=step, group=grant.group, notes=ids, budget=dots)


@in_transaction
def raise_budget(grant: SessionGrant, *, at: str, to: int) -> None:
    """Give each person so many dots in an open vote. No effect where they have that many."""
    found = round_of(led(grant), at, grant.group)
    if to < found.budget:
        raise Refused(_("Dots that people have are never taken away."))
    if not found.budget or to > MOST_BUDGET:
        raise Refused(_("At most %d dots for each person.") % MOST_BUDGET)
    _refuse_closed(found)
    found.budget = to
    found.save(update_fields=["budget"])


@in_transaction
def close_round(grant: SessionGrant, *, at: str) -> None:
    """Take no more votes, and forget who gave them."""
    _close(round_of(led(grant), at, grant.group))


def close_present(session: Session) -> None:
    """Close the rounds of the present step, as part of leaving it."""
    for found in Round.objects.filter(step=session.present_id, closed_at=None):
        _close(found)


@in_transaction
def show(grant: SessionGrant, *, at: str, shown: bool) -> None:
    """Show the room what came out, or hide it again."""
    found = round_of(led(grant), at, grant.group)
    if found.closed_at is None:
        raise Refused(_("Close the round first."))
    found.is_shown = shown
    found.save(update_fields=["is_shown"])


@in_transaction
def cast(
    grant: ParticipantGrant, *, at: str, note: str, value: int, is_stack: bool = False
) -> None:
    """Give a note so many dots, or this rating; 0 takes back what was given. `is_stack`: give them
    to the stack of which it is the first, as who gave them saw it. A device that speaks for several
    people has the dots of all of them. Raises Conflict where the round is over or the note gone,
    Refused beyond the budget, and Closed."""
    session, participant = takes_part(grant)
    found = round_of(session, at, participant.group)
    refuse_over(found, session, asks_for_links=False)
    ballots.give(found, participant, note=note, value=value, is_stack=is_stack)


def round_of(session: Session, at: str, group: SessionGroup | None) -> Round:
    """The round of the group in the present step, which is `at`. Raises Conflict."""
    found = load_round(session, group)
    if found is None or session.present is None or session.present.public_id != at:
        raise Conflict(_("There is no round now."))
    return found


def refuse_over(found: Round, session: Session, *, asks_for_links: bool) -> None:
    """Raise Conflict where the round takes no answers any more, or none of this sort."""
    if found.closed_at is not None:
        raise Conflict(_("This round is closed, so nothing was changed."))
    if session.present is None or (session.present.kind == StepKind.LINK) != asks_for_links:
        raise Conflict(_("There is no round now."))


def closed_round(session: Session, at: str, group: SessionGroup | None) -> Round:
    """The round of the group in the present step, which is `at`, once it is closed. Raises
    Refused."""
    found = load_round(session, group)
    if found is None or session.present is None or session.present.public_id != at:
        raise Refused(_("There is no round now."))
    if found.closed_at is None:
        raise Refused(_("Close the round first."))
    return found


def _refuse_closed(found: Round) -> None:
    if found.closed_at is not None:
        raise Refused(_("This round is closed."))


def _close(found: Round) -> None:
    if found.closed_at is not None:
        return
    found.voters = voters_of(found)
    firsts = _firsts(found)
    Tally.objects.bulk_create(
        Tally(round=found, note=note, target=target, value=value, people=people)
        for (note, target, value), people in sorted(_given(found, firsts).items())
    )
    found.ballots.all().delete()
    # What was counted by stays, whatever becomes of the notes.
    found.stacks = [sorted(pile, key=lambda one: one != firsts.get(one)) for pile in found.piles]
    found.closed_at = timezone.now()
    found.save(update_fields=["voters", "stacks", "closed_at"])


def _firsts(found: Round) -> dict[str, str]:
    if not found.piles:
        return {}
    canvas = found.step.session.canvas_of(found.group)
    return first_of(found.piles, ids_in(found, canvas))


def _given(found: Round, firsts: Mapping[str, str]) -> Counter[tuple[str, str, int]]:
    """How many people gave which note, or pair of notes, which value."""
    given = Counter[tuple[str, str, int]]()
    if not found.budget:
        ballots = found.ballots.values_list("note", "target", "value", "participant__people")
        for note, target, value, people in ballots:
            given[note, target, value] += people
        return given
    for participant, laid in laid_by(found):
        dots = counted(laid, firsts, most_of(found, participant))
        for note, value in dots.items():
            for share, people in by_person(value, participant.people).items():
                if share and people:
                    given[note, "", share] += people
    return given
