"""What two segments say, joined: nothing is lost, nothing is said twice."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.method.segment_merge import join, texts_of
from canvases.method.segment_sections import SECTIONS
from canvases.method.traits import MOST_TRAITS

EMPTY: dict[str, Any] = {
    "name": "Nurses", "description": "", "market": "", "kind": "", "job_hired_for": "",
    "channel_position": "", "traits": [], "roles": [], "persona": {}, "meaningful": {},
    "value": {}, "methods": [], "target": {},
}  # fmt: skip


def facts(**known: Any) -> dict[str, Any]:
    return {**EMPTY, **known}


def joined(mine: dict[str, Any], theirs: dict[str, Any]) -> Any:
    return join(facts(**mine), facts(name="Managers", **theirs), str)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("market", "b2b"),
        ("job_hired_for", "get home"),
        ("roles", ["payer"]),
        ("persona", {"name": "Tom", "quote": "No"}),
        ("meaningful", {"growing": {"answer": "yes", "note": "By 8 %"}}),
        ("value", {"revenue_today": 3, "stance": "grow"}),
        ("methods", [{"way": "feedback", "learnt": "They phone", "when": "2026-05-01"}]),
        ("target", {"chosen": True, "reason": "Near"}),
        ("traits", [{"model": "demographic", "variable": "age", "value": "30"}]),
        ("description", "On shift"),
    ],
)
def test_what_one_has_not_said_the_other_fills(name: str, said: Any) -> None:
    found = joined({}, {name: said})

    assert found.facts == {name: said}
    assert len(found.filled) == 1
    assert not found.kept


def test_same_answer_takes_the_evidence_and_another_one_keeps_it_apart() -> None:
    yes, no = ({"growing": {"answer": answer}} for answer in ("yes", "no"))
    shown = {"growing": {"answer": "yes", "note": "By 8 %"}}

    assert joined({"meaningful": yes}, {"meaningful": shown}).facts == {"meaningful": shown}
    found = joined({"meaningful": no}, {"meaningful": shown})
    assert found.facts == {"description": "From “Managers”:\n– Growing? Yes · By 8 %"}


def test_quote_of_one_persona_is_not_put_into_the_mouth_of_another() -> None:
    found = joined({"persona": {"name": "Ann"}}, {"persona": {"name": "Tom", "quote": "No"}})

    assert "persona" not in found.facts
    assert [(kept.label, kept.text) for kept in found.kept] == [("Persona", "Tom · No")]


def test_trait_of_both_is_there_once_and_what_is_too_much_is_kept() -> None:
    many = [
        {"model": "demographic", "variable": "age", "value": f"{n}"} for n in range(MOST_TRAITS)
    ]
    more = [{**many[0], "value": "0 "}, {**many[0], "value": "old"}]

    assert joined({"traits": many[:1]}, {"traits": more}).facts["traits"] == [many[0], more[1]]
    found = joined({"traits": many}, {"traits": more})
    assert found.facts == {"description": "From “Managers”:\n– Traits: old"}


def test_description_that_would_not_fit_is_too_long_and_not_cut() -> None:
    found = joined({"description": "a" * 4000}, {"description": "b" * 4000})

    assert found.too_long == 4000 + len("\n\nFrom “Managers”:\n– Who they are: ")


_text = st.sampled_from(["", "One", "Another"])
_some = st.fixed_dictionaries({}, optional={
    "description": _text,
    "job_hired_for": _text,
    "market": st.sampled_from(["", "b2b", "b2c"]),
    "roles": st.lists(st.sampled_from(["buyer", "payer"]), unique=True),
    "persona": st.dictionaries(st.sampled_from(["name", "quote", "context"]), st.just("Tom")),
    "meaningful": st.dictionaries(st.sampled_from(["growing"]), st.fixed_dictionaries(
        {"answer": st.sampled_from(["yes", "no", "unknown"])}, optional={"note": _text})),
    "value": st.dictionaries(st.sampled_from(["revenue_today"]), st.integers(1, 5)),
    "methods": st.lists(st.fixed_dictionaries(
        {"way": st.just("feedback")}, optional={"learnt": _text, "when": _text}), max_size=1),
    "target": st.sampled_from([{}, {"chosen": True}, {"chosen": False, "reason": "Few"}]),
})  # fmt: skip


@given(_some, _some)
def test_no_text_is_lost_and_no_answer_of_the_first_changes(
    mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    found = joined(mine, theirs)
    now = facts(**mine) | found.facts
    everything = " ".join([*texts_of(now), now["description"]])

    assert all(text in everything for text in texts_of(facts(**mine)) | texts_of(facts(**theirs)))
    for name in ("market", "job_hired_for"):
        assert not mine.get(name) or now[name] == mine[name]
    assert set(now["roles"]) >= {*mine.get("roles", ()), *theirs.get("roles", ())}
    assert joined(now, {}).facts == {}


def test_every_field_of_a_segment_is_joined() -> None:
    known = {one.path[0] for section in SECTIONS.values() for one in section.fields} | {"traits"}

    assert known == set(EMPTY)
