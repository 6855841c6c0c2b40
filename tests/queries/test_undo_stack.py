"""What one person can undo and redo."""

from canvases.access import CanvasGrant
from canvases.actions import undo_redo
from canvases.queries.undo_stack import steps
from tests import cast


def test_steps_of_one_person_never_name_what_another_did(
    ada: CanvasGrant, ben: CanvasGrant
) -> None:
    cast.add(ada, text="Ada's secret")

    assert steps(ada).undo is not None
    assert steps(ben).undo is None


def test_steps_after_undo_and_redo_of_several(ada: CanvasGrant) -> None:
    for text in ("One", "Two", "Three"):
        cast.add(ada, text=text)
    for turn in (undo_redo.undo, undo_redo.undo, undo_redo.redo, undo_redo.undo):
        turn(ada, cast.op())

    found = steps(ada)
    assert found.undo is not None
    assert found.redo is not None
    assert (found.undo.label, found.redo.label) == ("add “One”", "add “Two”")
