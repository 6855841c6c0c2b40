"""Restoring what a merge put in the bin: the merge is taken back, or nothing happens."""

import pytest

from canvases.access import CanvasGrant
from canvases.actions import canvases
from canvases.actions.errors import Refused
from canvases.method.kinds import Kind
from canvases.models import Canvas, CustomerSegment
from tests import cast
from tests.two_segments import Two, everything, say


@pytest.fixture
def two(ada: CanvasGrant) -> Two:
    """Two segments of which both say something, with a note and a canvas of one's own for each."""
    two = Two(ada)
    say(two.into, description="Work at night", roles=["user"])
    say(two.away, description="Plan the shifts", persona={"name": "Ruth"})
    pain = cast.add(two.theirs, Kind.PAIN, "Theirs")
    cast.connect(two.theirs, cast.add(two.theirs, Kind.PAIN_RELIEVER), pain)
    two.canvas(two.away)
    return two


def restore(two: Two, row: CustomerSegment | Canvas | None = None) -> None:
    canvases.restore(two.page, cast.op(), row=row or two.away)


def test_restored_segment_has_its_notes_canvases_and_facts_again(two: Two) -> None:
    before = everything()
    two.merge()

    restore(two)

    assert everything() == before


def test_other_member_restores_it_too(two: Two, ben: CanvasGrant) -> None:
    before = everything()
    two.merge()

    canvases.restore(cast.on_page(ben), cast.op(), row=two.away)

    assert everything() == before


def test_undo_of_restoring_merges_them_again(two: Two) -> None:
    two.merge()
    merged = everything()
    restore(two)

    two.undo()

    assert everything() == merged


def test_nothing_comes_back_where_what_came_of_it_was_changed_since(two: Two) -> None:
    two.merge()
    say(two.into, description="Work at night and plan")
    merged = everything()

    with pytest.raises(Refused, match="“Ward managers” into “My first segment”"):
        restore(two)

    assert everything() == merged


@pytest.mark.parametrize("is_binned_before", [False, True])
def test_canvas_of_a_merged_segment_brings_no_empty_circle_back(
    two: Two, *, is_binned_before: bool
) -> None:
    if is_binned_before:
        canvases.discard(two.page, cast.op(), row=two.theirs.canvas)
    two.merge()
    merged = everything()

    with pytest.raises(Refused, match="Restore the segment"):
        restore(two, two.theirs.canvas)

    assert everything() == merged


def test_segment_that_went_by_itself_later_is_restored_as_it_was(two: Two) -> None:
    two.merge()
    two.undo()
    canvases.discard(two.page, cast.op(), row=two.away)

    restore(two)

    two.away.refresh_from_db()
    assert not two.away.is_binned
    assert cast.texts(two.theirs.canvas, Kind.PAIN) == ["Theirs"]
