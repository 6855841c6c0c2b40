"""Deleting, undo and redo."""

import pytest
from playwright.sync_api import expect

from tests.e2e.board import Board


@pytest.mark.notes(pain=["a", "b", "c"], gain=["last"])
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

    board.choose("last")
    board.press("Delete")
    expect(board.field("gain")).to_be_focused()
    board.saved()
    board.page.get_by_role("button", name="Undo: delete “last”").click()
    expect(board.notes("gain")).to_have_text(["last"])


@pytest.mark.notes(pain=["a", "b"])
def test_undo_and_redo_by_keys_but_not_in_a_field(board: Board) -> None:
    board.choose("b")
    board.press("Delete")
    expect(board.notes("pain")).to_have_text(["a"])
    board.saved()

    board.field("pain").focus()
    board.page.keyboard.type("h")  # one letter: what came with pauses is taken back in parts
    board.press("Control+z")  # is the field's own
    expect(board.field("pain")).to_have_value("")
    expect(board.notes("pain")).to_have_text(["a"])

    board.choose("a")
    board.press("Control+z")
    expect(board.notes("pain")).to_have_text(["a", "b"])
    board.saved()
    board.press("Control+Shift+z")
    expect(board.notes("pain")).to_have_text(["a"])
    board.saved()
