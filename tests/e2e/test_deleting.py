"""A workspace is deleted while somebody writes in it, and brought back."""

from playwright.sync_api import expect

from tests.e2e.accessibility import violations
from tests.e2e.board import Board


def test_who_writes_in_a_deleted_workspace_is_told_and_keeps_the_text(
    board: Board, other: Board
) -> None:
    page = board.page
    page.get_by_role("link", name="All canvases of this workspace").click()
    page.get_by_text("Delete this workspace").click()
    page.get_by_label("Type its name").fill("my venture")
    page.get_by_role("button", name="Delete it").click()
    expect(page.get_by_role("heading", name="“My venture” is deleted")).to_be_visible()
    assert violations(page) == []

    other.field("pain").fill("Canteen is closed")
    other.field("pain").press("Enter")
    expect(other.page.locator("#box-pain")).to_contain_text("An owner has deleted this workspace")
    expect(other.page.locator("#rights")).to_contain_text("It was deleted")
    kept = other.page.get_by_label("What you wrote, not saved yet")
    expect(kept).to_have_value("Canteen is closed")

    page.get_by_role("button", name="Bring it back").click()
    expect(page.get_by_role("heading", name="My venture")).to_be_visible()
