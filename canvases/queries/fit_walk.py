"""The check-fit walk: one note of the value map at a time, with the needs that it might answer."""

from dataclasses import dataclass

from canvases.method.kinds import ANSWERS, Kind
from canvases.models import Canvas, Note
from canvases.queries.board import Board
from canvases.queries.consistent_read import load_current

END = "end"
"""What the address says instead of an offer after the last one."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A need that the offer might answer, and how strongly it does; "" for not at all."""

    need: Note
    strength: str


@dataclass(frozen=True, slots=True)
class Walk:
    """Where one is. `offer` is None at the end, and where there is none to ask about."""

    board: Board
    offers: list[Note]
    offer: Note | None

    @property
    def canvas(self) -> Canvas:
        """Whose fit is checked."""
        return self.board.canvas

    @property
    def number(self) -> int:
        """Which of the offers it is, from 1."""
        return self.offers.index(self.offer) + 1 if self.offer else len(self.offers)

    @property
    def need(self) -> Kind | None:
        """The kind of need that is asked about."""
        return ANSWERS[Kind(self.offer.kind)] if self.offer else None

    @property
    def candidates(self) -> list[Candidate]:
        """All needs of that kind, in the order of their box."""
        if self.offer is None or self.need is None:
            return []
        links = self.board.links_of.get(self.offer.pk, ())
        strengths = {one.target_id: one.strength for one in links}
        return [Candidate(one, strengths.get(one.pk, "")) for one in self.board.boxes[self.need]]

    @property
    def before(self) -> Note | None:
        """The offer before this one."""
        at = self.number - 1 if self.offer else len(self.offers)
        return self.offers[at - 1] if at else None

    @property
    def after(self) -> Note | None:
        """The offer after this one."""
        return self.offers[self.number] if self.offer and self.number < len(self.offers) else None


def load_walk(canvas_id: int, asked: str = "") -> Walk:
    """The walk at the offer with the public id `asked`, at the first one where there is none such,
    or at its END. Four queries."""
    board = load_current(canvas_id)
    offers = [note for kind in ANSWERS for note in board.boxes[kind]]
    first = offers[0] if offers and asked != END else None
    return Walk(board, offers, next((one for one in offers if one.public_id == asked), first))
