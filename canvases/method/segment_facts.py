"""What is known of a segment and of a pair, as it is read from where it is stored: whatever has not
the shape of the canvas file says nothing.

A database may hold anything in a column of JSON: an older version wrote it, an archive brought it,
somebody mended it by hand. It is cleaned once, as a row is read; nobody else has to look twice.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from canvases.method.buying_roles import CHANNEL_POSITIONS, known_roles
from canvases.method.research_methods import WAYS, entry_of, notes_of
from canvases.method.segment_hints import HINTS
from canvases.method.segmentation import ANSWERS, MARKET_KINDS, MEANINGFUL
from canvases.method.text import without_unwanted
from canvases.method.traits import MODELS, Trait, clean_traits
from canvases.method.value_picture import clean_value

_TRAIT: Final = ("model", "variable", "value")
_PERSONA: Final = ("name", "picture", "quote", "context")


def clean_answer(value: object, reason: str) -> dict[str, str]:
    """An answer, and under the name `reason` what speaks for it, as far as they are said."""
    said = _texts(value, "answer", reason)
    if said.get("answer") not in ANSWERS:
        said.pop("answer", None)
    return said


def _traits(value: object) -> list[Trait]:
    """The traits of models that there are, without empty ones: no file may hold others."""
    found = [_texts(one, *_TRAIT) for one in clean_traits(value)]
    return [one for one in found if len(one) == len(_TRAIT) and one["model"] in MODELS]


def _meaningful(value: object) -> dict[str, dict[str, str]]:
    answers = value if isinstance(value, Mapping) else {}
    found = {name: clean_answer(answers.get(name), "note") for name in MEANINGFUL}
    return {name: {"answer": "unknown", **said} for name, said in found.items() if said}


def _target(value: object) -> dict[str, Any]:
    reason = _texts(value, "reason")
    chosen = value.get("chosen") if isinstance(value, Mapping) else None
    is_said = isinstance(chosen, bool)
    return {"chosen": is_said and chosen, **reason} if is_said or reason else {}


def _roles(value: object) -> list[str]:
    """The roles, in the order in which they were named."""
    return sorted(known_roles(value), key=value.index) if isinstance(value, list) else []


def _methods(value: object) -> list[dict[str, Any]]:
    entries = value if isinstance(value, list) else []
    ways = [one.get("way") for one in entries if isinstance(one, Mapping)]
    used = dict.fromkeys(way for way in ways if isinstance(way, str) and way in WAYS)
    return [_way(value, way) for way in used]


def _way(value: object, way: str) -> dict[str, Any]:
    said = _texts(entry_of(value, way), "learnt", "when")
    if not _is_date(said.get("when", "")):
        said.pop("when", None)
    notes = list(dict.fromkeys(notes_of(value, way)))
    return {"way": way, **said, **({"notes": notes} if notes else {})}


def _dismissed(value: object) -> list[str]:
    found = [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
    return [one for one in dict.fromkeys(found) if one in HINTS]


def _texts(value: object, *names: str) -> dict[str, str]:
    """The texts under these names."""
    found = value if isinstance(value, Mapping) else {}
    cleaned = {
        name: without_unwanted(found[name]) for name in names if isinstance(found.get(name), str)
    }
    return {name: text for name, text in cleaned.items() if text}


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2026-05-01")


CLEAN: Final[dict[str, Callable[[object], Any]]] = {
    "kind": lambda value: value if value in MARKET_KINDS else "",
    "channel_position": lambda value: value if value in CHANNEL_POSITIONS else "",
    "traits": _traits,
    "roles": _roles,
    "persona": lambda value: _texts(value, *_PERSONA),
    "meaningful": _meaningful,
    "value": clean_value,
    "methods": _methods,
    "target": _target,
    "dismissed": _dismissed,
}
"""What becomes of each fact of a segment that is not only text."""
