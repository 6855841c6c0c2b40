"""What somebody gives notes, or sentences, in an open round: within their budget, on stacks, too.

What they laid on a note stays laid there while the note lies in a stack; what it counts for is read
from it (`queries/sessions/ballots.py`).
"""

from collections.abc import Collection, Mapping, Sequence

from django.utils.translation import gettext as _

from canvases.actions.errors import Conflict, Refused
from canvases.method.agenda import StepKind
from canvases.method.stacked_dots import first_of, laid_on_stack, stack_of, without
from canvases.models import Participant, Round
from canvases.queries.sessions.ballots import counted_by, given_by, laid_by, most_of
from canvases.queries.sessions.rounds import ids_in


def give(found: Round, who: Participant, *, note: str, value: int, is_stack: bool = False) -> None:
    """Let a participant give a note so much; `is_stack`: give it to the stack of which the note is
    the first. Raises Conflict where the note is gone, and Refused beyond the budget."""
    there = ids_in(found, who.session.canvas_of(who.group))
    _refuse_odd(found, who, {note: value}, there)
    laid = given_by(found, who)
    after = laid | {note: value}
    if is_stack:
        stack = stack_of(note, first_of(found.piles, there))
        after = laid | laid_on_stack(laid, stack, value, most_of(found, who))
    if found.step.kind == StepKind.SAY and found.budget * who.people == 1:
        after = {note: value}  # one choice: it moves
    if value:
        _refuse_beyond(found, who, laid, after, there)
    _lay(found, who, laid, after)


def give_all(found: Round, who: Participant, values: Mapping[str, int]) -> None:
    """Let a participant give these values and nothing else, to a stack by its first note. As
    `give`."""
    there = ids_in(found, who.session.canvas_of(who.group))
    _refuse_odd(found, who, values, there)
    laid, firsts = given_by(found, who), first_of(found.piles, there)
    after = dict(values)
    for first in {*firsts.values()}:
        stack = stack_of(first, firsts)
        if not any(one in values for one in stack[1:]):  # else it was no stack as they were given
            after |= laid_on_stack(laid, stack, values.get(first, 0), most_of(found, who))
    _refuse_beyond(found, who, {}, after, there)
    _lay(found, who, laid, after)


def fit_budgets(found: Round, there: Collection[str], freed: Sequence[str]) -> None:
    """Take from these notes, which lay in one stack, the dots that are over somebody's budget now
    that each counts by itself: they gave them elsewhere meanwhile. The first note is the last to
    lose any. One query, and two for each of these people."""
    for who, laid in laid_by(found):
        over = _spent(found, who, laid, there) - found.budget * who.people
        if over > 0:
            own = {one: laid.get(one, 0) for one in reversed(freed) if one in there}
            _lay(found, who, laid, laid | without(own, over))


def _refuse_odd(
    found: Round, who: Participant, values: Mapping[str, int], there: Collection[str]
) -> None:
    most = most_of(found, who)
    if any(note not in there for note in values):
        raise Conflict(_("This note is not there any more."))
    if not all(0 <= value <= most for value in values.values()):
        raise Refused(_("At most %d for one note.") % most)


def _refuse_beyond(
    found: Round,
    who: Participant,
    before: Mapping[str, int],
    after: Mapping[str, int],
    there: Collection[str],
) -> None:
    """Refuse what is more than the budget, and more than before."""
    most = max(found.budget * who.people, _spent(found, who, before, there))
    if found.budget and _spent(found, who, after, there) > most:
        raise Refused(_("You have no dots left. Take one back from another note first."))


def _spent(found: Round, who: Participant, laid: Mapping[str, int], there: Collection[str]) -> int:
    return sum(counted_by(found, who, laid, there).values())


def _lay(
    found: Round, who: Participant, before: Mapping[str, int], after: Mapping[str, int]
) -> None:
    """Store what somebody has laid on which notes now, who had laid something else."""
    own = found.ballots.filter(participant=who)
    own.filter(note__in=[one for one in before if not after.get(one)]).delete()
    for note, value in after.items():
        if value and value != before.get(note):
            own.update_or_create(round=found, participant=who, note=note, defaults={"value": value})
