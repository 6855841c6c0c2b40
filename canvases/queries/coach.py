"""What the coach says of a canvas, ready to be shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from canvases.method.hints import CanvasFacts, Hint, language_of
from canvases.method.kinds import SIDES, Kind, Side
from canvases.models import Note
from canvases.queries.board import Board, chosen_language
from canvases.queries.consistent_read import load_current

ORDER = (*reversed(SIDES[Side.PROFILE]), *SIDES[Side.VALUE_MAP])
"""Boxes in the order in which one works: who they are comes first."""


@dataclass(frozen=True)
class Coach:
    """The hints of a canvas. `language`: what was chosen, `guessed`: what the notes seem to be
    in."""

    board: Board
    hints: Sequence[Hint]
    language: str
    guessed: str

    @cached_property
    def on_canvas(self) -> list[list[Hint]]:
        """Those on the canvas and its boxes; what is said of several boxes stands together."""
        found: dict[str, list[Hint]] = {}
        for hint in self.hints:
            if not hint.note:
                found.setdefault(hint.key, []).append(hint)
        return list(found.values())

    @property
    def count(self) -> int:
        """How many one reads."""
        return len(self.on_canvas) + sum(1 for hint in self.hints if hint.note)

    @cached_property
    def by_box(self) -> list[tuple[Kind, list[tuple[Note, Hint]]]]:
        """Those on notes, by box, each with its note."""
        found: dict[Kind, list[tuple[Note, Hint]]] = {kind: [] for kind in ORDER}
        for hint in self.hints:
            if hint.note:
                note = self.board.shown[hint.note]
                found[Kind(note.kind)].append((note, hint))
        return [(kind, rows) for kind, rows in found.items() if rows]

    @property
    def first(self) -> list[tuple[Note, Hint]]:
        """The first three on notes."""
        return [pair for _kind, rows in self.by_box for pair in rows][:3]

    def on_note(self, public_id: str) -> Hint | None:
        """The hint on a note, if there is one."""
        return next((hint for hint in self.hints if hint.note == public_id), None)


def load_coach(canvas_id: int) -> Coach:
    """What there is to say of the canvas with this primary key. Four queries."""
    return coach_of(load_current(canvas_id))


def coach_of(board: Board) -> Coach:
    """What there is to say of a board. No query."""
    notes, _links = board.facts
    guessed = language_of(CanvasFacts(notes))
    return Coach(board, board.hints, chosen_language(board.canvas), guessed)
