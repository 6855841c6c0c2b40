"""The fields of a segment that people fill in: where each lies in the segment's facts, and how it
is read and written there.

The facts of a segment have the shape of the canvas file. A field is reached by a path: ("name",),
("persona", "quote"), ("meaningful", "growing", "answer"), ("roles", "buyer"), ("methods",
"feedback", "learnt"). Everything here is pure: what is written is a new value, the old one stays.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from canvases.method.research_methods import entry_of
from canvases.method.stance import SCORES

Facts = Mapping[str, Any]
Value = str | int | bool | None
"""Text ("" for none), a score (None for none), or a tick."""


class Sort(StrEnum):
    """How a field is filled in."""

    LINE = "line"
    BLOCK = "block"
    CHOICE = "choice"  # one of a few, or none
    SCORE = "score"  # 1 to 5, or none
    TICK = "tick"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Field:
    """One field. Labels and hints are marked for translation."""

    path: tuple[str, ...]
    sort: Sort
    label: str
    most: int = 0  # characters
    choices: Mapping[str, str] = field(default_factory=dict, hash=False)
    hint: str = ""
    example: str = ""
    is_required: bool = False

    @property
    def name(self) -> str:
        """How forms and pages call it."""
        return "-".join(self.path)


def read(facts: Facts, one: Field) -> Value:
    """What the facts say in a field."""
    found: Any
    match one.path:
        case (name,):
            found = facts[name]
        case ("roles", role):
            found = role in facts["roles"]
        case ("methods", way, "used"):
            found = _entry(facts, way) is not None
        case ("methods", way, key):
            found = (_entry(facts, way) or {}).get(key)
        case (name, key):
            found = _entries(facts[name]).get(key)
        case (name, key, part):
            found = (facts[name].get(key) or {}).get(part)
    return _clean(found, one.sort)


def _clean(found: Any, sort: Sort) -> Value:
    if sort is Sort.SCORE:
        return found if type(found) is int and found in SCORES else None
    if sort is Sort.TICK:
        return bool(found)
    return found if isinstance(found, str) else ""


def write(facts: Facts, one: Field, value: Value) -> Any:
    """The new value of the fact that `one.path` begins with."""
    match one.path:
        case (_name,):
            return value
        case ("roles", role):
            others = [other for other in facts["roles"] if other != role]
            return (
                facts["roles"]
                if value and role in facts["roles"]
                else others + [role] * bool(value)
            )
        case ("methods", way, key):
            return _with_way(facts, way, key, value)
        case ("meaningful", name, part):
            return _filled({**facts["meaningful"], name: _answer(facts, name, part, value)})
        case ("target", key):
            target = {"chosen": False, **facts["target"], key: value}
            return _filled(target) and {"chosen": False, **_filled(target)}
        case (name, key):
            return _filled({**_entries(facts[name]), key: value})
    raise ValueError(one.path)


def as_text(value: Value) -> str:
    """A value as a form carries it; the same for the same value."""
    return "" if value is None or value is False else "1" if value is True else str(value)


def _entries(fact: object) -> Mapping[str, Any]:
    """What a fact says by names; nothing where it is of another shape."""
    return fact if isinstance(fact, Mapping) else {}


def _filled(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if value}


def _entry(facts: Facts, way: str) -> Mapping[str, Any] | None:
    return entry_of(facts["methods"], way)


def _with_way(facts: Facts, way: str, key: str, value: Value) -> list[Mapping[str, Any]]:
    """The ways that were used, with one changed. What was learnt tells that a way was used."""
    old = _entry(facts, way)
    if key == "used":
        new = (old or {"way": way}) if value else None
    else:
        new = {"way": way, **_filled({**(old or {}), key: value})} if old or value else None
    listed = [new if one is old else one for one in facts["methods"]]
    return [one for one in (*listed, *([new] if old is None else [])) if one is not None]


def _answer(facts: Facts, name: str, part: str, value: Value) -> dict[str, Any]:
    """An answer with its evidence; nothing where neither is known."""
    answer = _filled({**(facts["meaningful"].get(name) or {}), part: value})
    if answer.get("answer", "unknown") == "unknown" and "note" not in answer:
        return {}
    return {"answer": "unknown", **answer}
