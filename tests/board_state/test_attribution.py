"""What an event says of who made a change."""

import pytest

from canvases.access import CanvasGrant
from canvases.actions import canvases, notes, snapshots, undo_redo
from canvases.board_state import events
from canvases.method.kinds import Kind
from canvases.models import Canvas, Member
from tests import cast


@pytest.fixture
def ana(ben: CanvasGrant) -> CanvasGrant:
    """Ana, who may edit."""
    ben.member.name = "Ana"
    ben.member.save()
    return ben


def paste(grant: CanvasGrant, count: int, kind: Kind = Kind.PAIN) -> None:
    texts = [f"Note {number}" for number in range(count)]
    notes.paste(grant, cast.op(), canvas=grant.canvas, kind=kind, texts=texts)


def said(canvas: Canvas, member: Member) -> dict[str, object]:
    """What the last event says of the one who made it, who is this member."""
    seq = cast.last_change(canvas.workspace).seq
    canvas.workspace.refresh_from_db()
    by = events.load_events(canvas.pk, canvas.workspace.epoch, seq - 1, at_least=seq)[0].by
    assert not by or by["id"] == member.public_id
    return {key: by[key] for key in by if key != "id"}


def test_note_that_comes_says_nothing_and_one_that_changes_says_who(ana: CanvasGrant) -> None:
    note = cast.add(ana)
    assert said(ana.canvas, ana.member) == {}

    notes.weigh(ana, cast.op(), note=note, weight=5)

    assert said(ana.canvas, ana.member) == {"name": "Ana", "notes": [note.public_id]}


def test_changes_that_share_patches_say_whose_each_new_note_is(
    ana: CanvasGrant, ada: CanvasGrant
) -> None:
    first, second = cast.add(ana), cast.add(ada)
    canvas = ana.canvas
    canvas.workspace.refresh_from_db()
    seq, epoch = canvas.workspace.seq, canvas.workspace.epoch

    told = events.load_events(canvas.pk, epoch, seq - 2, at_least=seq)

    assert [event.by["notes"] for event in told[:2]] == [[first.public_id], [second.public_id]]


def test_many_notes_at_once_are_counted(ana: CanvasGrant) -> None:
    paste(ana, 6)
    assert said(ana.canvas, ana.member)["did"] == "pasted 6 notes"

    undo_redo.undo(ana, cast.op())
    assert said(ana.canvas, ana.member)["did"] == "undid a change of 6 notes"

    undo_redo.redo(ana, cast.op())
    assert said(ana.canvas, ana.member)["did"] == "redid a change of 6 notes"


def test_few_notes_at_once_are_seen(ana: CanvasGrant) -> None:
    paste(ana, 4)

    assert said(ana.canvas, ana.member) == {}


def test_restored_state_is_named_however_little_changes(ana: CanvasGrant) -> None:
    kept = cast.snapshot(ana, "100 %s")
    cast.add(ana)
    snapshots.restore(ana, cast.op(), snapshot=kept)

    assert said(ana.canvas, ana.member)["did"] == "restored the snapshot “100 %s”"


def test_another_canvas_is_told_only_of_its_own_notes(ana: CanvasGrant) -> None:
    canvases.duplicate(cast.on_page(ana), cast.op(), canvas=ana.canvas, title="Copy")
    copy = Canvas.objects.get(title="Copy")
    kept = cast.snapshot(ana)
    paste(ana, 6, Kind.PRODUCT)
    assert said(copy, ana.member) == {}

    paste(ana, 7, Kind.PAIN)  # both show these
    assert said(copy, ana.member)["did"] == "pasted 7 notes"
    snapshots.restore(ana, cast.op(), snapshot=kept)

    assert said(copy, ana.member)["did"] == "restored 7 notes"
