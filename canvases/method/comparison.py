"""Compares two states of a canvas: what was added, removed and changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from canvases.method.fit import Fit, LinkFact, NoteFact, assess
from canvases.method.kinds import Kind, Strength
from canvases.method.note_fields import FIELDS
from canvases.method.weight import counted

Content = Mapping[str, Any]
"""A state as it is kept: `notes`: fields by id; `links`: source, target and strength by id;
`canvas`: its statements and assessment; `variants`: sentences by id, and `tests`: test cards by id,
which states from before there were any lack."""

MARKS: Final = ("added", "removed", "text", "weight", "kind", "details")
"""What can be different about a note: `kind` is the box it lies in, `details` whatever else it
says. Its links are told apart from these."""

_PLAIN: Final = {"text", "weight", "kind", "position", "dismissed"}


@dataclass(frozen=True, slots=True)
class Tie:
    """A link that came, went or changed: to the note with this text, as strong as that before and
    after; "" for not linked."""

    text: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One note in both states; None where it is not there."""

    id: str
    before: NoteFact | None
    after: NoteFact | None
    marks: tuple[str, ...]  # of MARKS
    ties: tuple[Tie, ...] = ()

    @property
    def kind(self) -> Kind:
        """The box it is shown in: where it lies, or last lay."""
        shown = self.after or self.before
        if shown is None:
            raise ValueError
        return shown.kind


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that is different between two states."""

    boxes: dict[Kind, list[Difference]]  # only boxes in which something is different
    unchanged: int  # notes that are as they were
    fit: tuple[Fit, Fit]
    sentences: tuple[str, str] = field(default=("", ""))

    @property
    def is_empty(self) -> bool:
        """Whether the states are the same, as far as one can see."""
        return not self.boxes and self.sentences[0] == self.sentences[1]


def compare(before: Content, after: Content) -> Comparison:
    """What is different in `after`, the later state, box by box, heaviest notes first."""
    found: list[Difference] = []
    notes, unchanged = (before["notes"], after["notes"]), 0
    ties = _ties(before, after)
    for public_id in {**notes[1], **notes[0]}:
        old, new = (state.get(public_id) for state in notes)
        marks, tied = _marks(old, new), tuple(ties.get(public_id, ())) if new else ()
        if marks or tied:
            facts = _fact(public_id, old), _fact(public_id, new)
            found.append(Difference(public_id, *facts, marks, tied))
        else:
            unchanged += 1
    boxes = {kind: _sorted(found, kind) for kind in Kind}
    return Comparison(
        boxes={kind: rows for kind, rows in boxes.items() if rows},
        unchanged=unchanged,
        fit=(_fit(before), _fit(after)),
        sentences=(_sentence(before), _sentence(after)),
    )


def _marks(old: Mapping[str, Any] | None, new: Mapping[str, Any] | None) -> tuple[str, ...]:
    if old is None or new is None:
        return ("added",) if old is None else ("removed",)
    changed = {name for name in {*old, *new} if _value(old, name) != _value(new, name)}
    marks = [mark for mark in ("text", "weight", "kind") if mark in changed]
    return (*marks, "details") if changed - _PLAIN else tuple(marks)


def _value(note: Mapping[str, Any], name: str) -> Any:
    """What a note had in a field; a state from before there was the field says nothing of it."""
    return note.get(name, FIELDS[name].empty if name in FIELDS else None)


def _ties(before: Content, after: Content) -> dict[str, list[Tie]]:
    """What is different about links, by the id of the note that a link starts from."""
    old, new = _strengths(before), _strengths(after)
    texts = {**before["notes"], **after["notes"]}
    ties: dict[str, list[Tie]] = {}
    for source, target in {**old, **new}:
        pair = old.get((source, target), ""), new.get((source, target), "")
        if pair[0] != pair[1] and target in after["notes"]:
            ties.setdefault(source, []).append(Tie(texts[target]["text"], *pair))
    return ties


def _strengths(content: Content) -> dict[tuple[str, str], str]:
    return {
        (link["source"], link["target"]): link["strength"] for link in content["links"].values()
    }


def _fact(public_id: str, note: Mapping[str, Any] | None) -> NoteFact | None:
    return NoteFact(public_id, Kind(note["kind"]), note["text"], note["weight"]) if note else None


def _fit(content: Content) -> Fit:
    notes = (_fact(public_id, note) for public_id, note in content["notes"].items())
    links = [
        LinkFact(source, target, Strength(strength))
        for (source, target), strength in _strengths(content).items()
    ]
    return assess([note for note in notes if note], links)


def _sentence(content: Content) -> str:
    statements: list[str] = content["canvas"]["statements"]
    return statements[0] if statements else ""


def _sorted(found: list[Difference], kind: Kind) -> list[Difference]:
    rows = [row for row in found if row.kind == kind]
    return sorted(
        rows, key=lambda row: -max(counted(fact.weight) for fact in (row.before, row.after) if fact)
    )
