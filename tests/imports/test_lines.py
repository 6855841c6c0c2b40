"""Pasted text of every kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.imports import delimited
from canvases.imports.lines import read
from canvases.imports.problems import BadFile


def cells(text: str) -> list[list[str]]:
    return [row for _number, row in read(text).rows]


def test_each_line_is_a_text_without_its_bullet() -> None:
    assert cells("• Late, and cold\n\n- Far away\n-5 % margin\n") == [
        ["Late, and cold"],
        ["Far away"],
        ["-5 % margin"],
    ]


@pytest.mark.parametrize("heading", ["Pains:", "## Pains", "**Pains**", "PAINS", "1. Pain points"])
def test_line_that_names_a_box_is_a_heading(heading: str) -> None:
    assert cells(f"A title\n{heading}\n- Late\n- Cold\n") == [
        ["text", "box"],
        ["A title", ""],
        ["Late", "pain"],
        ["Cold", "pain"],
    ]


def test_cells_from_a_spreadsheet_stay_cells() -> None:
    assert cells('Text\tBox\n"Late\nand cold"\tpain\n') == [
        ["Text", "Box"],
        ["Late\nand cold", "pain"],
    ]


def test_word_list_is_sorted_by_its_headings_and_loses_its_signs() -> None:
    pasted = "Customer Jobs\n•\tStaff the ward\nPains\n\uf0b7\tRoster changes\no\tNobody answers"

    assert cells(f"{pasted}\nGains\n1.\tHome on time\n2.\tA quiet break\n") == [
        ["text", "box"],
        ["Staff the ward", "job"],
        ["Roster changes", "pain"],
        ["Nobody answers", "pain"],
        ["Home on time", "gain"],
        ["A quiet break", "gain"],
    ]


def test_label_in_bold_letters_is_the_text_that_it_shows() -> None:
    assert cells("Pains:\n* **Roster:** changes at noon\n* 2 * 3 * 4\n")[1:] == [
        ["Roster: changes at noon", "pain"],
        ["2 * 3 * 4", "pain"],
    ]


def test_list_of_a_chat_loses_every_sign_and_no_text() -> None:
    signs = ["\uf0b7 ", "\uf0a7 ", "➢ ", "✓ ", "☐ ", "1. ", "2) ", "a) ", "- [ ] ", "- [x] ", "⁃ "]
    signs += ["∙ ", "► ", "* ", "> "]
    texts = [f"Need number {word}" for word in "abcdefghijklmno"]
    pasted = "\n".join(sign + text for sign, text in zip(signs, texts, strict=True))

    assert cells(f"{pasted}\n---\n4. October\n") == [[text] for text in [*texts, "4. October"]]


def test_list_in_japanese_is_sorted_by_its_headings() -> None:
    assert cells("顧客の仕事：\n・夜勤を埋める\n\nペイン\n・予定が変わる\n")[1:] == [
        ["夜勤を埋める", "job"],
        ["予定が変わる", "pain"],
    ]


def test_file_of_numbered_lines_is_no_table() -> None:
    raw = b"Pains:\n1.\tLate, and cold\n2.\tFar, and dark\nGains:\n- Home, on time\n"

    assert [row for _number, row in delimited.read(raw).rows] == [
        ["text", "box"],
        ["Late, and cold", "pain"],
        ["Far, and dark", "pain"],
        ["Home, on time", "gain"],
    ]


def test_frames_of_a_whiteboard_are_headings_and_its_title_waits_for_a_box() -> None:
    raw = b"Our board\r\n\r\nCustomer Jobs\r\nStaff the ward\r\n\r\nPains\r\nLate shifts\r\n"

    assert [row for _number, row in delimited.read(raw).rows][1:] == [
        ["Our board", ""],
        ["Staff the ward", "job"],
        ["Late shifts", "pain"],
    ]


def test_one_tab_leaves_headings_headings() -> None:
    assert cells("Pains:\nRoster changes\nGains:\nHome on time\ttwice a week\n") == [
        ["text", "box"],
        ["Roster changes", "pain"],
        ["Home on time twice a week", "gain"],
    ]


def test_lone_quotation_mark_does_no_harm() -> None:
    assert cells('5" screen\tpain\n"Quiet\tgain') == [['5" screen', "pain"], ['"Quiet', "gain"]]


def test_far_too_long_text_is_refused() -> None:
    with pytest.raises(BadFile, match="500001 characters"):
        read("x" * 500_001)


@given(st.text(alphabet='Pains:\t\n#*-"a', max_size=80))
def test_any_text_is_read(text: str) -> None:
    assert read(text).rows is not None


def test_picture_beside_the_name_of_a_box_is_part_of_a_heading() -> None:
    table = read("😡 PAINS\nNoise\n🎁 Gains 🎁\n😴 Sleep\n")

    assert [cells for _number, cells in table.rows[1:]] == [["Noise", "pain"], ["😴 Sleep", "gain"]]
