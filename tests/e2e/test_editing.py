"""Editing in place, details, and what happens when two people write at once."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.afar import Afar
from tests.e2e.board import Board


@pytest.mark.notes(pain=["Canteen"], gain=["Shower"], job=["a"])
def test_text_is_edited_by_enter_or_a_double_click_and_again_at_once(
    board: Board, afar: Afar
) -> None:
    board.choose("Canteen")
    board.press("Enter", "End")
    board.page.keyboard.type(" is closed")
    board.press("Enter")
    expect(board.note("Canteen is closed")).to_be_focused()

    board.note("Shower").locator(".note__text").dblclick()
    board.page.keyboard.type(" is cold")
    board.field("job").focus()  # leaving saves

    board.choose("a")
    for letter in "bcd":  # no conflict with oneself
        board.press("Enter")
        board.page.keyboard.type(letter)
        board.press("Enter")

    board.saved()
    expect(board.page.get_by_role("dialog")).to_have_count(0)
    for kind, text in (("pain", "Canteen is closed"), ("gain", "Shower is cold"), ("job", "abcd")):
        expect(board.notes(kind)).to_have_text([text])
        assert afar.texts(kind) == [text]

    board.write_on("abcd", " is open")
    board.press("Escape")
    expect(board.note("abcd")).to_be_focused()
    expect(board.note("abcd")).not_to_have_class(re.compile("is-pending"))


@pytest.mark.notes(pain=["Canteen"])
def test_text_being_edited_survives_a_reload_and_the_note(board: Board, afar: Afar) -> None:
    board.write_on("Canteen", " is far")
    board.reload()
    expect(board.page.get_by_label("Text of the note")).to_have_value("Canteen is far")

    address = board.page.url
    board.page.goto("about:blank")
    afar.delete("Canteen")
    board.page.goto(address)
    expect(board.page.locator(".kept textarea")).to_have_value("Canteen is far")


def in_conflict(board: Board, afar: Afar, text: str) -> None:
    """Both windows edit the same note; the other one is quicker."""
    board.write_on(text, " is far")
    afar.edit(text, f"{text} is closed")
    expect(board.page.get_by_role("button", name="Changed in another window: show")).to_be_visible()
    board.press("Enter")
    dialog = board.page.get_by_role("dialog")
    expect(dialog).to_contain_text("You changed this note in another window")
    expect(dialog).to_contain_text(f"{text} is closed")
    expect(dialog).to_contain_text(f"{text} is far")


@pytest.mark.notes(pain=["Canteen"], gain=["Shower"], job=["Shop"], product=["Van"])
def test_conflict_keeps_theirs_or_mine_or_both_or_is_left_undecided(
    board: Board, afar: Afar
) -> None:
    in_conflict(board, afar, "Canteen")
    board.page.get_by_role("button", name="Keep that text").click()
    expect(board.notes("pain")).to_have_text(["Canteen is closed"])
    board.saved()

    in_conflict(board, afar, "Shower")
    board.page.get_by_role("button", name="Keep this text").click()
    board.saved()
    assert afar.texts("gain") == ["Shower is far"]

    in_conflict(board, afar, "Shop")
    board.page.get_by_label("Or combine both").fill("Shop is far and closed")
    board.page.get_by_role("button", name="Save this text").click()
    board.saved()
    assert afar.texts("job") == ["Shop is far and closed"]

    in_conflict(board, afar, "Van")
    board.press("Escape")
    expect(board.page.locator(".kept textarea")).to_have_value("Van is far")
    board.reload()
    expect(board.page.locator(".kept textarea")).to_have_value("Van is far")


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


def test_unsent_sentence_stays_while_another_is_saved(board: Board, second_tab: Board) -> None:
    write_sentence(board, "Mine, half")
    write_sentence(second_tab, "Theirs, whole")
    second_tab.page.get_by_role("button", name="Save the sentence").click()
    expect(second_tab.page.locator(".statement__text")).to_have_text("Theirs, whole")
    second_tab.saved()

    chip = board.page.get_by_role("button", name="Changed: show")
    expect(chip).to_be_visible()
    field = board.page.get_by_role("textbox", name="Value proposition in one sentence")
    expect(field).to_have_value("Mine, half")
    chip.click()
    expect(board.page.locator(".statement__text")).to_have_text("Theirs, whole")
