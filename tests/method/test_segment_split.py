"""What a split makes of a segment, from what somebody wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.method.segment_split import (
    Planned,
    differing,
    inherited,
    name_of,
    plan,
    short_name,
    values_in,
    without_twins,
)
from canvases.method.text import NAME
from canvases.method.traits import Trait


def cuisine(value: str) -> Trait:
    return {"model": "needs_based", "variable": "cuisine", "value": value}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("ethnic, American,fast food", ["ethnic", "American", "fast food"]),
        ("ethnic\n\n  American \n", ["ethnic", "American"]),
        ("1,000 to 2,000\n2,000 to 3,000", ["1,000 to 2,000", "2,000 to 3,000"]),
        (" , ,, \n ,", []),
        ("ethnic,\nAmerican,", ["ethnic", "American"]),
    ],
)
def test_values_stand_one_a_line_or_between_commas(text: str, values: list[str]) -> None:
    assert values_in(text) == values


def test_value_that_comes_again_is_told_once() -> None:
    assert without_twins(["Fast food", "ethnic", "fast  FOOD"]) == (
        ["Fast food", "ethnic"], ["fast  FOOD"],
    )  # fmt: skip


@given(st.text(min_size=1, max_size=NAME), st.text(min_size=1, max_size=NAME))
def test_name_fits_and_ends_with_the_value(parent: str, value: str) -> None:
    name = name_of(parent, value)

    assert len(name) <= NAME
    assert name.endswith(value)


def test_name_says_what_it_is_a_part_of() -> None:
    assert name_of("Restaurants", "Thai") == "Restaurants – Thai"
    assert name_of("R" * NAME, "Thai") == "R" * (NAME - 8) + "… – Thai"


def test_parent_without_a_name_lends_none() -> None:
    assert name_of("", "nurses") == "nurses"


def test_short_name_leaves_out_what_the_parent_says() -> None:
    assert short_name("Restaurants", "Restaurants – Thai") == "Thai"
    assert short_name("Restaurants", "Vans") == "Vans"


def test_plan_names_what_is_there_already() -> None:
    children = {"The Thai ones": [cuisine("thai")]}

    assert plan("Food", [cuisine("Thai"), cuisine("Greek")], children) == [
        Planned("Food – Thai", cuisine("Thai"), "The Thai ones"),
        Planned("Food – Greek", cuisine("Greek")),
    ]


def test_traits_are_inherited_and_the_difference_is_told() -> None:
    parent, child = [cuisine("any")], inherited([cuisine("any"), cuisine("thai")], cuisine("Thai"))

    assert child == [cuisine("any"), cuisine("Thai")]
    assert differing(child, parent) == [cuisine("Thai")]
    assert differing(parent, child) == []
