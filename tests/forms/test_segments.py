"""Forms of a segment's page: what was sent of a section, and what was seen before."""

from typing import Any

import pytest
from django.utils.datastructures import MultiValueDict

from canvases.forms.segments import SectionForm
from canvases.forms.traits import TraitForm
from canvases.method.segment_sections import SECTIONS
from tests.method.test_segment_sections import nothing


def form(section: str, sent: dict[str, str], **facts: Any) -> SectionForm:
    given = MultiValueDict({name: [value] for name, value in sent.items()})
    return SectionForm(SECTIONS[section], nothing() | facts, given)


def about(words: str, **more: str) -> TraitForm:
    return TraitForm({"about": words, "value": "30 to 55", **more}, market="b2c")


def test_segment_keeps_the_lines_of_its_description() -> None:
    sent = form("who", {"name": "Nurses", "description": "One\r\nTwo"})

    assert sent.is_valid()
    assert sent.values == {"name": "Nurses", "description": "One\nTwo"}


@pytest.mark.parametrize(
    ("section", "sent", "words"),
    [
        ("who", {"market": "b2x"}, "Choose one of these."),
        ("who", {"name": ""}, "Please write something."),
        ("who", {"name": "x" * 4000}, "This has 4000 characters; at most 120 fit."),
        ("who", {"kind": "monopoly"}, "Choose one of these."),
        ("roles", {"channel_position": "spy"}, "Choose one of these."),
        ("worth", {"meaningful-growing-answer": "maybe"}, "Choose one of these."),
        ("value", {"value-revenue_today": "6"}, "Enter a number from 1 to 5."),
        ("value", {"value-revenue_today": "much"}, "Enter a number from 1 to 5."),
        ("value", {"value-stance": "attack"}, "Choose one of these."),
        ("methods", {"methods-feedback-when": "soon"}, "Write the date as in 2026-05-31."),
        ("persona", {"persona-picture": "🙂" * 17}, "at most 16 fit"),
    ],
)
def test_what_does_not_hold_is_said_at_its_field(
    section: str, sent: dict[str, str], words: str
) -> None:
    refused = form(section, sent)
    (name,) = sent

    assert not refused.is_valid()
    assert words in "".join(refused.shown(name).errors)
    assert refused.shown(name).text == sent[name]


def test_role_that_nobody_knows_is_not_there() -> None:
    assert form("roles", {"roles-ceo": "1", "initial-roles-ceo": ""}).fields == {}


def test_only_fields_that_differ_from_what_was_seen_are_saved() -> None:
    sent = {
        "description": "On shift", "initial-description": "",
        "job_hired_for": "Eat", "initial-job_hired_for": "Eat",
    }  # fmt: skip
    filled = form("who", sent, job_hired_for="Eat well")  # somebody else's

    assert filled.is_valid()
    assert filled.values == {"description": "On shift"}


def test_tick_that_was_taken_away_is_told_by_what_was_seen() -> None:
    sent = form("roles", {"initial-roles-buyer": "1", "initial-roles-user": ""}, roles=["buyer"])

    assert sent.is_valid()
    assert sent.values == {"roles-buyer": False}


def test_field_that_others_changed_says_what_stands_there_now() -> None:
    sent = form("who", {"job_hired_for": "Mine", "initial-job_hired_for": ""})
    assert sent.is_valid()

    sent.note_overtaken({"job_hired_for": "Theirs"})

    shown = sent.shown("job_hired_for")
    assert (shown.text, shown.seen) == ("Mine", "Theirs")
    assert "meanwhile: “Theirs”" in shown.errors[0]


@pytest.mark.parametrize(
    ("words", "model", "variable"),
    [
        ("Demographic · Age", "demographic", "age"),
        ("demographic·AGE", "demographic", "age"),
        ("Occupation", "demographic", "occupation"),
        ("Firmographic · Revenue", "firmographic", "revenue"),
        ("Behavioural · Shoe size", "behavioral", "Shoe size"),
        ("needs_based · Sleep", "needs_based", "Sleep"),
    ],
)
def test_trait_is_found_by_what_people_type(words: str, model: str, variable: str) -> None:
    found = about(words)

    assert found.is_valid()
    assert found.trait == {"model": model, "variable": variable, "value": "30 to 55"}


def test_own_variable_needs_a_model() -> None:
    assert "Choose one below" in str(about("Shoe size").errors["about"])
    assert about("Shoe size").asks_model

    chosen = about("Shoe size", model="psychographic")
    assert chosen.is_valid()
    assert chosen.trait["model"] == "psychographic"


@pytest.mark.parametrize("words", ["x" * 1000, "Demographic · " + "x" * 200, "", "·"])
def test_variable_that_is_no_name_is_refused(words: str) -> None:
    assert "about" in about(words, model="demographic" * bool("·" not in words or 0)).errors


def test_example_follows_the_variable() -> None:
    shown = TraitForm(market="b2b", about="Demographic · Occupation")

    assert shown.example == "nurse on rotating shifts"
    assert shown.first == "Firmographic · Industry"
