"""What people do with what the coach says."""

import pytest

from canvases.access import CanvasGrant
from canvases.actions import hints, notes, snapshots, undo_redo
from canvases.actions.errors import Stale
from canvases.method.kinds import Kind
from canvases.models import Canvas, Note
from tests import cast

TWO = "Cook rice and wash the pan"


def now(note: Note) -> Note:
    return Note.objects.get(pk=note.pk)


def texts() -> list[str]:
    return [note.text for note in Note.objects.live().in_order()]


def test_dismissal_is_kept_until_the_words_change(ada: CanvasGrant) -> None:
    note = cast.add(ada, text="Slow")
    hints.dismiss_on_note(ada, cast.op(), note=note, hint="vague")
    assert now(note).dismissed == ["vague"]

    notes.weigh(ada, cast.op(), note=note, weight=5)
    assert now(note).dismissed == ["vague"]
    notes.edit(ada, cast.op(), note=note, version=1, values={"text": "Slow!"})
    assert now(note).dismissed == []


def test_dismissal_comes_back_with_the_words_when_an_edit_is_undone(ada: CanvasGrant) -> None:
    note = cast.add(ada, text="Slow")
    hints.dismiss_on_note(ada, cast.op(), note=note, hint="vague")
    notes.edit(ada, cast.op(), note=note, version=1, values={"text": "Slower"})

    undo_redo.undo(ada, cast.op())
    assert (now(note).text, now(note).dismissed) == ("Slow", ["vague"])
    undo_redo.undo(ada, cast.op())
    assert now(note).dismissed == []


def test_dismissal_is_one_change_whose_repetition_is_none(ada: CanvasGrant) -> None:
    note, op = cast.add(ada), cast.op()
    first = hints.dismiss_on_note(ada, op, note=note, hint="vague")

    assert hints.dismiss_on_note(ada, op, note=note, hint="vague") == first
    assert hints.dismiss_on_note(ada, cast.op(), note=note, hint="vague") is None


def test_hint_on_a_box_is_put_aside_on_the_canvas(ada: CanvasGrant) -> None:
    for names in (["unranked:pain"], ["unranked:pain", "unlinked"]):
        hints.dismiss_on_canvas(ada, cast.op(), canvas=ada.canvas, hints=names)

    assert Canvas.objects.get(pk=ada.canvas.pk).dismissed == ["unranked:pain", "unlinked"]


def test_split_makes_notes_of_the_same_weight_as_one_change(ada: CanvasGrant) -> None:
    note = cast.add(ada, Kind.JOB, TWO, weight=4)
    product = cast.add(ada, Kind.PRODUCT, "Rice cooker")
    link = cast.connect(ada, product, note)

    parts = ["Cook rice", "Wash the pan"]
    hints.split(ada, cast.op(), canvas=ada.canvas, note=note, version=1, parts=parts)
    jobs = Note.objects.filter(kind=Kind.JOB).in_order()
    assert [(job.text, job.weight) for job in jobs] == [("Cook rice", 4), ("Wash the pan", 4)]
    assert link.target_id == now(note).pk

    undo_redo.undo(ada, cast.op())
    assert texts() == [TWO, "Rice cooker"]


def test_split_of_words_that_changed_is_stale(ada: CanvasGrant, ben: CanvasGrant) -> None:
    note = cast.add(ada, Kind.JOB, TWO)
    notes.edit(ben, cast.op(), note=note, version=1, values={"text": "Cook"})

    with pytest.raises(Stale):
        hints.split(ada, cast.op(), canvas=ada.canvas, note=note, version=1, parts=["A", "B"])
    assert texts() == ["Cook"]


def test_snapshot_of_other_words_brings_its_own_dismissal(ada: CanvasGrant) -> None:
    note = cast.add(ada, text="Slow")
    kept = cast.snapshot(ada)
    notes.edit(ada, cast.op(), note=note, version=1, values={"text": "Slower"})
    hints.dismiss_on_note(ada, cast.op(), note=note, hint="vague")

    snapshots.restore(ada, cast.op(), snapshot=kept)
    assert (now(note).text, now(note).dismissed) == ("Slow", [])


def test_language_is_chosen_and_left_to_be_guessed_again(ada: CanvasGrant) -> None:
    for code in ("de", ""):
        hints.choose_language(ada, cast.op(), canvas=ada.canvas, language=code)
        assert Canvas.objects.get(pk=ada.canvas.pk).language == code
