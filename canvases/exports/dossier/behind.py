"""What stands behind a canvas, as plain values: what is known of it, and what its team thinks of
it. Packs and slides draw it, in workers that know no database."""

from dataclasses import dataclass

from canvases.exports.dossier.blocks import Block

Mark = tuple[str, str]
"""Kind of a need, and its number among the top ones, "" for others; without a kind: how many
more."""


@dataclass(frozen=True, slots=True)
class Known:
    """The map of needs with its words, and blocks. `first`: how many rows hold top needs by
    weight; `told`: the map in words; `tests`: what all blocks but the first are about."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[Mark, ...], ...]], ...]
    first: int
    key: str
    fit: Block
    blocks: tuple[Block, ...]
    told: str = ""
    tests: str = ""


@dataclass(frozen=True, slots=True)
class Scored:
    """The names of the ten characteristics, the medians of all who gave scores, and what to do
    about the weakest: name, median and advice of each."""

    title: str
    names: tuple[str, ...]
    medians: tuple[float | None, ...]
    scale: str
    weak_title: str = ""
    weak: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind one canvas, as far as there is something."""

    known: Known | None = None
    scored: Scored | None = None
