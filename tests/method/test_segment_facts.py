"""What is stored of a segment is read as the canvas file has it, whatever stands there."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.method.segment_facts import CLEAN, clean_answer

LEAVES = st.none() | st.booleans() | st.integers() | st.text(max_size=5)
WORDS = st.sampled_from(
    ["chosen", "reason", "answer", "note", "way", "feedback", "notes", "when", "growing", "model"]
)
NESTED = st.recursive(
    LEAVES, lambda inside: st.lists(inside) | st.dictionaries(WORDS, inside), max_leaves=12
)
FULL: dict[str, Any] = {
    "kind": "niche",
    "channel_position": "reseller",
    "traits": [{"model": "demographic", "variable": "age", "value": "30"}],
    "roles": ["user", "buyer"],
    "persona": {"name": "Carmen", "picture": "🙂", "quote": "Not again", "context": "At work"},
    "meaningful": {"growing": {"answer": "yes", "note": "By 8 %"}},
    "value": {"revenue_today": 1, "stance": "grow"},
    "methods": [{"way": "feedback", "learnt": "A", "when": "2026-05-01", "notes": ["bcd"]}],
    "target": {"chosen": True, "reason": "Near"},
    "dismissed": ["roles"],
}


@pytest.mark.parametrize("name", CLEAN)
def test_fact_in_the_shape_of_the_canvas_file_stays_as_it_is(name: str) -> None:
    assert CLEAN[name](FULL[name]) == FULL[name]


@given(stored=NESTED)
def test_anything_else_becomes_a_fact_of_the_right_shape(stored: Any) -> None:
    for name in CLEAN.keys() - {"kind", "channel_position"}:
        found = CLEAN[name](stored)

        assert type(found) is type(FULL[name])
        assert CLEAN[name](found) == found


def test_evidence_stays_where_its_answer_is_none() -> None:
    said = {"growing": {"answer": 7, "note": "They say so"}, "profitable": {"answer": "maybe"}}

    assert CLEAN["meaningful"](said) == {"growing": {"answer": "unknown", "note": "They say so"}}
    assert clean_answer({"answer": "maybe", "why": "They say so"}, "why") == {"why": "They say so"}


def test_way_is_told_once_with_what_can_be_read() -> None:
    told = [{"way": "feedback", "learnt": 3, "when": "soon"}, {"way": "feedback"}, {"way": "magic"}]

    assert CLEAN["methods"](told) == [{"way": "feedback"}]


def test_text_of_which_nothing_stays_says_nothing() -> None:
    assert CLEAN["target"]({"chosen": True, "reason": "\x1f"}) == {"chosen": True}


def test_half_of_an_emoji_is_left_out() -> None:
    assert CLEAN["persona"]({"name": "Tom\ud83d"}) == {"name": "Tom"}
