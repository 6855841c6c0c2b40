"""Names in short lines."""

from hypothesis import given
from hypothesis import strategies as st

from canvases.method.short_lines import short_lines


def test_text_is_broken_between_words_and_cut_with_a_sign() -> None:
    assert short_lines("Waiting more than 15 minutes at the till", 12) == (
        "Waiting more",
        "than 15…",
    )


def test_text_without_words_is_one_empty_line() -> None:
    assert short_lines("", 12) == ("",)


def test_wide_letters_have_fewer_to_a_line() -> None:
    assert all(len(line) <= 8 for line in short_lines("机器周日早餐前必须修好否则就太晚了", 12, 3))


@given(st.text(max_size=200), st.integers(4, 30), st.integers(1, 4))
def test_lines_are_never_more_or_longer_than_asked(text: str, most: int, lines: int) -> None:
    found = short_lines(text, most, lines)
    assert 1 <= len(found) <= lines
    assert all(len(line) <= most + 1 for line in found)
