"""The needs of a canvas and the notes that answer them, as a list."""

from dataclasses import dataclass

from canvases.method.kinds import SIDES, Kind, Side, Strength, is_answer
from canvases.method.weight import counted
from canvases.models import Note
from canvases.queries.board import Board


@dataclass(frozen=True, slots=True)
class Answer:
    """A note of the value map that answers a need."""

    note: Note
    is_weak: bool


@dataclass(frozen=True, slots=True)
class Need:
    """A job, pain or gain with what answers it, strong answers first."""

    note: Note
    answers: list[Answer]


def needs_of(board: Board) -> dict[Kind, list[Need]]:
    """Every need of the board by its kind, jobs first, in the order of its box. No query."""
    return {
        kind: [Need(note, _answers(board, note)) for note in board.boxes[kind]]
        for kind in (Kind.JOB, Kind.PAIN, Kind.GAIN)
    }


def idle_of(board: Board) -> list[Note]:
    """The notes of the value map that answer nothing. No query."""
    return [
        note
        for kind in SIDES[Side.VALUE_MAP]
        for note in board.boxes[kind]
        if board.is_unused(note)
    ]


def _answers(board: Board, need: Note) -> list[Answer]:
    answers = [
        Answer(link.source, link.strength == Strength.WEAK)
        for link in board.links_of.get(need.pk, ())
        if link.target_id == need.pk and is_answer(Kind(link.source.kind), Kind(need.kind))
    ]
    return sorted(answers, key=lambda answer: (answer.is_weak, -counted(answer.note.weight)))
