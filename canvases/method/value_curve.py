"""Several offers against one profile: how far each answers the heaviest needs, and who answers what
best. Where lines and marks of the picture go.

An offer stands in the picture as one line over the same needs in the same order. Marks at one place
stand beside each other, so that none hides another.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from canvases.method.fit import NoteFact
from canvases.method.kinds import ANSWERS
from canvases.method.short_lines import short_lines

MOST_OFFERS: Final = 5
MOST_NEEDS: Final = 10

WELL: Final = 75
"""Percent of a need from which it is answered well: two weak links, or a strong one."""

DASHES: Final = ("", "9 5", "2 4", "14 4 2 4", "5 3")
"""How the lines of the offers are told apart, together with MARKS."""

MARKS: Final = ("square", "circle", "triangle", "diamond", "cross")

_ORDER: Final = {kind: number for number, kind in enumerate(ANSWERS.values())}


@dataclass(frozen=True, slots=True)
class Compared:
    """A need, how far each offer answers it in percent, and the offers that answer it best; nobody
    does where it is not answered well."""

    need: NoteFact
    shares: tuple[int, ...]

    @property
    def best(self) -> tuple[int, ...]:
        """Numbers of the offers."""
        most = max(self.shares, default=0)
        return (
            tuple(at for at, one in enumerate(self.shares) if one == most) if most >= WELL else ()
        )


def compare(
    needs: Sequence[NoteFact], coverages: Sequence[Mapping[str, float]]
) -> tuple[Compared, ...]:
    """All needs, heaviest first; of the same weight jobs before pains before gains, then as they
    came. `coverages`: of each offer, by the ids of needs."""
    order = sorted(needs, key=lambda need: (-need.worth, _ORDER[need.kind]))
    return tuple(
        Compared(need, tuple(int(100 * one.get(need.id, 0.0) + 0.5) for one in coverages))
        for need in order
    )


def ahead(compared: Sequence[Compared], offer: int) -> list[NoteFact]:
    """The needs that this offer alone answers best, heaviest first."""
    return [one.need for one in compared if one.best == (offer,)]


def open_to_all(compared: Sequence[Compared]) -> list[NoteFact]:
    """The needs that nobody answers well, heaviest first."""
    return [one.need for one in compared if not one.best]


LEFT: Final = 46.0
TOP: Final = 16.0
HEIGHT: Final = 200.0  # from 100 to 0 percent
STEP: Final = 112.0  # from one need to the next
FOOT: Final = 74.0  # for the words of the needs
_APART: Final = 13.0  # marks at one place
_LETTERS: Final = 17  # of a line under a need


@dataclass(frozen=True, slots=True)
class Line:
    """An offer in the picture: its points, its dashes and its mark."""

    points: tuple[tuple[float, float], ...]
    dashes: str
    mark: str


@dataclass(frozen=True, slots=True)
class Column:
    """A need in the picture: its middle, and its words."""

    x: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Curve:
    """The picture. `steps`: the heights of 100, 75, 50, 25 and 0 percent."""

    width: float
    height: float
    right: float
    steps: tuple[tuple[int, float], ...]
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]


def lay_out(compared: Sequence[Compared]) -> Curve:
    """The picture of the first MOST_NEEDS. The same in gives the same out."""
    shown = compared[:MOST_NEEDS]
    offers = len(shown[0].shares) if shown else 0
    middles = [LEFT + STEP * (at + 0.5) for at in range(len(shown))]
    right = LEFT + STEP * len(shown)
    return Curve(
        width=right + 8,
        height=TOP + HEIGHT + FOOT,
        right=right,
        steps=tuple((share, _height(share)) for share in (100, 75, 50, 25, 0)),
        columns=tuple(
            Column(x, short_lines(one.need.text, _LETTERS, 3))
            for x, one in zip(middles, shown, strict=True)
        ),
        lines=tuple(
            Line(
                points=tuple(
                    (x + _APART * (at - (offers - 1) / 2), _height(one.shares[at]))
                    for x, one in zip(middles, shown, strict=True)
                ),
                dashes=DASHES[at % len(DASHES)],
                mark=MARKS[at % len(MARKS)],
            )
            for at in range(offers)
        ),
    )


def _height(share: int) -> float:
    return TOP + HEIGHT * (1 - share / 100)
