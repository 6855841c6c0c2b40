"""Which texts say the same in other words: what a room wrote, proposed as stacks.

Case, accents, punctuation, the order of words and the s of a plural do not tell texts apart. A
proposal is no more than that: people decide.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz, process

MOST: Final = 300
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
    for one, other in (*_spelled_alike(words), *_sharing_words(words)):
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


def _spelled_alike(words: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Pairs of places whose words are alike letter by letter."""
    spelled = [" ".join(one) for one in words]
    for place, one in enumerate(spelled):
        if one:
            # Each with those after it, in one call: one by one it takes ten times as long.
            rest = spelled[place + 1 :]
            near = process.extract(
                one, rest, scorer=fuzz.ratio, score_cutoff=_AS_WRITTEN, limit=None
            )
            yield from ((place, place + 1 + after) for _text, _score, after in near)


def _sharing_words(words: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Pairs of places of which one has most words of the other."""
    having: dict[str, list[int]] = {}
    for place, one in enumerate(words):
        # How many words this text shares with each before it.
        shared = Counter(other for word in one for other in having.get(word, ()))
        for other, number in shared.items():
            either = len(one) + len(words[other]) - number
            shorter = min(len(one), len(words[other]))
            if number >= max(_FEW, _SHARED * either, _SHARED_OF_SHORTER * shorter):
                yield other, place
        for word in one:
            having.setdefault(word, []).append(place)
