"""The journal, told to people."""

from canvases.access import CanvasGrant
from canvases.actions import canvases, notes, undo_redo
from canvases.models import Canvas, Change
from canvases.queries.activity import load_history
from canvases.queries.history import SENTENCES, Step, describe, steps
from tests import cast


def told(grant: CanvasGrant, canvas: Canvas | None = None) -> list[str]:
    return [event.text for event in load_history(grant.workspace, canvas)]


def test_history_tells_newest_first_who_did_what(ada: CanvasGrant, ben: CanvasGrant) -> None:
    note = cast.add(ada, text="Canteen is closed")
    notes.discard(ben, cast.op(), note=note)

    events = load_history(ada.workspace)

    assert [(event.who, event.text) for event in events] == [
        (ben.member, "deleted “Canteen is closed”"),
        (ada.member, "added “Canteen is closed”"),
        (ada.member, "started the workspace “My venture”"),
    ]


def test_history_of_a_canvas_tells_nothing_of_others(ada: CanvasGrant) -> None:
    canvases.duplicate(cast.on_page(ada), cast.op(), canvas=ada.canvas, title="Copy")
    copy = cast.on_canvas("ada", Canvas.objects.get(title="Copy"))
    cast.add(copy, text="Only on the copy")

    assert "added “Only on the copy”" not in told(ada, ada.canvas)
    assert told(ada, copy.canvas) == ["added “Only on the copy”", "made the copy “Copy”"]


def test_history_tells_nothing_of_another_workspace(ada: CanvasGrant, dan: CanvasGrant) -> None:
    cast.add(dan, text="Dan's secret")

    assert not [text for text in told(ada) if "secret" in text]


def test_history_goes_on_before_a_number(ada: CanvasGrant) -> None:
    for text in ("One", "Two", "Three"):
        cast.add(ada, text=text)

    first = load_history(ada.workspace, most=2)
    rest = load_history(ada.workspace, before=first[-1].seq)

    assert [event.seq for event in first] == [4, 3]
    assert [event.seq for event in rest] == [2, 1]


def test_sentence_keeps_signs_that_mean_something_in_patterns() -> None:
    assert describe("note.added", "50 % %s {x}") == "added “50 % %s {x}”"


def test_change_without_a_sentence_is_told_all_the_same(ada: CanvasGrant) -> None:
    cast.add(ada, text="Dark")
    Change.objects.filter(kind="note.added").update(kind="note.painted")

    assert told(ada)[0] == "changed “Dark”"
    assert steps(ada).undo == Step(cast.last_change(ada.workspace).pk, "change “Dark”")


def test_every_sentence_takes_one_subject_at_most() -> None:
    assert all(words.count("%") <= 1 for pair in SENTENCES.values() for words in pair)


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
