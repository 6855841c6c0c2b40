"""Joins what is known of two segments into one: what the first says stays, the second fills what
the first has not said, and what finds no place so is kept as text.

Labels are marked for translation; who asks brings the function that translates them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from canvases.method import research_methods
from canvases.method.kinds import gettext_noop
from canvases.method.segment_fields import Facts, Field, Sort, Value, read, write
from canvases.method.segment_sections import SECTIONS
from canvases.method.text import NOTE_DETAILS
from canvases.method.traits import MOST_TRAITS, Trait, same

Translate = Callable[[str], str]

_TOGETHER: Final = ("persona", "target")
"""Facts whose fields say something only together: one person's quote fits no other person."""

_FROM: Final = gettext_noop("From “%s”:")
_YES, _NO = gettext_noop("yes"), gettext_noop("no")


@dataclass(frozen=True, slots=True)
class Kept:
    """What the second segment says and found no place, with the name of the field."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Joined:
    """`facts`: those of the first segment that are new. `filled`: the labels of what the second one
    filled, by the titles of their sections; `kept`: what stands as text at the end of the
    description."""

    facts: dict[str, Any]
    filled: dict[str, list[str]]
    kept: tuple[Kept, ...]

    @property
    def too_long(self) -> int:
        """How many characters too long the description would be; 0 where it fits."""
        return max(0, len(self.facts.get("description", "")) - NOTE_DETAILS)


def join(mine: Facts, theirs: Facts, say: Translate) -> Joined:
    """What the first segment says when the second is merged into it."""
    now, filled, kept = dict(mine), dict[str, list[str]](), list[Kept]()
    for (title, label), unit in _UNITS.items():
        if all(_is_blank(read(theirs, one)) for one in unit):
            continue
        if all(_agrees(mine, theirs, one) for one in unit):
            if _fill(now, theirs, unit):
                filled.setdefault(say(title), []).append(say(label))
        elif text := _words(unit, mine, theirs, say):
            kept.append(Kept(say(label), text))
    now["methods"] = research_methods.joined(now["methods"], theirs["methods"])
    now["traits"], rest = _with_traits(mine["traits"], theirs["traits"])
    traits = say(SECTIONS["traits"].title)
    if len(now["traits"]) > len(mine["traits"]):
        filled[traits] = [traits]
    if rest:
        kept.append(Kept(traits, "; ".join(one["value"] for one in rest)))
    now["description"] = _described(now["description"], kept, theirs["name"], say)
    changed = {name: value for name, value in now.items() if value != mine[name]}
    return Joined(changed, filled, tuple(kept))


def _units() -> dict[tuple[str, str], list[Field]]:
    """The fields by what they say together, under the title of the section and a label."""
    found: dict[tuple[str, ...], list[Field]] = {}
    titles: dict[tuple[str, ...], str] = {}
    for section in SECTIONS.values():
        for one in section.fields:
            key = one.path[:1] if one.path[0] in _TOGETHER else one.path[:2]
            found.setdefault(key, []).append(one)
            titles[key] = section.title
    del found["name",]
    return {
        (titles[key], titles[key] if key == ("persona",) else unit[0].label): unit
        for key, unit in found.items()
    }


_UNITS: Final = _units()


def _is_blank(value: Value) -> bool:
    return not value or value == "unknown"


def _agrees(mine: Facts, theirs: Facts, one: Field) -> bool:
    return _is_blank(read(mine, one)) or read(mine, one) == read(theirs, one)


def _fill(now: dict[str, Any], theirs: Facts, unit: Iterable[Field]) -> bool:
    """Take over what the second segment says in these fields and nobody has said yet. Returns
    whether there was anything."""
    new = [one for one in unit if _is_blank(read(now, one)) and not _is_blank(read(theirs, one))]
    for one in new:
        now[one.path[0]] = write(now, one, read(theirs, one))
    return bool(new)


def _words(unit: Iterable[Field], mine: Facts, theirs: Facts, say: Translate) -> str:
    """What the second segment says in these fields and the first does not."""
    told = []
    for one in unit:
        value = read(theirs, one)
        if value == read(mine, one) or (_is_blank(value) and one.sort is not Sort.TICK):
            continue
        told.append(_word(one, value, say))
    return " · ".join(told) if told != [say(_NO)] else ""


def _word(one: Field, value: Value, say: Translate) -> str:
    match one.sort:
        case Sort.TICK:
            return say(_YES) if value else say(_NO)
        case Sort.CHOICE:
            return say(one.choices.get(str(value), str(value)))
        case Sort.SCORE:
            return f"{value}/5"
        case _:
            return str(value)


def _with_traits(mine: list[Trait], theirs: list[Trait]) -> tuple[list[Trait], list[Trait]]:
    """The traits of both without doubles, and those that are too many."""
    new = list[Trait]()
    for trait in theirs:
        if not any(same(trait, one) for one in (*mine, *new)):
            new.append(trait)
    room = max(0, MOST_TRAITS - len(mine))
    return [*mine, *new[:room]], new[room:]


def _described(text: str, kept: Iterable[Kept], name: str, say: Translate) -> str:
    lines = [f"– {one.label}{'' if one.label.endswith('?') else ':'} {one.text}" for one in kept]
    if not lines:
        return text
    return "\n\n".join(filter(None, [text, "\n".join([say(_FROM) % name, *lines])]))


def texts_of(facts: Mapping[str, Any]) -> set[str]:
    """Every text that people wrote in the fields of a segment: what a merge must not lose."""
    fields = [one for unit in _UNITS.values() for one in unit]
    texts = {read(facts, one) for one in fields if one.sort in (Sort.LINE, Sort.BLOCK)}
    return {str(text) for text in texts if text} | {one["value"] for one in facts["traits"]}
