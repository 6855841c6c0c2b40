"""What lists of word processors, slides and chats bring along goes, and no word of the text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.method.list_signs import without_emphasis, without_signs

ITEM = st.builds(
    str.__add__,
    st.lists(
        st.sampled_from(["- ", "• ", "\uf0b7\t", "1. ", "2) ", "a) ", "> ", "[x] ", "☐ "]),
        max_size=3,
    ).map("".join),
    st.sampled_from(["late", "4. October", "> 5 minutes", "---", "-5 %", "", "o cliente", "5)"]),
)


@pytest.mark.parametrize(
    ("lines", "texts"),
    [
        (["1. Late", "2) Cold", "3. Far"], ["Late", "Cold", "Far"]),
        (["1. Late", "• Very", "2. Cold"], ["Late", "Very", "Cold"]),
        (["1. Late", "2. Cold", "1. Far", "2. Dark"], ["Late", "Cold", "Far", "Dark"]),
        (["- 1. Late", "- 2. Cold"], ["Late", "Cold"]),
        (["4. October", "5. October"], ["4. October", "5. October"]),
        (["1. FC Late", "Cold"], ["1. FC Late", "Cold"]),
        (["1. Late", "4. October", "2. Cold"], ["1. Late", "4. October", "2. Cold"]),
        (["(1) Late", "(2) Cold"], ["Late", "Cold"]),
        (["1️⃣ Late", "2️⃣ Cold"], ["Late", "Cold"]),
        (["a. Late", "b. Cold"], ["Late", "Cold"]),
        (["b. Late", "c. Cold"], ["b. Late", "c. Cold"]),
        (["i. Late", "ii. Cold", "iii. Far", "iv. Dark"], ["Late", "Cold", "Far", "Dark"]),
        (["I) Late", "II) Cold"], ["Late", "Cold"]),
        (["I. Ward", "Late"], ["I. Ward", "Late"]),
        (["1.5 hours", "2.5 hours"], ["1.5 hours", "2.5 hours"]),
        (["1.1 Late", "1.2 Cold", "2.1 Far"], ["Late", "Cold", "Far"]),
        (["1.1 Late", "2.5 hours"], ["1.1 Late", "2.5 hours"]),
        (["① Late", "② Cold"], ["Late", "Cold"]),
        (["1、遅い", "2、寒い"], ["遅い", "寒い"]),
        (["一、遅い", "二、寒い"], ["遅い", "寒い"]),
        (["а) Поздно", "б) Холодно"], ["Поздно", "Холодно"]),
        (["★ Late", "◆ Cold", "» Far"], ["Late", "Cold", "Far"]),
        (["»Late«", "一、遅い"], ["»Late«", "一、遅い"]),
    ],
)
def test_numbers_go_only_where_they_run_on(lines: list[str], texts: list[str]) -> None:
    assert without_signs(lines) == texts


@pytest.mark.parametrize(
    "line",
    [
        "✔️ Late",
        "🔹 Late",
        "✅ Late",
        "a) Late",
        "+ Late",
        "§ Late",
        "§\tLate",
        "> Late",
        "> > Late",
        ">> Late",
        "- [ ] Late",
        "> - Late",
    ],
)
def test_sign_before_a_text_goes(line: str) -> None:
    assert without_signs([line]) == ["Late"]


@pytest.mark.parametrize(
    "line",
    ["+ 2 nurses", "§ 5 of the law", "> 5 minutes", ">5 minutes", "a. Late", "--> Late", "-- Late"],
)
def test_what_says_something_stays(line: str) -> None:
    assert without_signs([line]) == [line]


@pytest.mark.parametrize("line", ["---", "- - -", "***", "____", "=====", "———", ">", ">> "])
def test_ruled_line_and_empty_quotation_are_nothing(line: str) -> None:
    assert without_signs([line]) == [""]


@given(st.lists(ITEM, max_size=6))
def test_cleaning_twice_is_cleaning_once(lines: list[str]) -> None:
    once = without_signs(lines)

    assert without_signs(once) == once


@given(st.lists(ITEM | st.text("ab1.)>-•\t ", max_size=12), max_size=6))
def test_no_word_is_lost(lines: list[str]) -> None:
    found = [re.findall(r"[^\W\d]{2,}", line) for line in lines]

    assert [re.findall(r"[^\W\d]{2,}", line) for line in without_signs(lines)] == found


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("**Bold:** explained", "Bold: explained"),
        ("**Late**: again, and **cold**.", "Late: again, and cold."),
        ("(**Late**)", "(Late)"),
        ("**夜勤**", "夜勤"),
    ],
)
def test_words_in_bold_letters_lose_their_asterisks(line: str, text: str) -> None:
    assert without_emphasis(line) == text


@pytest.mark.parametrize(
    "line",
    ["2 * 3 * 4", "2 ** 3 ** 4", "2**3**4", "f**k and s**t", "*Required", "****", "** Late **",
     "Rated *** and ***", "5* hotel, 4* hotel", "**Late", "a ** b"],
)  # fmt: skip
def test_asterisks_that_are_text_stay(line: str) -> None:
    assert without_emphasis(line) == line
