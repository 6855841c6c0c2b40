"""The agenda of a team session: its kinds of steps, and its times."""

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

NETWORK: Final = 32
NETWORK_PASSWORD: Final = 63
"""Longest name of a Wi-Fi network and longest password, in characters (IEEE 802.11)."""

MESSAGE: Final = 140
"""Longest message to every phone, in characters."""

RETENTION: Final = 30
"""Days after its end for which a session knows the names of participants, unless it says else."""

LONGEST_RETENTION: Final = 365
"""Most days that a session may say."""

TO_JOIN: Final = 5
"""Minutes that a room needs until everybody has joined."""


GRACE: Final = timedelta(seconds=60)
"""For how long a step still takes a text that was sent after its end."""


COUNTDOWN: Final = timedelta(seconds=5)
"""How long a reveal can be cancelled."""


SILENT: Final = timedelta(seconds=50)
"""After which a phone that said it is there every 20 seconds has trouble."""


MOST_AT_A_TABLE: Final = 50
"""For how many people one device may speak."""


class Names(StrEnum):
    """Whether a session asks who joins for a name."""

    ASKED = "asked"
    OPTIONAL = "optional"
    NONE = "none"


class Grouping(StrEnum):
    """How people come into groups, where a session has any."""

    CHOOSE = "choose"
    SPREAD = "spread"
    PLACED = "placed"


MOST_GROUPS: Final = 12
"""Groups of one session."""

GROUP_NAME: Final = 40
"""Longest name of a group, in characters."""

CALL_LINK: Final = 300
"""Longest link to a video call, in characters."""

TOP: Final = 3
"""Notes of each group that are reported back."""


class StepKind(StrEnum):
    """What people do in a step."""

    WELCOME = "welcome"
    EXPLAIN = "explain"
    WRITE = "write"
    REVEAL = "reveal"
    VOTE = "vote"
    RATE = "rate"
    LINK = "link"
    SAY = "say"
    DISCUSS = "discuss"
    REPORT = "report"
    BREAK = "break"
    CLOSE = "close"


NAMES: Final[dict[str, str]] = {
    StepKind.WELCOME: gettext_noop("welcome"),
    StepKind.EXPLAIN: gettext_noop("explain"),
    StepKind.WRITE: gettext_noop("write in private"),
    StepKind.REVEAL: gettext_noop("reveal"),
    StepKind.VOTE: gettext_noop("vote"),
    StepKind.RATE: gettext_noop("rate"),
    StepKind.LINK: gettext_noop("link"),
    StepKind.SAY: gettext_noop("say it"),
    StepKind.DISCUSS: gettext_noop("discuss"),
    StepKind.REPORT: gettext_noop("report back"),
    StepKind.BREAK: gettext_noop("break"),
    StepKind.CLOSE: gettext_noop("close"),
}

ON_NOTES: Final = frozenset({StepKind.VOTE, StepKind.RATE, StepKind.LINK})
"""Steps in which people say something of notes of the canvas."""

ROUNDS: Final = frozenset({*ON_NOTES, StepKind.SAY})
"""These, and the step in which they vote on sentences of their own."""

WRITES: Final = frozenset({StepKind.WRITE, StepKind.SAY})
"""Steps in which people write in private."""

REVEALS: Final = frozenset({StepKind.REVEAL, StepKind.SAY})
"""Steps that reveal what was written."""

CROWDED: Final = 100
"""Texts of one box, above which a room looks at some of them first."""

MOST_SENT_UP: Final = 3
"""Texts of one device that come first in a crowded box, one for each person it speaks for."""

MOST_SENTENCES: Final = 3
"""Sentences of one person in a step."""

NEEDS_BOXES: Final = frozenset({StepKind.WRITE, StepKind.REVEAL, StepKind.REPORT, *ON_NOTES})
"""Steps that are about boxes."""

MOST_STEPS: Final = 40
"""Steps of one session."""

MOST_NOTES_EACH: Final = 20
"""Texts for one box that a session may allow each person."""

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
    is_ours: bool = True  # in words that are translated; else in those of an earlier session
    groups: tuple[str, ...] = ()  # what those of the earlier session are called


def slack(minutes: Iterable[int]) -> int:
    """Minutes that nobody plans: a tenth of the whole session at least."""
    return ceil(sum(minutes) / 9)


def starts(minutes: Sequence[int]) -> list[int]:
    """After how many minutes each step starts."""
    return [sum(minutes[:at]) for at in range(len(minutes))]


def end(minutes: Sequence[int], begin: datetime) -> datetime:
    """When the session ends, its slack used up."""
    return begin + timedelta(minutes=sum(minutes) + slack(minutes))
