"""One canvas, read at once."""

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from canvases.access import CanvasGrant
from canvases.actions import canvases, links, notes
from canvases.method.kinds import Kind
from canvases.models import Canvas, Link, Note
from canvases.queries.board import Board, compose, find_note, link_choices, load_board
from tests import cast


def board(grant: CanvasGrant) -> Board:
    return load_board(cast.on_canvas("ada", grant.canvas).canvas)


def answered(grant: CanvasGrant) -> None:
    """A product for a job, a reliever for a pain."""
    cast.connect(
        grant,
        cast.add(grant, Kind.PRODUCT, "App"),
        cast.add(grant, Kind.JOB, "Eat at work", weight=5),
    )
    cast.connect(
        grant,
        cast.add(grant, Kind.PAIN_RELIEVER, "Warm meals at night"),
        cast.add(grant, Kind.PAIN, "Canteen is closed"),
    )


def test_board_has_all_six_boxes_in_order(ada: CanvasGrant) -> None:
    cast.add(ada, Kind.PAIN, "Light", weight=1)
    cast.add(ada, Kind.PAIN, "Heavy", weight=5)

    boxes = board(ada).boxes
    assert list(boxes) == list(Kind)
    assert [note.text for note in boxes[Kind.PAIN]] == ["Heavy", "Light"]


def test_board_leaves_out_the_bin_and_links_that_lead_there(ada: CanvasGrant) -> None:
    answered(ada)
    for note in board(ada).boxes[Kind.PAIN]:
        notes.discard(ada, cast.op(), note=note)

    after = board(ada)
    assert after.boxes[Kind.PAIN] == []
    assert [link.target.text for link in after.links] == ["Eat at work"]


def test_board_shows_one_canvas_only(ada: CanvasGrant) -> None:
    answered(ada)
    canvases.duplicate(ada, cast.op(), canvas=ada.canvas, title="Copy")
    copy = cast.on_canvas("ada", Canvas.objects.get(title="Copy"))
    cast.add(copy, Kind.PRODUCT, "Only on the copy")

    shown = board(ada)
    assert "Only on the copy" not in [note.text for note in shown.notes]
    assert len(shown.links) == 2


@given(st.integers())
def test_note_is_unused_where_the_fit_says_so(number: int) -> None:
    chance = random.Random(number)
    kinds = [chance.choice(list(Kind)) for _note in range(8)]
    notes = [Note(pk=pk, public_id=f"n{pk}", kind=kind) for pk, kind in enumerate(kinds)]
    ends = {tuple(chance.sample(notes, 2)) for _link in range(6)}
    links = [Link(pk=pk, source=one, target=two) for pk, (one, two) in enumerate(ends)]
    boxes = {kind: [note for note in notes if note.kind == kind] for kind in Kind}

    shown = compose(Canvas(), 1, boxes, links, {})

    told = {note.id for note in (*shown.fit.uncovered, *shown.fit.idle)}
    assert {note.public_id for note in notes if shown.is_unused(note)} == told


def test_board_knows_its_fit(ada: CanvasGrant) -> None:
    answered(ada)
    cast.add(ada, Kind.GAIN, "Fresh food", weight=5)

    # Worth: job 16, pain 4, gain 16. Covered: job and pain. 20 ÷ 36 = 56 %.
    assert board(ada).fit.figure == 56


def test_sentence_is_drafted_from_what_is_linked(ada: CanvasGrant) -> None:
    answered(ada)
    sentence = board(ada).sentence

    assert sentence is not None
    assert sentence.is_draft
    assert sentence.text == (
        "Our app helps customers who want to eat at work by stepping in when canteen is closed."
    )


def test_sentence_that_people_wrote_stands_until_they_take_it_away(ada: CanvasGrant) -> None:
    answered(ada)
    for text, is_draft in (("Ours", False), ("", True)):
        canvases.state_proposition(ada, cast.op(), canvas=ada.canvas, text=text)
        sentence = board(ada).sentence

        assert sentence is not None
        assert sentence.is_draft is is_draft


def test_sentence_may_hold_signs_that_mean_something_in_patterns(ada: CanvasGrant) -> None:
    cast.add(ada, Kind.PRODUCT, "100 %(job)s {app}")
    pain = cast.add(ada, Kind.PAIN, "50 % off")
    cast.connect(ada, cast.add(ada, Kind.PAIN_RELIEVER), pain)
    cast.add(ada, Kind.JOB, "%s")

    sentence = board(ada).sentence
    assert sentence is not None
    assert "100 %(job)s {app}" in sentence.text


def test_no_sentence_where_the_notes_say_too_little(ada: CanvasGrant) -> None:
    cast.add(ada, Kind.PRODUCT)

    assert board(ada).sentence is None


@pytest.mark.parametrize("count", [1, 30])
def test_board_is_read_in_three_queries(ada: CanvasGrant, count: int) -> None:
    texts = [f"Line {number}" for number in range(count)]
    for kind in (Kind.PAIN, Kind.PAIN_RELIEVER):
        notes.paste(ada, cast.op(), canvas=ada.canvas, kind=kind, texts=texts)
    shown = board(ada)
    for source, target in zip(shown.boxes[Kind.PAIN_RELIEVER], shown.boxes[Kind.PAIN], strict=True):
        cast.connect(ada, source, target)
    canvas = cast.on_canvas("ada", ada.canvas).canvas

    with CaptureQueriesContext(connection) as queries:
        assert len(load_board(canvas).links) == count

    assert len(queries) == 3


def test_note_is_found_on_its_own_canvas_only(ada: CanvasGrant, dan: CanvasGrant) -> None:
    note = cast.add(ada)

    assert find_note(ada.canvas, note.public_id) == note
    assert find_note(dan.canvas, note.public_id) is None


def test_link_choices_tell_what_is_linked_and_how(ada: CanvasGrant) -> None:
    answered(ada)
    job = cast.add(ada, Kind.JOB, "Rest")
    shown = board(ada)
    pain = shown.boxes[Kind.PAIN][0]

    targets, sources = link_choices(shown, pain)

    assert [(kind, [(c.note.text, c.strength) for c in found]) for kind, found in targets] == [
        (Kind.JOB, [("Eat at work", ""), (job.text, "")])
    ]
    assert [(kind, [(c.note.text, c.strength) for c in found]) for kind, found in sources] == [
        (Kind.PAIN_RELIEVER, [("Warm meals at night", "strong")])
    ]


def test_link_that_is_gone_is_on_no_board(ada: CanvasGrant) -> None:
    answered(ada)
    link = board(ada).links[0]
    links.disconnect(ada, cast.op(), canvas=ada.canvas, source=link.source, target=link.target)

    assert len(board(ada).links) == 1
