"""Notes found in an outline, in Markdown or a tree of another tool, as the table that they would
be."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from canvases.imports.table import MOST_ROWS, Row, Table
from canvases.imports.vocabulary import strength_of
from canvases.method.kinds import Kind, Strength, may_link

NAMES: Final = (
    "text", "box", "weight", "type", "moment", "stage", "details", "id", "links", "segment",
    "value_map", "votes",
)  # fmt: skip

_CODE: Final = re.compile(r"\b[A-Za-z]{1,4}[-.]?\d{1,4}\b")
_STRENGTH: Final = re.compile(r"(.*)\s\((\w+)\)\s*", re.DOTALL)
_MOST_LINKS: Final = 200  # of a note


@dataclass(slots=True)
class OutlineNote:
    """A note: its text, its Kind or what the outline calls its box; `name`: what links in
    the outline call it; `why`: it is left out unless the person wants it."""

    text: str
    box: str = ""
    why: str = ""
    name: str = ""
    links: list[str] = field(default_factory=list)
    details: list[str] = field(default_factory=list)
    facts: dict[str, object] = field(default_factory=dict)
    segment: str = ""
    value_map: str = ""


def table_of(
    notes: Iterable[OutlineNote],
    headings: Iterable[str] = (),
    called: Mapping[str, str] | None = None,
) -> Table:
    """The table of these notes. What they link to and is no note here is told in the details."""
    everything = list(notes)
    found = everything[: MOST_ROWS - 1]
    finder = _Finder(found)
    rows: list[Row] = [(0, list(NAMES))]
    for at, note in enumerate(found):
        links = finder.links_of(at)
        cells = {name: str(value) for name, value in note.facts.items() if value}
        cells |= {"text": note.text, "box": note.box, "details": "\n".join(note.details).strip()}
        cells |= {"id": f"n{at + 1}", "links": " ".join(links)}
        cells |= {"segment": note.segment, "value_map": note.value_map}
        rows.append((at + 1, [cells.get(name, "") for name in NAMES]))
    asides = {at + 1: note.why for at, note in enumerate(found) if note.why}
    beyond = len(everything) - len(found)
    return Table(
        "", rows, headings=tuple(headings), called=called or {}, asides=asides, beyond=beyond
    )


class _Finder:
    """Finds the notes that others name, by a code such as P1 or by their texts."""

    def __init__(self, notes: list[OutlineNote]) -> None:
        self.notes = notes
        self.places: dict[str, list[int]] = {}
        for at, note in enumerate(notes):
            for name in {note.name.casefold(), note.text.casefold()} - {""}:
                if not note.why:
                    self.places.setdefault(name, []).append(at)

    def links_of(self, at: int) -> list[str]:
        """The links of a note as a cell has them: numbers of others, with how strong they are."""
        note, found = self.notes[at], dict[int, Strength]()
        for words in note.links[:_MOST_LINKS]:
            named = self._named(at, words)
            found |= {target: strength for target, strength in named if target not in found}
            if not named and words.strip():
                note.details.append(words)
        return [f"n{target + 1}:{strength.value}" for target, strength in found.items()]

    def _named(self, at: int, words: str) -> list[tuple[int, Strength]]:
        text, strength = words.strip(), Strength.STRONG
        target = self._find(at, text)
        parts = _STRENGTH.fullmatch(text) if target is None else None
        if parts and (said := strength_of(parts[2])) is not None:
            text, strength = parts[1].strip(), said
            target = self._find(at, text)
        if target is not None:
            return [(target, strength)]
        codes = (self._find(at, code) for code in _CODE.findall(text[:500]))
        if found := [code for code in codes if code is not None]:
            return [(one, strength) for one in found]
        begun = self._begun(at, text)
        return [] if begun is None else [(begun, strength)]

    def _find(self, at: int, name: str) -> int | None:
        """The note of this name that may be linked with the one there."""
        places = self.places.get(name.casefold(), [])
        return next((one for one in places if self._may(at, one)), None)

    def _begun(self, at: int, text: str) -> int | None:
        """The only note that begins with these words."""
        start = text.casefold()
        if len(start) < 4:
            return None
        found = [
            place for place, note in enumerate(self.notes)
            if note.text.casefold().startswith(start) and self._may(at, place)
        ]  # fmt: skip
        return found[0] if len(found) == 1 else None

    def _may(self, at: int, other: int) -> bool:
        try:
            one, two = Kind(self.notes[at].box), Kind(self.notes[other].box)
        except ValueError:
            return False
        return may_link(one, two) or may_link(two, one)
