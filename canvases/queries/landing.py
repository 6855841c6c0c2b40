"""What the landing page of a canvas says: its sentence, and of the notes only what is answered.

Whoever has the link is a stranger. Nothing else of the canvas belongs here: no name of canvas,
segment or workspace, no need that is open, no weight, figure, comment or evidence.
"""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from canvases.method.kinds import Kind
from canvases.queries.answers import needs_of
from canvases.queries.board import Board

MOST: Final = 5
"""Pains, gains and products that a page has room for."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A pain or a gain in the customer's words, and what answers it."""

    need: str
    answer: str


@dataclass(frozen=True, slots=True)
class Landing:
    """The page: its sentence, or ""; the heaviest pains and gains that are answered; products."""

    sentence: str
    pains: list[Promise]
    gains: list[Promise]
    products: list[str]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say yet."""
        return not (self.sentence or self.pains or self.gains)

    @property
    def text(self) -> str:
        """The same without any form, to paste elsewhere."""
        parts = [self.sentence] if self.sentence else []
        for title, promises in (
            (_("What you are spared"), self.pains),
            (_("What you gain"), self.gains),
        ):
            if promises:
                lines = [f"- {one.need}: {one.answer}" for one in promises]
                parts.append("\n".join([title, *lines]))
        if self.products:
            parts.append("\n".join([_("What you get"), *(f"- {one}" for one in self.products)]))
        return "\n\n".join(parts)


def landing_of(board: Board) -> Landing:
    """The landing page of a board. No query."""
    return Landing(
        board.sentence.text if board.sentence else "",
        _promises(board, Kind.PAIN),
        _promises(board, Kind.GAIN),
        [note.text for note in board.boxes[Kind.PRODUCT] if not board.is_unused(note)][:MOST],
    )


def _promises(board: Board, kind: Kind) -> list[Promise]:
    answered = [need for need in needs_of(board)[kind] if need.answers]
    return [Promise(need.note.text, need.answers[0].note.text) for need in answered[:MOST]]
