"""What goes out as a table comes back in as it was."""

import csv
import io
import json
import re
from typing import Any

from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from canvases.exports.interchange import csv_notes
from canvases.imports import upload
from canvases.imports.canvas_file import read as read_file
from canvases.imports.choices import Choices
from canvases.imports.columns import guess
from canvases.imports.table_document import Names, build
from canvases.imports.table_notes import ERRORS, read
from canvases.method.document import Document, NoteEntry
from tests.imports.documents import Tree, raw, small, trees

NOT_IN_TABLES = ("id", "evidence", "dismissed")
SEPARATORS = st.sampled_from(list(csv_notes.SEPARATORS.values()))
NAMES = Names("Workspace", "Canvas", "Segment")


def through_a_table(document: Document, separator: str = ",") -> Document:
    """The document after it was written as CSV and read again, nothing chosen by hand."""
    return out_of(csv_notes.render(document, separator))


def out_of(content: bytes) -> Document:
    (table,) = upload.tables(upload.of_file(content, "notes.csv", None))
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
    profiles = [one["profile"] for one in tree.get("segments", []) if "profile" in one]
    for side in profiles + tree.get("value_maps", []):
        for note in side.get("notes", []):
            # A text that is an error of a spreadsheet and nothing else is left out until asked for.
            note["text"] += "." if note["text"] in ERRORS else ""
    return tree


def sides_of(document: Document) -> list[tuple[str, list[NoteEntry]]]:
    sides = [(one["name"], one["profile"]["notes"]) for one in document["segments"]]
    return [*sides, *((one["name"], one["notes"]) for one in document["value_maps"])]


def notes_of(document: Document) -> list[dict[str, Any]]:
    """Every note with where it lies and its links, without ids, in an order that tells nothing."""
    sides = sides_of(document)
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
@given(trees().map(told_apart), SEPARATORS)
def test_notes_links_weights_and_types_come_back(tree: Tree, separator: str) -> None:
    document = read_file(raw(tree))
    texts = {note["text"] for _name, notes in sides_of(document) for note in notes}
    assume(not any(text.startswith("#") for text in texts))  # errors of a spreadsheet are left out

    found = through_a_table(document, separator)

    assert notes_of(found) == notes_of(document)
    assert canvases_of(found) >= canvases_of(document)


@settings(max_examples=40)
@given(SEPARATORS, st.text(max_size=60))
def test_table_with_any_separator_comes_back(separator: str, text: str) -> None:
    tree = small()
    tree["segments"][0]["profile"]["notes"][1]["text"] = text + "x"
    document = read_file(raw(tree))

    assert notes_of(through_a_table(document, separator)) == notes_of(document)


@settings(max_examples=40)
@given(st.text(st.sampled_from("ab ,;\"'\t\n=äß"), max_size=40))
def test_table_that_excel_saved_into_one_column_comes_back(text: str) -> None:
    assume(not re.search(r";\s*\n", text))  # at the end of a line it is an empty cell to Excel
    tree = small()
    tree["segments"][0]["profile"]["notes"][1] |= {"text": "x" + text, "details": text + "x"}
    document = read_file(raw(tree))

    assert notes_of(out_of(saved_again(csv_notes.render(document)))) == notes_of(document)


def saved_again(content: bytes) -> bytes:
    """The table as a spreadsheet writes it that takes semicolons: to it, each line is a row, cut
    where a semicolon stands, whatever quotation marks say within a cell."""
    lines = content.decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    rows = [line.split(";") for line in lines[:-1]]
    width = max(map(len, rows))
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=";").writerows(row + [""] * (width - len(row)) for row in rows)
    return file.getvalue().encode("utf-8-sig")


@given(st.text(min_size=1, max_size=60) | st.text(st.sampled_from("'=+-@ax"), min_size=1))
def test_any_text_of_a_note_comes_back(text: str) -> None:
    tree = small()
    tree["segments"][0]["profile"]["notes"][1]["text"] = text + "x"
    document = read_file(raw(tree))

    assert notes_of(through_a_table(document)) == notes_of(document)


def test_line_of_a_text_may_end_with_the_separator_of_another_table() -> None:
    notes = [{"id": "n", "kind": "product", "text": "Soap", "details": "first;\nsecond"}]
    maps = [{"id": "0", "name": "Map 0", "notes": notes}]
    document = read_file(
        raw({"format": "value-proposition-canvas", "version": 1, "value_maps": maps})
    )

    assert notes_of(through_a_table(document)) == notes_of(document)
