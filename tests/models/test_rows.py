"""Statements that are composed once do what the ORM's would."""

import pytest
from django.db import IntegrityError, transaction

from canvases.access import CanvasGrant
from canvases.method.kinds import Kind
from canvases.models import Canvas, Change, Note, Workspace
from canvases.models.rows import Reading, fresh, insert, twin, update

pytestmark = pytest.mark.django_db


def new_note(ada: CanvasGrant) -> Note:
    return Note(
        workspace=ada.workspace,
        profile=ada.canvas.profile,
        kind=Kind.PAIN,
        text="Canteen is closed",
        elements=["price"],
    )


def fields(note: Note) -> dict[str, object]:
    return {field.name: getattr(note, field.attname) for field in Note._meta.concrete_fields}


def test_inserted_row_is_the_row_that_is_read(ada: CanvasGrant) -> None:
    note = new_note(ada)

    insert(note)

    assert fields(Note.objects.get(pk=note.pk)) == fields(note)


def test_inserted_row_can_be_saved_on(ada: CanvasGrant) -> None:
    note = new_note(ada)
    insert(note)

    note.text = "Canteen is open"
    note.save()

    assert Note.objects.get(pk=note.pk).text == "Canteen is open"


def test_fresh_row_is_the_row_that_the_model_makes(ada: CanvasGrant) -> None:
    given = {"seq": 7, "op_id": "an-operation", "kind": "note.added", "after": {"note": {}}}
    related = {"workspace": ada.workspace, "actor": ada.member, "canvas": ada.canvas}

    made, meant = fresh(Change, given, undoes=None, **related), Change(**given, **related)

    assert made.__dict__ | {"_state": None} == meant.__dict__ | {"_state": None}
    assert (made.actor, made.canvas, made.undoes) == (ada.member, ada.canvas, None)
    insert(made)
    found = Change.objects.get(pk=made.pk)
    assert (found.after, found.at, found.actor) == (made.after, made.at, ada.member)


def test_twin_shares_no_fields_with_the_row(ada: CanvasGrant) -> None:
    note = new_note(ada)
    insert(note)

    other = twin(note)
    other.text = "Canteen is open"

    assert other == note
    assert note.text == "Canteen is closed"
    assert other.workspace == ada.workspace


def test_insert_keeps_the_constraints(ada: CanvasGrant) -> None:
    note = new_note(ada)
    note.weight = 6

    with pytest.raises(IntegrityError), transaction.atomic():
        insert(note)


def test_update_writes_the_named_fields_only(ada: CanvasGrant) -> None:
    note = new_note(ada)
    insert(note)

    note.text, note.weight, note.elements = "Canteen is open", 5, ["price", "design"]
    update(note, ["weight", "elements"])

    found = Note.objects.get(pk=note.pk)
    assert (found.text, found.weight) == ("Canteen is closed", 5)
    assert found.elements == ["price", "design"]


def test_reading_gives_what_the_orm_gives(ada: CanvasGrant) -> None:
    note = new_note(ada)
    insert(note)
    reading = Reading("FROM canvases_note n WHERE n.public_id = %s", n=Note)

    assert fields(reading.one(note.public_id)) == fields(note)


def test_reading_of_two_tables_gives_pairs(ada: CanvasGrant) -> None:
    reading = Reading(
        "FROM canvases_canvas c JOIN canvases_workspace w ON w.id = c.workspace_id WHERE c.id = %s",
        c=Canvas,
        w=Workspace,
    )

    assert list(reading(ada.canvas.pk)) == [(ada.canvas, ada.workspace)]


def test_field_that_a_reading_leaves_out_is_fetched_when_it_is_looked_at(ada: CanvasGrant) -> None:
    note = new_note(ada)
    insert(note)
    statement = "FROM canvases_note n WHERE n.id = %s"

    found = Reading(statement, without={"n.elements"}, n=Note).one(note.pk)

    assert found.get_deferred_fields() == {"elements"}
    assert fields(found) == fields(note)


def test_reading_of_nothing_is_none() -> None:
    assert Reading("FROM canvases_note n WHERE n.id = %s", n=Note).one(0) is None
