"""Segments, value maps and canvases: adding, naming, copying, the bin and back."""

import pytest

from canvases.access import CanvasGrant
from canvases.actions import canvases, notes, segments
from canvases.actions.errors import Conflict, Refused
from canvases.method.kinds import Kind
from canvases.models import Canvas, CustomerSegment, Link, Note, ValueMap
from tests import cast


def add_segment(grant: CanvasGrant, name: str = "Night nurses") -> CustomerSegment:
    change = segments.add(grant, cast.op(), name=name)
    assert change is not None
    return CustomerSegment.objects.get(public_id=change.subject_id)


def add_canvas(
    grant: CanvasGrant,
    segment: CustomerSegment,
    value_map: ValueMap | None = None,
    alternative: str = "idea",
) -> Canvas:
    change = canvases.add_canvas(
        grant,
        cast.op(),
        title="Another",
        segment=segment,
        value_map=value_map,
        alternative=alternative,
    )
    assert change is not None
    return Canvas.objects.get(public_id=change.subject_id)


def discard(grant: CanvasGrant, row: canvases.Named) -> None:
    canvases.discard(grant, cast.op(), row=row)


def restore(grant: CanvasGrant, row: canvases.Named) -> None:
    canvases.restore(grant, cast.op(), row=row)


def standing() -> set[str]:
    return set(Canvas.objects.filter(binned_at=None).values_list("title", flat=True))


def test_segment_comes_with_its_empty_profile_and_lies_last(ada: CanvasGrant) -> None:
    segment = add_segment(ada)

    assert not segment.profile.notes.exists()
    assert list(CustomerSegment.objects.all())[-1] == segment


def test_second_value_map_stands_against_the_same_profile(ada: CanvasGrant) -> None:
    canvas = add_canvas(ada, ada.canvas.profile.segment, alternative="competitor")

    assert canvas.profile == ada.canvas.profile
    assert (canvas.value_map.name, canvas.value_map.alternative) == ("Another", "competitor")
    assert canvas.value_map != ada.canvas.value_map


def test_same_value_map_stands_against_another_profile(ada: CanvasGrant) -> None:
    canvas = add_canvas(ada, add_segment(ada), ada.canvas.value_map)

    assert canvas.value_map == ada.canvas.value_map
    assert canvas.profile != ada.canvas.profile


def test_same_pair_twice_is_refused(ada: CanvasGrant) -> None:
    with pytest.raises(Refused, match="Untitled canvas"):
        add_canvas(ada, ada.canvas.profile.segment, ada.canvas.value_map)
    assert Canvas.objects.count() == 1


def test_pair_that_lies_in_the_bin_is_taken_out_again(ada: CanvasGrant) -> None:
    discard(ada, ada.canvas)

    assert add_canvas(ada, ada.canvas.profile.segment, ada.canvas.value_map) == ada.canvas
    assert standing() == {"Untitled canvas"}


def test_canvas_is_not_added_to_what_someone_deleted_meanwhile(
    ada: CanvasGrant, ben: CanvasGrant
) -> None:
    segment = add_segment(ada)
    discard(ben, segment)

    with pytest.raises(Conflict, match="in the bin"):
        add_canvas(ada, CustomerSegment(pk=segment.pk))


def test_copy_has_notes_and_links_of_its_own(ada: CanvasGrant) -> None:
    product, reliever = cast.add(ada, Kind.PRODUCT), cast.add(ada, Kind.PAIN_RELIEVER, weight=5)
    pain = cast.add(ada, Kind.PAIN)
    cast.connect(ada, product, reliever)
    cast.connect(ada, reliever, pain)

    canvases.duplicate(ada, cast.op(), canvas=ada.canvas, title="Copy")

    copy = Canvas.objects.get(title="Copy")
    twin = copy.value_map.notes.get(kind=Kind.PAIN_RELIEVER)
    assert copy.profile == ada.canvas.profile
    assert (twin.text, twin.weight) == (reliever.text, 5)
    assert twin.pk != reliever.pk
    assert [link.target for link in twin.links_out.all()] == [pain]
    assert [link.source.value_map for link in twin.links_in.all()] == [copy.value_map]


def test_copy_leaves_out_the_bin_and_what_leads_there(ada: CanvasGrant) -> None:
    product, reliever = cast.add(ada, Kind.PRODUCT), cast.add(ada, Kind.PAIN_RELIEVER)
    cast.connect(ada, product, reliever)
    notes.discard(ada, cast.op(), note=reliever)

    canvases.duplicate(ada, cast.op(), canvas=ada.canvas, title="Copy")

    copy = Canvas.objects.get(title="Copy")
    assert [note.kind for note in copy.value_map.notes.all()] == ["product"]
    assert Link.objects.count() == 1


def test_copy_leaves_out_links_of_another_canvas(ada: CanvasGrant) -> None:
    other = add_canvas(ada, add_segment(ada), ada.canvas.value_map)
    reliever = cast.add(ada, Kind.PAIN_RELIEVER)
    elsewhere = cast.on_canvas("ada", other)
    cast.connect(elsewhere, reliever, cast.add(elsewhere, Kind.PAIN))

    canvases.duplicate(ada, cast.op(), canvas=ada.canvas, title="Copy")

    assert Link.objects.count() == 1


def test_renaming_keeps_what_others_wrote_meanwhile(ada: CanvasGrant, ben: CanvasGrant) -> None:
    canvases.state_proposition(ben, cast.op(), canvas=ben.canvas, text="Ben's sentence")
    canvases.rename(ada, cast.op(), row=ada.canvas, name="Ada's title")

    canvas = Canvas.objects.get()
    assert (canvas.title, canvas.statements) == ("Ada's title", ["Ben's sentence"])


def test_renaming_tells_the_name_that_it_replaces_and_not_an_older_one(
    ada: CanvasGrant, ben: CanvasGrant
) -> None:
    segment = add_segment(ada)
    seen_by_ben = CustomerSegment.objects.get(pk=segment.pk)
    canvases.rename(ada, cast.op(), row=segment, name="Ada's")
    canvases.rename(ben, cast.op(), row=seen_by_ben, name="Ben's")

    change = cast.last_change(ada.workspace)
    assert change.before == {"segment": {segment.public_id: {"name": "Ada's"}}}


def test_describing_a_segment_does_not_bring_back_what_someone_deleted(
    ada: CanvasGrant, ben: CanvasGrant
) -> None:
    seen_by_ada = add_segment(ada)
    discard(ben, CustomerSegment.objects.get(pk=seen_by_ada.pk))

    with pytest.raises(Conflict, match="in the bin"):
        segments.fill_in(ada, cast.op(), segment=seen_by_ada, section="who", values={"name": "New"})
    assert CustomerSegment.objects.get(pk=seen_by_ada.pk).is_binned


def test_sentence_is_set_and_taken_away(ada: CanvasGrant) -> None:
    for text, statements in (("Ours", ["Ours"]), ("Better", ["Better"]), ("", [])):
        canvases.state_proposition(ada, cast.op(), canvas=ada.canvas, text=text)

        assert Canvas.objects.get().statements == statements


@pytest.mark.parametrize("side", ["segment", "value_map"])
def test_deleting_a_side_takes_its_canvases_along_and_restoring_brings_them_back(
    ada: CanvasGrant, side: str
) -> None:
    rows: dict[str, canvases.Named] = {
        "segment": ada.canvas.profile.segment,
        "value_map": ada.canvas.value_map,
    }
    cast.add(ada, text="Stays")

    discard(ada, rows[side])
    assert standing() == set()
    restore(ada, rows[side])

    assert standing() == {"Untitled canvas"}
    assert cast.texts(ada.canvas, Kind.PAIN) == ["Stays"]


def test_restoring_a_segment_leaves_canvases_that_were_deleted_on_their_own(
    ada: CanvasGrant,
) -> None:
    segment = ada.canvas.profile.segment
    discard(ada, add_canvas(ada, segment))
    discard(ada, segment)
    restore(ada, segment)

    assert standing() == {"Untitled canvas"}


def test_restoring_a_segment_leaves_canvases_without_a_value_map(ada: CanvasGrant) -> None:
    segment = ada.canvas.profile.segment
    discard(ada, segment)
    discard(ada, ada.canvas.value_map)
    restore(ada, segment)

    assert standing() == set()


def test_restoring_a_canvas_brings_back_what_it_stands_on(ada: CanvasGrant) -> None:
    discard(ada, ada.canvas.profile.segment)
    restore(ada, ada.canvas)

    assert standing() == {"Untitled canvas"}
    assert not CustomerSegment.objects.filter(binned_at__isnull=False).exists()


def test_deleting_twice_changes_nothing_more(ada: CanvasGrant) -> None:
    discard(ada, ada.canvas)
    before = cast.change_count(ada.workspace)
    discard(ada, ada.canvas)

    assert cast.change_count(ada.workspace) == before


def test_deleted_canvas_is_not_copied(ada: CanvasGrant) -> None:
    discard(ada, ada.canvas)

    with pytest.raises(Conflict, match="in the bin"):
        canvases.duplicate(ada, cast.op(), canvas=ada.canvas, title="Copy")
    assert not Note.objects.exists()
