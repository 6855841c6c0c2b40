"""Splits a segment by a variable: a sub-segment for each value, with the traits of the parent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from canvases.method.text import NAME
from canvases.method.traits import Trait, plain, same

MOST_AT_ONCE: Final = 30
"""Sub-segments that one split makes."""

_JOINT: Final = " – "
_LEAST: Final = 12  # characters of the parent's name that still tell something


@dataclass(frozen=True, slots=True)
class Planned:
    """A sub-segment to be made. `there`: the name of the one that has this trait already."""

    name: str
    trait: Trait
    there: str = ""


def values_in(text: str) -> list[str]:
    """The values in what somebody wrote: one a line, or all in one line with commas between."""
    lines = [line.strip() for line in text.splitlines() if line.strip(" \t,;")]
    if len(lines) == 1:
        lines = [
            value.strip() for value in lines[0].replace("،", ",").replace("、", ",").split(",")
        ]
    return [line.strip(" ,;") for line in lines if line.strip(" ,;")]


def without_twins(values: Iterable[str]) -> tuple[list[str], list[str]]:
    """Each value once, and those that came again, however they are written."""
    first: dict[str, str] = {}
    again: dict[str, str] = {}
    for value in values:
        if plain(value) in first:
            again[plain(value)] = value
        first.setdefault(plain(value), value)
    return list(first.values()), list(again.values())


def name_of(parent: str, value: str) -> str:
    """What a sub-segment is called: like its parent, and by its value. A long parent is cut; one
    without a name lends none."""
    if not parent:
        return value
    room = NAME - len(_JOINT) - len(value)
    if len(parent) > room >= _LEAST:
        parent = parent[: room - 1].rstrip() + "…"
    return f"{parent}{_JOINT}{value}" if len(parent) <= room else value


def short_name(parent: str, name: str) -> str:
    """The name beside that of the parent, without what both have in common."""
    return name.removeprefix(parent + _JOINT)


def plan(
    parent: str, traits: Iterable[Trait], children: Mapping[str, Iterable[Trait]]
) -> list[Planned]:
    """What a split by these traits makes of a segment that has `children`: their traits by name.
    `parent`: the name that it lends, "" for none."""
    return [
        Planned(
            name_of(parent, trait["value"]),
            trait,
            next(
                (
                    name
                    for name, known in children.items()
                    if any(same(one, trait) for one in known)
                ),
                "",
            ),
        )
        for trait in traits
    ]


def inherited(traits: Iterable[Trait], trait: Trait) -> list[Trait]:
    """The traits of a sub-segment: those of its parent, and the one that tells it apart."""
    return [*(one for one in traits if not same(one, trait)), trait]


def differing(traits: Iterable[Trait], others: Iterable[Trait]) -> list[Trait]:
    """Those of the traits that are not among the others."""
    known = list(others)
    return [one for one in traits if not any(same(one, other) for other in known)]
