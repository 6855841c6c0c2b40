"""Which notes came of which way of profiling, whatever is stored."""

from typing import Any

import pytest

from canvases.method import research_methods

USED = [{"way": "feedback", "learnt": "They phone", "notes": ["a", "b"]}, {"way": "context"}]


def test_notes_are_set_and_taken_back_and_the_rest_stays() -> None:
    more = research_methods.with_notes(USED, "feedback", ["b", "c"])
    none = research_methods.with_notes(more, "feedback", [])

    assert research_methods.notes_of(more, "feedback") == ["b", "c"]
    assert none == [{"way": "feedback", "learnt": "They phone"}, {"way": "context"}]
    assert research_methods.notes_of(USED, "feedback") == ["a", "b"]


def test_way_is_used_once_a_note_came_of_it() -> None:
    assert research_methods.with_notes([], "template", ["a"]) == [
        {"way": "template", "notes": ["a"]}
    ]


def test_other_ids_take_the_places_and_unknown_ones_go() -> None:
    assert research_methods.renamed(USED, {"b": "n1"}) == [
        {"way": "feedback", "learnt": "They phone", "notes": ["n1"]}, {"way": "context"},
    ]  # fmt: skip
    assert "notes" not in research_methods.renamed(USED, {})[0]


def test_notes_of_both_are_joined_once() -> None:
    other = [{"way": "feedback", "notes": ["b", "c"]}, {"way": "software", "notes": ["d"]}]

    joined = research_methods.joined(USED, other)
    assert research_methods.notes_of(joined, "feedback") == ["a", "b", "c"]
    assert research_methods.entry_of(joined, "software") is None


@pytest.mark.parametrize(
    "hostile", [None, 9, "feedback", {}, [None, 9], [{"notes": 3}], [{"way": []}]]
)
def test_other_shapes_say_nothing(hostile: Any) -> None:
    assert research_methods.notes_of(hostile, "feedback") == []
    assert research_methods.notes_of([{"way": "feedback", "notes": hostile}], "feedback") == []
    assert research_methods.with_notes(hostile, "context", ["a"])[-1] == {
        "way": "context",
        "notes": ["a"],
    }
    research_methods.renamed(hostile, {})
