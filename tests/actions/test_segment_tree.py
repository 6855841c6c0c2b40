"""Which segment is a part of which."""

import pytest

from canvases.access import CanvasGrant
from canvases.actions import canvases, purges, segment_tree, undo_redo
from canvases.actions.errors import Conflict, Refused
from canvases.models import Change, CustomerSegment
from tests import cast


def made(grant: CanvasGrant, name: str, parent: CustomerSegment | None = None) -> CustomerSegment:
    """A segment, as a part of another."""
    segment = cast.another_segment(grant, name)
    if parent:
        move(grant, segment, parent)
    return segment


def move(
    grant: CanvasGrant, segment: CustomerSegment, parent: CustomerSegment | None
) -> Change | None:
    return segment_tree.move(cast.on_page(grant), cast.op(), segment=segment, parent=parent)


def parent_of(segment: CustomerSegment) -> str:
    segment.refresh_from_db()
    return segment.parent.name if segment.parent else ""


def undo(grant: CanvasGrant) -> None:
    undo_redo.undo(cast.on_page(grant), cast.op())


def test_move_is_journaled_and_can_be_undone_and_redone(ada: CanvasGrant) -> None:
    whole, part = made(ada, "Restaurants"), made(ada, "Thai")

    change = move(ada, part, whole)

    assert change
    assert change.after == {"segment": {part.public_id: {"parent": whole.public_id}}}
    undo(ada)
    assert parent_of(part) == ""
    undo_redo.redo(cast.on_page(ada), cast.op())
    assert parent_of(part) == "Restaurants"


def test_move_to_the_same_place_changes_nothing(ada: CanvasGrant) -> None:
    whole = made(ada, "Restaurants")
    part = made(ada, "Thai", whole)

    assert move(ada, part, whole) is None


def test_segment_becomes_no_part_of_itself_or_of_its_parts(ada: CanvasGrant) -> None:
    whole = made(ada, "Restaurants")
    part = made(ada, "Thai", whole)

    with pytest.raises(Refused, match="“Thai” is a part of “Restaurants” already"):
        move(ada, whole, part)
    with pytest.raises(Refused, match="cannot be a part of itself"):
        move(ada, whole, whole)


def test_undo_makes_no_segment_a_part_of_itself(ada: CanvasGrant, ben: CanvasGrant) -> None:
    whole = made(ada, "Restaurants")
    part = made(ada, "Thai", whole)
    move(ada, part, None)
    move(ben, whole, part)

    with pytest.raises(Conflict, match="a part of itself"):
        undo(ada)
    assert parent_of(part) == ""


def test_undo_leaves_no_segment_in_one_that_others_deleted(
    ada: CanvasGrant, ben: CanvasGrant
) -> None:
    whole = made(ada, "Restaurants")
    part = made(ada, "Thai", whole)
    move(ada, part, None)
    canvases.discard(cast.on_page(ben), cast.op(), row=whole)

    with pytest.raises(Conflict):
        undo(ada)
    assert parent_of(part) == ""


def test_parts_move_up_when_their_segment_is_deleted_and_come_back(ada: CanvasGrant) -> None:
    top = made(ada, "Food")
    whole = made(ada, "Restaurants", top)
    part = made(ada, "Thai", whole)

    canvases.discard(cast.on_page(ada), cast.op(), row=whole)
    assert parent_of(part) == "Food"

    canvases.restore(cast.on_page(ada), cast.op(), row=whole)
    assert (parent_of(part), parent_of(whole)) == ("Restaurants", "Food")


def test_parts_that_were_moved_meanwhile_stay_there(ada: CanvasGrant) -> None:
    whole, other = made(ada, "Restaurants"), made(ada, "Vans")
    part = made(ada, "Thai", whole)
    canvases.discard(cast.on_page(ada), cast.op(), row=whole)
    move(ada, part, other)

    canvases.restore(cast.on_page(ada), cast.op(), row=whole)

    assert parent_of(part) == "Vans"


def test_restored_part_finds_a_place_where_its_segment_is_gone(ada: CanvasGrant) -> None:
    top = made(ada, "Food")
    whole = made(ada, "Restaurants", top)
    part = made(ada, "Thai", whole)
    for row in (part, whole):
        canvases.discard(cast.on_page(ada), cast.op(), row=row)

    canvases.restore(cast.on_page(ada), cast.op(), row=part)

    assert parent_of(part) == "Food"


def test_undo_of_a_deletion_brings_the_parts_back(ada: CanvasGrant) -> None:
    whole = made(ada, "Restaurants")
    part = made(ada, "Thai", whole)
    canvases.discard(cast.on_page(ada), cast.op(), row=whole)

    undo(ada)

    assert parent_of(part) == "Restaurants"


def test_journal_is_right_after_a_whole_is_deleted_for_good(ada: CanvasGrant) -> None:
    whole = made(ada, "Restaurants")
    part = made(ada, "Thai", whole)
    canvases.discard(cast.on_page(ada), cast.op(), row=part)
    canvases.discard(cast.on_page(ada), cast.op(), row=whole)
    canvases.restore(cast.on_page(ada), cast.op(), row=part)

    purges.empty_bin(cast.on_page(ada), cast.op())

    told = ada.workspace.changes.all()
    assert whole.public_id not in str([(one.before, one.after) for one in told])
    assert cast.replayed(told)["segment"][part.public_id] == part.state() | {"parent": ""}
