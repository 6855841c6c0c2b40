"""Which notes came of which way of profiling, whatever is stored."""

from typing import Any

import pytest

from canvases.method import profiling

USED = [{"way": "feedback", "learnt": "They phone", "notes": ["a", "b"]}, {"way": "context"}]


def test_notes_are_set_and_taken_back_and_the_rest_stays() -> None:
    more = profiling.with_notes(USED, "feedback", ["b", "c"])
    none = profiling.with_notes(more, "feedback", [])

    assert profiling.notes_of(more, "feedback") == ["b", "c"]
    assert none == [{"way": "feedback", "learnt": "They phone"}, {"way": "context"}]
    assert profiling.notes_of(USED, "feedback") == ["a", "b"]


def test_way_is_used_once_a_note_came_of_it() -> None:
    assert profiling.with_notes([], "template", ["a"]) == [{"way": "template", "notes": ["a"]}]


def test_other_ids_take_the_places_and_unknown_ones_go() -> None:
    assert profiling.renamed(USED, {"b": "n1"}) == [
        {"way": "feedback", "learnt": "They phone", "notes": ["n1"]}, {"way": "context"},
    ]  # fmt: skip
    assert "notes" not in profiling.renamed(USED, {})[0]


def test_notes_of_both_are_joined_once() -> None:
    other = [{"way": "feedback", "notes": ["b", "c"]}, {"way": "software", "notes": ["d"]}]

    joined = profiling.joined(USED, other)
    assert profiling.notes_of(joined, "feedback") == ["a", "b", "c"]
    assert profiling.entry_of(joined, "software") is None


@pytest.mark.parametrize(
    "hostile", [None, 9, "feedback", {}, [None, 9], [{"notes": 3}], [{"way": []}]]
)
def test_other_shapes_say_nothing(hostile: Any) -> None:
    assert profiling.notes_of(hostile, "feedback") == []
    assert profiling.notes_of([{"way": "feedback", "notes": hostile}], "feedback") == []
    assert profiling.with_notes(hostile, "context", ["a"])[-1] == {"way": "context", "notes": ["a"]}
    profiling.renamed(hostile, {})
