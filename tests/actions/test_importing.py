"""Storing documents: canvas files and copies of examples."""

from typing import Any

import pytest

from canvases.actions import importing
from canvases.imports.canvas_file import read
from canvases.models import Workspace
from tests.imports.documents import raw, small

pytestmark = pytest.mark.django_db


def test_store_writes_one_change_that_tells_all() -> None:
    workspace = importing.store(read(raw(small())), "op")

    change = workspace.changes.get()
    assert (change.kind, change.seq, workspace.seq) == ("workspace.imported", 1, 1)
    assert {name: len(rows) for name, rows in change.after.items()} == {
        "workspace": 1, "segment": 1, "value_map": 1, "canvas": 1, "note": 5, "link": 2,
    }  # fmt: skip


def test_store_with_the_same_op_id_stores_once() -> None:
    document = read(raw(small()))

    first = importing.store(document, "op", token="ada")
    again = importing.store(document, "op", token="ada")
    other = importing.store(document, "op", token="dan")

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
        importing.store(document, "op")


def test_store_example_takes_the_place_of_the_older_one() -> None:
    document = read(raw(small()))

    old = importing.store_example(document, "meals", "1")
    new = importing.store_example(document, "meals", "2")

    assert Workspace.objects.get(example="meals") == new != old
    assert (new.example_digest, new.members.count()) == ("2", 0)
