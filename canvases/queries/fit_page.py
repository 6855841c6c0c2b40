"""The fit of one canvas for a page of its own: what answers what, in three blocks."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from canvases.method import ranking
from canvases.method.fit import Fit, Part, coverage
from canvases.method.kinds import ANSWERS, Kind, Strength
from canvases.method.next_steps import NextStep, plan
from canvases.models import Canvas, Note
from canvases.queries.board import Board
from canvases.queries.coach import Coach, coach_of
from canvases.queries.consistent_read import load_current
from canvases.queries.evidence_page import EvidencePage

MOST_CELLS: Final = 1500
"""A matrix with more of them is shown row by row."""

_AFTER: Final = {"": "strong", "strong": "weak", "weak": ""}


@dataclass(frozen=True, slots=True)
class Cell:
    """Where an offer meets a need: how strongly it answers it, "" for not at all."""

    offer: Note
    need: Note
    strength: str

    @property
    def after(self) -> str:
        """What a click makes of it."""
        return _AFTER[self.strength]


@dataclass(frozen=True, slots=True)
class Row:
    """A need, with a cell for each offer of the block. `covered` in percent."""

    need: Note
    cells: list[Cell]
    covered: int

    @property
    def links(self) -> list[Cell]:
        """The cells that answer it."""
        return [cell for cell in self.cells if cell.strength]


@dataclass(frozen=True, slots=True)
class Block:
    """Needs of one kind, and the notes of the kind that answers them."""

    need: Kind
    offer: Kind
    part: Part
    offers: list[Note]
    rows: list[Row]

    @property
    def cells(self) -> int:
        """How many there are."""
        return len(self.offers) * len(self.rows)


@dataclass(frozen=True)
class FitPage:
    """What the page shows. `chosen`: the public id of the one need that is asked for."""

    board: Board
    chosen: str

    @cached_property
    def coach(self) -> Coach:
        """What could be clearer on the canvas."""
        return coach_of(self.board)

    @cached_property
    def evidence(self) -> EvidencePage:
        """What the needs stand on."""
        return EvidencePage(self.board)

    @property
    def canvas(self) -> Canvas:
        """Whose fit it is."""
        return self.board.canvas

    @property
    def fit(self) -> Fit:
        """The figure, its parts, and what is left over."""
        return self.board.fit

    @cached_property
    def steps(self) -> tuple[NextStep, ...]:
        """What to do next."""
        return plan(*self.board.facts)

    @property
    def to_rank(self) -> Kind | None:
        """A box of needs with notes to compare: that with the most that nobody has weighed."""
        boxes = {kind: self.board.boxes[kind] for kind in ANSWERS.values()}
        open_notes = {
            kind: sum(note.weight is None for note in notes)
            for kind, notes in boxes.items()
            if len(notes) >= ranking.LEAST
        }
        return max(open_notes, key=lambda kind: open_notes[kind], default=None)

    @cached_property
    def blocks(self) -> list[Block]:
        """Jobs, pains, gains."""
        return [self._block(offer, need) for offer, need in ANSWERS.items()]

    @cached_property
    def is_large(self) -> bool:
        """Whether the matrix is too large to be shown whole."""
        return sum(block.cells for block in self.blocks) > MOST_CELLS

    @cached_property
    def row(self) -> tuple[Block, Row] | None:
        """The row that is asked for."""
        return next(
            (found for found in self._rows() if found[1].need.public_id == self.chosen), None
        )

    @property
    def beside(self) -> tuple[Note | None, Note | None]:
        """The needs before and after that one."""
        needs = [row.need for _block, row in self._rows()]
        ids = [need.public_id for need in needs]
        if self.chosen not in ids:
            return None, None
        at = ids.index(self.chosen)
        return needs[at - 1] if at else None, needs[at + 1] if at + 1 < len(needs) else None

    def cell(self, offer: Note, need: Note) -> Cell:
        """Where these two meet."""
        return Cell(offer, need, self._strengths.get((offer.public_id, need.public_id), ""))

    def covered(self, need: Note) -> int:
        """How far a need is answered, in percent."""
        found = self._answers.get(need.public_id, [])
        return int(100 * coverage(found) + 0.5)

    def _rows(self) -> Iterator[tuple[Block, Row]]:
        return ((block, row) for block in self.blocks for row in block.rows)

    def _block(self, offer: Kind, need: Kind) -> Block:
        offers = self.board.boxes[offer]
        rows = [
            Row(note, [self.cell(one, note) for one in offers], self.covered(note))
            for note in self.board.boxes[need]
        ]
        return Block(need, offer, self.fit.parts[need], offers, rows)

    @cached_property
    def _strengths(self) -> dict[tuple[str, str], str]:
        links = self.board.links
        return {(one.source.public_id, one.target.public_id): one.strength for one in links}

    @cached_property
    def _answers(self) -> dict[str, list[Strength]]:
        found: dict[str, list[Strength]] = {}
        for link in self.board.links:
            if ANSWERS.get(Kind(link.source.kind)) == link.target.kind:
                found.setdefault(link.target.public_id, []).append(Strength(link.strength))
        return found


def load_fit_page(canvas_id: int, chosen: str = "") -> FitPage:
    """The page for the canvas with this primary key. Four queries."""
    return FitPage(load_current(canvas_id), chosen)
