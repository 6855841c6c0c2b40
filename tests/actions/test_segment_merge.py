"""One segment merged into another: what moves, what stays, what is refused, and one undo."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canvases.access import CanvasGrant
from canvases.actions import canvases, notes, purges, segment_merge, segment_tree
from canvases.actions.errors import Conflict, Refused
from canvases.method.kinds import Kind
from canvases.models import Change, Comment, CustomerSegment, Link, Note
from canvases.queries import segment_merge as plans
from canvases.queries.history import load_history
from canvases.queries.undo_stack import steps
from tests import cast
from tests.two_segments import Two, everything, say


@pytest.fixture
def two(ada: CanvasGrant) -> Two:
    return Two(ada)


def test_notes_move_with_links_and_comments_and_keep_their_order(two: Two) -> None:
    for text, weight in (("Mine", 3), ("Mine too", 3)):
        cast.add(two.mine, Kind.PAIN, text, weight)
    for text, weight in (("Heavy", 5), ("First", 3), ("Second", 3), ("Light", 1)):
        cast.add(two.theirs, Kind.PAIN, text, weight)
    note = Note.objects.get(text="First")
    cast.connect(two.theirs, cast.add(two.theirs, Kind.PAIN_RELIEVER), note)
    cast.comment(two.theirs, note)

    two.merge()

    canvas = two.mine.canvas
    assert cast.texts(canvas, Kind.PAIN) == [
        "Heavy", "Mine", "Mine too", "First", "Second", "Light",
    ]  # fmt: skip
    assert Link.objects.get().target.profile == canvas.profile
    assert Comment.objects.get().note == note


def test_canvas_pairs_the_other_profile_or_gives_its_sentence_and_goes(two: Two) -> None:
    other = two.canvas(two.away)
    canvases.state_proposition(two.theirs, cast.op(), canvas=two.theirs.canvas, text="Theirs")
    canvases.state_proposition(two.mine, cast.op(), canvas=two.mine.canvas, text="Mine")

    two.merge()

    for grant in (two.mine, two.theirs, other):
        grant.canvas.refresh_from_db()
    assert other.canvas.profile.segment == two.into
    assert two.mine.canvas.statements == ["Mine", "Theirs"]
    assert two.theirs.canvas.is_binned
    assert CustomerSegment.objects.get(pk=two.away.pk).is_binned


def test_canvas_whose_twin_lies_in_the_bin_stands_in_its_place(two: Two) -> None:
    canvases.rename(two.page, cast.op(), row=two.theirs.canvas, name="Standing")
    canvases.discard(two.page, cast.op(), row=two.mine.canvas)
    before = everything()

    two.merge()

    two.mine.canvas.refresh_from_db()
    assert (two.mine.canvas.title, two.mine.canvas.is_binned) == ("Standing", False)
    two.undo()
    assert everything() == before


def test_same_operation_sent_twice_is_one_change(two: Two) -> None:
    operation = cast.op()

    first, again = two.merge(operation), two.merge(operation)

    assert first is not None
    assert first == again


def test_answers_fill_what_is_missing_and_the_rest_is_kept_as_text(two: Two) -> None:
    say(two.into, market="b2b", roles=["user"], persona={"name": "Carmen"})
    say(
        two.away, market="b2c", job_hired_for="get home", roles=["payer", "user"],
        persona={"name": "Tom", "quote": "Not again"},
    )  # fmt: skip

    two.merge()

    now = two.now()
    assert (now.market, now.job_hired_for, now.roles) == ("b2b", "get home", ["user", "payer"])
    assert now.persona == {"name": "Carmen"}
    assert now.description == (
        "From “Ward managers”:\n– They are: people (B2C)\n– Persona: Tom · Not again"
    )


def test_name_of_the_other_may_stay(two: Two) -> None:
    two.merge(takes_name=True)

    assert two.now().name == "Ward managers"
    two.undo()
    assert two.now().name == two.into.name


def test_parts_of_the_one_that_goes_become_parts_of_the_other(two: Two) -> None:
    part = cast.another_segment(two.mine, "Head nurses")
    segment_tree.move(two.page, cast.op(), segment=part, parent=two.away)

    two.merge()

    part.refresh_from_db()
    assert part.parent == two.into
    two.undo()
    part.refresh_from_db()
    assert part.parent == two.away


def test_history_and_undo_name_both(two: Two) -> None:
    two.merge()

    told = load_history(two.page.workspace)[0].text
    assert told == f"merged “Ward managers” into “{two.into.name}”"
    undo = steps(two.page).undo
    assert undo is not None
    assert undo.label.startswith("merge “Ward managers” into")


def test_undo_passes_over_what_others_did_to_the_moved_notes(two: Two, ben: CanvasGrant) -> None:
    note = cast.add(two.theirs, text="Theirs")
    two.merge()
    notes.edit(ben, cast.op(), note=note, version=1, values={"text": "Edited"})
    cast.add(ben, text="Since")

    two.undo()

    note.refresh_from_db()
    assert (note.text, note.profile) == ("Edited", two.theirs.canvas.profile)
    assert cast.texts(two.mine.canvas, Kind.PAIN) == ["Since"]


def test_undo_takes_back_a_moved_note_that_somebody_deleted_since(
    two: Two, ben: CanvasGrant
) -> None:
    note = cast.add(two.theirs)
    two.merge()
    notes.discard(ben, cast.op(), note=note)

    two.undo()

    note.refresh_from_db()
    assert (note.profile, note.is_binned) == (two.theirs.canvas.profile, True)


def test_note_that_arrives_while_segments_are_merged_is_not_lost(
    two: Two, ben: CanvasGrant
) -> None:
    """Its canvas was found before, and paired the other profile then."""
    other = two.canvas(two.away).canvas
    moves, goes = (
        cast.on_canvas(cast.name_of(ben), canvas) for canvas in (other, two.theirs.canvas)
    )
    two.merge()

    assert cast.add(moves, text="Late").profile == two.into.profile
    with pytest.raises(Conflict, match="in the bin"):
        cast.add(goes, text="Too late")


def test_redo_is_refused_where_somebody_added_to_it_since(two: Two, ben: CanvasGrant) -> None:
    cast.add(two.theirs)
    two.merge()
    two.undo()
    before = everything()
    theirs = cast.on_canvas(cast.name_of(ben), two.theirs.canvas)
    added = cast.add(theirs, text="New")

    with pytest.raises(Conflict):
        two.redo()

    notes.discard(theirs, cast.op(), note=added)
    assert before["pairs"] == everything()["pairs"]


def test_redo_is_refused_where_the_pair_is_taken_since(two: Two, ben: CanvasGrant) -> None:
    other = two.canvas(two.away)
    two.merge()
    two.undo()
    canvases.add_canvas(
        cast.on_page(ben), cast.op(), title="Taken", segment=two.into,
        value_map=other.canvas.value_map,
    )  # fmt: skip

    with pytest.raises(Conflict):
        two.redo()


def test_bin_emptied_afterwards_leaves_what_moved_and_ends_the_undo(two: Two) -> None:
    cast.add(two.theirs, text="Stays")
    say(two.away, market="b2b")
    two.merge()

    purges.empty_bin(two.page, cast.op())

    assert cast.texts(two.mine.canvas, Kind.PAIN) == ["Stays"]
    assert not CustomerSegment.objects.filter(pk=two.away.pk).exists()
    assert "Ward managers" not in str(list(Change.objects.values("subject", "before", "after")))
    with pytest.raises(Refused):
        two.undo()


def test_merging_with_itself_is_refused(two: Two) -> None:
    with pytest.raises(Refused, match="with itself"):
        segment_merge.merge(two.page, cast.op(), into=two.into, away=two.into)


def test_merging_with_a_part_or_the_whole_is_refused(two: Two) -> None:
    middle = cast.another_segment(two.mine, "Middle")
    segment_tree.move(two.page, cast.op(), segment=middle, parent=two.into)
    segment_tree.move(two.page, cast.op(), segment=two.away, parent=middle)

    for into, away in ((two.into, two.away), (two.away, two.into)):
        with pytest.raises(Refused, match="is a part of"):
            segment_merge.merge(two.page, cast.op(), into=into, away=away)


def test_more_notes_than_a_side_holds_are_refused(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plans, "MOST_ON_A_SIDE", 2)
    for grant in (two.mine, two.theirs, two.theirs):
        cast.add(grant)

    with pytest.raises(Refused, match="3 notes together, and one profile holds at most 2"):
        two.merge()


def test_text_that_does_not_fit_is_refused_and_not_cut(two: Two) -> None:
    for one in (two.into, two.away):
        say(one, description=one.name.ljust(3990, "x"))

    with pytest.raises(Refused, match="characters too long"):
        two.merge()


def test_segment_in_the_bin_is_not_merged(two: Two) -> None:
    canvases.discard(two.page, cast.op(), row=two.away)

    with pytest.raises(Conflict):
        two.merge()


def test_what_changed_since_it_was_shown_is_not_merged(two: Two, ben: CanvasGrant) -> None:
    seen = plans.load_merge(two.into, two.away).seen
    assert plans.load_merge(two.into, two.away).seen == seen
    cast.add(ben, text="Meanwhile")

    with pytest.raises(segment_merge.ChangedMeanwhile):
        two.merge(seen=seen)


def test_more_notes_need_no_more_queries(two: Two) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            two.merge()
        return len(captured)

    cast.add(two.theirs)
    once = queries()
    two.undo()
    for _number in range(29):
        cast.add(two.theirs)

    assert queries() == once
