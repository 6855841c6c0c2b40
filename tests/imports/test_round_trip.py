"""What goes out as a table comes back in as it was."""

import json
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from canvases.exports.interchange import csv_notes
from canvases.imports import upload
from canvases.imports.canvas_file import read as read_file
from canvases.imports.choices import Choices
from canvases.imports.columns import guess
from canvases.imports.table_document import Names, build
from canvases.imports.table_notes import read
from canvases.method.document import Document
from tests.imports.documents import Tree, raw, small, trees

NOT_IN_TABLES = ("id", "evidence", "dismissed")
NAMES = Names("Workspace", "Canvas", "Segment")


def through_a_table(document: Document) -> Document:
    """The document after it was written as CSV and read again, nothing chosen by hand."""
    (table,) = upload.tables(upload.of_file(csv_notes.render(document), "notes.csv", None))
    found = read(table, guess(table), Choices())
    made, problems = build(found.notes, NAMES)
    assert (found.problems, found.unknown, problems) == ([], {}, [])
    return made


def told_apart(tree: Tree) -> Tree:
    """The tree with names that say which thing is meant: in a table, names are all there is."""
    for number, segment in enumerate(tree.get("segments", [])):
        segment["name"] = f"Segment {number}"
    for number, value_map in enumerate(tree.get("value_maps", [])):
        value_map["name"] = f"Map {number}"
    for number, canvas in enumerate(tree.get("canvases", [])):
        canvas["title"] = f"Canvas {number}"
    return tree


def notes_of(document: Document) -> list[dict[str, Any]]:
    """Every note with where it lies and its links, without ids, in an order that tells nothing."""
    sides = [(one["name"], one["profile"]["notes"]) for one in document["segments"]]
    sides += [(one["name"], one["notes"]) for one in document["value_maps"]]
    texts = {note.get("id"): note["text"] for _name, notes in sides for note in notes}
    return sorted(
        (
            {
                "on": name,
                **{key: value for key, value in note.items() if key not in NOT_IN_TABLES},
                "links": sorted(
                    (texts[link["to"]], link["strength"])
                    for link in document["links"]
                    if "id" in note and link["from"] == note["id"]
                ),
            }
            for name, notes in sides
            for note in notes
        ),
        key=lambda note: json.dumps(note, sort_keys=True),
    )


def canvases_of(document: Document) -> set[tuple[str, ...]]:
    """Which segment meets which value map, where both have notes."""
    segments = {one.get("id"): one for one in document["segments"]}
    maps = {one.get("id"): one for one in document["value_maps"]}
    return {
        (one["title"], segments[one["segment"]]["name"], maps[one["value_map"]]["name"])
        for one in document["canvases"]
        if segments[one["segment"]]["profile"]["notes"] and maps[one["value_map"]]["notes"]
    }


def test_small_file_comes_back_whole() -> None:
    document = read_file(raw(small()))

    found = through_a_table(document)

    assert notes_of(found) == notes_of(document)
    assert canvases_of(found) == canvases_of(document)


@settings(max_examples=60, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(trees().map(told_apart))
def test_notes_links_weights_and_types_come_back(tree: Tree) -> None:
    document = read_file(raw(tree))

    found = through_a_table(document)

    assert notes_of(found) == notes_of(document)
    assert canvases_of(found) >= canvases_of(document)


@given(st.text(min_size=1, max_size=60))
def test_any_text_of_a_note_comes_back(text: str) -> None:
    tree = small()
    tree["segments"][0]["profile"]["notes"][1]["text"] = text + "x"
    document = read_file(raw(tree))

    assert notes_of(through_a_table(document)) == notes_of(document)
