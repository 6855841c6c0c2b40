"""The list of keys, and switching single letters off."""

import pytest
from playwright.sync_api import expect

from tests.e2e.board import Board


@pytest.mark.notes(pain=["a"])
def test_question_mark_lists_the_keys_and_escape_leads_back(board: Board) -> None:
    dialog = board.page.get_by_role("dialog")
    board.choose("a")
    board.press("?")
    expect(dialog).to_contain_text("Delete")
    board.press("Escape")
    expect(dialog).to_be_hidden()
    expect(board.note("a")).to_be_focused()

    board.page.get_by_label("More", exact=True).click()
    board.press("?")
    expect(dialog).to_contain_text("Delete")
    board.press("Escape")  # though a menu is open behind it
    expect(dialog).to_be_hidden()


@pytest.mark.notes(pain=["a"])
def test_single_letters_mean_text_where_one_writes_and_can_be_switched_off(board: Board) -> None:
    note = board.choose("a")
    note.evaluate("note => note.blur()")  # as when what had the focus has gone
    board.press("4")
    expect(note).to_have_attribute("data-weight", "4")
    expect(note).to_be_focused()  # where Tab goes on

    board.field("pain").focus()
    board.page.keyboard.type("5 ml?")
    expect(board.field("pain")).to_have_value("5 ml?")
    expect(note).to_have_attribute("data-weight", "4")
    board.field("pain").fill("")

    board.choose("a")
    board.press("?")
    board.page.get_by_role("dialog").get_by_role("checkbox").uncheck()
    board.press("Escape", "5")
    expect(note).to_have_attribute("data-weight", "4")
    board.press("m")
    expect(board.page.get_by_role("dialog")).to_have_count(0)
    board.press("Alt+ArrowRight")
    expect(board.notes("job")).to_have_text(["a"])
    board.saved()
