"""What speaks for a note and against it, and what it is by that: an assumption, supported or
contradicted.

The labels are marked for translation and translated where they are shown.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any, Final

from canvases.method.kinds import gettext_noop
from canvases.method.stored_json import is_day, stored_text
from canvases.method.text import NOTE_DETAILS, NOTE_TEXT

MOST_OF_A_NOTE: Final = 50
QUOTE: Final = 600  # characters
STRENGTHS: Final = range(1, 6)

CLAIMS: Final[dict[str, str]] = {
    "supports": gettext_noop("speaks for it"),
    "contradicts": gettext_noop("speaks against it"),
}


class Rung(StrEnum):
    """How near to what people do a piece of evidence is, the nearest last."""

    SAID = "said"
    SEEN = "seen"
    DONE = "done"


RUNGS: Final[dict[Rung, str]] = {
    Rung.SAID: gettext_noop("Said"),
    Rung.SEEN: gettext_noop("Seen or counted"),
    Rung.DONE: gettext_noop("Done or paid"),
}


@dataclass(frozen=True, slots=True)
class Method:
    """A way to find out. What people do weighs more than what they say."""

    label: str
    rung: Rung


METHODS: Final[dict[str, Method]] = {
    "interview": Method(gettext_noop("Interview"), Rung.SAID),
    "survey": Method(gettext_noop("Survey"), Rung.SAID),
    "observation": Method(gettext_noop("Observation"), Rung.SEEN),
    "data": Method(gettext_noop("Data"), Rung.SEEN),
    "experiment": Method(gettext_noop("Experiment"), Rung.DONE),
    "use": Method(gettext_noop("Use"), Rung.DONE),
    "purchase": Method(gettext_noop("Purchase"), Rung.DONE),
    "other": Method(gettext_noop("Other"), Rung.SAID),
}


class Standing(StrEnum):
    """What a note is."""

    ASSUMPTION = "assumption"
    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"


STANDINGS: Final[dict[Standing, str]] = {
    Standing.ASSUMPTION: gettext_noop("assumption"),
    Standing.SUPPORTED: gettext_noop("supported"),
    Standing.CONTRADICTED: gettext_noop("contradicted"),
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece. Whatever is not known is "", the strength 0. `day`: as in 2026-03-31."""

    claim: str = ""
    method: str = ""
    summary: str = ""
    quote: str = ""
    source: str = ""
    day: str = ""
    strength: int = 0

    @property
    def stored(self) -> dict[str, Any]:
        """What is known, as the canvas file has it."""
        known = {name: value for name, value in asdict(self).items() if value}
        return {("date" if name == "day" else name): value for name, value in known.items()}

    @property
    def key(self) -> str:
        """Names it among the evidence of its note, as long as nobody changes it."""
        return sha256(json.dumps(self.stored, sort_keys=True).encode()).hexdigest()[:12]

    @property
    def rung(self) -> Rung:
        """How near it is to what people do."""
        return METHODS[self.method].rung if self.method else Rung.SAID

    @property
    def counts_as(self) -> int:
        """Its strength; the lowest where nobody said one."""
        return self.strength or STRENGTHS[0]


def read(value: object) -> tuple[Evidence, ...]:
    """The evidence in a stored column, in its order; what has not the shape of the canvas file says
    nothing."""
    entries = value[:MOST_OF_A_NOTE] if isinstance(value, list) else []
    found = (_piece(one) for one in entries if isinstance(one, Mapping))
    return tuple(dict.fromkeys(one for one in found if one.stored))


def _piece(entry: Mapping[str, Any]) -> Evidence:
    day = stored_text(entry, "date", 10)
    return Evidence(
        claim=_word(entry, "claim", CLAIMS),
        method=_word(entry, "method", METHODS),
        summary=stored_text(entry, "summary", NOTE_DETAILS),
        quote=stored_text(entry, "quote", QUOTE),
        source=stored_text(entry, "source", NOTE_TEXT),
        day=day if is_day(day) else "",
        strength=_score(entry.get("strength")),
    )


def _score(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value in STRENGTHS:
        return value
    return 0


def _word(entry: Mapping[str, Any], name: str, known: Iterable[str]) -> str:
    word = entry.get(name)
    return word if isinstance(word, str) and word in known else ""


def standing_of(evidence: Iterable[Evidence]) -> Standing:
    """Where evidence speaks for a note and against it, the strongest piece decides; of two alike,
    that against it: a doubt is to be cleared first."""
    best = dict.fromkeys(CLAIMS, 0)
    for one in evidence:
        if one.claim:
            best[one.claim] = max(best[one.claim], one.counts_as)
    if not any(best.values()):
        return Standing.ASSUMPTION
    holds = best["supports"] > best["contradicts"]
    return Standing.SUPPORTED if holds else Standing.CONTRADICTED


def rung_of(evidence: Iterable[Evidence]) -> Rung:
    """The nearest to what people do of all that speaks for the note."""
    order = list(Rung)
    found = [order.index(one.rung) for one in evidence if one.claim == "supports"]
    return order[max(found, default=0)]
