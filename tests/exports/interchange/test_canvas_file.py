"""What goes in comes out: canvas files through the database."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis.extra.django import TestCase

from canvases.actions import documents
from canvases.exports.interchange import canvas_file
from canvases.imports.canvas_file import read
from canvases.method.document import Document
from canvases.models import Canvas, Change, Note, Workspace
from tests.imports.documents import Tree, raw, renumbered, small, trees

EXAMPLES = sorted((Path(__file__).parents[3] / "canvases" / "examples").glob("*.json"))


def stored(tree: Tree) -> Workspace:
    """The workspace of a tree that was imported."""
    return documents.store(read(raw(tree)), "op")


def texts(document: Document) -> list[str]:
    """The texts of all notes of the first segment's profile."""
    return [note["text"] for note in document["segments"][0]["profile"]["notes"]]


class RoundTrip(TestCase):
    """A class, because hypothesis rolls the database back between examples only in one."""

    @settings(max_examples=40, deadline=None)
    @given(trees())
    def test_document_that_was_stored_comes_out_equal(self, tree: Tree) -> None:
        document = read(raw(tree))

        exported = canvas_file.render(documents.store(document, "op"))

        assert renumbered(read(exported)) == renumbered(document)
        assert renumbered(json.loads(exported)) == renumbered(document)


@pytest.mark.django_db
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_example_that_was_stored_comes_out_equal(path: Path) -> None:
    written = json.loads(path.read_bytes())

    exported = json.loads(canvas_file.render(stored(written)))

    assert renumbered(exported) == renumbered(written)


@pytest.mark.django_db
def test_document_leaves_the_bin_out() -> None:
    workspace = stored(small())
    pain = workspace.notes.get(kind="pain")
    pain.binned_at = pain.created_at
    pain.save()

    document = canvas_file.document(workspace)

    assert texts(document) == ["Eat warm", "Stays awake"]
    assert len(document["links"]) == 1


@pytest.mark.django_db
def test_document_of_a_binned_segment_has_none_of_its_canvases() -> None:
    workspace = stored(small())
    workspace.segments.update(binned_at=Change.objects.get().at)

    document = canvas_file.document(workspace)

    assert (document["segments"], document["canvases"], document["links"]) == ([], [], [])
    assert read(canvas_file.render(workspace)) == document


@pytest.mark.django_db
def test_document_of_one_canvas_has_its_two_sides_only() -> None:
    tree = small()
    tree["segments"].append({"name": "Doctors"})
    tree["value_maps"].append({"name": "Vending machine"})
    workspace = stored(tree)

    document = canvas_file.document(workspace, Canvas.objects.get())

    assert renumbered(document) == renumbered(read(raw(small())))


@pytest.mark.django_db
def test_document_keeps_the_order_of_notes_that_were_added_later() -> None:
    workspace = stored(small())
    job = Note.objects.get(kind="job")
    job.pk, job.public_id, job.text, job.position = None, "later", "Sit down", job.position + 1
    job.save()

    assert texts(canvas_file.document(workspace))[:2] == ["Eat warm", "Sit down"]


@pytest.mark.django_db
@pytest.mark.parametrize("notes", [1, 30])
def test_document_takes_nine_queries(django_assert_num_queries: Any, notes: int) -> None:
    tree = small()
    tree["segments"][0]["profile"]["notes"] += [{"kind": "job", "text": "Eat"}] * notes
    workspace = stored(tree)

    with django_assert_num_queries(9):
        canvas_file.document(workspace)
