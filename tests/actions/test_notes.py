"""Adding, editing, weighing, moving, deleting notes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canvases.access import CanvasGrant, NoteGrant, grant_for_note
from canvases.actions import notes
from canvases.actions.errors import Conflict, Refused, Stale
from canvases.method.kinds import Kind
from canvases.method.order import GAP
from canvases.models import Canvas, Link, Note
from tests import cast


def three(grant: CanvasGrant, *weights: int) -> list[Note]:
    """Pains A, B and C of these weights."""
    return [
        cast.add(grant, Kind.PAIN, text, weight)
        for text, weight in zip("ABC", weights, strict=True)
    ]


def place(grant: CanvasGrant, note: Note, kind: Kind, after: Note | None = None) -> None:
    notes.place(grant, cast.op(), note=note, kind=kind, after=after.public_id if after else None)


def test_added_note_lies_last_among_its_weight(ada: CanvasGrant) -> None:
    three(ada, 3, 5, 1)
    cast.add(ada, Kind.PAIN, "D", 3)

    assert cast.texts(ada.canvas, Kind.PAIN) == ["B", "A", "D", "C"]


def test_added_note_knows_its_author_and_side(ada: CanvasGrant, ben: CanvasGrant) -> None:
    pain, reliever = cast.add(ben, Kind.PAIN), cast.add(ada, Kind.PAIN_RELIEVER)

    assert (pain.author, pain.profile) == (ben.member, ada.canvas.profile)
    assert (reliever.author, reliever.value_map) == (ada.member, ada.canvas.value_map)


def test_pasted_lines_are_one_change_and_keep_their_order(ada: CanvasGrant) -> None:
    notes.paste(ada, cast.op(), canvas=ada.canvas, kind=Kind.JOB, texts=["One", "Two", "Three"])

    assert cast.texts(ada.canvas, Kind.JOB) == ["One", "Two", "Three"]
    assert cast.change_count(ada.workspace) == 2


def test_paste_beyond_the_most_notes_of_a_side_adds_none(
    ada: CanvasGrant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notes, "MOST_ON_A_SIDE", 4)
    three(ada, 3, 3, 3)

    with pytest.raises(Refused, match="more than 4 notes"):
        notes.paste(ada, cast.op(), canvas=ada.canvas, kind=Kind.JOB, texts=["One", "Two"])
    assert cast.texts(ada.canvas, Kind.JOB) == []


def test_add_beyond_the_most_notes_of_a_side_is_refused(
    ada: CanvasGrant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notes, "MOST_ON_A_SIDE", 3)
    three(ada, 3, 3, 3)

    with pytest.raises(Refused, match="more than 3 notes"):
        notes.add(ada, cast.op(), canvas=ada.canvas, kind=Kind.GAIN, text="One too many")


def test_edit_based_on_the_present_text_is_kept(ada: CanvasGrant) -> None:
    note = cast.add(ada, text="Old")
    notes.edit(ada, cast.op(), note=note, version=1, values={"text": "New", "moment": "before"})

    note.refresh_from_db()
    assert (note.text, note.moment, note.version) == ("New", "before", 2)


def test_edit_based_on_an_older_text_is_stale(ada: CanvasGrant, ben: CanvasGrant) -> None:
    note = cast.add(ada, text="Old")
    notes.edit(ben, cast.op(), note=note, version=1, values={"text": "Ben's"})

    with pytest.raises(Stale) as refusal:
        notes.edit(ada, cast.op(), note=note, version=1, values={"text": "Ada's"})
    assert refusal.value.note.text == "Ben's"
    assert Note.objects.get().text == "Ben's"


def at_note(name: str, canvas: Canvas, note: Note) -> NoteGrant:
    """The grant of one of the cast at a note, as the gate gives it."""
    grant = grant_for_note(cast.TOKENS[name], canvas.public_id, note.public_id)
    assert grant
    return grant


def test_note_of_the_gate_is_not_read_again_where_nobody_wrote_since(ada: CanvasGrant) -> None:
    grant = at_note("ada", ada.canvas, cast.add(ada, text="Old"))

    with CaptureQueriesContext(connection) as queries:
        notes.edit(grant, cast.op(), note=grant.note, version=1, values={"text": "New"})

    assert Note.objects.get().text == "New"
    assert grant.note.text == "Old"
    assert not [query for query in queries if "FROM canvases_note" in query["sql"]]


def test_note_of_the_gate_that_others_changed_since_is_read_again(
    ada: CanvasGrant, ben: CanvasGrant
) -> None:
    note = cast.add(ada, text="Old")
    first, second = at_note("ada", ada.canvas, note), at_note("ada", ada.canvas, note)
    notes.edit(ben, cast.op(), note=note, version=1, values={"text": "Ben's"})

    with pytest.raises(Stale) as refusal:
        notes.edit(first, cast.op(), note=first.note, version=1, values={"text": "Ada's"})
    assert refusal.value.note.text == "Ben's"

    notes.discard(ben, cast.op(), note=note)
    with pytest.raises(Conflict):
        notes.weigh(second, cast.op(), note=second.note, weight=5)


def test_edit_of_something_else_than_words_is_never_stale(
    ada: CanvasGrant, ben: CanvasGrant
) -> None:
    note = cast.add(ada, text="Old")
    notes.edit(ben, cast.op(), note=note, version=1, values={"text": "Ben's"})
    notes.edit(ada, cast.op(), note=note, version=1, values={"type": "risk", "weight": 5})

    note.refresh_from_db()
    assert (note.text, note.type, note.weight) == ("Ben's", "risk", 5)


def test_edit_that_weighs_lays_the_note_last_among_its_weight(ada: CanvasGrant) -> None:
    a, _b, _c = three(ada, 3, 5, 5)
    notes.edit(ada, cast.op(), note=a, version=1, values={"weight": 5})

    assert cast.texts(ada.canvas, Kind.PAIN) == ["B", "C", "A"]


@pytest.mark.parametrize("values", [{"type": "risk"}, {"moment": "before"}])
def test_edit_for_the_box_that_the_note_has_left_is_stale(
    ada: CanvasGrant, values: dict[str, str]
) -> None:
    note = cast.add(ada, Kind.PAIN)
    place(ada, note, Kind.GAIN)

    with pytest.raises(Stale):
        notes.edit(ada, cast.op(), note=note, version=1, values=values)


def test_weighed_note_lies_last_among_its_weight(ada: CanvasGrant) -> None:
    a, _b, _c = three(ada, 3, 4, 4)
    notes.weigh(ada, cast.op(), note=a, weight=4)

    assert cast.texts(ada.canvas, Kind.PAIN) == ["B", "C", "A"]


def test_note_dropped_between_others_takes_a_weight_that_keeps_the_order(
    ada: CanvasGrant,
) -> None:
    a, b, c = three(ada, 5, 4, 1)
    place(ada, c, Kind.PAIN, after=a)

    c.refresh_from_db()
    assert cast.texts(ada.canvas, Kind.PAIN) == ["A", "C", "B"]
    assert c.weight == b.weight == 4


def test_note_dropped_on_top_of_heavier_ones_becomes_as_heavy(ada: CanvasGrant) -> None:
    _a, _b, c = three(ada, 5, 4, 1)
    place(ada, c, Kind.PAIN)

    assert cast.texts(ada.canvas, Kind.PAIN) == ["C", "A", "B"]
    assert Note.objects.get(pk=c.pk).weight == 5


def test_note_dropped_where_it_lies_changes_nothing(ada: CanvasGrant) -> None:
    a, b, _c = three(ada, 3, 3, 3)
    before = cast.change_count(ada.workspace)
    place(ada, b, Kind.PAIN, after=a)

    assert cast.change_count(ada.workspace) == before


def test_box_without_room_between_two_notes_is_numbered_anew(ada: CanvasGrant) -> None:
    a, b, c = three(ada, 3, 3, 3)
    Note.objects.filter(pk=a.pk).update(position=7)
    Note.objects.filter(pk=b.pk).update(position=8)
    place(ada, c, Kind.PAIN, after=a)

    assert cast.texts(ada.canvas, Kind.PAIN) == ["A", "C", "B"]
    positions = Note.objects.in_order().values_list("position", flat=True)
    assert list(positions) == [GAP, 2 * GAP, 3 * GAP]
    assert len(cast.last_change(ada.workspace).after["note"]) == 3


@pytest.mark.parametrize(
    ("kind", "box"), [(Kind.PAIN, Kind.PRODUCT), (Kind.GAIN_CREATOR, Kind.GAIN)]
)
def test_note_never_moves_to_the_other_side(ada: CanvasGrant, kind: Kind, box: Kind) -> None:
    note = cast.add(ada, kind)

    with pytest.raises(Refused, match="own side"):
        place(ada, note, box)
    assert Note.objects.get().kind == kind


def test_note_moved_to_another_box_keeps_its_weight(ada: CanvasGrant) -> None:
    for text, weight in (("Heavy", 5), ("Alike", 3), ("Light", 1)):
        cast.add(ada, Kind.GAIN, text, weight)
    notes.move(ada, cast.op(), note=cast.add(ada, Kind.PAIN, "Moved"), kind=Kind.GAIN)

    assert cast.texts(ada.canvas, Kind.GAIN) == ["Heavy", "Alike", "Moved", "Light"]
    assert Note.objects.get(text="Moved").weight is None


def test_note_moved_to_the_other_side_is_refused(ada: CanvasGrant) -> None:
    with pytest.raises(Refused, match="own side"):
        notes.move(ada, cast.op(), note=cast.add(ada, Kind.PAIN), kind=Kind.PRODUCT)


def test_note_under_one_that_is_gone_is_refused(ada: CanvasGrant) -> None:
    a, b, _c = three(ada, 3, 3, 3)
    notes.discard(ada, cast.op(), note=a)

    with pytest.raises(Conflict, match="gone"):
        place(ada, b, Kind.PAIN, after=a)


def test_note_that_becomes_another_kind_loses_what_that_cannot_have(ada: CanvasGrant) -> None:
    pain = cast.add(ada, Kind.PAIN)
    values = {"type": "risk", "moment": "before", "stage": "purchase"}
    notes.edit(ada, cast.op(), note=pain, version=1, values=values)
    cast.connect(ada, cast.add(ada, Kind.PAIN_RELIEVER), pain)
    to_job = cast.connect(ada, pain, cast.add(ada, Kind.JOB))

    place(ada, pain, Kind.GAIN)

    pain.refresh_from_db()
    assert (pain.kind, pain.type, pain.moment, pain.stage) == ("gain", "", "", "purchase")
    assert list(Link.objects.all()) == [to_job]


@pytest.mark.parametrize(("up", "order"), [(True, ["B", "A", "C"]), (False, ["A", "C", "B"])])
def test_step_moves_a_note_by_one_place(ada: CanvasGrant, up: bool, order: list[str]) -> None:
    _a, b, _c = three(ada, 5, 3, 1)
    notes.step(ada, cast.op(), note=b, up=up)

    assert cast.texts(ada.canvas, Kind.PAIN) == order


def test_step_beyond_the_end_of_a_box_changes_nothing(ada: CanvasGrant) -> None:
    a, _b, c = three(ada, 5, 3, 1)

    assert notes.step(ada, cast.op(), note=a, up=True) is None
    assert notes.step(ada, cast.op(), note=c, up=False) is None


def test_deleted_note_leaves_the_board_and_comes_back_with_its_links(ada: CanvasGrant) -> None:
    pain, reliever = cast.add(ada, Kind.PAIN, "Queue"), cast.add(ada, Kind.PAIN_RELIEVER)
    link = cast.connect(ada, reliever, pain)

    notes.discard(ada, cast.op(), note=pain)
    assert cast.texts(ada.canvas, Kind.PAIN) == []
    notes.restore(ada, cast.op(), note=pain)

    assert cast.texts(ada.canvas, Kind.PAIN) == ["Queue"]
    assert list(Link.objects.all()) == [link]


def test_deleting_and_restoring_twice_changes_nothing_more(ada: CanvasGrant) -> None:
    note = cast.add(ada)

    assert notes.restore(ada, cast.op(), note=note) is None
    assert notes.discard(ada, cast.op(), note=note) is not None
    assert notes.discard(ada, cast.op(), note=note) is None


def test_note_in_the_bin_is_not_changed(ada: CanvasGrant) -> None:
    note = cast.add(ada, text="Binned")
    notes.discard(ada, cast.op(), note=note)
    state = Note.objects.get().state()

    with pytest.raises(Conflict, match="in the bin"):
        notes.edit(ada, cast.op(), note=note, version=1, values={"text": "New"})
    with pytest.raises(Conflict, match="in the bin"):
        notes.weigh(ada, cast.op(), note=note, weight=5)
    with pytest.raises(Conflict, match="in the bin"):
        place(ada, note, Kind.GAIN)
    with pytest.raises(Conflict, match="in the bin"):
        notes.step(ada, cast.op(), note=note, up=True)
    assert Note.objects.get().state() == state
