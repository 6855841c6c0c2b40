"""Ten characteristics of a great value proposition: what each asks, what several people think of
it, and what to do where it is weak.

A score is 0 (not at all) to 5 (fully), None where nobody said. The texts are marked for translation
and translated where they are shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, Final

from canvases.method.kinds import gettext_noop

LEAST: Final = 0
MOST: Final = 5
SCORES: Final = range(LEAST, MOST + 1)

WEAK: Final = 3
"""A score up to which there is something to do."""

_SHOWN: Final = 3  # weakest ones at a time: who mends ten things mends none


@dataclass(frozen=True, slots=True)
class Characteristic:
    """One of the ten. `short` stands in the picture, `asks` beside the scores, `advice` where it is
    weak."""

    short: str
    asks: str
    advice: str


TEN: Final = (
    Characteristic(
        gettext_noop("Business model"),
        gettext_noop("It is part of a business model that can earn more than it costs."),
        gettext_noop(
            "Write down who pays, how much and how often, what one more customer costs, and through"
            " which channel they come. Where the sum does not come out, change the offer before you"
            " polish it."
        ),
    ),
    Characteristic(
        gettext_noop("What matters most"),
        gettext_noop("It is about the jobs, pains and gains that matter most to customers."),
        gettext_noop(
            "Compare the notes of the circle two at a time, with customers if you can. Then look"
            " whether the heaviest ones are those that you answer."
        ),
    ),
    Characteristic(
        gettext_noop("What is unsolved"),
        gettext_noop("It is about what nobody gets done, relieves or provides well today."),
        gettext_noop(
            "Ask how they manage today and what is bad about it. Set that up as an alternative:"
            " needs that it answers well are not where you win."
        ),
    ),
    Characteristic(
        gettext_noop("Few, but well"),
        gettext_noop("It takes up few jobs, pains and gains, and answers those extremely well."),
        gettext_noop(
            "Choose the three to five heaviest needs and give each a strong answer. Move what"
            " answers only light ones out of this offer, or to a later one."
        ),
    ),
    Characteristic(
        gettext_noop("Feelings and standing"),
        gettext_noop("It serves how customers feel and look to others, not only what they do."),
        gettext_noop(
            "Ask whom they tell about it, and how they want to feel when it is done. Add these"
            " social and emotional jobs to the circle, and answer at least one."
        ),
    ),
    Characteristic(
        gettext_noop("Their measure"),
        gettext_noop("It improves what customers themselves measure success by."),
        gettext_noop(
            "Have them say how they know that it went well: minutes, errors, euros, compliments."
            " Put that figure into the gain, and yours beside it."
        ),
    ),
    Characteristic(
        gettext_noop("Many, or much money"),
        gettext_noop("It is about what many people have, or a few will pay a lot for."),
        gettext_noop(
            "Count: how many have this need, how often, and what they spend on it now. Where both"
            " are small, look for a segment where one of them is large."
        ),
    ),
    Characteristic(
        gettext_noop("Different where it counts"),
        gettext_noop("It differs from others in what customers care about."),
        gettext_noop(
            "Lay the value curves of two competitors over yours. Where all lines run together, drop"
            " something or do it another way; where they part, ask whether customers care."
        ),
    ),
    Characteristic(
        gettext_noop("Clearly ahead"),
        gettext_noop("It is far better than others in at least one respect."),
        gettext_noop(
            "Choose the one heavy need where you can be not a little but several times better, and"
            " put there what you would have spread over five."
        ),
    ),
    Characteristic(
        gettext_noop("Hard to copy"),
        gettext_noop("It would take others long, or cost them much, to copy it."),
        gettext_noop(
            "Name what you have that cannot be bought: partners, a community, know-how, rights,"
            " records of your own. Build the strongest answer on that."
        ),
    ),
)

Scores = list[float | None]
"""Of the ten, in their order."""

NOTHING: Final[Scores] = [None] * len(TEN)


@dataclass(frozen=True, slots=True)
class Opinion:
    """What several people think of one characteristic: their median, the lowest and the highest
    score, and how many said one."""

    number: int  # from 1
    median: float | None
    low: float | None
    high: float | None
    count: int

    @property
    def about(self) -> Characteristic:
        """What it is about."""
        return TEN[self.number - 1]


def clean(stored: Any, *, halves: bool = False) -> Scores:
    """Ten scores out of whatever is stored; what is none counts as not said. `halves`: medians of
    an even number of people may lie between two scores."""
    given = stored if isinstance(stored, list) else []
    found = [_score(one, halves=halves) for one in given[: len(TEN)]]
    return [*found, *NOTHING[len(found) :]]


def _score(value: Any, *, halves: bool) -> float | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not LEAST <= value <= MOST:
        return None
    if value == int(value):
        return int(value)
    return value if halves and value * 2 == int(value * 2) else None


def opinions(scores: Sequence[Sequence[float | None]]) -> tuple[Opinion, ...]:
    """What people think of each of the ten; `scores` of one person each."""
    found = []
    for at in range(len(TEN)):
        said = sorted(one for one in (each[at] for each in scores) if one is not None)
        middle = _whole(median(said)) if said else None
        low, high = (said[0], said[-1]) if said else (None, None)
        found.append(Opinion(at + 1, middle, low, high, len(said)))
    return tuple(found)


def _whole(value: float) -> float:
    return int(value) if value == int(value) else value


def medians(found: Sequence[Opinion]) -> list[float | None]:
    """Ten medians for a file; empty where nobody said anything."""
    middle = [one.median for one in found]
    return middle if any(one is not None for one in middle) else []


def weakest(found: Sequence[Opinion]) -> list[Opinion]:
    """Those with something to do, the weakest first, three at most."""
    weak = [one for one in found if one.median is not None and one.median <= WEAK]
    return sorted(weak, key=lambda one: (one.median or 0, one.number))[:_SHOWN]


def average(found: Sequence[Opinion]) -> float | None:
    """The mean of the medians, to one place; None where nobody said anything."""
    said = [one.median for one in found if one.median is not None]
    return round(sum(said) / len(said), 1) if said else None
