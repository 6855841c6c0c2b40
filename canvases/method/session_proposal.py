"""What is proposed for a session: its steps with their minutes, notes and dots for each person."""

from dataclasses import dataclass, replace
from enum import StrEnum
from math import floor
from typing import Final

from canvases.method.agenda import ROUNDS, TO_JOIN, PlannedStep, StepKind, Template
from canvases.method.dots import usual_budget

FEW: Final = 20
"""Up to so many people may write as much as they like."""

NOTES_OF_MANY: Final = 3
"""For each person and box, where there are more: a room can read no more than that."""

KEPT: Final = 0.4
"""Of what is written, so much is left once alike texts are stacked."""

MOST_PEOPLE: Final = 1000
SHORTEST: Final = 15
LONGEST: Final = 480
"""People in a session, and its minutes."""

_LEAST: Final = {
    **dict.fromkeys(ROUNDS, 3),
    StepKind.WRITE: 3,
    StepKind.REVEAL: 4,
    StepKind.SAY: 5,
    StepKind.BREAK: 5,
}
_LEAST_OF_OTHERS: Final = 2


class Place(StrEnum):
    """Where people are."""

    ROOM = "room"
    REMOTE = "remote"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Proposal:
    """How a session could go. Everything of it can be changed."""

    steps: tuple[PlannedStep, ...]
    notes_each: int
    """For each person and box; 0: as many as they like."""
    dots: int
    """For each person in a vote; 0: by the number of notes."""


def least(step: PlannedStep, place: str = Place.ROOM) -> int:
    """The fewest minutes that a step makes sense with. Who is remote needs longer to join."""
    if step.kind == StepKind.WELCOME:
        return TO_JOIN if place == Place.ROOM else TO_JOIN + 2
    return _LEAST.get(step.kind, _LEAST_OF_OTHERS)


def fewest_minutes(template: Template, place: str = Place.ROOM) -> int:
    """The shortest session with all steps of a template, slack included."""
    planned = sum(least(step, place) for step in template.steps)
    return next(all_ for all_ in range(planned, 2 * planned + 2) if _to_plan(all_) >= planned)


def propose(template: Template, *, people: int, minutes: int, place: str = Place.ROOM) -> Proposal:
    """The steps of a template for so many people and minutes: a tenth stays unplanned, joining
    takes what it takes, and the others share the rest as in the template."""
    notes_each = NOTES_OF_MANY if people > FEW else 0
    kept = round(people * notes_each * KEPT)
    lengths = _share(template, max(minutes, fewest_minutes(template, place)), place)
    steps = (
        replace(step, minutes=length) for step, length in zip(template.steps, lengths, strict=True)
    )
    return Proposal(tuple(steps), notes_each, usual_budget(kept) if kept else 0)


def _to_plan(minutes: int) -> int:
    return floor(minutes * 9 / 10)


def _share(template: Template, minutes: int, place: str) -> list[int]:
    """Minutes of each step, `_to_plan` of them in all: each has its least, and what is left goes to
    whoever lacks most of its share."""
    lengths = [least(step, place) for step in template.steps]
    planned = _to_plan(minutes)
    usual = sum(step.minutes for step in template.steps)
    wished = [
        length if step.kind == StepKind.WELCOME else step.minutes * planned / usual
        for step, length in zip(template.steps, lengths, strict=True)
    ]
    grows = [at for at, step in enumerate(template.steps) if step.kind != StepKind.WELCOME]
    for _minute in range(planned - sum(lengths)):
        lengths[max(grows, key=lambda at: wished[at] - lengths[at])] += 1
    return lengths
