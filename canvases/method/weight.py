"""How much a note matters: a weight from 1 to 5, or None as long as nobody has weighed it."""

from typing import Final

WEIGHTS: Final = range(1, 6)

COUNTS_AS: Final = 3
"""The weight of a note that nobody has weighed, wherever a number is needed: the middle."""


def counted(weight: int | None) -> int:
    """The number that a weight counts as, in the fit and in the order of a box."""
    return COUNTS_AS if weight is None else weight


def by_votes(votes: int, most: int) -> int | None:
    """The weight of a note with so many votes, where another has the `most`: five equal bands from
    none to those. A note without votes is not weighed."""
    return -(-len(WEIGHTS) * votes // most) if 0 < votes <= most else None
