"""What to do next on a canvas for a better fit, best first, each with the reason.

A step is worth what it would add to the figure if it succeeded (a strong link to the need that it
is about); what shows in no figure comes after that. Nothing here is kept.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from canvases.method.fit import LinkFact, NoteFact, assess, coverages
from canvases.method.kinds import ANSWERS, Kind

MOST: Final = 8
"""Steps that are told at once; after so many others, another order is likelier."""


class Deed(StrEnum):
    """What a step asks for."""

    ASK = "ask"  # there is no need on the canvas
    WEIGH = "weigh"  # nobody has weighed any need, so all count alike
    BEGIN = "begin"  # needs of a kind, and no note that could answer them
    ANSWER = "answer"  # nothing answers a need
    STRENGTHEN = "strengthen"  # only weak links answer a need
    USE = "use"  # a note of the value map answers nothing


@dataclass(frozen=True, slots=True)
class NextStep:
    """One step. `note`: what it is about; `kind`: of the notes to write for BEGIN; `covered`: the
    part of the need that is answered already, in percent; `points`: what the figure gains."""

    deed: Deed
    note: NoteFact | None = None
    kind: Kind | None = None
    covered: int = 0
    points: int = 0


def plan(notes: Sequence[NoteFact], links: Iterable[LinkFact]) -> tuple[NextStep, ...]:
    """At most MOST steps, best first; equals in the order of the board. `notes` are in that
    order."""
    links = list(links)
    covered = coverages(notes, links)
    needs = [note for note in notes if note.kind in ANSWERS.values()]
    total = sum(note.worth for note in needs)
    first: list[NextStep] = []
    if not needs:
        first.append(NextStep(Deed.ASK))
    elif len(needs) > 1 and all(note.weight is None for note in needs):
        first.append(NextStep(Deed.WEIGH))
    offered = {note.kind for note in notes}
    gains = sorted(_gains(needs, covered, offered), key=lambda found: -found[0])
    then = [_with_points(step, worth, total) for worth, step in gains]
    last = [NextStep(Deed.USE, note) for note in assess(notes, links).idle]
    return tuple([*first, *then, *last][:MOST])


def _gains(
    needs: Sequence[NoteFact], shares: Mapping[str, float], offered: set[Kind]
) -> Iterator[tuple[float, NextStep]]:
    """The steps that add something, with the worth that they cover."""
    for offer, kind in ANSWERS.items():
        within = [note for note in needs if note.kind is kind]
        if within and offer not in offered:
            heaviest = max(within, key=lambda note: note.worth)
            yield heaviest.worth, NextStep(Deed.BEGIN, heaviest, offer)
            continue
        for note in within:
            covered = shares.get(note.id, 0.0)
            if covered < 1:
                deed = Deed.STRENGTHEN if covered else Deed.ANSWER
                step = NextStep(deed, note, covered=int(100 * covered + 0.5))
                yield note.worth * (1 - covered), step


def _with_points(step: NextStep, worth: float, total: int) -> NextStep:
    points = int(100 * worth / total + 0.5)
    return NextStep(step.deed, step.note, step.kind, step.covered, points)
