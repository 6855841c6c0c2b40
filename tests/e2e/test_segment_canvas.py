"""A canvas that is added from the page of a segment."""

from playwright.sync_api import Dialog, Page

from tests.e2e.board import Board
from tests.e2e.test_segments import open_segment


def test_adding_a_canvas_does_not_ask_whether_to_leave(page: Page) -> None:
    open_segment(page)
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    page.locator("#add-canvas summary").click()
    page.locator("#new-canvas-title").fill("Canteen at night")

    page.get_by_role("button", name="Add and open").click()
    page.wait_for_url("**/c/**")
    Board(page).ready()

    assert not asked
