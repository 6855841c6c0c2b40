"""Lists and cells as other programs put them into the clipboard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.method.clipboard import is_table, rows, texts


def notes(text: str) -> list[str]:
    return [line for line in texts(rows(text)) if line]


@pytest.mark.parametrize(
    "line",
    [
        "•\tHome on time", "\uf0b7\tHome on time", "\uf0a7 Home on time", "o\tHome on time",
        "o \u00a0 Home on time", "§\tHome on time", "➢ Home on time", "✓ Home on time",
        "☐ Home on time", "⁃ Home on time", "∙ Home on time", "► Home on time",
        "- [ ] Home on time", "[x] Home on time", "1.\tHome on time", "2)\tHome on time",
        "iv.\tHome on time", "a)\tHome on time", "\t- Home on time",
    ],
)  # fmt: skip
def test_bullet_goes_with_the_tab_after_it(line: str) -> None:
    assert notes(f"{line}\n{line}") == ["Home on time", "Home on time"]


@pytest.mark.parametrize(
    "line", ["o cliente liga", "4. October", "-5 % margin", "v2 is out", "x] marks"]
)
def test_word_that_only_looks_like_a_bullet_stays(line: str) -> None:
    assert notes(line) == [line]


def test_one_tab_makes_no_table_of_prose() -> None:
    assert notes("Roster changes\nHome on time\ttwice a week\nA quiet break") == [
        "Roster changes",
        "Home on time twice a week",
        "A quiet break",
    ]


def test_lines_that_only_stand_further_in_are_no_table() -> None:
    assert notes("Why?\n\tLate\n\tCold\n\tFar") == ["Why?", "Late", "Cold", "Far"]


def test_cell_with_a_line_break_is_one_note_without_quotation_marks() -> None:
    assert notes('"Late\nand ""cold"""\r\nFar\n') == ['Late and "cold"', "Far"]


def test_quotation_marks_that_people_wrote_stay() -> None:
    said = '"I never know"\n"Nobody told me", she said\n5" screen\n"Open'

    assert notes(said) == said.split("\n")


def test_each_row_of_a_table_is_one_note_with_all_its_cells() -> None:
    assert is_table(rows("Late\t5\nCold\t\nFar\t3"))
    assert notes("Late\t5\nCold\t\nFar\t3") == ["Late – 5", "Cold", "Far – 3"]


def test_first_cells_of_a_table_that_look_like_bullets_stay() -> None:
    assert rows("o\tLate\nx\tCold\nDr.\tFar") == [["o", "Late"], ["x", "Cold"], ["Dr.", "Far"]]


@given(st.text(alphabet='ab"\t\n -•', max_size=60))
def test_no_letter_is_ever_lost(text: str) -> None:
    kept = "".join(notes(text))

    assert [sign for sign in kept if sign in "ab"] == [sign for sign in text if sign in "ab"]
