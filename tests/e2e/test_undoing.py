"""Deleting, undo and redo."""

import pytest
from playwright.sync_api import expect

from tests.e2e.board import Board


@pytest.mark.notes(pain=["a", "b", "c"])
def test_delete_moves_the_focus_on_and_undo_brings_it_back(board: Board) -> None:
    board.choose("b")

    board.press("Delete")

    expect(board.notes("pain")).to_have_text(["a", "c"])
    expect(board.note("c")).to_be_focused()
    board.saved()
    board.page.locator("#announcer").get_by_role("button", name="Undo").click()
    expect(board.notes("pain")).to_have_text(["a", "b", "c"])
    expect(board.note("b")).to_be_focused()
    board.saved()


@pytest.mark.notes(pain=["a"])
def test_delete_of_the_last_note_leads_to_the_field(board: Board) -> None:
    board.choose("a")

    board.press("Delete")

    expect(board.field("pain")).to_be_focused()
    board.saved()


@pytest.mark.notes(pain=["a", "b"])
def test_undo_and_redo_by_keys(board: Board) -> None:
    board.choose("b")
    board.press("Delete")
    expect(board.notes("pain")).to_have_text(["a"])

    board.press("Control+z")
    expect(board.notes("pain")).to_have_text(["a", "b"])
    board.saved()
    board.press("Control+Shift+z")
    expect(board.notes("pain")).to_have_text(["a"])
    board.saved()


@pytest.mark.notes(pain=["Canteen is closed"])
def test_undo_button_names_what_it_undoes(board: Board) -> None:
    board.choose("Canteen is closed")
    board.press("Delete")

    button = board.page.get_by_role("button", name="Undo: delete “Canteen is closed”")
    button.click()

    expect(board.notes("pain")).to_have_text(["Canteen is closed"])


@pytest.mark.notes(pain=["a"])
def test_undo_key_in_a_field_is_the_fields_own(board: Board) -> None:
    board.field("pain").focus()
    board.page.keyboard.type("h")  # one letter: what came with pauses is taken back in parts

    board.press("Control+z")

    expect(board.notes("pain")).to_have_text(["a"])
    expect(board.field("pain")).to_have_value("")
