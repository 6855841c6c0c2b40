"""The labelled notes that the coach is measured by: `hint_corpus.csv`.

Each row is a note as somebody might write it, its language and box, and the hint that it deserves
("" for none). The rows were labelled before there was a rule. Each third row of every language,
box and hint, in the order of its SHA-256, is "kept": rules are tuned on the others alone.
"""

import csv
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from canvases.method.fit import NoteFact
from canvases.method.hints import CanvasFacts, find_hints
from canvases.method.hints.languages import WORDS
from canvases.method.kinds import Kind


@dataclass(frozen=True, slots=True)
class Labelled:
    """One note of the corpus, and the hint that a person would give it."""

    part: str  # "kept" or "tuning"
    language: str
    kind: str
    text: str
    hint: str


@dataclass(frozen=True, slots=True)
class Score:
    """How the coach does: `right` are hints as a person would give them, `wrong` those that are
    not, another one included; `faults` is how many there are to find."""

    notes: int
    faults: int
    right: int
    wrong: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / self.faults


def labelled(part: str) -> list[Labelled]:
    """The notes of one part of the corpus."""
    with (Path(__file__).parent / "hint_corpus.csv").open(newline="") as rows:
        return [note for row in csv.DictReader(rows) if (note := Labelled(**row)).part == part]


def given(notes: list[Labelled]) -> list[str]:
    """The hint that the coach gives each note, or "": on a canvas of its own where the coach knows
    its language, and on one with the others of its language, to be guessed, where not."""
    found: dict[int, str] = {}
    canvases: dict[str, list[int]] = defaultdict(list)
    for number, note in enumerate(notes):
        canvases[str(number) if note.language in WORDS else note.language].append(number)
    for numbers in canvases.values():
        facts = [NoteFact(str(one), Kind(notes[one].kind), notes[one].text, 3) for one in numbers]
        language = notes[numbers[0]].language
        hints = find_hints(CanvasFacts(facts, language=language if language in WORDS else ""))
        found |= {int(hint.note): hint.key for hint in hints if hint.note}
    return [found.get(number, "") for number in range(len(notes))]


def score(part: str) -> Score:
    """The figures of one part."""
    notes = labelled(part)
    pairs = [(note.hint, hint) for note, hint in zip(notes, given(notes), strict=True)]
    return Score(
        notes=len(notes),
        faults=sum(bool(wanted) for wanted, _hint in pairs),
        right=sum(bool(hint) and hint == wanted for wanted, hint in pairs),
        wrong=sum(bool(hint) and hint != wanted for wanted, hint in pairs),
    )
