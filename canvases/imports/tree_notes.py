"""Objects in a tree of another tool: which are notes, and where they stand."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Final

from django.utils.translation import get_language

from canvases.imports.columns import role_of
from canvases.imports.headings import kind_named
from canvases.imports.markdown_words import severity_of, type_named
from canvases.imports.outline import OutlineNote
from canvases.imports.vocabulary import plain, votes_of
from canvases.method.kinds import Kind

_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TEXTS: Final = (
    "text", "content", "statement", "title", "name", "label", "description", "desc", "summary",
    "value", "note",
)  # fmt: skip
_DETAILS: Final = frozenset(
    {"description", "desc", "details", "detail", "notes", "note", "comment"}
)
_IDS: Final = frozenset({"id", "_id", "key", "uuid"})
_PLAIN_KEY: Final = re.compile(r"[a-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*|[A-Z]{1,3}[-_]?\d+|\d+")
_SEGMENTS: Final = re.compile(r"(?:customer |target )?(?:segments?|personas?|customers?|profiles?)")
_MAPS: Final = re.compile(r"value (?:maps?|propositions?)")


@dataclass(frozen=True, slots=True)
class Context:
    """Where a value stands: below the name of a box, a type, a segment or a value map."""

    kind: Kind | None = None
    type: str = ""
    key: str = ""
    segment: str = ""
    value_map: str = ""
    is_item: bool = False  # the value is one of a list
    language: str | None = field(default_factory=get_language)  # asked for once: it takes time

    def under(self, key: str) -> "Context":
        """The place below a key."""
        if key == self.key:
            return self
        if kind := self.kind_under(key):
            return replace(self, kind=kind, type="", key=key)
        found = type_named(words_of(key), self.kind) if self.kind and key else ""
        return replace(self, type=found or self.type, key=key)

    def kind_under(self, key: str) -> Kind | None:
        """The box that a key names, remembered."""
        return _meaning(self.language, key)[0]

    def at(self, *, is_item: bool) -> "Context":
        """The place of a value that is one of a list, or of one that is not."""
        return self if is_item == self.is_item else replace(self, is_item=is_item)

    def of(self, node: Mapping[str, Any]) -> "Context":
        """The place inside an object, which may be a segment or a value map with a name."""
        name = said(node.get("name")) or said(node.get("title"))
        if not name or self.kind:
            return self
        words = plain(words_of(self.key))
        if _SEGMENTS.fullmatch(words):
            return replace(self, segment=name)
        return replace(self, value_map=name) if _MAPS.fullmatch(words) else self

    def placed(self, note: OutlineNote) -> OutlineNote:
        """The note, here."""
        note.box = note.box or (self.kind.value if self.kind else "")
        note.segment, note.value_map = self.segment, self.value_map
        if self.type:
            note.facts.setdefault("type", self.type)
        return note


def words_of(key: str) -> str:
    """A key as one would say it: "painRelievers" is "pain Relievers"."""
    return _CAMEL.sub(" ", key).replace("_", " ")


def kind_under(key: str) -> Kind | None:
    """The box that a key names."""
    return kind_named(words_of(key)) if key else None


def said(value: object) -> str:
    """A value as a text; "" for objects, lists and nothing."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    text = str(value).strip()
    return "" if text in ("~", "null") else text


def is_note(node: Mapping[str, Any], context: Context) -> bool:
    """Whether an object is a note: in a box it has a text, and is one of a list or has none itself;
    elsewhere it says which box it is in."""
    if not any(said(node.get(key)) for key in _TEXTS):
        return False
    if context.kind:
        inner = [key for key, value in node.items() if isinstance(value, (list, dict))]
        return not inner if not context.is_item else not any(map(context.kind_under, inner))
    return any(_box_in(_meaning(context.language, key)[1], value) for key, value in node.items())


def said_by(name: str, value: str, context: Context) -> OutlineNote:
    """The note of a text below a name in a box: its type, an id, or in a list the beginning of the
    text, which YAML takes for a name: "- Roster: changes at noon"."""
    if found := type_named(words_of(name), context.kind) if context.kind else "":
        return OutlineNote(value, facts={"type": found})
    is_text = context.is_item and _PLAIN_KEY.fullmatch(name) is None
    return OutlineNote(f"{name}: {value}" if is_text else value, name=name)


def note_of(node: Mapping[str, Any], context: Context) -> Iterator[OutlineNote]:
    """The note that an object is; what is no text, weight, type or link goes to its details."""
    text = next(key for key in _TEXTS if said(node.get(key)))
    note = OutlineNote(said(node[text]))
    kind, sorts = context.kind, ""
    for key, value in node.items():
        if kind is None and key != text and (box := _box_in(role_of(words_of(key)), value)):
            kind = kind_named(box)
            note.box, sorts = kind.value if kind else box, key
    for key, value in node.items():
        if key not in (text, sorts):
            _add(note, key, value, kind)
    yield note


@lru_cache(maxsize=8192)
def _meaning(_language: str | None, key: str) -> tuple[Kind | None, str]:
    """The box that a key names, and what a column of its name holds."""
    return kind_under(key), role_of(words_of(key))


def _box_in(role: str, value: object) -> str:
    """The box that a key says its object is in; as its type only where that is one of ours."""
    words = said(value)
    is_box = role == "box" or (role == "type" and kind_named(words) is not None)
    return words if is_box else ""


def _add(note: OutlineNote, key: str, value: Any, kind: Kind | None) -> None:
    """What one key of an object says of its note."""
    words, role = said(value), role_of(words_of(key))
    if key in _IDS:
        note.name = words
    elif role == "links":
        note.links += [said(one) for one in value] if isinstance(value, list) else [words]
    elif role == "weight" and (weight := severity_of(words)):
        note.facts["weight"] = weight
    elif role == "votes" and (votes := votes_of(words)):
        note.facts["votes"] = votes
    elif role == "type" and kind and (found := type_named(words, kind)):
        note.facts["type"] = found
    elif key in _DETAILS:
        note.details += [words] if words else []
    elif role != "box" and not (role == "votes" and words.isdecimal()):
        note.details += [f"{words_of(key)}: {one}" for one in _all(value)]


def _all(value: Any) -> Iterator[str]:
    """The texts in a value, a list of them or an object of them."""
    inner = value.values() if isinstance(value, dict) else value
    for one in inner if isinstance(value, (list, dict)) else [value]:
        if said(one):
            yield said(one)
