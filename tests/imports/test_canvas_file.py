"""Reading canvas files, good and bad."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.imports.canvas_file import BadFile, read
from tests.imports.documents import Tree, note_of, problems_after, problems_of, raw, small, trees

EXAMPLES = sorted((Path(__file__).parents[2] / "canvases" / "examples").glob("*.json"))


def test_read_fills_in_defaults() -> None:
    document = read(raw(small()))
    assert document["links"][0]["strength"] == "strong"
    assert document["value_maps"][0]["alternative"] == "idea"
    notes = document["segments"][0]["profile"]["notes"]
    assert [note.get("weight") for note in notes] == [None, None, 5]


def test_read_of_the_least_file() -> None:
    document = read(b'{"format": "value-proposition-canvas", "version": 1}')
    assert document["workspace"]["name"] == "Untitled workspace"
    assert (document["segments"], document["canvases"], document["links"]) == ([], [], [])


def test_read_leaves_empty_options_out() -> None:
    tree = small()
    tree["segments"][0] |= {"description": " \n", "traits": [], "persona": {"name": ""}}
    assert read(raw(tree)) == read(raw(small()))


def test_read_cleans_texts_and_keeps_their_lines() -> None:
    tree = small()
    tree["segments"][0]["profile"]["notes"][0] |= {
        "text": " Eat\x00 cafe\u0301\n \ud83d\u202e", "details": "One\r\nTwo\ufffe",
    }  # fmt: skip
    note = read(raw(tree))["segments"][0]["profile"]["notes"][0]
    assert (note["text"], note["details"]) == ("Eat café", "One\nTwo")


def test_read_tolerates_a_byte_order_mark() -> None:
    assert read(b"\xef\xbb\xbf" + raw(small())) == read(raw(small()))


def test_read_takes_whole_numbers_written_with_a_point() -> None:
    tree = small()
    tree["segments"][0]["profile"]["notes"][0]["weight"] = 4.0
    weight = read(raw(tree))["segments"][0]["profile"]["notes"][0]["weight"]
    assert (weight, type(weight)) == (4, int)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_are_complete(path: Path) -> None:
    document = read(path.read_bytes())
    notes = {segment["id"]: segment["profile"]["notes"] for segment in document["segments"]}
    notes |= {value_map["id"]: value_map["notes"] for value_map in document["value_maps"]}
    for canvas in document["canvases"]:
        assert 25 <= len(notes[canvas["segment"]] + notes[canvas["value_map"]]) <= 40


@given(trees())
def test_read_takes_every_valid_file(tree: Tree) -> None:
    document = read(raw(tree))
    assert [segment["name"] for segment in document["segments"]] == [
        segment["name"] for segment in tree["segments"]
    ]
    assert len(document["links"]) == len(tree["links"])


@given(trees())
def test_read_of_what_was_read_is_the_same(tree: Tree) -> None:
    document = read(raw(tree))
    assert read(raw(document)) == document


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.data())
def test_read_answers_any_damage_with_a_list(data: st.DataObject) -> None:
    tree = small()
    node: Any = tree
    while True:
        step = data.draw(
            st.sampled_from(list(node) if isinstance(node, dict) else range(len(node)))
        )
        if not node[step] or not isinstance(node[step], (dict, list)) or data.draw(st.booleans()):
            break
        node = node[step]
    node[step] = data.draw(json_values)
    with suppress(BadFile):
        assert read(raw(tree))["format"] == "value-proposition-canvas"


def test_problems_can_be_printed() -> None:
    tree = small() | {"\ud83d \u202e \x07": 1}
    assert [problem.encode() for problem in problems_of(raw(tree))]


@given(st.binary() | st.text().map(str.encode))
def test_read_answers_any_bytes_with_a_list(content: bytes) -> None:
    assert problems_of(content)


def test_read_lists_every_error_in_the_order_of_the_file() -> None:
    def damage(tree: Tree) -> None:
        tree["links"].append({"from": "v", "to": "nobody"})
        note_of(tree, 1).update(text="", weight="heavy")
        tree["titel"] = "?"

    paths = [problem.split(": ")[0] for problem in problems_after(damage)]
    profile = "$.segments[0].profile.notes[1]"
    assert paths == ["$.links[2].to", f"{profile}.text", f"{profile}.weight", "$.titel"]
