"""What columns mean, by their names and by what stands in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.imports.columns import guess, keep_latest, letter, names_of, role_of
from canvases.imports.table import Table, collected


def table(*rows: list[str]) -> Table:
    return collected("", rows)


@pytest.mark.parametrize(
    ("names", "roles"),
    [
        (["kind", "text", "weight"], ["box", "text", "weight"]),
        (["Box", "Note", "Importance", "Comment"], ["box", "text", "weight", "details"]),
        (["id", "side", "box", "text", "links"], ["id", "", "box", "text", "links"]),
        (["Pains", "Gains", "Customer jobs"], ["pain", "gain", "job"]),
        (["Text", "text", "Weight"], ["text", "", "weight"]),
        (["Text", "", "Weight"], ["text", "", "weight"]),
    ],
)
def test_columns_are_known_by_their_names(names: list[str], roles: list[str]) -> None:
    found = guess(table(names, ["a"] * len(names)))

    assert (list(found.roles), found.has_names) == (roles, True)


def test_columns_without_names_are_known_by_their_cells() -> None:
    found = guess(table(["pain", "Canteen is closed"], ["gain", "Warm at the desk"]))

    assert (found.roles, found.has_names) == (("box", "text"), False)


@pytest.mark.parametrize(
    "rows",
    [
        [["What stops you?", "Anything else?"], ["Noise at night", "Cold"], ["Phone", "Far"]],
        [["고객이 하려는 일", "나이"], ["Noise at night", "33"], ["Phone", "44"]],
        [["Sticker", "Spalte 4"], ["Noise at night", "Pains"], ["Sleep", "Gains"]],
    ],
)
def test_first_row_unlike_all_others_is_no_note(rows: list[list[str]]) -> None:
    assert guess(table(*rows)).has_names


@pytest.mark.parametrize(
    "rows",
    [
        [["Noise at night", "5"], ["Phone", "4"], ["Far", "3"]],
        [["Why so late?", "Ann"], ["Why so cold?", "Ben"], ["Far", "Cleo"]],
        [["Noise", "Pains"], ["Sleep", "Gains"], ["Far", "Pains"]],
    ],
)
def test_first_row_like_others_is_a_note(rows: list[list[str]]) -> None:
    assert not guess(table(*rows)).has_names


def test_longest_column_is_the_text_of_a_whiteboard_dump() -> None:
    found = guess(
        table(
            ["X", "Y", "Colour", "What it says", "Weight"],
            ["10", "20", "yellow", "Canteen is closed after eight", ""],
        )
    )

    assert found.roles == ("", "", "", "text", "weight")


def test_first_row_of_one_table_is_not_chosen_for_another() -> None:
    sent = {"sheet": "1", "first": "3", "has_names": "1"}

    assert keep_latest(sent, "sheet") == {"sheet": "1", "has_names": "1"}


def test_single_column_is_texts() -> None:
    assert guess(table(["Late"], ["Cold"])).has_names is False
    assert guess(table(["Sticky note"], ["Cold"])).has_names is True
    assert guess(table(["Pains"], ["Cold"])).roles == ("pain",)


def test_column_without_a_name_is_called_by_its_letter() -> None:
    found = table(["Text", "", "Weight"], ["a", "b", "5"])

    assert names_of(found, guess(found)) == ["Text", "column B", "Weight"]
    assert [letter(index) for index in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]


@given(st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=6), max_size=6))
def test_any_table_is_guessed(rows: list[list[str]]) -> None:
    found = table(*rows)

    assert len(guess(found).roles) == found.width


def test_role_that_is_chosen_leaves_the_column_that_had_it() -> None:
    sent = {"column-0": "text", "column-1": "text", "column-2": "pain", "text": "text"}

    assert keep_latest(sent, "column-1") == {**sent, "column-0": ""}
    assert keep_latest({**sent, "column-1": "pain"}, "column-1") == {**sent, "column-1": "pain"}
    assert keep_latest(sent, "encoding") == sent


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("What pains do you run into?", "pain"),
        ("What jobs are you trying to get done? ", "job"),
        ("Which pain relievers does your product offer?", "pain_reliever"),
        ("Please list your gains *", "gain"),
        ("How important is it (1-5)?", ""),
        ("What gains would a product bring?", ""),
        ("Pains of the night shift", ""),
        ("Weight (1–5)", "weight"),
        ("What problems do you have in your job?", "pain"),
        ("Welche Schmerzlinderer gibt es?", "pain_reliever"),
        ("¿Qué frustraciones tienes en tu trabajo?", "pain"),
        ("您在工作中遇到哪些痛点？", "pain"),
        ("您希望的痛点缓解方案是什么？", "pain_reliever"),
        ("仕事でどんな悩みがありますか？", "pain"),
    ],
)
def test_question_names_the_one_box_it_asks_for(question: str, role: str) -> None:
    assert role_of(question) == role


def test_question_alone_in_a_column_is_a_note() -> None:
    assert guess(collected("", [["What pains you?"], ["Late"]])).roles == ("text",)


@pytest.mark.parametrize(
    ("rows", "apart"),
    [
        ([["Pains", "Gains"], ["Late\nCold", "Warm"]], True),
        ([["Pains", "Gains"], ["Late", "Warm"]], False),
        ([["Text", "Box"], ["Late\n\nand again", "Pains"]], False),
        ([["Text", "Box"], ["• Late\n• Cold", "Pains"]], True),
        ([["Text", "Box"], ["Late; cold", "Pains"]], False),
    ],
)
def test_entries_of_a_cell_are_notes_where_they_look_so(rows: list[list[str]], apart: bool) -> None:
    assert guess(collected("", rows)).apart is apart


def test_addresses_of_pages_are_no_links_of_notes() -> None:
    pages = table(["Content", "Frame", "Link"], ["Late", "Pains", "https://miro.com/1"])

    assert guess(pages).roles == ("text", "box", "")
