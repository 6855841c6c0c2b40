"""The labelled notes that the coach is measured by: `hint_corpus.csv`.

Each row is a note as somebody might write it, its language and box, and the hint that it deserves
("" for none). The rows were labelled before there was a rule. Each third row of every language,
box and hint, in the order of its SHA-256, is "kept": rules are tuned on the others alone.
"""

import csv
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Labelled:
    """One note of the corpus, and the hint that a person would give it."""

    part: str  # "kept" or "tuning"
    language: str
    kind: str
    text: str
    hint: str


def labelled(part: str) -> list[Labelled]:
    """The notes of one part of the corpus."""
    with (Path(__file__).parent / "hint_corpus.csv").open(newline="") as rows:
        return [note for row in csv.DictReader(rows) if (note := Labelled(**row)).part == part]
