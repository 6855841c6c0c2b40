"""Dots of a vote, and what they come to: budgets, an order of one's own, bands of weights."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Final

from canvases.method.weight import WEIGHTS

LEAST_BUDGET: Final = 3
USUAL_BUDGET: Final = 7
MOST_BUDGET: Final = 30
"""Dots of one person: what is proposed lies between the first two; more than the last, never."""

MOST_ON_ONE: Final = 2
"""Dots of one person on one note."""

MOST_RATED: Final = 15
"""Notes of one rating: more is work, and nobody does it well."""

MANY_VOTED: Final = 100
"""Notes of a vote that are proposed: the heaviest. More than that nobody reads on a phone."""

RATINGS: Final = range(1, 6)


def usual_budget(items: int) -> int:
    """Dots for each person: one for four notes, within bounds."""
    return min(max(round(items / 4), LEAST_BUDGET), USUAL_BUDGET)


def weights_of(dots: Mapping[str, int]) -> dict[str, int]:
    """The weight of each note that has dots: five bands of the same width from no dots to the
    most, so the note with most weighs 5, and who has the same weighs the same."""
    most = max(dots.values(), default=0)
    bands = len(WEIGHTS)
    return {note: -(-bands * count // most) for note, count in dots.items() if count > 0}


def by_person(dots: int, people: int) -> dict[int, int]:
    """How many of the people at one device gave a note so many dots: as evenly as can be, so that
    what is kept does not tell which device spoke for many."""
    each, more = divmod(dots, people)
    return {each + 1: more, each: people - more}


def shuffled(notes: Iterable[str], person: str) -> list[str]:
    """The notes in an order that is this person's own and stays the same, so that nobody gets dots
    for standing on top."""
    return sorted(notes, key=lambda note: hashlib.sha256(f"{person} {note}".encode()).digest())
