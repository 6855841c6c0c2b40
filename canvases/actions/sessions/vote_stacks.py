"""Stacks the notes of an open vote that say the same: what people gave one of them counts for the
first. The canvas keeps all of them.

What lies where is the round's; ballots stay where they were laid, so that a stack taken apart gives
them back.
"""

from collections.abc import Collection, Sequence

from django.utils.translation import gettext as _

from canvases.actions.errors import Conflict, Refused
from canvases.actions.sessions import ballots
from canvases.actions.sessions.session_lock import helps
from canvases.actions.sessions.vote_rounds import refuse_over, round_of
from canvases.journal.group_commit import in_transaction
from canvases.method.agenda import StepKind
from canvases.method.stacked_dots import first_of, stack_of
from canvases.models import Note, Round
from canvases.queries.sessions.rounds import notes_in
from canvases.session_access import Helping


@in_transaction
def stack(grant: Helping, *, at: str, chosen: Collection[str]) -> None:
    """Lay the chosen notes of the open vote, and the stacks in which they lie, in one stack: first
    is the first note of the largest stack, else the one that stands first on the canvas. No effect
    where they lie in one. Raises Refused, Conflict where the vote is over, NotAllowed and Closed,
    as all of these."""
    found, notes = _open_vote(grant, at)
    there = [one.public_id for one in notes]
    firsts = first_of(found.piles, there)
    asked = [one for one in notes if one.public_id in chosen]
    if len(asked) < 2 or len({one.kind for one in asked}) > 1:
        raise Refused(_("Choose two notes or more of one box to stack them."))
    tops = {firsts.get(one.public_id, one.public_id) for one in asked}
    stacks = [stack_of(one, firsts) for one in there if one in tops]
    if len(stacks) < 2:
        return
    stacks.sort(key=lambda one: -len(one))
    found.stacks = [*_without(found, tops), [note for one in stacks for note in one]]
    found.save(update_fields=["stacks"])


@in_transaction
def unstack(grant: Helping, *, at: str, of: str) -> None:
    """Take apart the stack of which this note is the first. Dots lie where they were laid again, as
    far as nobody gave them elsewhere meanwhile."""
    found, notes = _open_vote(grant, at)
    there = [one.public_id for one in notes]
    _take_apart(found, there, _stack_in(found, there, of), kept=[])


@in_transaction
def take_out(grant: Helping, *, at: str, note: str) -> None:
    """Take one note out of its stack, as `unstack`. No effect where it lies under none."""
    found, notes = _open_vote(grant, at)
    there = [one.public_id for one in notes]
    first = first_of(found.piles, there).get(note, note)
    if first != note:
        lying = _stack_in(found, there, first)
        _take_apart(found, there, lying, kept=[one for one in lying if one != note])


def _open_vote(grant: Helping, at: str) -> tuple[Round, list[Note]]:
    session = helps(grant)
    found = round_of(session, at, grant.group)
    refuse_over(found, session, asks_for_links=False)
    if found.step.kind != StepKind.VOTE:
        raise Refused(_("Notes are stacked while a vote is open."))
    return found, notes_in(found, session.canvas_of(grant.group))


def _stack_in(found: Round, there: Collection[str], first: str) -> list[str]:
    lying = stack_of(first, first_of(found.piles, there))
    if len(lying) < 2:
        raise Conflict(_("This stack was changed meanwhile."))
    return lying


def _take_apart(
    found: Round, there: Collection[str], lying: Sequence[str], *, kept: list[str]
) -> None:
    found.stacks = _without(found, {lying[0]}) + ([kept] if len(kept) > 1 else [])
    found.save(update_fields=["stacks"])
    ballots.fit_budgets(found, there, [*kept, *(one for one in lying if one not in kept)])


def _without(found: Round, firsts: Collection[str]) -> list[list[str]]:
    """The stacks but those in which one of these lies."""
    return [one for one in found.piles if not {*one} & {*firsts}]
