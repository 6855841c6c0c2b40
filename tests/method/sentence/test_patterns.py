"""Patterns of a value proposition, with all of their slots and with some."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.method.sentence.composition import compose, text_of
from canvases.method.sentence.patterns import GAP, PATTERNS, SLOTS
from canvases.method.sentence.wording import bare

TEXTS = {
    "product": "A smart fridge",
    "segment": "Night-shift nurses",
    "job": "Eat a warm meal in ten minutes.",
    "pain": "The canteen is closed",
    "gain": "Not sleepy after eating",
    "unlike": "The canteen.",
}


SAID = {
    "help": (
        "Our smart fridge helps night-shift nurses who want to eat a warm meal in ten minutes by"
        " stepping in when the canteen is closed and by making sure that they are not sleepy after"
        " eating, unlike the canteen."
    ),
    "for_who": (
        "For night-shift nurses who want to eat a warm meal in ten minutes, there is our smart"
        " fridge that makes sure that they are not sleepy after eating. Unlike the canteen, we step"
        " in when the canteen is closed."
    ),
    "job_story": (
        "When the canteen is closed, I want to eat a warm meal in ten minutes, so that I am not"
        " sleepy after eating."
    ),
    "headline": (
        "Eat a warm meal in ten minutes, even when the canteen is closed. Our smart fridge for"
        " night-shift nurses: not sleepy after eating."
    ),
    "before_after": (
        "Today: the canteen is closed. With our smart fridge: not sleepy after eating. Made for"
        " night-shift nurses who want to eat a warm meal in ten minutes."
    ),
}


@pytest.mark.parametrize(("pattern", "said"), SAID.items())
def test_pattern_says_it(pattern: str, said: str) -> None:
    assert text_of(compose(PATTERNS[pattern], TEXTS)) == said


@pytest.mark.parametrize("key", PATTERNS)
def test_pattern_stands_whatever_is_left_out(key: str) -> None:
    for count in range(len(TEXTS) + 1):
        for some in combinations(TEXTS, count):
            said = text_of(compose(PATTERNS[key], {slot: TEXTS[slot] for slot in some}))

            assert said.endswith(".")
            assert "  " not in said
            assert ".." not in said
            assert not said.startswith((",", ".", " "))
            assert " ," not in said


def test_gap_shows_what_is_missing() -> None:
    pieces = compose(PATTERNS["help"], {"job": "Eat"})

    assert [piece.slot for piece in pieces if piece.is_gap] == ["product", "segment"]
    assert text_of(pieces) == f"Our {GAP} helps {GAP} who want to eat."


def test_one_segment_wants_and_many_want() -> None:
    for segment, word in (("A small bakery", "wants"), ("Bakeries", "want")):
        said = text_of(compose(PATTERNS["help"], TEXTS | {"segment": segment}))

        assert f"who {word} to eat" in said


def test_who_is_not_said_twice() -> None:
    segment = "People who mend at the weekend"
    said = text_of(compose(PATTERNS["help"], TEXTS | {"segment": segment}))

    assert "helps people who mend at the weekend and want to eat" in said


def test_pattern_names_its_slots_in_the_order_of_the_sentence() -> None:
    assert PATTERNS["job_story"].slots == ["pain", "job", "gain"]


texts = st.dictionaries(st.sampled_from([*SLOTS]), st.text(max_size=80))


@given(texts, st.sampled_from([*PATTERNS]), st.sampled_from(["en", "de", ""]))
def test_any_texts_make_a_sentence(texts: dict[str, str], key: str, language: str) -> None:
    pieces = compose(PATTERNS[key], texts, language=language)

    assert {piece.slot for piece in pieces} - {""} <= set(PATTERNS[key].slots)
    gaps = {piece.slot for piece in pieces if piece.is_gap}
    assert not gaps & {slot for slot, text in texts.items() if bare(text)}
