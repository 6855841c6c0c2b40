"""What stands on the canvas when a session closes, kept for its report as plain values."""

from dataclasses import dataclass
from typing import Any, Final

from canvases.method.fit import NoteFact
from canvases.method.kinds import SIDES, Kind, Side
from canvases.method.weight import WEIGHTS
from canvases.queries.board import Board

_MOST: Final = 3
_NEEDS: Final = SIDES[Side.PROFILE]


@dataclass(frozen=True, slots=True)
class Need:
    """A need as it was at the end of the session."""

    kind: Kind
    text: str
    weight: int | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The heaviest needs, those that nothing answers, and the sentence."""

    heaviest: list[Need]
    unanswered: list[Need]
    sentence: str = ""


def outcome_of(board: Board) -> dict[str, Any]:
    """What is kept of a canvas: its three heaviest needs that somebody has weighed, the three most
    valuable that nothing answers, and its sentence."""
    notes, _links = board.facts
    needs = [note for note in notes if note.kind in _NEEDS and note.weight is not None]
    needs.sort(key=lambda note: -(note.weight or 0))
    return {
        "heaviest": [_kept(note) for note in needs[:_MOST]],
        "unanswered": [_kept(note) for note in board.fit.uncovered[:_MOST]],
        "sentence": board.sentence.text if board.sentence else "",
    }


def read_outcome(stored: Any) -> Outcome:
    """What was kept, whatever is stored."""
    stored = stored if isinstance(stored, dict) else {}
    sentence = stored.get("sentence")
    return Outcome(
        _needs(stored.get("heaviest")),
        _needs(stored.get("unanswered")),
        sentence if isinstance(sentence, str) else "",
    )


def _kept(note: NoteFact) -> dict[str, Any]:
    return {"kind": note.kind.value, "text": note.text, "weight": note.weight}


def _needs(stored: Any) -> list[Need]:
    rows = [one for one in stored if isinstance(one, dict)] if isinstance(stored, list) else []
    return [
        Need(Kind(one["kind"]), one["text"], one["weight"] if one["weight"] in WEIGHTS else None)
        for one in rows
        if one.get("kind") in _NEEDS and isinstance(one.get("text"), str) and "weight" in one
    ]
