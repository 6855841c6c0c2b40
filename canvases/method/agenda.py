"""The agenda of a team session: its kinds of steps, its times, and agendas to begin with.

The texts are marked for translation; a session keeps them in the language in which it was planned.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil
from typing import Final

from canvases.method.kinds import Kind, gettext_noop

MOST_MINUTES: Final = 120
"""Minutes of one step."""

TITLE: Final = 80
INSTRUCTION: Final = 400
"""Longest title and instruction of a step, in characters."""

MESSAGE: Final = 140
"""Longest message to every phone, in characters."""

TO_JOIN: Final = 5
"""Minutes that a room needs until everybody has joined."""


GRACE: Final = timedelta(seconds=60)
"""For how long a step still takes a text that was sent after its end."""


COUNTDOWN: Final = timedelta(seconds=5)
"""How long a reveal can be cancelled."""


class StepKind(StrEnum):
    """What people do in a step."""

    WELCOME = "welcome"
    EXPLAIN = "explain"
    WRITE = "write"
    REVEAL = "reveal"
    DISCUSS = "discuss"
    CLOSE = "close"


NAMES: Final[dict[str, str]] = {
    StepKind.WELCOME: gettext_noop("welcome"),
    StepKind.EXPLAIN: gettext_noop("explain"),
    StepKind.WRITE: gettext_noop("write in private"),
    StepKind.REVEAL: gettext_noop("reveal"),
    StepKind.DISCUSS: gettext_noop("discuss"),
    StepKind.CLOSE: gettext_noop("close"),
}

SHOWS_WALL: Final = frozenset({StepKind.REVEAL, StepKind.DISCUSS})
"""Steps in which the room sees the revealed texts of the boxes of the step."""


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One step: what it is called, what the room is told, what the facilitator says, how long."""

    kind: StepKind
    title: str
    instruction: str
    script: str
    minutes: int
    boxes: tuple[Kind, ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """An agenda to begin with, for a session of so many minutes."""

    minutes: int
    name: str
    about: str
    steps: tuple[PlannedStep, ...]


def slack(minutes: Iterable[int]) -> int:
    """Minutes that nobody plans: a tenth of the whole session at least."""
    return ceil(sum(minutes) / 9)


def starts(minutes: Sequence[int]) -> list[int]:
    """After how many minutes each step starts."""
    return [sum(minutes[:at]) for at in range(len(minutes))]


def end(minutes: Sequence[int], begin: datetime) -> datetime:
    """When the session ends, its slack used up."""
    return begin + timedelta(minutes=sum(minutes) + slack(minutes))


_NEEDS: Final = (Kind.JOB, Kind.PAIN, Kind.GAIN)


def _welcome(minutes: int) -> PlannedStep:
    return PlannedStep(
        StepKind.WELCOME,
        gettext_noop("Welcome"),
        gettext_noop(
            "Good to have you here. You need nothing but this page: no account, no app. What you"
            " write is yours alone until it is revealed, and it is revealed without names."
        ),
        gettext_noop(
            "Wait until the number of people here has stopped growing; five minutes are enough."
            " Say what will be there at the end: one canvas that everybody in this room has"
            " written. Say whom it is about, by name: one group of people, not everybody. Say that"
            " there are no names on anything, for you neither."
        ),
        minutes,
    )


def _write(kind: Kind, title: str, instruction: str, script: str) -> PlannedStep:
    return PlannedStep(StepKind.WRITE, title, instruction, script, 7, (kind,))


_PAINS: Final = _write(
    Kind.PAIN,
    gettext_noop("Pains"),
    gettext_noop(
        "What annoys them before, while and after they try to get it done? What goes wrong, costs"
        " too much, keeps them awake? One worry a note."
    ),
    gettext_noop(
        "Read the question aloud, then be quiet for a full minute; quiet is when people write. If"
        " somebody writes a wish, ask what is bad today. After five minutes: “Two minutes left."
        " Add what nobody else will think of.”"
    ),
)

_GAINS: Final = _write(
    Kind.GAIN,
    gettext_noop("Gains"),
    gettext_noop(
        "What would they be glad about? What do they expect, hope for, or not even dare to ask?"
        " Write how they would notice it."
    ),
    gettext_noop(
        "A gain is more than a pain turned round: ask for what would surprise them. Ask for"
        " something one can measure: “How much time, how much money, how often?” Nobody talks"
        " about solutions yet."
    ),
)


def _reveal(minutes: int, boxes: tuple[Kind, ...]) -> PlannedStep:
    return PlannedStep(
        StepKind.REVEAL,
        gettext_noop("What we wrote"),
        gettext_noop(
            "Everything is on the wall now, in no order and without names. Read it all in silence"
            " first. Which of these did you not expect?"
        ),
        gettext_noop(
            "Say once more that there are no names, then press Reveal. You see it first: hide what"
            " should not be shown, then show the room. Leave two minutes for reading. Then"
            " read some aloud yourself, long and short ones, and ask what is meant where it is not"
            " clear. Stack what says the same, give each stack the words that the room would use,"
            " and put it on the canvas."
        ),
        minutes,
        boxes,
    )


def _discuss(minutes: int, boxes: tuple[Kind, ...]) -> PlannedStep:
    return PlannedStep(
        StepKind.DISCUSS,
        gettext_noop("What matters most"),
        gettext_noop(
            "Which three of these would they name first? And what do we only believe, because"
            " nobody has asked them?"
        ),
        gettext_noop(
            "Two minutes in pairs, then one sentence from each pair. Do not defend any note. Write"
            " down who will ask a customer about the two that are least certain."
        ),
        minutes,
        boxes,
    )


def _close(minutes: int) -> PlannedStep:
    return PlannedStep(
        StepKind.CLOSE,
        gettext_noop("What happens next"),
        gettext_noop(
            "Thank you. Who does what until when? Say the one thing that you take with you."
        ),
        gettext_noop(
            "Name one person and one date for the next step, and say what will be done with the"
            " canvas. Then close the session; if you give the link, everybody here may look at the"
            " canvas."
        ),
        minutes,
    )


TEMPLATES: Final[dict[str, Template]] = {
    "profile": Template(
        60,
        gettext_noop("60 minutes: customer profile only"),
        gettext_noop("Jobs, pains and gains of one segment, as everybody in the room knows them."),
        (
            _welcome(6),
            PlannedStep(
                StepKind.EXPLAIN,
                gettext_noop("The circle"),
                gettext_noop(
                    "Jobs are what they try to get done. Pains are what is bad on the way. Gains"
                    " are what they would be glad about. We write as they would say it, and do not"
                    " speak of our offer today."
                ),
                gettext_noop(
                    "Give one example of each from this very segment. Then ask the room for one"
                    " job, to hear whether the word is clear: a job is a verb and a thing. Say that"
                    " our own products have no place in the circle."
                ),
                4,
            ),
            _write(
                Kind.JOB,
                gettext_noop("Jobs"),
                gettext_noop(
                    "What do they try to get done, at work or in life? What do they want to feel,"
                    " and how do they want to be seen? One job a note, with a verb in it."
                ),
                gettext_noop(
                    "Read the question aloud, then be quiet for a full minute. If nothing comes:"
                    " “Think of the last one you met. What were they about to do?” Remind them of"
                    " jobs one does not see: to feel safe, to look competent."
                ),
            ),
            _PAINS,
            _GAINS,
            _reveal(10, _NEEDS),
            _discuss(9, _NEEDS),
            _close(4),
        ),
    ),
    "needs": Template(
        45,
        gettext_noop("45 minutes: pains and gains of one segment"),
        gettext_noop("What is bad today and what would be good, for people whose jobs are known."),
        (
            _welcome(5),
            PlannedStep(
                StepKind.EXPLAIN,
                gettext_noop("Pains and gains"),
                gettext_noop(
                    "Pains are what is bad before, while and after they get their job done. Gains"
                    " are what they would be glad about. We write as they would say it."
                ),
                gettext_noop(
                    "Name the two or three jobs that are known already. Give one pain and one gain"
                    " as an example, and say why they are not two sides of one thing."
                ),
                3,
            ),
            _PAINS,
            _GAINS,
            _reveal(9, (Kind.PAIN, Kind.GAIN)),
            _discuss(6, (Kind.PAIN, Kind.GAIN)),
            _close(3),
        ),
    ),
}
