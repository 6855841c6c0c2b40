"""What is known of a segment: read, written and counted, without a database."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.method.segment_fields import Field, Sort, as_text, read, write
from canvases.method.segment_sections import SECTIONS, showing

FIELDS = [one for section in SECTIONS.values() for one in section.fields]


def nothing() -> dict[str, Any]:
    """The facts of a segment of which only the name is known."""
    return {
        "name": "Nurses", "description": "", "market": "", "kind": "", "job_hired_for": "",
        "channel_position": "", "traits": [], "roles": [], "persona": {}, "meaningful": {},
        "value": {}, "methods": [], "target": {}, "notes": 0, "staged": 0,
    }  # fmt: skip


def values_of(sort: Sort, choices: list[str]) -> st.SearchStrategy[Any]:
    """What a field of this sort may hold, nothing included."""
    match sort:
        case Sort.SCORE:
            return st.none() | st.integers(1, 5)
        case Sort.TICK:
            return st.booleans()
        case Sort.CHOICE:
            return st.sampled_from(["", *choices])
    return st.sampled_from(["", "Said"])


def said_in(one: Field) -> st.SearchStrategy[tuple[Field, Any]]:
    """The field with anything that it may hold."""
    return st.tuples(st.just(one), values_of(one.sort, list(one.choices)))


filled = st.tuples(*(said_in(one) for one in FIELDS if one.name != "name"))


def test_nothing_is_known_of_a_new_segment() -> None:
    assert {section.known(nothing()) for section in SECTIONS.values()} == {0}


@pytest.mark.parametrize("one", FIELDS, ids=lambda one: one.name)
def test_field_holds_what_is_written_and_is_empty_again(one: Any) -> None:
    facts = nothing()
    value = {Sort.SCORE: 4, Sort.TICK: True, Sort.CHOICE: next(iter(one.choices), "")}.get(
        one.sort, "Said"
    )

    facts[one.path[0]] = write(facts, one, value)
    assert read(facts, one) == value

    facts[one.path[0]] = write(facts, one, read(nothing(), one))
    assert read(facts, one) == read(nothing(), one)
    if one.path[0] != "methods":  # a way was used, whatever was learnt
        assert facts == nothing()


@given(filled)
def test_each_field_leaves_the_others_as_they_are(values: Any) -> None:
    facts = nothing()
    for one, value in values:
        others = [other for other in FIELDS if other.path[:2] != one.path[:2]]
        before = [read(facts, other) for other in others]

        facts[one.path[0]] = write(facts, one, value)

        assert [read(facts, other) for other in others] == before


@given(filled)
def test_share_that_is_known_is_between_nothing_and_all(values: Any) -> None:
    facts = nothing()
    for one, value in values:
        facts[one.path[0]] = write(facts, one, value)

    assert all(0 <= section.known(facts) <= 1 for section in SECTIONS.values())


def test_writing_makes_a_new_value_and_leaves_the_old() -> None:
    old = {"name": "Carmen"}
    quote = SECTIONS["persona"].field("persona-quote")

    new = write(nothing() | {"persona": old}, quote, "Not again")

    assert old == {"name": "Carmen"}
    assert new == {"name": "Carmen", "quote": "Not again"}


def test_evidence_without_an_answer_is_not_known() -> None:
    note = SECTIONS["worth"].field("meaningful-growing-note")

    assert write(nothing(), note, "Ask Ben") == {
        "growing": {"answer": "unknown", "note": "Ask Ben"}
    }


def test_what_was_learnt_ticks_the_way() -> None:
    facts = nothing()
    facts["methods"] = write(
        facts, SECTIONS["methods"].field("methods-feedback-learnt"), "They phone at night"
    )

    assert read(facts, SECTIONS["methods"].field("methods-feedback-used")) is True


def test_sections_are_named_by_the_facts_that_they_show() -> None:
    assert showing({"persona"}) == ["persona"]
    assert showing({"market"}) == ["who", "traits"]
    assert showing({"position"}) == []


@pytest.mark.parametrize(
    ("value", "text"), [(None, ""), (False, ""), (True, "1"), (3, "3"), ("", ""), ("Said", "Said")]
)
def test_value_as_text(value: Any, text: str) -> None:
    assert as_text(value) == text
