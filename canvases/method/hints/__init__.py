"""The coach: what could be clearer on a canvas, and what to do about it. Pure, and the same for the
same canvas each time.

It speaks of words only in a language that it knows; what can be counted, it says in any.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from canvases.method.fit import LinkFact, NoteFact
from canvases.method.hints import comparison
from canvases.method.hints.comparison import Found
from canvases.method.hints.languages import WORDS, guess, is_foreign
from canvases.method.hints.split import thoughts
from canvases.method.hints.told import (
    CANVAS_HINTS,
    MOVES,
    NOTE_HINTS,
    NOTE_KEYS,
)
from canvases.method.hints.whole import find_whole
from canvases.method.hints.wording import MOST_READ, judge
from canvases.method.hints.words import Words
from canvases.method.kinds import Kind

NOTHING: Final = Found("")


@dataclass(frozen=True, slots=True)
class CanvasFacts:
    """What the coach looks at. Notes stand in the order of the board; `language` is a code, or ""
    where it is guessed; what was put aside is named by `dismissed`: keys by the id of a note, and
    under "" those of the canvas."""

    notes: Sequence[NoteFact]
    links: Sequence[LinkFact] = ()
    types: Mapping[str, str] = field(default_factory=dict)
    language: str = ""
    dismissed: Mapping[str, Collection[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hint:
    """A kind word on a note, or on a box or the canvas where there is no `note`."""

    key: str
    note: str
    box: Kind | None
    why: str
    mend: str
    other: str = ""
    parts: tuple[str, ...] = ()  # what the note would be split into

    @property
    def move_to(self) -> Kind | None:
        """The box into which the note belongs."""
        return MOVES.get(self.key)

    @property
    def is_marked(self) -> bool:
        """Whether its note carries a mark on the board: that it is not linked shows there
        already."""
        return bool(self.note) and self.key != "unmatched"

    @property
    def name(self) -> str:
        """What is remembered where it is put aside."""
        return self.key if self.note or self.box is None else f"{self.key}:{self.box}"


def language_of(facts: CanvasFacts) -> str:
    """The code of the language that was set, or of the one that the notes seem to be in, or ""."""
    return facts.language or guess(note.text for note in facts.notes)


def find_hints(facts: CanvasFacts) -> list[Hint]:
    """Everything there is to say, without what was put aside: what concerns the canvas first, then
    the notes in their order, each at most once."""
    code = language_of(facts)
    words = WORDS.get(code)
    put_aside = facts.dismissed.get("", ())
    whole = [
        Hint(key, "", box, CANVAS_HINTS[key].why, CANVAS_HINTS[key].mend)
        for key, box in find_whole(facts.notes, facts.links, facts.types, words)
    ]
    found = _find_beside(facts, words)
    told = (_on_note(note, facts, words, code, found) for note in facts.notes)
    return [hint for hint in whole if hint.name not in put_aside] + [hint for hint in told if hint]


def _find_beside(facts: CanvasFacts, words: Words | None) -> list[dict[str, Found]]:
    """What is amiss with notes beside others, the most telling first."""
    found = [comparison.duplicates(facts.notes), comparison.unmatched(facts.notes, facts.links)]
    if words:
        found[1:1] = [
            comparison.mirrored(facts.notes, words),
            comparison.own_offers(facts.notes, words),
        ]
    return found


def _on_note(
    note: NoteFact,
    facts: CanvasFacts,
    words: Words | None,
    code: str,
    beside: Sequence[Mapping[str, Found]],
) -> Hint | None:
    """The most telling hint on a note. Who has put one aside hears no other on the same words."""
    if facts.dismissed.get(note.id):
        return None
    first, *others = (found.get(note.id, NOTHING) for found in beside)
    for found in (first, Found(_worded(note.text, note.kind, code)), *others):
        if found.key:
            return _hint(note, found, words)
    return None


@lru_cache(maxsize=4096)
def _worded(text: str, kind: Kind, code: str) -> str:
    """The key of what is amiss with the words alone. Kept, because a board asks after each change
    and most notes stay as they were."""
    words = WORDS.get(code)
    return judge(text, kind, words) if words and not is_foreign(text, code) else ""


def _hint(note: NoteFact, found: Found, words: Words | None) -> Hint:
    told = NOTE_HINTS.get(f"{found.key}:{note.kind}") or NOTE_HINTS[found.key]
    parts: list[str] = []
    if words and found.key == "several":
        parts = thoughts(note.text[:MOST_READ], note.kind, words)
    return Hint(found.key, note.id, note.kind, told.why, told.mend, found.other, tuple(parts))


__all__ = ["NOTE_KEYS", "CanvasFacts", "Hint", "find_hints", "language_of"]
