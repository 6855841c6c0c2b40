"""Forms for the tree of segments: what was written becomes values, or is refused with words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.forms.segment_tree import SplitForm
from canvases.method.segment_split import MOST_AT_ONCE
from canvases.method.text import NAME


def split(values: str, about: str = "By needs · cuisine") -> SplitForm:
    return SplitForm({"about": about, "values": values}, market="b2c")


def test_each_value_becomes_a_trait_of_the_variable() -> None:
    form = split("Thai, Greek")

    assert form.is_valid()
    assert form.traits == [
        {"model": "needs_based", "variable": "cuisine", "value": value}
        for value in ("Thai", "Greek")
    ]


def test_variable_is_found_by_its_label_alone() -> None:
    form = split("20s\n30s", "age")

    assert form.is_valid()
    assert {(one["model"], one["variable"]) for one in form.traits} == {("demographic", "age")}


def test_value_that_comes_again_is_named() -> None:
    form = split("Thai, greek, THAI")

    assert form.is_valid()
    assert form.twice == ("THAI",)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (", ,\n", "Write at least one value."),
        (f"Thai, {'x' * 4000}", "has 4000 characters; at most 120 fit."),
        ("\n".join(map(str, range(40))), "These are 40 values; at most 30 are made at once."),
        ("a" + "\u0301" * 60, "more than 30 accents"),
    ],
    ids=["empty", "long", "many", "marks"],
)
def test_bad_values_are_refused_with_words(values: str, words: str) -> None:
    assert words in str(split(values).errors["values"])


@given(st.text(max_size=400))
def test_whatever_is_written_becomes_few_short_values_or_words(text: str) -> None:
    form = split(text)

    if form.is_valid():
        values = [one["value"] for one in form.traits]
        assert 0 < len(values) <= MOST_AT_ONCE
        assert all(value == value.strip() and 0 < len(value) <= NAME for value in values)
    else:
        assert form.errors["values"]
