"""Kind words on segments that are too broad."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.method.segment_hints import HINTS, find_hints
from canvases.method.segment_sections import SECTIONS

TRAIT = {"model": "demographic", "variable": "age", "value": "30"}


def facts(**said: Any) -> dict[str, Any]:
    """Of a segment of which only the name is known, and what is `said`."""
    return {
        "name": "Nurses", "description": "", "market": "", "kind": "", "job_hired_for": "",
        "channel_position": "", "traits": [], "roles": [], "persona": {}, "meaningful": {},
        "value": {}, "methods": [], "target": {}, "dismissed": [], "notes": 0, **said,
    }  # fmt: skip


def keys(**said: Any) -> list[str]:
    return [hint.key for hint in find_hints(facts(**said), str)]


def test_segment_that_was_only_just_named_gets_no_hint() -> None:
    assert keys() == []
    assert keys(name="My first segment") == []


@pytest.mark.parametrize(
    "name", ["Everyone", "  all   people ", "ANYBODY", "everyone with a phone"]
)
def test_name_for_everyone_asks_for_a_narrower_group(name: str) -> None:
    assert keys(name=name) == ["everyone"]


@pytest.mark.parametrize(
    "name",
    ["Nurses and doctors", "Parents/teachers", "Dentists, vets", "Cafés & bars", "Men or women",
     "parents and/or carers", "Shops, bars and hotels"],
)  # fmt: skip
def test_name_of_two_groups_is_asked_about(name: str) -> None:
    assert keys(name=name) == ["joined"]


@pytest.mark.parametrize(
    "name",
    ["Nurses", "Women aged 30 or older", "Shops with 10 or more seats", "Brands", "Orderlies",
     "Small and medium companies", "Dentists, in towns", "Firms of 1,000 people", "24/7 shops",
     "R&D", "Nurses who work nights and weekends", "Bands between 30 and 55"],
)  # fmt: skip
def test_name_of_one_group_is_left_alone(name: str) -> None:
    assert keys(name=name) == []


@pytest.mark.parametrize("market", ["b2b", "b2g"])
@pytest.mark.parametrize("roles", [["buyer", "user"], ["payer", "buyer"], ["payer", "end_user"]])
def test_several_parts_in_an_organisation_are_asked_about(market: str, roles: list[str]) -> None:
    assert keys(market=market, roles=roles, traits=[TRAIT]) == ["roles"]
    assert keys(market="b2c", roles=roles, traits=[TRAIT]) == []
    assert keys(market=market, roles=roles[:1], traits=[TRAIT]) == []


def test_target_without_any_answer_is_asked_about() -> None:
    target = {"target": {"chosen": True}, "traits": [TRAIT]}

    assert keys(**target) == ["unasked"]
    assert keys(**target, meaningful={"growing": {"answer": "unknown", "note": "?"}}) == ["unasked"]
    assert keys(**target, meaningful={"growing": {"answer": "no"}}) == []
    assert keys(target={"chosen": False, "reason": "Small"}, traits=[TRAIT]) == []


@pytest.mark.parametrize(
    "said", [{"notes": 1}, {"job_hired_for": "Eat"}, {"persona": {"name": "Ann"}}]
)
def test_missing_trait_is_told_once_something_else_is_said(said: dict[str, Any]) -> None:
    assert keys(**said) == ["traits"]
    assert keys(**said, traits=[TRAIT]) == []


def test_hint_that_was_put_aside_stays_away() -> None:
    assert keys(name="Everyone", notes=1, dismissed=["everyone"]) == ["traits"]


def test_hint_names_the_segment_and_leads_to_a_section() -> None:
    (hint,) = find_hints(facts(name="All 100%s people, users"), str)

    assert "“All 100%s people, users”" in hint.sentence
    assert hint.section in SECTIONS


def test_words_are_those_of_the_readers_language() -> None:
    def german(text: str) -> str:
        return "jeder|alle" if text.startswith("everyone|") else text

    assert [hint.key for hint in find_hints(facts(name="Jeder"), german)] == ["everyone"]


text = st.text(max_size=200)
texts = st.dictionaries(text, text, max_size=3)


@given(
    name=text | st.sampled_from(["Everyone", "A and B"]) | st.text("and or,/&%", max_size=40),
    description=text, market=text | st.sampled_from(["b2b"]), job_hired_for=text,
    channel_position=text, roles=st.lists(text | st.sampled_from(["buyer", "user"])),
    traits=st.lists(texts, max_size=2), persona=texts, value=texts,
    meaningful=st.dictionaries(text | st.just("growing"), texts, max_size=3),
    target=st.fixed_dictionaries({}, optional={"chosen": st.booleans(), "reason": text}),
    dismissed=st.lists(text | st.sampled_from(HINTS)), notes=st.integers(0, 5),
)  # fmt: skip
def test_any_text_in_any_field_gives_hints_that_are_known(**said: Any) -> None:
    found = find_hints(facts(**said), str)

    assert [hint.key for hint in found] == [
        key for key in HINTS if key in {hint.key for hint in found} - set(said["dismissed"])
    ]
    assert all(hint.sentence and hint.todo and hint.section in SECTIONS for hint in found)
