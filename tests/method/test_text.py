"""Cleaning what people typed."""

import unicodedata
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.method.text import (
    MOST_MARKS,
    NAME,
    BadText,
    TooLong,
    TooManyMarks,
    clean_block,
    clean_line,
    without_quotes,
)

MOST = 1_000
CLEANERS = [clean_line, clean_block]

# st.text() leaves surrogates out; here they are what matters.
any_text = st.text(st.characters(codec=None, exclude_categories=())) | st.text(
    st.sampled_from(
        "ab \t\n\r\u2028\u00a0\u3000e\u0301\u202e\u2066\u2067\u2069\ud83d\ufffe\x00👩\u200d💻"
    )
)


@given(any_text)
def test_clean_line_twice_is_clean_line_once(text: str) -> None:
    with suppress(BadText):
        once = clean_line(text, MOST)
        assert clean_line(once, MOST) == once


@given(any_text)
def test_clean_block_twice_is_clean_block_once(text: str) -> None:
    with suppress(BadText):
        once = clean_block(text, MOST)
        assert clean_block(once, MOST) == once


@given(any_text)
def test_clean_line_is_one_trimmed_line(text: str) -> None:
    line = clean_line(text, MOST)
    assert line == line.strip()
    assert len(line.splitlines()) <= 1
    assert "  " not in line
    assert "\t" not in line


@given(any_text)
def test_clean_text_can_be_stored_and_printed(text: str) -> None:
    for clean in (clean_line(text, MOST), clean_block(text, MOST)):
        clean.encode("utf-8")
        assert unicodedata.is_normalized("NFC", clean)
        controls = {c for c in clean if unicodedata.category(c) in ("Cc", "Cs")}
        assert controls <= {"\n", "\t"}
        assert not any(ord(c) & 0xFFFE == 0xFFFE or "\ufdd0" <= c <= "\ufdef" for c in clean)


@given(any_text)
def test_clean_text_leaves_no_direction_open(text: str) -> None:
    for line in clean_block(text, MOST).split("\n"):
        depth = 0
        for character in line:
            depth += (character in "\u2066\u2067\u2068") - (character == "\u2069")
            assert depth >= 0
        assert depth == 0
        assert not set(line) & set("\u202a\u202b\u202c\u202d\u202e")


@given(st.text(st.sampled_from("abcäßñ ขคשلदी你👍🏽.,'</script>{{}}")))
def test_clean_line_keeps_ordinary_characters(text: str) -> None:
    kept = unicodedata.normalize("NFC", text).replace(" ", "")
    assert clean_line(text, MOST).replace(" ", "") == kept


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("  Canteen\tis \n closed ", "Canteen is closed"),
        ("cafe\u0301", "café"),
        ("e\x00\u0301", "é"),
        ("bell\x07 and \ud83d half a smile", "bell and half a smile"),
        ("end\ufffe\U0001ffff\ufdd0", "end"),
        ("\ufefffirst", "first"),
        ("abc\u202efdp.exe", "abcfdp.exe"),
        ("say \u2067שלום", "say \u2067שלום\u2069"),
        ("stray\u2069 mark", "stray mark"),
        ("10\u00a0000 €", "10\u00a0000 €"),
        ("a \u00a0 b", "a b"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u200b\u00ad\u2066 \u2069\u3164", ""),
        ("", ""),
    ],
)
def test_clean_line_of(typed: str, line: str) -> None:
    assert clean_line(typed, MOST) == line


@pytest.mark.parametrize(
    "emoji", ["👩🏽\u200d💻", "❤\ufe0f", "🏴\U000e0067\U000e0062\U000e0077\U000e007f"]
)
def test_clean_line_keeps_emoji_whole(emoji: str) -> None:
    assert clean_line(emoji, MOST) == emoji


def test_clean_block_keeps_paragraphs_and_tabs() -> None:
    assert clean_block("\r\n One\tand two  \r\n\r\nThree\x0b\n", MOST) == "One\tand two\n\nThree"


marks = st.sampled_from("\u0300\u0315\u0344\u0483\u0e38\u0f73\u20d0\ufe0f\U000e0100")
removed = st.sampled_from(["\x00", "\u202e", "\u2069", "\ufeff", "\ud800", "\ufffe"])


@pytest.mark.parametrize("clean", CLEANERS)
@given(st.lists(marks, min_size=MOST_MARKS + 1, max_size=60), st.lists(removed, max_size=5))
def test_letter_under_a_heap_of_marks_is_refused(
    clean: Callable[[str, int], str], heap: list[str], between: list[str]
) -> None:
    """Whatever stands between them is taken out, so that they come together."""
    for place, character in enumerate(between, start=1):
        heap.insert(place * 5, character)

    with pytest.raises(TooManyMarks):
        clean("Late a" + "".join(heap), MOST)


@pytest.mark.parametrize("clean", CLEANERS)
def test_letter_keeps_as_many_marks_as_may_be(clean: Callable[[str, int], str]) -> None:
    text = "a" + "\u0316" * MOST_MARKS

    assert clean(f"{text} {text}", MOST) == f"{text} {text}"


@given(any_text, st.integers(0, 30))
def test_what_is_cleaned_fits(text: str, most: int) -> None:
    for clean in CLEANERS:
        with suppress(BadText):
            assert len(clean(text, most)) <= most


@pytest.mark.parametrize("clean", CLEANERS)
@pytest.mark.parametrize("length", [NAME + 1, 1_000_000])
def test_what_does_not_fit_is_refused_with_its_length(
    clean: Callable[[str, int], str], length: int
) -> None:
    with pytest.raises(TooLong) as refusal:
        clean("x" * length, NAME)

    assert (refusal.value.length, refusal.value.most) == (length, NAME)


def test_letters_in_pieces_count_as_letters() -> None:
    korean = "한" * NAME

    assert clean_line(unicodedata.normalize("NFD", korean), NAME) == korean


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("“I give up.”", "I give up."),
        ("„Ich gebe auf.“", "Ich gebe auf."),
        ("« J'abandonne. »", "J'abandonne."),
        ('"I give up."', "I give up."),
        ('"Why?" and "How?"', '"Why?" and "How?"'),
        ("He said “no”", "He said “no”"),
        ("it's the boys'", "it's the boys'"),
        ('"', '"'),
        ('""', '""'),
        ("", ""),
    ],
)
def test_quote_stands_in_one_pair_of_marks(typed: str, said: str) -> None:
    assert without_quotes(typed) == said
