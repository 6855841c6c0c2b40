"""Evidence on notes: added, changed, removed, taken along."""

import pytest

from canvases.access import CanvasGrant
from canvases.actions import canvases, evidence, notes, snapshots, undo_redo
from canvases.actions.errors import Conflict, Refused
from canvases.method.evidence import MOST_OF_A_NOTE, Evidence, read
from canvases.method.kinds import Kind
from canvases.models import Note
from tests import cast

HEARD = Evidence("supports", "interview", "Six of eight", "No answer!", "Call 3", "2026-03-05", 2)
COUNTED = Evidence("contradicts", "data", "49 of 61 came within six days", strength=4)


def known(note: Note) -> list[Evidence]:
    return list(read(Note.objects.get(pk=note.pk).evidence))


def told(grant: CanvasGrant, *pieces: Evidence, kind: Kind = Kind.PAIN) -> Note:
    note = cast.add(grant, kind)
    for piece in pieces:
        evidence.add(grant, cast.op(), note=note, evidence=piece)
    return note


def test_evidence_is_added_after_what_there_is(ada: CanvasGrant) -> None:
    assert known(told(ada, HEARD, COUNTED)) == [HEARD, COUNTED]


def test_same_evidence_twice_is_there_once(ada: CanvasGrant) -> None:
    note = told(ada, HEARD)
    assert evidence.add(ada, cast.op(), note=note, evidence=HEARD) is None
    assert known(note) == [HEARD]


def test_evidence_changes_in_its_place(ada: CanvasGrant) -> None:
    note = told(ada, HEARD, COUNTED)
    evidence.change(ada, cast.op(), note=note, key=HEARD.key, evidence=Evidence("supports"))
    assert known(note) == [Evidence("supports"), COUNTED]


def test_removed_evidence_comes_back_undone(ada: CanvasGrant) -> None:
    note = told(ada, HEARD, COUNTED)
    evidence.remove(ada, cast.op(), note=note, key=HEARD.key)
    assert known(note) == [COUNTED]

    undo_redo.undo(ada, cast.op())
    assert known(note) == [HEARD, COUNTED]


def test_evidence_that_others_removed_is_not_changed(ada: CanvasGrant, ben: CanvasGrant) -> None:
    note = told(ada, HEARD)
    evidence.remove(ben, cast.op(), note=note, key=HEARD.key)

    with pytest.raises(Conflict, match="meanwhile"):
        evidence.change(ada, cast.op(), note=note, key=HEARD.key, evidence=COUNTED)
    with pytest.raises(Conflict, match="meanwhile"):
        evidence.remove(ada, cast.op(), note=note, key=HEARD.key)


def test_note_in_the_bin_takes_no_evidence(ada: CanvasGrant) -> None:
    note = cast.add(ada)
    notes.discard(ada, cast.op(), note=note)
    with pytest.raises(Conflict, match="bin"):
        evidence.add(ada, cast.op(), note=note, evidence=HEARD)


def test_note_takes_as_much_evidence_as_a_file(ada: CanvasGrant) -> None:
    note = cast.add(ada)
    note.evidence = [Evidence("supports", summary=str(n)).stored for n in range(MOST_OF_A_NOTE)]
    note.save()
    with pytest.raises(Refused, match="more than 50"):
        evidence.add(ada, cast.op(), note=note, evidence=HEARD)


def test_duplicate_of_a_canvas_keeps_evidence(ada: CanvasGrant) -> None:
    told(ada, HEARD, kind=Kind.PRODUCT)
    canvases.duplicate(ada, cast.op(), canvas=ada.canvas, title="Two")
    assert [list(read(note.evidence)) for note in Note.objects.all()] == [[HEARD], [HEARD]]


def test_snapshot_brings_evidence_back(ada: CanvasGrant) -> None:
    note = told(ada, HEARD)
    kept = cast.snapshot(ada)
    evidence.remove(ada, cast.op(), note=note, key=HEARD.key)
    snapshots.restore(ada, cast.op(), snapshot=kept)
    assert known(note) == [HEARD]
