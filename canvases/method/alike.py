"""Which texts say the same in other words: what a room wrote, proposed as stacks.

Case, accents, punctuation, the order of words and the s of a plural do not tell texts apart. A
proposal is no more than that: people decide.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final

from rapidfuzz import fuzz

MOST: Final = 400
"""Texts that are compared: each with each. Those after them are proposed to nobody."""

_AS_WRITTEN: Final = 80
"""From which score of 100 on two texts are alike letter by letter, their words in order."""

_SHARED: Final = 0.5
"""Or which part of the words of both they share, and which of the words of the shorter one."""

_SHARED_OF_SHORTER: Final = 0.75

_FEW: Final = 3
"""Shared words below which texts are alike letter by letter or not at all."""


def proposals(texts: Sequence[str]) -> list[list[int]]:
    """Groups of texts that look alike, as their places in `texts`, larger groups first. No text is
    in two groups, and no group has less than two."""
    return [list(group) for group in _proposals(tuple(texts[:MOST]))]


@lru_cache(maxsize=64)
def _proposals(texts: tuple[str, ...]) -> tuple[tuple[int, ...], ...]:
    words = [_words(text) for text in texts]
    near = {place: {place} for place in range(len(texts))}
    for one, other in combinations(near, 2):
        if _are_alike(words[one], words[other]):
            near[one].add(other)
            near[other].add(one)
    found = []
    while near:
        # The text with most neighbours is the middle of a group: a chain of likes is no group.
        middle = max(near, key=lambda place: (len(near[place]), -place))
        group = near[middle]
        found.append(tuple(sorted(group)))
        near = {place: around - group for place, around in near.items() if place not in group}
    return tuple(group for group in found if len(group) > 1)


def _words(text: str) -> tuple[str, ...]:
    """The words of a text, each once, in an order of their own, without what does not matter."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(
        letter
        if letter.isalnum()
        else ""
        if unicodedata.combining(letter) or letter in "'’"
        else " "
        for letter in plain
    )
    return tuple(sorted({_singular(word) for word in letters.split()}))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _are_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if not one or not other:
        return False
    shared, either = len({*one} & {*other}), len({*one} | {*other})
    shorter = min(len(one), len(other))
    if shared >= max(_FEW, _SHARED * either, _SHARED_OF_SHORTER * shorter):
        return True
    return fuzz.ratio(" ".join(one), " ".join(other), score_cutoff=_AS_WRITTEN) > 0
