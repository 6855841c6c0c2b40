"""What a page of words is made of, as plain values: blocks with a heading, and rows of some sorts.

`segment.py` fills them. A pack draws them (`pack/rows.py`) and lays them out (`pack/columns.py`),
Markdown makes lists of them.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph. `label` stands before it, `look` is a class of the style sheet."""

    text: str
    label: str = ""
    look: str = "line"


@dataclass(frozen=True, slots=True)
class Chips:
    """Short facts under a label, each with what it is about ("" for none)."""

    label: str
    chips: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A question with its answer: a sign ("yes", "no" or "unknown"), a word, and what shows it."""

    label: str
    sign: str
    word: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """How much of five."""

    label: str
    score: int


@dataclass(frozen=True, slots=True)
class Portrait:
    """A person: an emoji or initials in a ring, and the name."""

    picture: str
    name: str


@dataclass(frozen=True, slots=True)
class FitLine:
    """A canvas with its fit, and that of its jobs, pains and gains."""

    title: str
    figure: str
    parts: tuple[tuple[str, str, int], ...]  # colour, name and 0–100


@dataclass(frozen=True, slots=True)
class Tile:
    """A note: what it is in a word, its colour, and its weight from 1 to 5 (None: not shown)."""

    text: str
    kind: str
    pair: str
    weight: int | None


Row = Words | Chips | Answer | Score | Portrait | FitLine | Tile


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, what is said beside it in a few words, and rows under it. `is_card`: it stands on
    a ground of its own; `is_own`: it tells of the segment, not only of what is around it."""

    heading: str
    rows: tuple[Row, ...]
    said: str = ""
    is_card: bool = False
    is_own: bool = True
