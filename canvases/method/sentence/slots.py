"""What fills the slots of a statement: a note by its id, or words of one's own, or a note whose
words are replaced by them."""

from collections.abc import Mapping
from typing import Final

from canvases.method.sentence.patterns import SLOTS
from canvases.method.text import NOTE_TEXT

Slots = dict[str, dict[str, str]]
"""By slot: `note`, an id; `words`."""

_LONGEST_ID: Final = 40


def clean_slots(stored: object) -> Slots:
    """What of a stored value is slots."""
    found: Slots = {}
    for slot, filled in stored.items() if isinstance(stored, Mapping) else ():
        if slot in SLOTS and isinstance(filled, Mapping):
            kept = {key: filled[key] for key in ("note", "words") if _is_kept(filled, key)}
            if kept:
                found[slot] = kept
    return found


def _is_kept(filled: Mapping[object, object], key: str) -> bool:
    value = filled.get(key)
    longest = _LONGEST_ID if key == "note" else NOTE_TEXT
    return isinstance(value, str) and 0 < len(value) <= longest


def renamed(slots: object, ids: Mapping[str, str]) -> Slots:
    """The same with other ids for the notes. A note that has none keeps its own: it is deleted, or
    stands on the other side."""
    return {
        slot: {
            key: ids.get(value, value) if key == "note" else value for key, value in filled.items()
        }
        for slot, filled in clean_slots(slots).items()
    }


def notes_of(slots: object) -> set[str]:
    """The ids of the notes."""
    return {filled["note"] for filled in clean_slots(slots).values() if "note" in filled}
