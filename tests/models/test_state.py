"""The state that the journal keeps of a row brings the row back as it was."""

import json

import pytest

from canvases.access import CanvasGrant
from canvases.actions import assessments, cards, notes, segment_pairs, segment_tree, statements
from canvases.actions.undo_redo import ROWS
from canvases.method.cards import Card
from canvases.method.kinds import Kind
from canvases.models import Note
from canvases.models.base import Journaled, new_public_id
from tests import cast


def test_public_id_has_no_vowels_and_is_never_the_same() -> None:
    ids = {new_public_id() for _ in range(1000)}

    assert len(ids) == 1000
    assert not set("aeiouyl01") & set("".join(ids))


@pytest.mark.parametrize("name", ROWS)
def test_state_survives_json_and_comes_back(ada: CanvasGrant, name: str) -> None:
    note = cast.add(ada, Kind.PAIN)
    cast.connect(ada, cast.add(ada, Kind.PAIN_RELIEVER), note)
    cast.comment(ada, note)
    cast.snapshot(ada)
    two = ada.canvas.profile.segment, cast.another_segment(ada)
    segment_tree.move(cast.on_page(ada), cast.op(), segment=two[1], parent=two[0])
    segment_pairs.answer(cast.on_page(ada), cast.op(), segments=two, values={"needs-answer": "yes"})
    statements.like(ada, cast.op(), statement=cast.statement(ada), likes=True)
    assessments.score(ada, cast.op(), canvas=ada.canvas, scores=[None, *[4] * 9])
    cards.write(ada, cast.op(), canvas=ada.canvas, card=Card(id="", believe="They pay"))
    notes.discard(ada, cast.op(), note=note)
    row: Journaled | None = ROWS[name]._base_manager.last()
    assert row is not None

    state = json.loads(json.dumps(row.state()))

    assert row.take_state(state).state() == state


def test_state_does_not_take_what_is_not_journaled(ada: CanvasGrant) -> None:
    note = cast.add(ada)
    note.take_state({"text": "New", "version": 99, "workspace": None})

    assert (note.text, note.version, note.workspace) == ("New", 1, ada.workspace)


def test_notes_are_in_order_by_weight_then_by_hand(ada: CanvasGrant) -> None:
    for text, weight in (("A", 1), ("B", 5), ("C", 5)):
        cast.add(ada, text=text, weight=weight)

    assert [note.text for note in Note.objects.in_order()] == ["B", "C", "A"]
