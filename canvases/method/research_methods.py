"""Ten ways to get to know a segment, and which notes came of each.

A segment's list of the ways that were used has an entry for each: {"way", "learnt", "when",
"notes"}, the last of them ids of notes on its profile. Whatever has another shape says nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from canvases.method.kinds import gettext_noop


@dataclass(frozen=True, slots=True)
class Way:
    """A way of profiling, and what to do."""

    label: str
    hint: str


WAYS: Final[dict[str, Way]] = {
    "template": Way(
        gettext_noop("A template"),
        gettext_noop("Fill in one page for each segment, as this one; gaps show at once."),
    ),
    "software": Way(
        gettext_noop("Profiling software"),
        gettext_noop("Let your shop, newsletter or customer system show who buys what."),
    ),
    "demographics": Way(
        gettext_noop("Demographics"),
        gettext_noop("Look up how many there are, where they live and what they earn."),
    ),
    "feedback": Way(
        gettext_noop("Customer feedback"),
        gettext_noop("Read complaints, reviews and questions; call five who left."),
    ),
    "journey_map": Way(
        gettext_noop("A journey map"),
        gettext_noop("Follow one customer from the first thought to long after the purchase."),
    ),
    "problem_and_solution": Way(
        gettext_noop("Problem and solution"),
        gettext_noop("Ask what they do about it today, and what that costs them."),
    ),
    "context": Way(
        gettext_noop("Details of their days"),
        gettext_noop("Watch where and when it happens, who is near, what lies on the table."),
    ),
    "industry": Way(
        gettext_noop("The industry"),
        gettext_noop("Find out how such products are bought and sold, and by which rules."),
    ),
    "personas": Way(
        gettext_noop("Personas"),
        gettext_noop("Describe one person so well that you could guess what they would say."),
    ),
    "iteration": Way(
        gettext_noop("Look again"),
        gettext_noop("Compare with what came of it, and change what was wrong."),
    ),
}

MOST_NOTES: Final = 30
"""Notes of one way."""

Used = list[Mapping[str, Any]]


def entry_of(used: object, way: str) -> Mapping[str, Any] | None:
    """What is said of a way; None where it was not used."""
    return next((one for one in _entries(used) if one.get("way") == way), None)


def notes_of(used: object, way: str) -> list[str]:
    """The ids of the notes that came of a way."""
    notes = (entry_of(used, way) or {}).get("notes")
    return [one for one in notes if isinstance(one, str)] if isinstance(notes, list) else []


def with_notes(used: object, way: str, notes: Iterable[str]) -> Used:
    """The same ways where these notes came of one of them, which was used then."""
    old, named = entry_of(used, way), list(notes)
    new = {key: value for key, value in (old or {"way": way}).items() if key != "notes"}
    new |= {"notes": named} if named else {}
    listed = [new if one is old else one for one in _entries(used)]
    return [*listed, new] if old is None else listed


def renamed(used: object, ids: Mapping[str, str]) -> Used:
    """The same ways with other ids for the notes, and without the notes that have none."""
    new = _entries(used)
    for way in [one.get("way") for one in new if "notes" in one]:
        new = with_notes(new, str(way), [ids[one] for one in notes_of(new, str(way)) if one in ids])
    return new


def joined(mine: object, theirs: object) -> Used:
    """The ways in `mine`, with the notes that came of them in `theirs`, too, as far as there is
    room."""
    new = _entries(mine)
    for way in WAYS:
        if entry_of(new, way) and (others := notes_of(theirs, way)):
            named = dict.fromkeys([*notes_of(new, way), *others])
            new = with_notes(new, way, list(named)[:MOST_NOTES])
    return new


def _entries(used: object) -> Used:
    return [one for one in used if isinstance(one, Mapping)] if isinstance(used, list) else []
