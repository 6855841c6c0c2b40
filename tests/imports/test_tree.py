"""JSON and YAML of other tools."""

import json
from contextlib import suppress
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.imports import tree, upload
from canvases.imports.plan import plan
from canvases.imports.problems import BadFile
from canvases.method.kinds import Kind


def notes(content: Any, name: str = "a.json") -> list[tuple[str, str, dict[str, object]]]:
    text = content if isinstance(content, str) else json.dumps(content)
    made = plan(upload.of_file(text.encode(), name, None), {}, "Ward", "Night shift")
    assert (made.upload.form, made.problems) == ("tree", [])
    assert made.reading
    return [(note.kind or note.box, note.text, note.entry) for note in made.reading.notes]


def refusal(content: str, name: str = "a.yaml") -> str:
    made = plan(upload.of_file(content.encode(), name, None), {}, "Ward", "Night shift")
    return made.problems[0].message


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ({"a": {"b": [{"painRelievers": ["Alerts"]}]}}, [("pain_reliever", "Alerts", {})]),
        (
            {"pains": [{"title": "Late", "severity": "high", "how_often": "weekly"}]},
            [("pain", "Late", {"weight": 4, "details": "how often: weekly"})],
        ),
        ({"jobs": {"functional": ["Eat"], "social": ["Meet"]}},
         [("job", "Eat", {"type": "functional"}), ("job", "Meet", {"type": "social"})]),
        ({"gains": {"description": "What they want", "items": ["Warm"]}},
         [("gain", "What they want", {}), ("gain", "Warm", {})]),
        ([{"text": "Late", "box": "Pains", "severity": 5}], [("pain", "Late", {"weight": 5})]),
        ([{"type": "pain", "text": "Late"}, {"type": "gain", "text": "Warm"}],
         [("pain", "Late", {}), ("gain", "Warm", {})]),
        (["Late", "Cold"], [("", "Late", {}), ("", "Cold", {})]),
    ],
)  # fmt: skip
def test_texts_under_known_names_are_found(content: Any, found: Any) -> None:
    assert notes(content) == found


def test_objects_one_a_line_are_notes() -> None:
    rows = '{"text": "Late", "box": "pains"}\r\n\r\n{"text": "Warm", "box": "gains"}\n'

    assert notes(rows, "notes.jsonl") == [("pain", "Late", {}), ("gain", "Warm", {})]
    assert upload.of_text(rows).form == "tree"
    assert refusal(rows + '{"text": ', "notes.jsonl") == "is not JSON: see line 4"


def test_votes_are_weights_and_none_is_no_weight() -> None:
    board = {
        "lists": [{"id": "1", "name": "Pains"}],
        "cards": [
            {"name": "Late", "idList": "1", "badges": {"votes": 4}},
            {"name": "Cold", "idList": "1", "badges": {"votes": 0}},
            {"title": "Far", "listId": "1", "vote": {"positive": ["ada", "ben"]}},
        ],
    }
    told = [
        {"type": "pain", "text": "Late", "votes": 4},
        {"type": "gain", "text": "Warm", "votes": 0},
    ]

    assert [entry.get("weight") for *_rest, entry in notes(board)] == [5, None, 3]
    assert [entry for *_rest, entry in notes(told)] == [{"weight": 5}, {}]


def test_cards_of_trello_stand_in_their_lists() -> None:
    board = {
        "lists": [{"id": "l1", "name": "Pains"}],
        "cards": [
            {"name": "Late", "desc": "Twice", "idList": "l1"},
            {"name": "Old", "idList": "l1", "closed": True},
        ],
    }

    assert notes(board) == [("pain", "Late", {"details": "Twice"})]


def test_file_of_another_tool_is_never_called_faulty() -> None:
    assert refusal('{"title": "Night shift"}', "a.json").startswith("is no canvas file, and has no")


@pytest.mark.parametrize(
    "content",
    ['{"format": "value-proposition-canvas", "version": 9}', '{"segments": 1, "value_maps": []}'],
)
def test_file_of_ours_is_told_its_errors(content: str) -> None:
    assert upload.of_file(content.encode(), "a.json", None).form == "canvas"
    assert refusal(content, "a.json") != ""


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("a: &a [x, x]\npains: [*a, *a]\n", "aliases (*a)"),
        ("pains: " + "[" * 30 + "]" * 30, "nested more than 20 levels"),
        ("pains: [a\n", "is not YAML: see line"),
        ("x" * 1_000_001, "larger than 1 MB"),
    ],
    ids=["aliases", "depth", "broken", "large"],
)
def test_harmful_yaml_is_refused(content: str, said: str) -> None:
    assert said in refusal(content)


def test_yaml_makes_texts_only() -> None:
    text = "pains:\n  - !!python/object/apply:os.getcwd []\n  - 2025-03-01\n  - yes\n"

    assert [text for _kind, text, _entry in notes(text, "a.yml")] == ["2025-03-01", "yes"]


def test_pasted_yaml_is_known_by_its_lists_and_plain_lists_are_lines() -> None:
    yaml = "canvas:\n  pains:\n    - Late\n  gains:\n    - Warm\n"

    assert upload.of_text(yaml).form == "tree"
    assert upload.of_text("Pains:\n- Late\nGains:\n- Warm\n").form == "lines"


@given(
    st.dictionaries(
        st.sampled_from(list(Kind)),
        st.lists(st.text("ab c", min_size=1).filter(str.strip), min_size=1),
        min_size=1,
    )
)
def test_lists_under_the_names_of_boxes_come_back(lists: dict[Kind, list[str]]) -> None:
    found = [(kind, text) for kind, text, _entry in notes({"canvas": lists})]

    assert found == [
        (kind, " ".join(text.split())) for kind, texts in lists.items() for text in texts
    ]


TREES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["pains", "jobs", "text", "id", "links", "type", "lists", "x"]), inner
        )
    ),
    max_leaves=20,
)


@given(TREES)
def test_any_tree_is_read_or_refused(content: Any) -> None:
    with suppress(BadFile):
        table = tree.read(json.dumps([content]))
        assert all(len(cells) == table.width for _number, cells in table.rows)


@given(st.text(alphabet="pains: -[]{}&*!|>\n\t#'\"a", max_size=80))
def test_any_yaml_is_read_or_refused(text: str) -> None:
    with suppress(BadFile):
        upload.tables(upload.of_file(text.encode() or b"x", "a.yaml", None))


def test_more_values_than_are_offered_are_counted_and_not_read() -> None:
    content = json.dumps({"pains": ["x"] * 200_000, "gains": [{"text": "y"}] * 10})
    start = process_time()

    found = tree.read(content)

    assert process_time() - start < 2
    assert (len(found.rows), found.beyond) == (2_001, 198_010)


@pytest.mark.parametrize(
    "text",
    [
        'Here you are:\n```json\n{"pains": ["Late"], "gains": ["Home"]}\n```\nBye\n',
        "```yaml\npains:\n  - Late\ngains:\n  - Home\n```",
        '{"pains": ["Late",], "gains": ["Home"],}',
        '{"pains": ["<p>Late</p>"], "gains": "Home"}',
        "pains:\n  social:\n    - Late\ngains:\n  - name: Home\n  - ~\n",
    ],
)
def test_trees_are_read_as_chats_write_them(text: str) -> None:
    read = plan(upload.of_text(text), {}, "Ward", "Night").reading

    assert read is not None
    assert [(note.kind, note.text) for note in read.notes] == [("pain", "Late"), ("gain", "Home")]


def test_code_that_names_no_box_is_lines() -> None:
    assert upload.of_text('Look:\n```json\n{"port": 80}\n```\n').form == "lines"


def test_texts_of_a_whiteboard_are_offered_without_a_box() -> None:
    board = [{"type": "sticky", "data": {"content": "<p>Late</p>"}}, {"content": "Home"}]

    assert [note[:2] for note in notes({"data": board})] == [("", "Late"), ("", "Home")]


def test_names_beside_the_boxes_are_those_of_what_is_made() -> None:
    brought = upload.of_text('{"title": "Nights", "customer_segment": "Ada", "pains": ["Late"]}')
    document = plan(brought, {}, "Ward", "Night").document

    assert document is not None
    assert (document["segments"][0]["name"], document["canvases"][0]["title"]) == ("Ada", "Nights")


def test_of_very_many_different_keys_the_rest_is_counted() -> None:
    many = json.dumps({f"pains {at}": {"content": "x"} for at in range(60_000)})

    assert plan(upload.of_text(many), {}, "Ward", "Night").beyond > 50_000


@pytest.mark.parametrize(
    ("written", "texts"),
    [
        ("  - Noise: at night\n  - Dark rooms: always", ["Noise: at night", "Dark rooms: always"]),
        ("  p1: Noise\n  p2: Dark", ["Noise", "Dark"]),
        ("  - item: Noise\n  - item: Dark", ["Noise", "Dark"]),
    ],
)
def test_colon_within_an_item_loses_nothing(written: str, texts: list[str]) -> None:
    found = notes(f"pains:\n{written}\ngains:\n  - Sleep\n", "a.yaml")

    assert [text for _kind, text, _entry in found] == [*texts, "Sleep"]


def test_all_that_follows_what_is_offered_is_counted() -> None:
    sorted_ones = [{"box": "pain", "content": f"x{at}"} for at in range(5_000)]
    unsorted = {"d": [{"content": f"x{at}", "color": "red"} for at in range(5_000)]}

    for many in (sorted_ones, unsorted):
        made = plan(upload.of_text(json.dumps(many)), {}, "Ward", "Night")
        assert made.reading is not None
        assert len(made.reading.notes) + made.beyond == 5_000


def test_values_beside_the_boxes_are_told_and_the_rest_of_them_counted() -> None:
    tree = {"pains": ["Late"], "log": [f"line {at}" for at in range(300)]}
    made = plan(upload.of_text(json.dumps(tree)), {}, "Ward", "Night")

    assert made.reading is not None
    assert (len(made.reading.left_out), made.leftovers[-1].count) == (200, 100)


@pytest.mark.parametrize("one", [{"content": "<p>x</p>"}, {"who": "Ann", "desc": "Late"}])
def test_very_many_objects_without_a_box_are_soon_read(one: dict[str, str]) -> None:
    many = json.dumps({"d": [one] * 60_000})
    start = process_time()

    plan(upload.of_text(many), {}, "Ward", "Night")

    assert process_time() - start < 4  # on a slow machine
