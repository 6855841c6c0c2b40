"""What the needs of a canvas stand on: evidence by importance, and the kind of fit that follows."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.utils.translation import ngettext

from canvases.method.cards import STATES as CARD_STATES
from canvases.method.cards import Card
from canvases.method.evidence import Evidence, Standing, read, rung_of, standing_of
from canvases.method.fit_kinds import (
    TOP_WEIGHT,
    Around,
    FitKind,
    Need,
    judge_fit,
    top_needs,
    unproven,
)
from canvases.method.kinds import ANSWERS, SIDES, Kind, Side, Strength
from canvases.method.segmentation import MEANINGFUL, judge
from canvases.method.stance import VALUE_SCALES
from canvases.method.weight import WEIGHTS
from canvases.models import Canvas, Note
from canvases.queries.board import Board
from canvases.queries.consistent_read import load_current

COLUMNS: Final = ("contradicted", "assumption", "said", "seen", "done")
"""From what is refuted to what people did."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A note with its evidence."""

    note: Note
    evidence: tuple[Evidence, ...]

    @property
    def standing(self) -> Standing:
        """Whether it is an assumption, supported or contradicted."""
        return standing_of(self.evidence)

    @property
    def column(self) -> str:
        """Where it stands on the map: of COLUMNS."""
        standing = self.standing
        return str(rung_of(self.evidence) if standing is Standing.SUPPORTED else standing)


@dataclass(frozen=True, slots=True)
class MapRow:
    """The needs of one weight by column, None for those that nobody weighed."""

    weight: int | None
    cells: tuple[list[Weighed], ...]


@dataclass(frozen=True)
class EvidencePage:
    """What the page shows. `chosen`: the public id of the note that is asked for."""

    board: Board
    chosen: str = ""

    @property
    def canvas(self) -> Canvas:
        """Whose evidence it is."""
        return self.board.canvas

    @cached_property
    def weighed(self) -> dict[str, Weighed]:
        """All notes by their public ids, box after box."""
        return {note.public_id: Weighed(note, read(note.evidence)) for note in self.board.notes}

    @cached_property
    def quoted(self) -> set[str]:
        """The passages of interviews that are evidence of a note already."""
        return {piece.quote for one in self.weighed.values() for piece in one.evidence}

    @cached_property
    def needs(self) -> list[Need]:
        """Jobs, pains and gains as the method sees them."""
        shown = (self.weighed[note.public_id] for note in self._of_side(Side.PROFILE))
        return [
            Need(
                one.note.public_id,
                one.note.weight,
                one.note.pk in self._strongly_answered,
                one.evidence,
            )
            for one in shown
        ]

    @cached_property
    def top(self) -> list[Need]:
        """The needs that matter most."""
        return top_needs(self.needs)

    @property
    def is_weighed(self) -> bool:
        """Whether weights say what matters most; the first needs stand for it otherwise."""
        return any((need.weight or 0) >= TOP_WEIGHT for need in self.top)

    @cached_property
    def unproven(self) -> list[Weighed]:
        """Those of them that nothing supports."""
        return [self.weighed[need.id] for need in unproven(self.top)]

    @property
    def unproven_words(self) -> str:
        """How many of the top needs nothing supports; of the first, where no weight says which are
        top."""
        num = len(self.top)
        if self.is_weighed:
            words = ngettext(
                "%(some)s of %(num)s top need is unproven",
                "%(some)s of %(num)s top needs are unproven",
                num,
            )
        else:
            words = ngettext(
                "%(some)s of %(num)s need is unproven",
                "%(some)s of the first %(num)s needs are unproven",
                num,
            )
        return words % {"some": len(self.unproven), "num": num}

    @cached_property
    def kinds(self) -> tuple[FitKind, ...]:
        """How far each kind of fit is reached."""
        segment = self.board.segment
        verdict = judge(segment.meaningful)
        around = Around(
            is_meaningful=bool(MEANINGFUL) and not verdict.against and not verdict.missing,
            is_valued=all(segment.value.get(name) for name in VALUE_SCALES),
            notes=[one.evidence for one in self.weighed.values()],
        )
        return judge_fit(self.needs, around)

    @property
    def reached(self) -> FitKind | None:
        """The furthest kind of fit that is reached."""
        return next((kind for kind in reversed(self.kinds) if kind.is_reached), None)

    @property
    def next(self) -> FitKind | None:
        """The first that is not."""
        return next((kind for kind in self.kinds if not kind.is_reached), None)

    @cached_property
    def rows(self) -> list[MapRow]:
        """The map: the heaviest first; a weight that no need has keeps its row, notes that are not
        weighed have one where there are some."""
        shown = [self.weighed[note.public_id] for note in self._of_side(Side.PROFILE)]
        weights: list[int | None] = [*reversed(WEIGHTS), None]
        rows = [self._row(weight, shown) for weight in weights]
        return [row for row in rows if row.weight is not None or any(row.cells)]

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many needs stand in each column."""
        columns = [self.weighed[need.id].column for need in self.needs]
        return [(column, columns.count(column)) for column in COLUMNS]

    @property
    def told(self) -> list[Weighed]:
        """Notes of the value map about which something is known."""
        offers = (self.weighed[note.public_id] for note in self._of_side(Side.VALUE_MAP))
        return [one for one in offers if one.evidence]

    @cached_property
    def cards(self) -> dict[str, list[Card]]:
        """The test cards by their states, in the order of CARD_STATES."""
        cards = [row.card for row in self.canvas.test_cards.filter(binned_at=None)]
        return {state: [card for card in cards if card.state == state] for state in CARD_STATES}

    @property
    def shown(self) -> Weighed | None:
        """The note that is asked for."""
        return self.weighed.get(self.chosen)

    @staticmethod
    def _row(weight: int | None, shown: Sequence[Weighed]) -> MapRow:
        here = [one for one in shown if one.note.weight == weight]
        cells = tuple([one for one in here if one.column == column] for column in COLUMNS)
        return MapRow(weight, cells)

    def _of_side(self, side: Side) -> list[Note]:
        """Box after box; of the profile's, jobs come first."""
        kinds = reversed(SIDES[side]) if side is Side.PROFILE else SIDES[side]
        return [note for kind in kinds for note in self.board.boxes[kind]]

    @cached_property
    def _strongly_answered(self) -> set[int]:
        return {
            link.target_id
            for link in self.board.links
            if link.strength == Strength.STRONG
            and ANSWERS.get(Kind(link.source.kind)) == link.target.kind
        }


def load_evidence_page(canvas_id: int, chosen: str = "") -> EvidencePage:
    """The page for the canvas with this primary key. Five queries."""
    return EvidencePage(load_current(canvas_id), chosen)
