"""Whether two segments are separate: in the journal, taken back, gone with a segment."""

from typing import Any

import pytest

from canvases.access import CanvasGrant
from canvases.actions import canvases, purges, segment_pairs, undo_redo
from canvases.actions.errors import Conflict, Outdated
from canvases.models import Change, CustomerSegment, SegmentPair
from canvases.queries.history import load_history
from canvases.queries.undo_stack import steps
from tests import cast

Two = tuple[CustomerSegment, CustomerSegment]


@pytest.fixture
def two(ada: CanvasGrant) -> Two:
    return ada.canvas.profile.segment, cast.another_segment(ada)


def answer(grant: CanvasGrant, two: Two, operation: str = "", **values: str) -> Change | None:
    return segment_pairs.answer(
        cast.on_page(grant), operation or cast.op(), segments=two,
        values={name.replace("_", "-"): value for name, value in values.items()},
    )  # fmt: skip


def said() -> dict[str, Any]:
    return {name: answer for name, answer in SegmentPair.objects.get().answers.items() if answer}


def test_only_the_field_that_is_sent_changes_whichever_comes_first(
    ada: CanvasGrant, ben: CanvasGrant, two: Two
) -> None:
    answer(ada, two, needs_answer="yes")
    answer(ben, (two[1], two[0]), needs_why="One bill")
    answer(ben, two, channels_answer="no")

    assert said() == {"needs": {"answer": "yes", "why": "One bill"}, "channels": {"answer": "no"}}


def test_same_operation_sent_twice_is_one_change(ada: CanvasGrant, two: Two) -> None:
    operation = cast.op()

    first, again = (answer(ada, two, operation, needs_answer=one) for one in ("yes", "no"))

    assert first == again
    assert said() == {"needs": {"answer": "yes"}}


def test_undo_takes_back_one_answer_and_redo_gives_it_again(ada: CanvasGrant, two: Two) -> None:
    page = cast.on_page(ada)
    answer(ada, two, needs_answer="yes")
    answer(ada, two, channels_answer="no")

    undo_redo.undo(page, cast.op())
    assert said() == {"needs": {"answer": "yes"}}
    undo_redo.undo(page, cast.op())
    assert said() == {}
    undo_redo.redo(page, cast.op())
    assert said() == {"needs": {"answer": "yes"}}
    assert cast.replayed(Change.objects.order_by("seq")) == cast.all_states()


def test_history_and_undo_name_both_segments(ada: CanvasGrant, two: Two) -> None:
    answer(ada, two, needs_answer="yes")

    names = " and ".join(f"“{one.name}”" for one in two)
    history = load_history(ada.workspace)
    assert history[0].text == f"answered whether {names} are separate"
    todo = steps(cast.on_page(ada))
    assert todo.undo is not None
    assert todo.undo.label.startswith(f"whether “{two[0].name}” and")


def test_answer_that_somebody_else_changed_meanwhile_is_not_overwritten(
    ada: CanvasGrant, ben: CanvasGrant, two: Two
) -> None:
    answer(ben, two, needs_why="Theirs")

    with pytest.raises(Outdated):
        segment_pairs.answer(
            cast.on_page(ada), cast.op(), segments=two, values={"needs-why": "Mine"},
            seen={"needs-why": ""},
        )  # fmt: skip

    assert said() == {"needs": {"why": "Theirs"}}


def test_segment_in_the_bin_is_compared_no_more_and_takes_its_pairs_along(
    ada: CanvasGrant, two: Two
) -> None:
    answer(ada, two, needs_why="Known to nobody")
    page = cast.on_page(ada)
    canvases.discard(page, cast.op(), row=two[1])

    with pytest.raises(Conflict):
        answer(ada, two, needs_answer="yes")

    purges.empty_bin(page, cast.op())
    assert not SegmentPair.objects.exists()
    assert not Change.objects.filter(kind="pair.answered").exists()
    assert "Known to nobody" not in str(list(Change.objects.values("before", "after")))


def test_first_answer_is_undone_after_somebody_else_answered_another_question(
    ada: CanvasGrant, ben: CanvasGrant, two: Two
) -> None:
    answer(ada, two, needs_answer="yes")
    answer(ben, two, channels_answer="no")
    page = cast.on_page(ada)

    undo_redo.undo(page, cast.op())
    assert said() == {"channels": {"answer": "no"}}
    undo_redo.redo(page, cast.op())
    assert said() == {"needs": {"answer": "yes"}, "channels": {"answer": "no"}}
    assert cast.replayed(Change.objects.order_by("seq")) == cast.all_states()


def test_first_answer_is_not_undone_once_somebody_changed_it(
    ada: CanvasGrant, ben: CanvasGrant, two: Two
) -> None:
    answer(ada, two, needs_answer="yes")
    answer(ben, two, needs_why="One bill")

    with pytest.raises(undo_redo.Overtaken):
        undo_redo.undo(cast.on_page(ada), cast.op())
