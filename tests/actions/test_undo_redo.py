"""Undo and redo: one's own changes, here, unless someone changed the thing since."""

from collections.abc import Callable

import pytest

from canvases.access import CanvasGrant, Grant
from canvases.actions import canvases, links, notes, segments, undo_redo
from canvases.actions.errors import Conflict, Refused
from canvases.method.kinds import Kind
from canvases.models import Canvas, CustomerSegment, Link, Note
from canvases.queries.undo_stack import steps
from tests import cast


def undo(grant: Grant) -> None:
    undo_redo.undo(grant, cast.op())


def redo(grant: Grant) -> None:
    undo_redo.redo(grant, cast.op())


def undo_label(grant: Grant) -> str | None:
    step = steps(grant).undo
    return step.label if step else None


def redo_label(grant: Grant) -> str | None:
    step = steps(grant).redo
    return step.label if step else None


def move(grant: CanvasGrant, note: Note, kind: Kind) -> None:
    notes.place(grant, cast.op(), note=note, kind=kind, after=None)


def test_undo_and_redo_go_back_and_forth(ada: CanvasGrant) -> None:
    note = cast.add(ada, text="Old")
    notes.edit(ada, cast.op(), note=note, version=1, values={"text": "New"})

    seen = []
    for turn in (undo, undo, redo, redo):
        turn(ada)
        seen.append(cast.texts(ada.canvas, Kind.PAIN))

    assert seen == [["Old"], [], ["Old"], ["New"]]


def test_label_says_what_undo_and_redo_would_do(ada: CanvasGrant) -> None:
    note = cast.add(ada, text="Canteen is closed")
    notes.discard(ada, cast.op(), note=note)

    assert (undo_label(ada), redo_label(ada)) == ("delete “Canteen is closed”", None)
    undo(ada)
    assert (undo_label(ada), redo_label(ada)) == (
        "add “Canteen is closed”",
        "delete “Canteen is closed”",
    )


def test_label_of_a_long_note_is_short(ada: CanvasGrant) -> None:
    cast.add(ada, text="word " * 50)

    label = undo_label(ada)
    assert label is not None
    assert len(label) < 60
    assert label.endswith("…”")


def test_new_change_ends_redo(ada: CanvasGrant) -> None:
    cast.add(ada, text="One")
    undo(ada)
    cast.add(ada, text="Two")

    assert redo_label(ada) is None
    with pytest.raises(Refused, match="nothing to redo"):
        redo(ada)


def test_nothing_to_undo_on_a_fresh_canvas(ada: CanvasGrant) -> None:
    with pytest.raises(Refused, match="nothing to undo"):
        undo(ada)


def test_undo_is_of_ones_own_changes(ada: CanvasGrant, ben: CanvasGrant) -> None:
    cast.add(ada, text="Ada's")
    cast.add(ben, text="Ben's")

    undo(ada)

    assert cast.texts(ada.canvas, Kind.PAIN) == ["Ben's"]
    assert undo_label(ben) == "add “Ben's”"


def test_undo_is_of_the_canvas_one_stands_on(ada: CanvasGrant) -> None:
    cast.add(ada, text="Here")
    canvases.duplicate(cast.on_page(ada), cast.op(), canvas=ada.canvas, title="Copy")
    elsewhere = cast.on_canvas("ada", Canvas.objects.get(title="Copy"))

    assert undo_label(elsewhere) is None
    assert undo_label(ada) == "add “Here”"
    assert undo_label(cast.on_page(ada)) == "copy “Copy”"


def reword(grant: CanvasGrant, note: Note) -> None:
    version = Note.objects.get(pk=note.pk).version
    notes.edit(grant, cast.op(), note=note, version=version, values={"text": "Otherwise"})


def discard(grant: CanvasGrant, note: Note) -> None:
    notes.discard(grant, cast.op(), note=note)


@pytest.mark.parametrize("meddle", [reword, discard])
def test_undo_is_refused_where_someone_changed_the_thing_since(
    ada: CanvasGrant, ben: CanvasGrant, meddle: Callable[[CanvasGrant, Note], None]
) -> None:
    note = cast.add(ada, text="Old")
    notes.edit(ada, cast.op(), note=note, version=1, values={"text": "Ada's"})
    meddle(ben, note)
    before = cast.all_states()

    with pytest.raises(Conflict, match="Someone changed this since"):
        undo(ada)
    assert cast.all_states() == before


def test_undo_of_added_note_puts_it_in_the_bin(ada: CanvasGrant) -> None:
    cast.add(ada)
    undo(ada)

    assert Note.objects.get().is_binned


def test_undo_of_pasted_notes_takes_back_all(ada: CanvasGrant) -> None:
    notes.paste(ada, cast.op(), canvas=ada.canvas, kind=Kind.JOB, texts=["One", "Two"])
    undo(ada)

    assert cast.texts(ada.canvas, Kind.JOB) == []


def test_undo_of_a_kind_change_brings_back_its_links(ada: CanvasGrant) -> None:
    pain, reliever = cast.add(ada, Kind.PAIN), cast.add(ada, Kind.PAIN_RELIEVER)
    link = cast.connect(ada, reliever, pain)
    move(ada, pain, Kind.GAIN)
    assert not Link.objects.exists()

    undo(ada)

    pain.refresh_from_db()
    assert pain.kind == Kind.PAIN
    back = Link.objects.get()
    assert (back.public_id, back.source, back.target) == (link.public_id, reliever, pain)


def test_undo_of_a_kind_change_is_refused_where_a_link_would_break(
    ada: CanvasGrant, ben: CanvasGrant
) -> None:
    note = cast.add(ada, Kind.GAIN)
    move(ada, note, Kind.PAIN)
    cast.connect(ben, cast.add(ben, Kind.PAIN_RELIEVER), note)

    with pytest.raises(Conflict):
        undo(ada)
    assert Note.objects.get(pk=note.pk).kind == Kind.PAIN


def unlinked(grant: CanvasGrant) -> tuple[Note, Note]:
    """A reliever and a pain whose link was just taken away."""
    ends = cast.add(grant, Kind.PAIN_RELIEVER), cast.add(grant, Kind.PAIN)
    cast.connect(grant, *ends)
    links.disconnect(grant, cast.op(), canvas=grant.canvas, source=ends[0], target=ends[1])
    return ends


def test_undo_of_unlinking_links_again(ada: CanvasGrant) -> None:
    source, target = unlinked(ada)
    undo(ada)

    link = Link.objects.get()
    assert (link.source, link.target) == (source, target)


def test_undo_of_unlinking_is_refused_where_someone_linked_again(
    ada: CanvasGrant, ben: CanvasGrant
) -> None:
    cast.connect(ben, *unlinked(ada))

    with pytest.raises(Conflict):
        undo(ada)


@pytest.mark.parametrize("meddle", [discard, lambda ben, note: move(ben, note, Kind.JOB)])
def test_undo_of_unlinking_is_refused_where_an_end_is_no_longer_fit_for_it(
    ada: CanvasGrant, ben: CanvasGrant, meddle: Callable[[CanvasGrant, Note], None]
) -> None:
    _reliever, pain = unlinked(ada)
    meddle(ben, pain)

    with pytest.raises(Conflict):
        undo(ada)
    assert not Link.objects.exists()


def test_undo_of_weighing_leaves_an_edit_in_progress_in_peace(ada: CanvasGrant) -> None:
    note = cast.add(ada)
    notes.weigh(ada, cast.op(), note=note, weight=5)
    undo(ada)

    assert Note.objects.get().version == note.version


def test_undo_of_words_makes_an_edit_in_progress_stale(ada: CanvasGrant) -> None:
    note = cast.add(ada, text="Old")
    notes.edit(ada, cast.op(), note=note, version=1, values={"text": "New"})
    undo(ada)

    assert Note.objects.get().version == 3


def test_undo_and_redo_of_a_copy(ada: CanvasGrant) -> None:
    cast.connect(ada, cast.add(ada, Kind.PAIN_RELIEVER), cast.add(ada, Kind.PAIN))
    page = cast.on_page(ada)
    canvases.duplicate(page, cast.op(), canvas=ada.canvas, title="Copy")
    before = cast.all_states()

    undo(page)
    assert Canvas.objects.get(title="Copy").is_binned
    redo(page)

    assert cast.all_states() == before


def test_redo_of_a_copy_with_a_link_into_the_bin(ada: CanvasGrant) -> None:
    reliever, pain = cast.add(ada, Kind.PAIN_RELIEVER), cast.add(ada, Kind.PAIN)
    cast.connect(ada, reliever, pain)
    notes.discard(ada, cast.op(), note=pain)
    canvases.duplicate(ada, cast.op(), canvas=ada.canvas, title="Copy")
    before = cast.all_states()

    undo(ada)
    redo(ada)

    assert cast.all_states() == before


def test_undo_of_a_segment_is_refused_where_a_canvas_stands_on_it(
    ada: CanvasGrant, ben: CanvasGrant
) -> None:
    segments.add(cast.on_page(ada), cast.op(), name="Nurses")
    segment = CustomerSegment.objects.get(name="Nurses")
    canvases.add_canvas(ben, cast.op(), title="Ben's", segment=segment, value_map=None)

    with pytest.raises(Conflict):
        undo(cast.on_page(ada))
    assert not CustomerSegment.objects.get(name="Nurses").is_binned


def test_undo_passes_over_what_others_changed_since(ada: CanvasGrant, ben: CanvasGrant) -> None:
    cast.add(ada, text="First")
    note = cast.add(ada, text="Second")
    notes.edit(ada, cast.op(), note=note, version=1, values={"text": "Second, of Ada"})
    notes.edit(ben, cast.op(), note=note, version=2, values={"text": "Second, of Ben"})

    past: list[int] = []
    for _refusal in range(2):
        with pytest.raises(undo_redo.Overtaken) as refusal:
            undo_redo.undo(ada, cast.op(), past=past)
        past.append(refusal.value.change_id)
    undo_redo.undo(ada, cast.op(), past=past)

    assert cast.texts(ada.canvas, Kind.PAIN) == ["Second, of Ben"]
    assert (undo_label(ada), redo_label(ada)) == (None, "add “First”")


def test_change_of_ones_own_comes_before_what_is_passed_over(
    ada: CanvasGrant, ben: CanvasGrant
) -> None:
    note = cast.add(ada, text="First")
    notes.edit(ben, cast.op(), note=note, version=1, values={"text": "Of Ben"})
    with pytest.raises(undo_redo.Overtaken) as refusal:
        undo(ada)
    cast.add(ada, text="Second")

    undo_redo.undo(ada, cast.op(), past=[refusal.value.change_id])

    assert cast.texts(ada.canvas, Kind.PAIN) == ["Of Ben"]
