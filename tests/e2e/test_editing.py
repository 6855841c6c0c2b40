"""Editing in place, details, and what happens when two people write at once."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.afar import Afar
from tests.e2e.board import Board


@pytest.mark.notes(pain=["Canteen"])
def test_enter_edits_and_saves(board: Board) -> None:
    board.choose("Canteen")

    board.press("Enter", "End")
    board.page.keyboard.type(" is closed")
    board.press("Enter")

    expect(board.note("Canteen is closed")).to_be_focused()
    board.saved()
    board.reload()
    expect(board.notes("pain")).to_have_text(["Canteen is closed"])


@pytest.mark.notes(pain=["Canteen"])
def test_escape_leaves_the_text_as_it_was(board: Board) -> None:
    board.write_on("Canteen", " is open")
    board.press("Escape")

    expect(board.note("Canteen")).to_be_focused()
    expect(board.note("Canteen")).not_to_have_class(re.compile("is-pending"))


@pytest.mark.notes(pain=["Canteen"])
def test_double_click_edits_and_leaving_saves(board: Board) -> None:
    board.note("Canteen").locator(".note__text").dblclick()
    board.page.keyboard.type(" is closed")
    board.field("job").focus()

    board.saved()
    expect(board.notes("pain")).to_have_text(["Canteen is closed"])


@pytest.mark.notes(pain=["Canteen"])
def test_text_being_edited_survives_reload(board: Board) -> None:
    board.write_on("Canteen", " is closed")

    board.reload()

    expect(board.page.get_by_label("Text of the note")).to_have_value("Canteen is closed")


@pytest.mark.notes(pain=["Canteen"])
def test_text_being_edited_survives_the_note(board: Board, afar: Afar) -> None:
    board.write_on("Canteen", " is far")
    address = board.page.url
    board.page.goto("about:blank")
    afar.delete("Canteen")

    board.page.goto(address)

    expect(board.page.locator(".kept textarea")).to_have_value("Canteen is far")


@pytest.mark.notes(pain=["a"])
def test_two_quick_edits_of_one_note_are_no_conflict(board: Board) -> None:
    board.choose("a")
    for letter in "bcd":
        board.press("Enter")
        board.page.keyboard.type(letter)
        board.press("Enter")

    board.saved()
    expect(board.page.get_by_role("dialog")).to_have_count(0)
    board.reload()
    expect(board.notes("pain")).to_have_text(["abcd"])


def in_conflict(board: Board, afar: Afar) -> None:
    """Both windows edit the same note; the other one is quicker."""
    board.write_on("Canteen", " is far")
    afar.edit("Canteen", "Canteen is closed")
    expect(board.page.get_by_role("button", name="Changed in another window: show")).to_be_visible()
    board.press("Enter")
    dialog = board.page.get_by_role("dialog")
    expect(dialog).to_contain_text("You changed this note in another window")
    expect(dialog).to_contain_text("Canteen is closed")
    expect(board.page.get_by_role("dialog")).to_contain_text("Canteen is far")


@pytest.mark.notes(pain=["Canteen"])
def test_conflict_keeps_theirs(board: Board, afar: Afar) -> None:
    in_conflict(board, afar)

    board.page.get_by_role("button", name="Keep that text").click()

    expect(board.notes("pain")).to_have_text(["Canteen is closed"])
    board.saved()


@pytest.mark.notes(pain=["Canteen"])
def test_conflict_keeps_mine(board: Board, afar: Afar) -> None:
    in_conflict(board, afar)

    board.page.get_by_role("button", name="Keep this text").click()

    board.saved()
    assert afar.texts("pain") == ["Canteen is far"]


@pytest.mark.notes(pain=["Canteen"])
def test_conflict_saves_both_put_together(board: Board, afar: Afar) -> None:
    in_conflict(board, afar)

    board.page.get_by_label("Or combine both").fill("Canteen is far and closed")
    board.page.get_by_role("button", name="Save this text").click()

    board.saved()
    assert afar.texts("pain") == ["Canteen is far and closed"]


@pytest.mark.notes(pain=["Canteen"])
def test_conflict_left_undecided_keeps_the_text(board: Board, afar: Afar) -> None:
    in_conflict(board, afar)

    board.press("Escape")

    expect(board.page.locator(".kept textarea")).to_have_value("Canteen is far")
    board.reload()
    expect(board.page.locator(".kept textarea")).to_have_value("Canteen is far")


@pytest.mark.notes(pain=["Canteen"])
def test_change_by_others_does_not_replace_what_is_being_edited(board: Board, afar: Afar) -> None:
    board.write_on("Canteen", " is far")
    afar.delete("Canteen")

    expect(board.page.get_by_label("Text of the note")).to_have_value("Canteen is far")
    expect(board.page.get_by_label("Text of the note")).to_be_focused()
    board.press("Enter")
    board.says("kept as a new note")
    expect(board.notes("pain")).to_have_text(["Canteen is far"])
    board.saved()


@pytest.mark.notes(pain=["Canteen is closed"])
def test_details_are_saved_field_by_field(board: Board) -> None:
    panel = board.details("Canteen is closed")
    panel.locator("textarea[name=details]").fill("From eight in the evening")

    board.press("Escape")

    expect(panel).to_be_hidden()
    expect(board.note("Canteen is closed")).to_be_focused()
    board.saved()
    board.press("m")
    expect(panel.locator("textarea[name=details]")).to_have_value("From eight in the evening")


def write_sentence(board: Board, text: str) -> None:
    board.page.locator(".statement__edit > summary").click()
    board.page.get_by_role("textbox", name="Value proposition in one sentence").fill(text)


def test_sentence_is_written_and_saved(board: Board) -> None:
    write_sentence(board, "Our fridge feeds the night shift.")
    board.page.get_by_role("button", name="Save the sentence").click()

    expect(board.page.locator(".statement__text")).to_have_text("Our fridge feeds the night shift.")
    board.saved()


def test_unsent_sentence_stays_while_another_is_saved(board: Board, second_tab: Board) -> None:
    write_sentence(board, "Mine, half")
    write_sentence(second_tab, "Theirs, whole")
    second_tab.page.get_by_role("button", name="Save the sentence").click()
    second_tab.saved()

    chip = board.page.get_by_role("button", name="Changed: show")
    expect(chip).to_be_visible()
    field = board.page.get_by_role("textbox", name="Value proposition in one sentence")
    expect(field).to_have_value("Mine, half")
    chip.click()
    expect(board.page.locator(".statement__text")).to_have_text("Theirs, whole")


def test_title_is_renamed_in_place(board: Board) -> None:
    board.page.get_by_label("Rename the canvas").click()
    board.page.get_by_label("Title of the canvas").fill("Fridge on the ward")
    board.page.keyboard.press("Enter")

    expect(board.page.get_by_role("heading", level=1)).to_have_text("Fridge on the ward")
    board.saved()
