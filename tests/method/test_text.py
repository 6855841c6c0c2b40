"""Cleaning what people typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.method.text import clean_block, clean_line

# st.text() leaves surrogates out; here they are what matters.
any_text = st.text(st.characters(codec=None, exclude_categories=())) | st.text(
    st.sampled_from(
        "ab \t\n\r\u2028\u00a0\u3000e\u0301\u202e\u2066\u2067\u2069\ud83d\ufffe\x00👩\u200d💻"
    )
)


@given(any_text)
def test_clean_line_twice_is_clean_line_once(text: str) -> None:
    once = clean_line(text)
    assert clean_line(once) == once


@given(any_text)
def test_clean_block_twice_is_clean_block_once(text: str) -> None:
    once = clean_block(text)
    assert clean_block(once) == once


@given(any_text)
def test_clean_line_is_one_trimmed_line(text: str) -> None:
    line = clean_line(text)
    assert line == line.strip()
    assert len(line.splitlines()) <= 1
    assert "  " not in line
    assert "\t" not in line


@given(any_text)
def test_clean_text_can_be_stored_and_printed(text: str) -> None:
    for clean in (clean_line(text), clean_block(text)):
        clean.encode("utf-8")
        assert unicodedata.is_normalized("NFC", clean)
        controls = {c for c in clean if unicodedata.category(c) in ("Cc", "Cs")}
        assert controls <= {"\n", "\t"}
        assert not any(ord(c) & 0xFFFE == 0xFFFE or "\ufdd0" <= c <= "\ufdef" for c in clean)


@given(any_text)
def test_clean_text_leaves_no_direction_open(text: str) -> None:
    for line in clean_block(text).split("\n"):
        depth = 0
        for character in line:
            depth += (character in "\u2066\u2067\u2068") - (character == "\u2069")
            assert depth >= 0
        assert depth == 0
        assert not set(line) & set("\u202a\u202b\u202c\u202d\u202e")


@given(st.text(st.sampled_from("abcäßñ ขคשلदी你👍🏽.,'</script>{{}}")))
def test_clean_line_keeps_ordinary_characters(text: str) -> None:
    kept = unicodedata.normalize("NFC", text).replace(" ", "")
    assert clean_line(text).replace(" ", "") == kept


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
    assert clean_line(typed) == line


@pytest.mark.parametrize(
    "emoji", ["👩🏽\u200d💻", "❤\ufe0f", "🏴\U000e0067\U000e0062\U000e0077\U000e007f"]
)
def test_clean_line_keeps_emoji_whole(emoji: str) -> None:
    assert clean_line(emoji) == emoji


def test_clean_block_keeps_paragraphs_and_tabs() -> None:
    assert clean_block("\r\n One\tand two  \r\n\r\nThree\x0b\n") == "One\tand two\n\nThree"
