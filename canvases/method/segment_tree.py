"""Segments as a tree: which are sub-segments of which.

`parents` maps each segment to its parent, None for none. What a database says may
be a circle; nothing here goes round in it.
"""

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


def above(parents: Mapping[K, K | None], one: K) -> list[K]:
    """Its parent, the parent of that, and so on: the nearest first."""
    found: dict[K, None] = {}
    key = parents.get(one)
    while key is not None and key != one and key not in found:
        found[key] = None
        key = parents.get(key)
    return list(found)


def within(parents: Mapping[K, K | None], one: K) -> set[K]:
    """Itself and all below it."""
    return {key for key in parents if key == one or one in above(parents, key)} | {one}


def is_circular(parents: Mapping[K, K | None], ones: Iterable[K]) -> bool:
    """Whether one of these is above itself."""
    for one in ones:
        climbed, key = {one}, parents.get(one)
        while key is not None:
            if key in climbed:
                return True
            climbed.add(key)
            key = parents.get(key)
    return False


def in_order(parents: Mapping[K, K | None]) -> list[tuple[K, int]]:
    """All of them, each followed by its children, and how deep it stands. Those side by side keep
    their order. What has no parent here stands at the top, as does the first of a circle."""
    children: dict[K | None, list[K]] = {}
    for key, parent in parents.items():
        children.setdefault(parent if parent in parents else None, []).append(key)
    found: dict[K, int] = {}
    for first in (*children.get(None, ()), *parents):
        waiting = [(first, 0)]
        while waiting:
            key, depth = waiting.pop()
            if key not in found:
                found[key] = depth
                waiting += [(child, depth + 1) for child in reversed(children.get(key, ()))]
    return list(found.items())
