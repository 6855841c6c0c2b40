"""Test cards: what one believes of a canvas, how one finds out, and what came of it.

The labels are marked for translation and translated where they are shown.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Final

from canvases.method.kinds import gettext_noop
from canvases.method.stored_json import is_day, stored_text
from canvases.method.text import NAME, PERSON

MOST_OF_A_CANVAS: Final = 100
LINE: Final = 280  # characters of what one believes, does, measures and learns

STATES: Final[dict[str, str]] = {
    "to_do": gettext_noop("To do"),
    "running": gettext_noop("Running"),
    "learnt": gettext_noop("Learnt"),
}

CRITICALITIES: Final[dict[str, str]] = {
    "low": gettext_noop("low"),
    "high": gettext_noop("high"),
    "critical": gettext_noop("critical"),
}

LINES: Final[dict[str, str]] = {
    "believe": gettext_noop("We believe that"),
    "do": gettext_noop("To verify that, we will"),
    "measure": gettext_noop("And measure"),
    "right_if": gettext_noop("We are right if"),
}
"""The lines of a test card, as one reads them one after the other."""

LEARNT: Final[dict[str, str]] = {
    "observed": gettext_noop("We observed"),
    "learned": gettext_noop("From that we learned"),
    "therefore": gettext_noop("Therefore, we will"),
}
"""The lines of a learning card, below what was believed."""

SHORT: Final[dict[str, int]] = {"cost": 60, "time": 60, "owner": PERSON}
_TEXTS: Final = {**dict.fromkeys((*LINES, *LEARNT), LINE), **SHORT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One test. What is not said is "". `note`: the id of the note that it is about; `due`: a day
    as in 2026-03-31."""

    id: str
    state: str = "to_do"
    believe: str
    do: str = ""
    measure: str = ""
    right_if: str = ""
    cost: str = ""
    time: str = ""
    criticality: str = ""
    owner: str = ""
    due: str = ""
    note: str = ""
    observed: str = ""
    learned: str = ""
    therefore: str = ""

    @property
    def stored(self) -> dict[str, str]:
        """What is said, as the canvas file has it."""
        return {name: value for name, value in asdict(self).items() if value}


SAID: Final = tuple(one.name for one in fields(Card) if one.name != "id")
"""All that a card says."""


def read(value: object) -> tuple[Card, ...]:
    """The cards in a list of a file; what has not their shape is none. Each id once."""
    entries = value[:MOST_OF_A_CANVAS] if isinstance(value, list) else []
    found = (_card(one) for one in entries if isinstance(one, Mapping))
    return tuple({one.id: one for one in found if one}.values())


def renamed(
    cards: Iterable[Card], ids: Mapping[str, str], *, others_stay: bool = False
) -> list[Card]:
    """The same cards with other ids for the notes; without those that have none, unless they
    stay."""
    return [replace(one, note=ids.get(one.note, one.note if others_stay else "")) for one in cards]


def overtaken(now: Card, mine: Card, seen: Mapping[str, str]) -> dict[str, str]:
    """What stands in fields that others changed since they were `seen` and `mine` changes, too, to
    something else."""
    return {
        name: getattr(now, name)
        for name in _changed(mine, seen)
        if getattr(now, name) not in (seen.get(name, getattr(now, name)), getattr(mine, name))
    }


def joined(now: Card, mine: Card, seen: Mapping[str, str]) -> Card:
    """The card as it is `now`, with what `mine` changes of what was `seen`; all of `mine` where
    nothing was."""
    return replace(now, **{name: getattr(mine, name) for name in _changed(mine, seen)})


def _changed(mine: Card, seen: Mapping[str, str]) -> list[str]:
    return [name for name in SAID if seen.get(name) != getattr(mine, name)]


def _card(entry: Mapping[str, Any]) -> Card | None:
    said = {name: stored_text(entry, name, most) for name, most in _TEXTS.items()}
    name, due, note = (stored_text(entry, key, NAME) for key in ("id", "due", "note"))
    if not name or not said["believe"]:
        return None
    state, criticality = (stored_text(entry, key, NAME) for key in ("state", "criticality"))
    return Card(
        id=name,
        state=state if state in STATES else "to_do",
        criticality=criticality if criticality in CRITICALITIES else "",
        due=due if is_day(due) else "",
        note=note,
        **said,
    )
