"""Notes of one box that are brought into an order by questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from canvases.method.kinds import KINDS, Kind, Side
from canvases.method.ranking import (
    LEAST,
    MOST,
    Ranking,
    most_questions,
    rank,
    weights,
    without,
)
from canvases.models import Canvas, Note
from canvases.queries.board import Board
from canvases.queries.consistent_read import load_current

ORDER: Final = (
    Kind.JOB, Kind.PAIN, Kind.GAIN, Kind.PRODUCT, Kind.PAIN_RELIEVER, Kind.GAIN_CREATOR,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Suggested:
    """A note that has its place, and the weight that follows; `place` from 1, the same for those
    that are alike."""

    note: Note
    place: int
    weight: int


@dataclass(frozen=True, slots=True)
class RankPage:
    """What can be compared on a canvas."""

    board: Board
    kind: Kind

    @property
    def canvas(self) -> Canvas:
        """Whose notes they are."""
        return self.board.canvas

    @property
    def notes(self) -> list[Note]:
        """All notes of the box, in its order."""
        return self.board.boxes[self.kind]

    @property
    def others(self) -> list[Kind]:
        """The other boxes with notes to compare, in the order of the method."""
        kinds = (one for one in ORDER if one is not self.kind)
        return [one for one in kinds if len(self.board.boxes[one]) >= LEAST]

    @property
    def next(self) -> Kind | None:
        """The next box of the circle of which nobody has weighed a note."""
        circle = (one for one in self.others if KINDS[one].side is Side.PROFILE)
        return next(
            (one for one in circle if all(note.weight is None for note in self.board.boxes[one])),
            None,
        )

    @property
    def most_questions(self) -> int:
        """How many questions there are at most, when one begins."""
        return most_questions(min(len(self.notes), MOST))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Where one is: the ids that are compared, the answers so far, and what follows from them."""

    page: RankPage
    ids: list[str]
    answers: str
    ranking: Ranking

    @property
    def notes(self) -> dict[str, Note]:
        """The notes by their ids."""
        return {note.public_id: note for note in self.page.notes}

    @property
    def pair(self) -> list[Note]:
        """The two that are compared next."""
        return [self.notes[one] for one in self.ranking.question or ()]

    @property
    def suggested(self) -> list[Suggested]:
        """The notes with a place, heaviest first, and the weights that follow."""
        found, place = list[Suggested](), 1
        now = None if self.is_whole else [self.notes[one].weight for one in self.ranking.placed]
        follow = weights(self.ranking.groups, now)
        for group in self.ranking.groups:
            found += [Suggested(self.notes[one], place, follow[one]) for one in group]
            place += len(group)
        return found

    @property
    def changes(self) -> int:
        """How many of them weigh something else now."""
        return sum(one.note.weight != one.weight for one in self.suggested)

    @property
    def is_whole(self) -> bool:
        """Whether all notes of the box have their place."""
        return len(self.ranking.placed) == len(self.page.notes)

    @property
    def waiting(self) -> list[Note]:
        """The notes that have no place yet."""
        return [self.notes[one] for one in self.ranking.waiting]


def load_rank_page(canvas_id: int, kind: Kind) -> RankPage:
    """The notes of a box. Four queries."""
    return RankPage(load_current(canvas_id), kind)


def compared(page: RankPage, ids: Sequence[str], answers: str) -> Comparison | None:
    """Where these answers lead, without notes that are not in the box any more; None where fewer
    than two are left. Raises BadAnswers."""
    there = {note.public_id for note in page.notes}
    gone = [one for one in ids if one not in there]
    kept = [one for one in ids if one in there]
    if gone:
        answers = without(ids, answers, gone)
    return Comparison(page, kept, answers, rank(kept, answers)) if len(kept) >= LEAST else None
