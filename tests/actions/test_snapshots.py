"""States that are kept, and brought back as one change."""

import random

import pytest

from canvases.access import CanvasGrant
from canvases.actions import canvases, links, notes, purges, snapshots, undo_redo
from canvases.actions.errors import Conflict, Refused
from canvases.method.kinds import Kind, Strength
from canvases.models import Canvas, Change, Link, Note, Snapshot
from canvases.queries.comments import load_comments
from canvases.queries.snapshots import load_content
from tests import cast
from tests.actions.test_replay import ACTS


def content(grant: CanvasGrant) -> dict[str, object]:
    return load_content(Canvas.objects.get(pk=grant.canvas.pk))


def a_board(grant: CanvasGrant) -> tuple[Note, Note]:
    """Two notes, linked."""
    ends = cast.add(grant, Kind.PAIN_RELIEVER, "Lamp"), cast.add(grant, Kind.PAIN, "Dark")
    cast.connect(grant, *ends, Strength.WEAK)
    return ends


def go_back(grant: CanvasGrant, snapshot: Snapshot) -> Change | None:
    return snapshots.restore(grant, cast.op(), snapshot=snapshot)


def test_state_comes_back_whatever_happened_to_notes_and_links(ada: CanvasGrant) -> None:
    lamp, dark = a_board(ada)
    snapshot, before = cast.snapshot(ada), content(ada)
    notes.edit(ada, cast.op(), note=dark, version=1, values={"text": "Too dark"})
    notes.weigh(ada, cast.op(), note=dark, weight=5)
    links.disconnect(ada, cast.op(), canvas=ada.canvas, source=lamp, target=dark)
    notes.discard(ada, cast.op(), note=lamp)
    cast.add(ada, Kind.JOB, "Came since")
    canvases.state_proposition(ada, cast.op(), canvas=ada.canvas, text="Ours")

    go_back(ada, snapshot)
    assert content(ada) == before
    assert Note.objects.get(text="Came since").is_binned


def test_going_back_is_one_change_and_undone_as_one(ada: CanvasGrant) -> None:
    a_board(ada)
    snapshot = cast.snapshot(ada)
    for note in Note.objects.all():
        notes.weigh(ada, cast.op(), note=note, weight=5)
    cast.add(ada, Kind.JOB, "Came since")
    count, before = cast.change_count(ada.workspace), content(ada)

    go_back(ada, snapshot)
    assert cast.change_count(ada.workspace) == count + 1
    undo_redo.undo(ada, cast.op())
    assert content(ada) == before


def test_going_back_to_the_present_state_is_no_change(ada: CanvasGrant) -> None:
    a_board(ada)

    assert go_back(ada, cast.snapshot(ada)) is None


def test_undo_is_refused_where_someone_worked_on_since(ada: CanvasGrant, ben: CanvasGrant) -> None:
    _lamp, dark = a_board(ada)
    snapshot = cast.snapshot(ada)
    notes.weigh(ada, cast.op(), note=dark, weight=5)
    go_back(ada, snapshot)
    notes.weigh(ben, cast.op(), note=dark, weight=1)

    with pytest.raises(Conflict):
        undo_redo.undo(ada, cast.op())


def test_edit_that_was_begun_before_is_told_of_the_conflict(ada: CanvasGrant) -> None:
    _lamp, dark = a_board(ada)
    snapshot = cast.snapshot(ada)
    notes.edit(ada, cast.op(), note=dark, version=1, values={"text": "Too dark"})
    go_back(ada, snapshot)

    with pytest.raises(Conflict):
        notes.edit(ada, cast.op(), note=dark, version=2, values={"text": "Very dark"})


def test_comments_stay_with_the_notes_that_come_back(ada: CanvasGrant) -> None:
    _lamp, dark = a_board(ada)
    snapshot = cast.snapshot(ada)
    cast.comment(ada, dark, "Since when?")
    notes.discard(ada, cast.op(), note=dark)

    go_back(ada, snapshot)
    assert [comment.text for comment in load_comments(dark)] == ["Since when?"]


def test_link_from_another_canvas_goes_where_a_note_gets_a_kind_that_has_none(
    ada: CanvasGrant,
) -> None:
    dark = cast.add(ada, Kind.GAIN, "Dark")
    snapshot = cast.snapshot(ada)
    notes.move(ada, cast.op(), note=dark, kind=Kind.PAIN)
    segment = ada.canvas.profile.segment
    canvases.add_canvas(ada, cast.op(), title="Two", segment=segment, value_map=None)
    two = cast.on_canvas("ada", Canvas.objects.get(title="Two"))
    link = cast.connect(two, cast.add(two, Kind.PAIN_RELIEVER), Note.objects.get(pk=dark.pk))

    go_back(ada, snapshot)
    assert not Link.objects.filter(pk=link.pk).exists()
    undo_redo.undo(ada, cast.op())
    assert Link.objects.filter(public_id=link.public_id).exists()


def test_note_that_is_deleted_for_good_is_in_no_snapshot(ada: CanvasGrant) -> None:
    lamp, _dark = a_board(ada)
    snapshot = cast.snapshot(ada)
    notes.discard(ada, cast.op(), note=lamp)
    purges.empty_bin(ada, cast.op())

    snapshot.refresh_from_db()
    assert "Lamp" not in str(snapshot.content)
    assert snapshot.content["links"] == {}
    assert snapshot.note_count == 1
    assert go_back(ada, snapshot) is None


def test_deleted_snapshot_is_undone_until_the_bin_is_emptied(ada: CanvasGrant) -> None:
    snapshot = cast.snapshot(ada)
    snapshots.discard(ada, cast.op(), snapshot=snapshot)
    with pytest.raises(Conflict):
        go_back(ada, snapshot)

    undo_redo.undo(ada, cast.op())
    assert not Snapshot.objects.get().is_binned
    undo_redo.redo(ada, cast.op())
    purges.empty_bin(ada, cast.op())
    assert not Snapshot.objects.exists()


def test_one_canvas_has_so_many_snapshots(
    ada: CanvasGrant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshots, "MOST_OF_A_CANVAS", 1)
    cast.snapshot(ada)

    with pytest.raises(Refused):
        cast.snapshot(ada)


@pytest.mark.parametrize("seed", range(6))
def test_any_day_of_work_can_be_taken_back_at_once(ada: CanvasGrant, seed: int) -> None:
    chance = random.Random(seed)
    for kind in Kind:
        cast.add(ada, kind, f"First {kind}")
    work(ada, chance, 12)
    snapshot, before = cast.snapshot(ada), content(ada)
    work(ada, chance, 25)
    after = content(ada)

    went_back = go_back(ada, snapshot)
    assert content(ada) == before
    assert cast.replayed(ada.workspace.changes.all()) == cast.all_states()
    if went_back:
        undo_redo.undo(ada, cast.op())
        assert content(ada) == after


def work(grant: CanvasGrant, chance: random.Random, most: int) -> None:
    for _time in range(most):
        everything = list(Note.objects.order_by("pk"))
        try:
            chance.choice(ACTS)(
                grant, chance.choice(everything), chance.choice(everything), chance.randrange(30)
            )
        except Refused:
            continue
