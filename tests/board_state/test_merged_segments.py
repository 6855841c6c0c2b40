"""Boards that are open while two segments are merged: all of them show it, and its undo."""

import pytest

from canvases.access import CanvasGrant
from canvases.board_state import events
from canvases.board_state.events import EventReader
from canvases.board_state.section_events import load_section_events
from canvases.method.kinds import Kind
from tests import cast
from tests.board_state.test_events import head, patched, shown
from tests.two_segments import Two


@pytest.fixture
def two(ada: CanvasGrant) -> Two:
    """Both segments have notes and links, and the one that goes has a canvas of its own, too."""
    two = Two(ada)
    two.other = two.canvas(two.away)
    for board, text in ((two.mine, "Mine"), (two.theirs, "Theirs"), (two.other, "Other")):
        pain = cast.add(board, Kind.PAIN, text)
        cast.connect(board, cast.add(board, Kind.PAIN_RELIEVER, f"For {text}"), pain)
    return two


@pytest.mark.parametrize("board", ["mine", "other"])
@pytest.mark.parametrize("at_once", [True, False])
def test_board_and_events_make_the_board_after_merge_undo_and_redo(
    two: Two, board: str, monkeypatch: pytest.MonkeyPatch, *, at_once: bool
) -> None:
    monkeypatch.setattr(events, "DEFERRED_INTERVAL", 0.0)
    grant: CanvasGrant = getattr(two, board)
    page, reader = shown(grant), EventReader(grant.canvas.pk, two.page.workspace.epoch, head(grant))
    for turn in (two.merge, two.undo, two.redo):
        turn()
        if not at_once:
            page = patched(page, reader.read(head(grant)), shown(grant))
            assert page == shown(grant)

    assert patched(page, reader.read(head(grant)), shown(grant)) == shown(grant)


def test_who_has_a_board_open_is_told_who_merged_what(two: Two) -> None:
    after = head(two.mine)
    two.merge()

    for board in (two.mine, two.theirs, two.other):
        epoch = two.page.workspace.epoch
        event = events.load_events(board.canvas.pk, epoch, after, at_least=after + 1)[0]
        assert event.by["did"] == f"merged “Ward managers” into “{two.into.name}”"


def test_board_of_another_segment_is_told_nothing(two: Two) -> None:
    third = two.canvas(cast.another_segment(two.mine, "Porters"))
    after = head(two.mine)
    two.merge()

    epoch = two.page.workspace.epoch
    event = events.load_events(third.canvas.pk, epoch, after, at_least=after + 1)[0]
    assert not event.by
    assert not event.patches


def test_pages_of_both_segments_are_stale_after_merge_and_undo(two: Two) -> None:
    for turn in (two.merge, two.undo):
        after = head(two.mine)
        turn()
        workspace = two.page.workspace
        (event,) = load_section_events(workspace.pk, workspace.epoch, after, at_least=after + 1)
        assert {f"segment-{one.public_id}-journey" for one in (two.into, two.away)} <= {
            *event.names
        }
        assert "canvases" in event.names
