"""An interview as passages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.method.evidence import QUOTE
from canvases.method.passages import passages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We wait. “We gave up.” Then we went!", ["We wait.", "“We gave up.”", "Then we went!"]),
        ("Ada: It costs 4.50 a week\nBen: no", ["Ada: It costs 4.50 a week", "Ben: no"]),
        ("我们等。我们走！", ["我们等。", "我们走！"]),
        ("Yes.\n\nYes.\r\n \n", ["Yes."]),
        ("", []),
    ],
)
def test_sentences_are_told_apart(text: str, expected: list[str]) -> None:
    assert passages(text) == expected


@given(st.text(max_size=2_000))
def test_each_passage_fits_a_quote_and_says_something(text: str) -> None:
    assert all(0 < len(one) <= QUOTE for one in passages(text))


def test_long_sentence_is_cut_between_words() -> None:
    found = passages("word " * 500)
    assert {word for one in found for word in one.split()} == {"word"}
