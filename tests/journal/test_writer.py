"""The journal: numbers without gaps, one effect for one operation, the truth about every row."""

import contextlib
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from canvases.access import CanvasGrant, NotAllowed
from canvases.actions import notes
from canvases.actions.errors import Refused
from canvases.method.kinds import Kind
from canvases.models import Canvas, Change, Note, Role, Workspace
from tests import cast


def seqs(grant: CanvasGrant) -> list[int]:
    return list(grant.workspace.changes.values_list("seq", flat=True))


def test_changes_are_numbered_without_gaps(ada: CanvasGrant) -> None:
    for text in ("One", "Two", "Three"):
        cast.add(ada, text=text)

    assert seqs(ada) == [1, 2, 3, 4]
    assert Workspace.objects.get(pk=ada.workspace.pk).seq == 4


def test_refused_change_leaves_no_gap_and_no_trace(ada: CanvasGrant) -> None:
    pain = cast.add(ada)
    with pytest.raises(Refused):
        notes.place(ada, cast.op(), note=pain, kind=Kind.PRODUCT, after=None)

    cast.add(ada)

    assert seqs(ada) == [1, 2, 3]


def test_change_is_rolled_back_with_what_it_changed(ada: CanvasGrant) -> None:
    with contextlib.suppress(ZeroDivisionError), transaction.atomic():
        cast.add(ada, text="Never was")
        raise ZeroDivisionError

    assert seqs(ada) == [1]
    assert not Note.objects.filter(text="Never was").exists()


def test_change_without_effect_uses_no_number(ada: CanvasGrant) -> None:
    note = cast.add(ada, weight=4)

    assert notes.weigh(ada, cast.op(), note=note, weight=4) is None
    assert seqs(ada) == [1, 2]
    assert Workspace.objects.get(pk=ada.workspace.pk).seq == 2


def test_operation_sent_twice_has_one_effect_and_one_answer(ada: CanvasGrant) -> None:
    first, second = (
        notes.add(ada, "the-same-op", canvas=ada.canvas, kind=Kind.PAIN, text="Once")
        for _ in range(2)
    )

    assert first == second
    assert Note.objects.filter(text="Once").count() == 1
    assert seqs(ada) == [1, 2]


def test_same_operation_in_another_workspace_is_another(ada: CanvasGrant, dan: CanvasGrant) -> None:
    for grant in (ada, dan):
        notes.add(grant, "the-same-op", canvas=grant.canvas, kind=Kind.PAIN, text="Both")

    assert Note.objects.filter(text="Both").count() == 2


def test_change_tells_who_where_and_what(ada: CanvasGrant) -> None:
    note = cast.add(ada, Kind.GAIN, "Lunch in ten minutes", weight=5)

    change = cast.last_change(ada.workspace)

    assert (change.actor, change.canvas) == (ada.member, ada.canvas)
    assert (change.subject, change.subject_id) == ("Lunch in ten minutes", note.public_id)
    assert change.before == {"note": {note.public_id: None}}
    assert change.after == {"note": {note.public_id: note.state()}}


def test_change_tells_only_the_fields_that_differ(ada: CanvasGrant) -> None:
    note = cast.add(ada, text="Old")
    notes.edit(ada, cast.op(), note=note, version=1, values={"text": "New", "details": ""})

    change = cast.last_change(ada.workspace)

    assert change.before == {"note": {note.public_id: {"text": "Old"}}}
    assert change.after == {"note": {note.public_id: {"text": "New"}}}


def test_role_is_looked_at_again_under_the_lock(ada: CanvasGrant, ben: CanvasGrant) -> None:
    ben.member.__class__.objects.filter(pk=ben.member.pk).update(role=Role.VIEWER)

    with pytest.raises(NotAllowed):
        cast.add(ben, text="Too late")
    assert seqs(ada) == [1]


def test_removed_member_can_write_no_more(ada: CanvasGrant, ben: CanvasGrant) -> None:
    ada.workspace.members.filter(pk=ben.member.pk).delete()

    with pytest.raises(NotAllowed):
        cast.add(ben, text="Too late")


def test_example_cannot_be_written_to_even_by_a_member(ada: CanvasGrant) -> None:
    Workspace.objects.filter(pk=ada.workspace.pk).update(example="hospital")

    with pytest.raises(NotAllowed):
        cast.add(ada, text="Graffiti")
    assert not Note.objects.filter(text="Graffiti").exists()


@pytest.mark.django_db(transaction=True)
def test_threads_at_once_make_one_change_of_one_operation() -> None:
    canvas = cast.started_by("ada")

    changes = at_once(canvas, ["the-same-op"] * 4)

    assert len(set(changes)) == 1
    assert Note.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_threads_at_once_leave_no_gap() -> None:
    canvas = cast.started_by("ada")

    at_once(canvas, [f"operation-{number}" for number in range(8)])

    assert list(Change.objects.values_list("seq", flat=True)) == list(range(1, 10))


def at_once(canvas: Canvas, op_ids: list[str]) -> list[int]:
    """Add a note by each of the operations, all at the same moment. Returns the changes' keys."""
    together = Barrier(len(op_ids))

    def add(op_id: str) -> int:
        try:
            grant = cast.on_canvas("ada", canvas)
            together.wait(timeout=10)
            change = notes.add(grant, op_id, canvas=canvas, kind=Kind.PAIN, text="At once")
            return change.pk if change else 0
        finally:
            connection.close()

    with ThreadPoolExecutor(len(op_ids)) as pool:
        return list(pool.map(add, op_ids))
