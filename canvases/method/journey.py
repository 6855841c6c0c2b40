"""Five stages of a customer's way, what to find out and do at each, and how they feel there. The
names of the stages are in note_fields.FIELDS["stage"]."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from canvases.method.kinds import Kind, gettext_noop
from canvases.method.weight import counted


@dataclass(frozen=True, slots=True)
class Guidance:
    """What happens at a stage, what to ask, and what helps the customer on."""

    happens: str
    ask: str
    helps: str


JOURNEY: Final[dict[str, Guidance]] = {
    "need_recognition": Guidance(
        gettext_noop("Something is wrong, or could be better, and they begin to see it."),
        gettext_noop("What happened on the day when they first thought of it?"),
        gettext_noop("Give the problem a name that they would use themselves."),
    ),
    "information_search": Guidance(
        gettext_noop("They look around, and soon there is too much to choose from."),
        gettext_noop("Where do they look first, and whom do they ask?"),
        gettext_noop("Be where they look, and say few things, plainly."),
    ),
    "evaluation": Guidance(
        gettext_noop("They weigh what they would gain against what it costs them."),
        gettext_noop("What do they compare it with, doing nothing included?"),
        gettext_noop("Show that it is worth more than its price, effort and risk."),
    ),
    "purchase": Guidance(
        gettext_noop("They know the costs and decide; or they stop at the last step."),
        gettext_noop("What made them wait, and what settled it?"),
        gettext_noop("Take away steps and surprises. Say all costs."),
    ),
    "post_purchase": Guidance(
        gettext_noop("They use it, find out whether it was right, and tell others."),
        gettext_noop("When did they notice that it works, or that it does not?"),
        gettext_noop("Help with the first use, and ask what they would tell a friend."),
    ),
}  # fmt: skip


class Weighed(Protocol):
    """What a feeling is made of: a note's kind and its weight 1–5, if somebody weighed it."""

    kind: str
    weight: int | None


@dataclass(frozen=True, slots=True)
class Feeling:
    """What the gains and the pains of a stage weigh, each the sum of 2^(weight−1), as in the fit:
    one extreme pain outweighs many moderate ones."""

    gains: int
    pains: int

    @property
    def balance(self) -> int:
        """Gains minus pains."""
        return self.gains - self.pains


def feeling(notes: Iterable[Weighed]) -> Feeling | None:
    """How it feels where these notes are. None without a gain or a pain: nothing is known then,
    which is not the same as an even balance. Jobs do not count."""
    worth = {Kind.GAIN: 0, Kind.PAIN: 0}
    for note in notes:
        if note.kind in worth:
            worth[Kind(note.kind)] += 2 ** (counted(note.weight) - 1)
    return Feeling(worth[Kind.GAIN], worth[Kind.PAIN]) if any(worth.values()) else None


def lowest(feelings: Mapping[str, Feeling | None]) -> str:
    """The stage with the lowest balance, of equal ones the first; "" where none is known."""
    known = {stage: felt.balance for stage, felt in feelings.items() if felt}
    return min(known, key=known.__getitem__, default="")


def height(feelings: Iterable[Feeling | None]) -> int:
    """What the largest sum of gains or of pains weighs, at least 1: the scale of a picture."""
    return max((max(felt.gains, felt.pains) for felt in feelings if felt), default=1)
