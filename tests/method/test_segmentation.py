"""The vocabulary of segments: traits, markets, criteria, value, roles."""

import json
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from canvases.method import buying_roles, journey, research_methods, segmentation, stance, traits
from canvases.method.kinds import MARKETS
from canvases.method.note_fields import FIELDS

SCHEMA = Path(__file__).parents[2] / "canvases/imports/canvas-file.schema.json"
DEFINED = json.loads(SCHEMA.read_text())["$defs"]
OF_SEGMENT = DEFINED["segment"]["properties"]


@pytest.mark.parametrize(
    ("table", "allowed"),
    [
        (traits.MODELS, DEFINED["trait"]["properties"]["model"]["enum"]),
        (segmentation.MARKET_KINDS, OF_SEGMENT["kind"]["enum"]),
        (segmentation.ANSWERS, DEFINED["answer"]["properties"]["answer"]["enum"]),
        (segmentation.MEANINGFUL, OF_SEGMENT["meaningful"]["properties"]),
        (buying_roles.ROLES, OF_SEGMENT["roles"]["items"]["enum"]),
        (buying_roles.CHANNEL_POSITIONS, OF_SEGMENT["channel_position"]["enum"]),
        (research_methods.WAYS, OF_SEGMENT["methods"]["items"]["properties"]["way"]["enum"]),
        (stance.STANCES, OF_SEGMENT["value"]["properties"]["stance"]["enum"]),
        ({**stance.VALUE_SCALES, "stance": 0}, OF_SEGMENT["value"]["properties"]),
    ],
)
def test_page_offers_what_the_canvas_file_may_hold(table: Any, allowed: Any) -> None:
    assert list(table) == list(allowed)


def test_journey_has_guidance_for_each_stage() -> None:
    assert list(journey.JOURNEY) == list(FIELDS["stage"].choices)


def test_every_variable_has_an_example_of_a_good_value() -> None:
    variables = [one for model in traits.MODELS.values() for one in model.variables]

    assert len(variables) == 52
    assert all(one.label and all(one.examples) and one.examples for one in variables)


@pytest.mark.parametrize(
    ("market", "first"),
    [
        ("b2c", ["demographic", "psychographic"]),
        ("b2b", ["firmographic", "needs_based"]),
        ("b2g", ["firmographic", "needs_based"]),
        ("", ["geographic", "demographic"]),
    ],
)
def test_models_that_tell_most_about_a_market_come_first(market: str, first: list[str]) -> None:
    offered = [model.name for model in traits.models_for(market)]

    assert offered[:2] == first
    assert sorted(offered) == sorted(traits.MODELS)
    assert market in ("", *MARKETS)


def test_trait_is_the_same_however_it_is_written() -> None:
    one = {"model": "demographic", "variable": "life stage", "value": "Just  married"}

    assert traits.same(one, {**one, "variable": "Life_Stage", "value": "just married"})
    assert not traits.same(one, {**one, "model": "behavioral"})


@pytest.mark.parametrize(
    ("answers", "word", "missing"),
    [
        ("", "Not asked yet.", 3),
        ("y", "Perhaps.", 2),
        ("yy", "Probably.", 1),
        ("yyy", "Yes.", 0),
        ("yyn", "Doubtful.", 0),
        ("n", "Doubtful.", 2),
    ],
)
def test_verdict_says_what_is_missing_for_a_yes(answers: str, word: str, missing: int) -> None:
    said = {"y": "yes", "n": "no"}
    given = {
        name: {"answer": said[answer]}
        for name, answer in zip(segmentation.MEANINGFUL, answers, strict=False)
    }

    verdict = segmentation.judge(given)

    assert (verdict.word, len(verdict.missing)) == (word, missing)
    assert len(verdict.against) == answers.count("n")


@pytest.mark.parametrize(
    ("revenue", "growth", "support", "reference", "suggested"),
    [
        (5, 1, 2, 2, "protect"),  # brings much, will bring less
        (1, 5, 2, 2, "grow"),  # small today
        (4, 4, 5, 2, "support"),  # asks for enormous help
        (1, 1, 5, 1, "migrate"),
        (1, 1, 1, 5, "protect"),  # others come because of them
        (None, 5, 1, 1, ""),
    ],
)
def test_stance_follows_from_the_value(
    revenue: int | None, growth: int, support: int, reference: int, suggested: str
) -> None:
    value = dict(zip(stance.VALUE_SCALES, (revenue, growth, support, reference), strict=True))

    found, reason = stance.suggest_stance(value)

    assert found == suggested
    assert reason.endswith(".")


def test_stance_is_a_known_one_for_any_scores() -> None:
    for scores in product([None, *stance.SCORES], repeat=4):
        found, reason = stance.suggest_stance(dict(zip(stance.VALUE_SCALES, scores, strict=True)))

        assert found in ("", *stance.STANCES)
        assert reason


@pytest.mark.parametrize(
    ("roles", "position", "mixed"),
    [
        (["user"], "reseller", True),
        (["buyer"], "reseller", False),
        (["end_user"], "end user", False),
        (["user"], "", False),
    ],
)
def test_channel_partner_and_end_customer_are_told_apart(
    roles: list[str], position: str, *, mixed: bool
) -> None:
    assert buying_roles.mixes_channel_and_customer(roles, position) is mixed
