"""Dots on notes that lie in stacks: what was laid on any note of a stack counts for its first."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

Stacks = Sequence[Sequence[str]]
"""Ids of the notes of each stack, its first one first. No note lies in two."""


def first_of(stacks: Stacks, there: Collection[str]) -> dict[str, str]:
    """For each note of a stack the first of it that is there. Stacks of which none is are no stacks
    now; what lies on a note that is gone stays with the rest of its stack."""
    firsts = dict[str, str]()
    for stack in stacks:
        first = next((note for note in stack if note in there), None)
        if first is not None:
            firsts |= dict.fromkeys(stack, first)
    return firsts


def stack_of(first: str, firsts: Mapping[str, str]) -> list[str]:
    """The notes of the stack with this first one, which comes first; of none, it alone."""
    return [first, *(note for note, its in firsts.items() if its == first and note != first)]


def counted(laid: Mapping[str, int], firsts: Mapping[str, str], most: int) -> dict[str, int]:
    """What the dots that somebody laid come to: those of one stack are summed, up to `most`, and
    what is over is theirs to lay elsewhere."""
    sums = Counter[str]()
    for note, dots in laid.items():
        sums[firsts.get(note, note)] += dots
    return {note: min(dots, most) for note, dots in sums.items()}


def laid_on_stack(
    laid: Mapping[str, int], stack: Iterable[str], to: int, most: int
) -> dict[str, int]:
    """What somebody has laid on the notes of a stack, its first one first, once the stack shall
    have `to` dots: others are laid on the first, and are the first to go."""
    own = {note: laid.get(note, 0) for note in stack}
    dots = sum(own.values())
    if to == min(dots, most):
        return own
    if to > dots:
        return own | {next(iter(own)): next(iter(own.values())) + to - dots}
    return without(own, dots - to)


def without(laid: Mapping[str, int], number: int) -> dict[str, int]:
    """What is left of dots once so many are taken away, from one note after another."""
    left = dict(laid)
    for note, dots in laid.items():
        taken = min(dots, number)
        left[note], number = dots - taken, number - taken
    return left
