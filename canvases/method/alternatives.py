"""How the alternatives for one segment are told apart, shortly enough to stand side by side."""

from collections import Counter
from collections.abc import Iterator, Sequence
from string import ascii_uppercase
from typing import Final

from canvases.method.kinds import ALTERNATIVES

ORDER: Final = list(ALTERNATIVES)
"""Ours come first."""


def letters(kinds: Sequence[str]) -> list[str]:
    """A letter for each alternative of these kinds; none where it is the only one of its kind."""
    counts = Counter(kinds)
    left = {kind: _letters() for kind in counts}
    return [next(left[kind]) if counts[kind] > 1 else "" for kind in kinds]


def _letters() -> Iterator[str]:
    """A to Z, and from there numbers."""
    yield from ascii_uppercase
    number = len(ascii_uppercase)
    while True:
        number += 1
        yield str(number)
