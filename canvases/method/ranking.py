"""The order of a few notes, found by asking which of two is the heavier one.

Each note is laid among those before it by halving: it is compared with the middle one, then with
the middle of the half where it belongs. So a few questions are enough, no answer can contradict
another, and the answers alone, in their order, say everything: nothing else needs to be kept.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from canvases.method.kinds import Kind, gettext_noop
from canvases.method.weight import COUNTS_AS, WEIGHTS, counted

LEAST: Final = 2
MOST: Final = 12
"""Notes that are compared at a time."""

_STEPS: Final = 3  # of the scale, for notes of which only some were compared

FIRST: Final = "1"
SECOND: Final = "2"
ALIKE: Final = "="
ANSWERS: Final = (FIRST, ALIKE, SECOND)

QUESTIONS: Final[dict[Kind, str]] = {
    Kind.JOB: gettext_noop("Which matters more to them?"),
    Kind.PAIN: gettext_noop("Which hurts more?"),
    Kind.GAIN: gettext_noop("Which do they want more?"),
    Kind.PRODUCT: gettext_noop("Which could they less do without?"),
    Kind.PAIN_RELIEVER: gettext_noop("Which helps them more?"),
    Kind.GAIN_CREATOR: gettext_noop("Which delights them more?"),
}

_Tell = Callable[[str, str], str | None]


class BadAnswers(ValueError):
    """These are no answers to the questions that these notes raise."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """What follows from some answers. `groups`: the ids that have their place, heaviest first,
    those that are alike together; `waiting`: the others; `question`: which two to compare next,
    None at the end; `left`: how many questions may follow at most, that one included."""

    groups: tuple[tuple[str, ...], ...]
    waiting: tuple[str, ...]
    question: tuple[str, str] | None
    left: int

    @property
    def placed(self) -> tuple[str, ...]:
        """The ids that have their place, heaviest first."""
        return tuple(one for group in self.groups for one in group)


def most_questions(notes: int) -> int:
    """How many questions so many notes raise at most."""
    return sum(placed.bit_length() for placed in range(1, notes))


def rank(ids: Sequence[str], answers: str) -> Ranking:
    """The ranking after these answers, one character for each. Raises BadAnswers where an id comes
    twice, a character is no answer, or there are more answers than questions."""
    if len(set(ids)) != len(ids) or not set(answers) <= set(ANSWERS):
        raise BadAnswers
    given = iter(answers)
    ranking = _lay(ids, lambda _one, _other: next(given, None))
    if next(given, None) is not None:
        raise BadAnswers
    return ranking


def without(ids: Sequence[str], answers: str, gone: Collection[str]) -> str:
    """The answers as they would be without the ids that are `gone`: what has its place keeps it,
    the note that is just being asked about begins anew. Raises BadAnswers as `rank` does."""
    places = {
        one: number
        for number, group in enumerate(rank(ids, answers).groups)
        for one in group
    }  # fmt: skip
    told = list[str]()

    def tell(one: str, other: str) -> str | None:
        if one not in places or other not in places:
            return None
        at, beside = places[one], places[other]
        told.append(ALIKE if at == beside else FIRST if at < beside else SECOND)
        return told[-1]

    _lay([one for one in ids if one not in gone], tell)
    return "".join(told)


def weights(
    groups: Sequence[Sequence[str]], among: Sequence[int | None] | None = None
) -> Mapping[str, int]:
    """The weights that follow, in equal bands from the lightest note to the heaviest: in all five
    where the whole box was compared, else in those of `span_of` the weights that the notes have
    now (`among`). Notes that are alike stand in the middle of their places; where all are, none is
    heavier than the middle."""
    found = dict[str, int]()
    all_of_them = sum(len(group) for group in groups)
    span = WEIGHTS if among is None else span_of(among, len(groups))
    below = all_of_them
    for group in groups:
        below -= len(group)
        # The places of a group are below + 1 … below + its length; twice their middle is whole.
        middle = 2 * below + len(group) + 1
        band = -(-len(span) * middle // (2 * all_of_them)) - 1
        alone = COUNTS_AS if among is None else span[0]
        found |= dict.fromkeys(group, span[band] if len(groups) > 1 else alone)
    return found


def span_of(among: Sequence[int | None], groups: int) -> range:
    """The weights for some notes of a box in so many groups: about the middle of those they have,
    one for each group at most, and three unless they are wider apart already. That one of them is
    the heaviest or the lightest of all was never asked, so none goes to an end of the scale where
    none stands."""
    now = [counted(weight) for weight in among]
    low, high = min(WEIGHTS[1], *now), max(WEIGHTS[-2], *now)
    size = min(groups, max(_STEPS, max(now) - min(now) + 1))
    first = int(sum(now) / len(now) - (size - 1) / 2 + 0.5)
    first = min(max(first, low), high - size + 1)
    return range(first, first + size)


def _lay(ids: Sequence[str], tell: _Tell) -> Ranking:
    """Lay one id after another, as far as `tell` knows which of two is heavier."""
    groups = list[list[str]]()
    for number, one in enumerate(ids):
        low, high = 0, len(groups)
        while low < high:
            middle = (low + high) // 2
            other = groups[middle][0]
            answer = tell(one, other)
            if answer is None:
                later = len(ids) - number - 1
                left = (high - low).bit_length()
                left += sum((len(groups) + more).bit_length() for more in range(1, later + 1))
                return Ranking(_frozen(groups), tuple(ids[number:]), (one, other), left)
            if answer == ALIKE:
                groups[middle].append(one)
                break
            low, high = (low, middle) if answer == FIRST else (middle + 1, high)
        else:
            groups.insert(low, [one])
    return Ranking(_frozen(groups), (), None, 0)


def _frozen(groups: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(group) for group in groups)
