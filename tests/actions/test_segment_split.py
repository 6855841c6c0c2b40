"""A segment is split into sub-segments, and a canvas starts from that of the parent."""

import pytest

from canvases.access import CanvasGrant
from canvases.actions import canvases, segment_split, segment_tree, segments, undo_redo
from canvases.actions.errors import Refused
from canvases.method.kinds import Kind
from canvases.method.traits import MOST_TRAITS, Trait
from canvases.models import Canvas, Change, CustomerSegment, Link, Note
from tests import cast

AGE: Trait = {"model": "demographic", "variable": "age", "value": "30"}


def cuisine(value: str) -> Trait:
    return {"model": "needs_based", "variable": "cuisine", "value": value}


def parent(grant: CanvasGrant) -> CustomerSegment:
    return CustomerSegment.objects.get(pk=grant.canvas.profile.segment_id)


def split(grant: CanvasGrant, *values: str, op: str = "") -> Change | None:
    return segment_split.split(
        cast.on_page(grant), op or cast.op(),
        segment=parent(grant), traits=[cuisine(value) for value in values],
    )  # fmt: skip


def children(grant: CanvasGrant) -> list[CustomerSegment]:
    return list(parent(grant).children.filter(binned_at=None))


def test_split_makes_children_with_the_parents_traits_and_one_more(ada: CanvasGrant) -> None:
    segments.add_trait(ada, cast.op(), segment=parent(ada), trait=AGE)

    split(ada, "Thai", "Greek")

    assert [one.name for one in children(ada)] == [
        "My first segment – Thai", "My first segment – Greek",
    ]  # fmt: skip
    assert [one.traits for one in children(ada)] == [
        [AGE, cuisine("Thai")], [AGE, cuisine("Greek")],
    ]  # fmt: skip
    assert all(one.profile for one in children(ada))


def test_one_undo_takes_all_of_it_away_and_redo_brings_it_back(ada: CanvasGrant) -> None:
    split(ada, "Thai", "Greek")

    undo_redo.undo(cast.on_page(ada), cast.op())
    assert children(ada) == []
    undo_redo.redo(cast.on_page(ada), cast.op())
    assert len(children(ada)) == 2


def test_value_that_is_there_is_not_made_again(ada: CanvasGrant) -> None:
    split(ada, "Thai")

    split(ada, "thai", "Greek")
    assert len(children(ada)) == 2
    with pytest.raises(Refused, match="All of these exist already"):
        split(ada, "Greek")


def test_split_sent_twice_is_done_once(ada: CanvasGrant) -> None:
    name = cast.op()

    assert split(ada, "Thai", op=name) == split(ada, "Thai", op=name)
    assert len(children(ada)) == 1


def test_segment_full_of_traits_is_not_split(ada: CanvasGrant) -> None:
    some = [{**AGE, "value": str(number)} for number in range(MOST_TRAITS)]
    CustomerSegment.objects.update(traits=some)

    with pytest.raises(Refused, match="at most 100 traits"):
        split(ada, "Thai")


def a_child(grant: CanvasGrant) -> CustomerSegment:
    """A sub-segment without a canvas."""
    split(grant, "Thai")
    return children(grant)[0]


def begin(grant: CanvasGrant, child: CustomerSegment) -> Canvas:
    change = segment_split.begin_canvas(
        cast.on_page(grant), cast.op(), segment=child, canvas=grant.canvas
    )
    assert change is not None
    return Canvas.objects.get(public_id=change.subject_id)


def test_canvas_of_a_child_starts_with_both_sides_and_their_links(ada: CanvasGrant) -> None:
    pain = cast.add(ada, Kind.PAIN)
    cast.connect(ada, cast.add(ada, Kind.PAIN_RELIEVER, "Locker"), pain)
    child = a_child(ada)

    canvas = begin(ada, child)

    assert cast.texts(canvas, Kind.PAIN) == ["Canteen is closed"]
    assert cast.texts(canvas, Kind.PAIN_RELIEVER) == ["Locker"]
    link = Link.objects.get(target__profile__segment=child)
    assert link.source.value_map == canvas.value_map != ada.canvas.value_map


def test_changes_on_the_canvas_of_a_child_leave_the_parents_alone(ada: CanvasGrant) -> None:
    cast.add(ada, Kind.PAIN)
    canvas = begin(ada, a_child(ada))

    Note.objects.filter(profile=canvas.profile).update(text="Only here")

    assert cast.texts(ada.canvas, Kind.PAIN) == ["Canteen is closed"]


def test_one_undo_takes_a_canvas_away_that_was_started_from_another(ada: CanvasGrant) -> None:
    cast.add(ada)
    canvas = begin(ada, a_child(ada))

    undo_redo.undo(cast.on_page(ada), cast.op())

    canvas.refresh_from_db()
    assert canvas.is_binned
    assert not canvas.profile.notes.live().exists()


def test_child_that_has_a_canvas_starts_no_other(ada: CanvasGrant) -> None:
    child = a_child(ada)
    begin(ada, child)

    with pytest.raises(Refused, match="has a canvas already"):
        begin(ada, child)


def test_profile_is_not_filled_over_its_limit(
    ada: CanvasGrant, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast.add(ada)
    monkeypatch.setattr(segment_split, "MOST_ON_A_SIDE", 0)

    with pytest.raises(Refused, match="more than 0 notes"):
        begin(ada, a_child(ada))


def test_split_is_not_undone_where_somebody_built_on_it(ada: CanvasGrant, ben: CanvasGrant) -> None:
    split(ada, "Thai")
    child, other = children(ada)[0], cast.another_segment(ben)
    segment_tree.move(cast.on_page(ben), cast.op(), segment=other, parent=child)

    with pytest.raises(undo_redo.Overtaken):
        undo_redo.undo(cast.on_page(ada), cast.op())


def test_deleted_parent_leaves_its_children_standing(ada: CanvasGrant) -> None:
    split(ada, "Thai")

    canvases.discard(cast.on_page(ada), cast.op(), row=parent(ada))

    (child,) = CustomerSegment.objects.filter(binned_at=None)
    assert child.parent is None
