"""Storing documents: canvas files and copies of examples."""

from typing import Any

import pytest

from canvases.access import CanvasGrant
from canvases.actions import canvases, documents, undo_redo
from canvases.actions.errors import Conflict, Refused
from canvases.imports.canvas_file import read
from canvases.method.kinds import Kind
from canvases.models import Canvas, CustomerSegment, Note, Workspace
from tests import cast
from tests.actions.test_replay import seen
from tests.imports.documents import raw, small

pytestmark = pytest.mark.django_db


def test_store_writes_one_change_that_tells_all() -> None:
    workspace = documents.store(read(raw(small())), "op")

    change = workspace.changes.get()
    assert (change.kind, change.seq, workspace.seq) == ("workspace.imported", 1, 1)
    assert {name: len(rows) for name, rows in change.after.items()} == {
        "workspace": 1, "segment": 1, "value_map": 1, "canvas": 1, "note": 5, "link": 2,
    }  # fmt: skip


def test_store_with_the_same_op_id_stores_once() -> None:
    document = read(raw(small()))

    first = documents.store(document, "op", token="ada")
    again = documents.store(document, "op", token="ada")
    other = documents.store(document, "op", token="dan")

    assert (first, Workspace.objects.count()) == (again, 2)
    assert other != first
    assert [member.role for member in first.members.all()] == ["owner"]


def test_store_needs_no_more_queries_for_more_notes(
    django_assert_max_num_queries: Any,
) -> None:
    tree = small()
    tree["segments"][0]["profile"]["notes"] += [{"kind": "job", "text": "Eat"}] * 500

    document = read(raw(tree))

    with django_assert_max_num_queries(25):
        documents.store(document, "op")


def test_store_example_takes_the_place_of_the_older_one() -> None:
    document = read(raw(small()))

    old = documents.store_example(document, "meals", "1")
    new = documents.store_example(document, "meals", "2")

    assert Workspace.objects.get(example="meals") == new != old
    assert (new.example_digest, new.members.count()) == ("2", 0)


def test_add_notes_is_one_change_on_the_canvas(ada: CanvasGrant) -> None:
    cast.add(ada, Kind.PAIN, "Canteen is closed", 3)

    change = documents.add_notes(ada, cast.op(), canvas=ada.canvas, document=read(raw(small())))

    assert change is not None
    assert (change.kind, change.canvas, change.subject) == (
        "notes.imported", ada.canvas, "Eat warm",
    )  # fmt: skip
    assert {name: len(rows) for name, rows in change.after.items()} == {"note": 5, "link": 2}
    assert cast.texts(ada.canvas, Kind.PAIN) == ["Canteen is closed", "Canteen closed"]
    assert {note.author for note in Note.objects.all()} == {ada.member}


def test_add_document_lays_new_canvases_beside_those_that_stand(ada: CanvasGrant) -> None:
    page = cast.on_page(ada)

    change = documents.add_document(page, cast.op(), document=read(raw(small())))

    assert change is not None
    assert (change.kind, change.subject) == ("canvas.imported", "Fridge on the ward")
    titles = ada.workspace.canvases.values_list("title", flat=True)
    assert list(titles) == ["Untitled canvas", "Fridge on the ward"]


def test_add_document_for_a_segment_uses_its_profile(ada: CanvasGrant) -> None:
    segment = ada.canvas.profile.segment
    document = read(raw(small()))

    documents.add_document(cast.on_page(ada), cast.op(), document=document, segment=segment)

    canvas = Canvas.objects.get(title="Fridge on the ward")
    assert (canvas.profile, CustomerSegment.objects.count()) == (ada.canvas.profile, 1)
    assert cast.texts(ada.canvas, Kind.JOB) == ["Eat warm"]
    assert cast.texts(ada.canvas, Kind.PRODUCT) == []


@pytest.mark.parametrize("where", ["canvas", "page"])
def test_import_is_undone_and_redone_at_once(ada: CanvasGrant, where: str) -> None:
    cast.add(ada)
    before, document = seen(), read(raw(small()))
    grant = ada if where == "canvas" else cast.on_page(ada)
    if where == "canvas":
        documents.add_notes(ada, cast.op(), canvas=ada.canvas, document=document)
    else:
        documents.add_document(grant, cast.op(), document=document)
    after = seen()

    undo_redo.undo(grant, cast.op())
    assert seen() == before
    undo_redo.redo(grant, cast.op())
    assert seen() == after
    assert cast.replayed(ada.workspace.changes.all()) == cast.all_states()


def test_undo_and_redo_of_a_large_import_need_few_queries(
    ada: CanvasGrant, django_assert_max_num_queries: Any
) -> None:
    tree = small()
    tree["segments"][0]["profile"]["notes"] += [{"kind": "job", "text": "Eat"}] * 900
    documents.add_notes(ada, cast.op(), canvas=ada.canvas, document=read(raw(tree)))

    for turn in (undo_redo.undo, undo_redo.redo):
        with django_assert_max_num_queries(25):
            turn(ada, cast.op())
    assert Note.objects.live().count() == 905


def test_import_of_more_than_a_side_holds_leaves_nothing(ada: CanvasGrant) -> None:
    tree = small()
    tree["segments"][0]["profile"]["notes"] += [{"kind": "job", "text": "Eat"}] * 999

    with pytest.raises(Refused, match="at most 1000"):
        documents.add_notes(ada, cast.op(), canvas=ada.canvas, document=read(raw(tree)))
    assert (Note.objects.count(), cast.change_count(ada.workspace)) == (0, 1)


def test_import_into_a_binned_canvas_is_refused(ada: CanvasGrant) -> None:
    canvases.discard(ada, cast.op(), row=ada.canvas)

    with pytest.raises(Conflict):
        documents.add_notes(ada, cast.op(), canvas=ada.canvas, document=read(raw(small())))


def test_import_for_a_binned_segment_is_refused(ada: CanvasGrant) -> None:
    segment, document = ada.canvas.profile.segment, read(raw(small()))
    canvases.discard(ada, cast.op(), row=segment)

    with pytest.raises(Conflict):
        documents.add_document(ada, cast.op(), document=document, segment=segment)
