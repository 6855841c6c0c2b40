"""How well a value map fits a profile: one figure that can be checked by hand.

A need (job, pain or gain) of weight w is worth 2^(w−1), so that one extreme pain outweighs many
small ones; one that nobody has weighed counts as 3. Links cover it: with shares s (strong 1, weak
½) its coverage is 1 − Π(1 − s).
Fit = Σ worth·coverage ÷ Σ worth, over all needs and for jobs, pains and gains on their own.
The method names no figure, so the formula is our own; docs/fit.md says it in words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from canvases.method.kinds import ANSWERS, Kind, Strength, is_answer
from canvases.method.weight import counted


@dataclass(frozen=True, slots=True)
class NoteFact:
    """What the fit needs to know of a note: its id, kind, text and weight 1–5, None where nobody
    has weighed it."""

    id: str
    kind: Kind
    text: str
    weight: int | None

    @property
    def worth(self) -> int:
        """2^(weight−1): 1, 2, 4, 8 or 16."""
        return 1 << (counted(self.weight) - 1)


@dataclass(frozen=True, slots=True)
class LinkFact:
    """A link between two notes, by their ids."""

    source: str
    target: str
    strength: Strength


@dataclass(frozen=True, slots=True)
class Part:
    """Fit of one group of needs: how much worth there is and how much of it is covered."""

    worth: int = 0
    covered: float = 0.0
    needs: int = 0
    answered: int = 0
    is_measured: bool = True  # not before the first answer on the canvas

    @property
    def figure(self) -> int | None:
        """0–100, rounded half up; None where there is no need to answer, or nothing answers yet."""
        if not self.worth or not self.is_measured:
            return None
        return int(100 * self.covered / self.worth + 0.5)


@dataclass(frozen=True, slots=True)
class Fit:
    """The result: the overall part, the part of each kind of need, and what is left to do."""

    overall: Part
    parts: dict[Kind, Part]
    uncovered: tuple[NoteFact, ...]  # needs that nothing answers, most valuable first
    idle: tuple[NoteFact, ...]  # notes of the value map that answer nothing, heaviest first

    @property
    def figure(self) -> int | None:
        """The one figure, 0–100, or None on a canvas without needs or without an answer."""
        return self.overall.figure


def coverage(strengths: Iterable[Strength]) -> float:
    """1 − Π(1 − s): 0 without links, 1 as soon as one is strong, ¾ for two weak ones."""
    open_share = 1.0
    for strength in strengths:
        open_share *= 1.0 - strength.share
    return 1.0 - open_share


def coverages(notes: Sequence[NoteFact], links: Iterable[LinkFact]) -> dict[str, float]:
    """How far each need is covered, by ids; needs that nothing answers are left out."""
    kinds = {note.id: note.kind for note in notes}
    answers: dict[str, list[Strength]] = {}
    for link in links:
        source, target = kinds.get(link.source), kinds.get(link.target)
        if source and target and is_answer(source, target):
            answers.setdefault(link.target, []).append(link.strength)
    return {need: coverage(found) for need, found in answers.items()}


def assess(notes: Sequence[NoteFact], links: Iterable[LinkFact]) -> Fit:
    """Fit of one canvas. Links that are not answers (product → reliever …) are ignored, as are
    links whose ends are not among `notes`. Runs at every change, so it looks at each note and at
    each link once."""
    kinds = {note.id: note.kind for note in notes}
    answers: dict[str, list[Strength]] = {}
    busy: set[str] = set()
    for link in links:
        source, target = kinds.get(link.source), kinds.get(link.target)
        if source and target and is_answer(source, target):
            answers.setdefault(link.target, []).append(link.strength)
            busy.add(link.source)
    needs: dict[Kind, list[NoteFact]] = {need: [] for need in ANSWERS.values()}
    idle: dict[Kind, list[NoteFact]] = {offer: [] for offer in ANSWERS}
    for note in notes:
        if note.kind in needs:
            needs[note.kind].append(note)
        elif note.id not in busy:
            idle[note.kind].append(note)
    parts = {need: _part(found, answers) for need, found in needs.items()}
    return Fit(
        overall=_sum(parts.values()),
        parts=parts,
        uncovered=_by_weight(
            note for found in needs.values() for note in found if note.id not in answers
        ),
        idle=_by_weight(note for found in idle.values() for note in found),
    )


def _part(needs: Sequence[NoteFact], answers: dict[str, list[Strength]]) -> Part:
    worth = answered = 0
    covered = 0.0
    for note in needs:
        worth += note.worth
        if found := answers.get(note.id):
            covered += note.worth * coverage(found)
            answered += 1
    return Part(worth, covered, len(needs), answered, is_measured=bool(answers))


def _sum(parts: Iterable[Part]) -> Part:
    parts = list(parts)
    return Part(
        worth=sum(part.worth for part in parts),
        covered=sum(part.covered for part in parts),
        needs=sum(part.needs for part in parts),
        answered=sum(part.answered for part in parts),
        is_measured=any(part.is_measured for part in parts),
    )


def _by_weight(notes: Iterable[NoteFact]) -> tuple[NoteFact, ...]:
    return tuple(sorted(notes, key=lambda note: note.worth, reverse=True))
