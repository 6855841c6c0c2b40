"""Whatever two segments hold: merging loses nothing, and undo brings back every row as it was."""

from typing import Any

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from canvases.access import CanvasGrant
from canvases.actions import canvases, notes
from canvases.actions.errors import Refused
from canvases.method.kinds import Kind
from canvases.models import Canvas, Link, Note, ValueMap
from canvases.models.base import State
from tests import cast
from tests.random_operations import examples
from tests.two_segments import Two, everything, say

_texts = st.sampled_from(["", "Night shift", "Elsewhere"])
_answer = st.fixed_dictionaries(
    {"answer": st.sampled_from(["yes", "no"])}, optional={"note": _texts}
)
_facts = st.fixed_dictionaries({}, optional={
    "description": _texts,
    "job_hired_for": _texts,
    "market": st.sampled_from(["", "b2b", "b2c"]),
    "roles": st.lists(st.sampled_from(["buyer", "payer", "user"]), unique=True),
    "persona": st.sampled_from([{}, {"name": "Tom"}, {"name": "Carmen", "quote": "No"}]),
    "traits": st.lists(st.sampled_from([
        {"model": "demographic", "variable": "age", "value": value} for value in ("30", "40")
    ]), max_size=2),
    "meaningful": st.dictionaries(st.sampled_from(["growing", "profitable"]), _answer),
    "methods": st.sampled_from([[], [{"way": "feedback", "learnt": "They phone"}]]),
    "target": st.sampled_from([{}, {"chosen": True}, {"chosen": False, "reason": "Too few"}]),
})  # fmt: skip
_deeds = st.lists(
    st.tuples(st.sampled_from(["note", "link", "bin", "map", "sentence", "bin canvas", "comment"]),
              st.integers(0, 40), st.integers(0, 40)),
    max_size=14,
)  # fmt: skip


def _live(two: Two, deeds: list[tuple[str, int, int]]) -> None:
    """Fill both segments; what is refused is refused."""
    boards = [two.mine, two.theirs]
    for deed, one, other in deeds:
        board, all_notes = boards[one % len(boards)], list(Note.objects.order_by("pk"))
        try:
            _do(
                two, deed, board, all_notes[one % len(all_notes)], all_notes[other % len(all_notes)]
            )
        except Refused:
            continue
        if deed == "map":
            segment = (two.into, two.away)[one % 2]
            maps = [None, *ValueMap.objects.order_by("pk")]
            try:
                boards.append(two.canvas(segment, maps[other % len(maps)]))
            except Refused:
                continue


def _do(two: Two, deed: str, board: CanvasGrant, one: Note, other: Note) -> None:
    match deed:
        case "note":
            kind = list(Kind)[other.pk % 6]
            cast.add(board, kind, f"Note {one.pk}", one.pk % 5 + 1)
        case "link":
            cast.connect(board, one, other)
        case "bin":
            notes.discard(board, cast.op(), note=one)
        case "sentence":
            canvases.state_proposition(board, cast.op(), canvas=board.canvas, text=f"On {one.pk}")
        case "bin canvas":
            canvases.discard(two.page, cast.op(), row=board.canvas)
        case "comment":
            cast.comment(board, one)


@pytest.mark.django_db
@settings(max_examples=examples(25))
@given(_facts, _facts, _deeds, st.booleans())
def test_undo_brings_every_row_back_and_merging_loses_no_note_and_no_link(
    mine: dict[str, Any], theirs: dict[str, Any], deeds: list[tuple[str, int, int]], name: bool
) -> None:
    with transaction.atomic():
        two = Two(cast.on_canvas("ada", cast.started_by("ada")))
        for board in (two.mine, two.theirs):
            for kind in Kind:
                cast.add(board, kind, f"First {kind}")
        _live(two, deeds)
        say(two.into, **mine)
        say(two.away, **theirs)
        before = everything()
        shown = _shown()

        two.merge(takes_name=name)
        after = everything()
        assert _shown() >= shown
        assert after["ends"] == before["ends"]
        assert not Note.objects.filter(profile__segment=two.away).exists()
        assert not Canvas.objects.filter(profile__segment=two.away, binned_at=None).exists()

        two.undo()
        assert everything() == before
        two.redo()
        assert _without_bin(everything()) == _without_bin(after)
        transaction.set_rollback(True)


def _shown() -> set[tuple[int, int]]:
    """The links that some canvas shows, by their ends."""
    found = set[tuple[int, int]]()
    for canvas in Canvas.objects.filter(binned_at=None):
        sides = {"profile_id": canvas.profile_id, "value_map_id": canvas.value_map_id}
        there = set(Note.objects.on_canvas(**sides).live().values_list("pk", flat=True))
        ends = Link.objects.values_list("source_id", "target_id")
        found |= {(one, other) for one, other in ends if {one, other} <= there}
        found |= {(one, one) for one in there}
    return found


def _without_bin(rows: dict[str, Any]) -> dict[str, Any]:
    """Everything but the moments at which rows went to the bin: doing it again takes a new one."""
    return {
        name: {key: _dateless(state) for key, state in some.items()}
        if isinstance(some, dict)
        else some
        for name, some in rows.items()
    }


def _dateless(state: State) -> State:
    return state | {"binned_at": bool(state.get("binned_at"))}
