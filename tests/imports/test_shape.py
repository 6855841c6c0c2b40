"""Every kind of error, and the words it is told in."""

from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from canvases.imports import shape
from canvases.method.kinds import ALTERNATIVES, KINDS, MARKETS, Side
from canvases.method.note_fields import FIELDS
from canvases.method.text import NAME, NOTE_DETAILS, NOTE_TEXT, STATEMENT
from docs import canvas_file
from tests.imports.documents import Tree, note_of, problems_after

JOB = "$.segments[0].profile.notes[0]"


def _definitions() -> Any:
    schema = shape.schema()
    Draft202012Validator.check_schema(schema)
    return schema["$defs"]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"kind": "joy"}, '.kind: "joy" is not one of: job, pain, gain'),
        (
            {"type": "risk"},
            '.type: "risk" is not one of: functional, social, emotional, supporting',
        ),
        ({"moment": "before"}, ".moment: is not allowed here"),
        ({"weight": 6}, ".weight: must be from 1 to 5"),
        ({"weight": True}, ".weight: must be a whole number, not true"),
        ({"weight": None}, ".weight: must be a whole number, not null"),
        ({"text": " \u200b"}, ".text: is empty"),
        ({"text": "x" * 281}, ".text: has 281 characters, at most 280 are allowed"),
        ({"text": ["x"]}, ".text: must be a text, not a list"),
        ({"wieght": 3}, '.wieght: unknown key "wieght"; did you mean "weight"?'),
        ({"</script>": 3}, '["</script>"]: unknown key "</script>"'),
        ({"evidence": [{}]}, ".evidence[0]: is empty"),
        (
            {"evidence": [{"date": "2025-02-30"}]},
            '.evidence[0].date: "2025-02-30" is not a date such as 2025-03-31',
        ),
    ],
)
def test_error_of_a_job_is_named(change: Tree, problem: str) -> None:
    assert problems_after(lambda tree: note_of(tree).update(change)) == [JOB + problem]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda tree: tree.update(version=2), "$.version: must be 1, not 2"),
        (lambda tree: tree.update(links={}), "$.links: must be a list, not an object"),
        (lambda tree: tree["canvases"][0].pop("title"), "$.canvases[0].title: is missing"),
        (
            lambda tree: tree["canvases"][0].update(assessment=[5]),
            "$.canvases[0].assessment: needs 10 entries",
        ),
        (
            lambda tree: tree["canvases"][0].update(statements=["x"] * 21),
            "$.canvases[0].statements: has 21 entries, at most 20 are allowed",
        ),
        (
            lambda tree: tree["value_maps"][0]["notes"][1].update(type="physical"),
            "$.value_maps[0].notes[1].type: is not allowed here",
        ),
    ],
)
def test_error_elsewhere_is_named(change: Callable[[Tree], Any], problem: str) -> None:
    assert problems_after(change) == [problem]


@pytest.mark.parametrize(
    ("name", "side"), [("profileNote", Side.PROFILE), ("valueMapNote", Side.VALUE_MAP)]
)
def test_schema_knows_the_kinds_and_types_of_the_method(name: str, side: Side) -> None:
    definition = _definitions()[name]
    of_side = {kind: facts for kind, facts in KINDS.items() if facts.side is side}
    assert set(definition["properties"]["kind"]["enum"]) == set(of_side)
    types: dict[str, list[str]] = {
        kind: rule["then"]["properties"]["type"].get("enum", [])
        for rule in definition["allOf"]
        if "type" in rule["then"]["properties"]
        for kind in rule["if"]["properties"]["kind"]["enum"]
    }
    assert types == {kind: list(FIELDS["type"].choices_of(kind)) for kind in of_side}


def test_schema_that_is_published_is_the_one_of_the_import() -> None:
    is_new = canvas_file.SCHEMA.read_text(encoding="utf-8") == canvas_file.schema()
    assert is_new, "python -m docs.canvas_file writes it"
    assert canvas_file.TABLE.is_current()


def test_schema_knows_the_words_and_limits_of_the_method() -> None:
    known = _definitions()
    assert set(known["profileNote"]["properties"]["moment"]["enum"]) == {*FIELDS["moment"].choices}
    assert set(known["profileNote"]["properties"]["stage"]["enum"]) == {*FIELDS["stage"].choices}
    elements = known["valueMapNote"]["properties"]["elements"]["items"]["enum"]
    assert set(elements) == {*FIELDS["elements"].choices}
    assert set(known["valueMap"]["properties"]["alternative"]["enum"]) == set(ALTERNATIVES)
    assert set(known["segment"]["properties"]["market"]["enum"]) == set(MARKETS)
    lengths = [known[name]["maxLength"] for name in ("name", "noteText", "block")]
    assert lengths == [NAME, NOTE_TEXT, NOTE_DETAILS]
    assert known["canvas"]["properties"]["statements"]["items"]["maxLength"] == STATEMENT


def test_long_key_is_shortened_in_its_path() -> None:
    (problem,) = problems_after(lambda tree: tree.update({"k" * 5_000: 1}))
    assert problem.startswith('$["kkk')
    assert len(problem) < 200
