"""Texts that look alike: near-duplicates are found, whatever order they come in."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.method.alike import proposals
from canvases.method.stack import details_of

WORDS = st.sampled_from(
    ["canteen", "closed", "after", "eight", "nobody", "answers", "phone", "roster"]
)
TEXTS = st.lists(st.one_of(st.lists(WORDS, min_size=1).map(" ".join), st.text()), max_size=30)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Canteen is closed", "canteen is closed!"),
        ("Sick note is due at 10", "Sick notes are due at 10"),
        ("Nobody answers at 3 am", "At 3 am nobody answers"),
        ("Café shut after 8", "cafe shut after 8"),
        ("Don’t know the roster", "Don't know the roster"),
        ("Die Kantine ist nach 20 Uhr zu", "Kantine ist nach 20 Uhr zu"),
        ("食堂八点以后关门", "食堂八点后关门"),
    ],
)
def test_near_duplicates_are_proposed(one: str, other: str) -> None:
    assert proposals([one, "Roster changes at noon for the same night", other]) == [[0, 2]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Coffee", "Coffee is the only thing you get hot after 8"),
        ("Nobody answers at 3 am", "Taxi at 6 costs an hour's pay"),
        ("…", "!"),
        ("", ""),
    ],
)
def test_different_texts_are_left_alone(one: str, other: str) -> None:
    assert proposals([one, other]) == []


@given(TEXTS)
def test_each_text_is_in_one_group_at_most_and_no_group_is_one_text(texts: list[str]) -> None:
    groups = proposals(texts)
    places = [place for group in groups for place in group]

    assert len(places) == len(set(places))
    assert set(places) <= set(range(len(texts)))
    assert all(len(group) > 1 for group in groups)


@given(TEXTS, st.integers())
def test_whether_two_are_alike_is_no_matter_of_their_order(texts: list[str], seed: int) -> None:
    mixed = random.Random(seed).sample(texts, len(texts))

    assert bool(proposals(texts)) == bool(proposals(mixed))


@given(st.lists(WORDS, min_size=1, unique=True), TEXTS)
def test_same_text_twice_is_always_in_one_group(words: list[str], texts: list[str]) -> None:
    places = {0, len(texts) + 1}
    groups = proposals([" ".join(words), *texts, " ".join(words).upper() + "."])

    assert any(places <= set(group) for group in groups)


@given(st.lists(st.text(min_size=1, max_size=280), min_size=1), st.integers(80, 4000))
def test_details_never_hold_more_than_they_can_nor_cut_a_text(texts: list[str], most: int) -> None:
    details = details_of(texts, most, lambda number: f"{number} more.")

    assert len(details) <= most
    kept = 0
    while kept < len(texts) and details.startswith(
        "\n".join(f"– {one}" for one in texts[: kept + 1])
    ):
        kept += 1
    assert kept == len(texts) or details.endswith(f"{len(texts) - kept} more.")
