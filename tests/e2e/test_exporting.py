"""The export dialog on the board: choices change the preview, files come, a bad look is said."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.accessibility import in_both_themes, violations
from tests.e2e.board import Board


def open_dialog(page: Page) -> None:
    page.locator("summary", has_text="Export").click()
    page.get_by_role("link", name="Preview and options").click()
    expect(page.locator("#export-dialog")).to_be_visible()


@pytest.mark.notes(pain=["Canteen is closed"])
def test_dialog_shows_the_choice_and_gives_the_file(board: Board) -> None:
    page = board.page
    open_dialog(page)
    picture = page.get_by_role("img", name="The first page of")
    expect(picture).to_have_js_property("naturalWidth", 900)

    page.get_by_role("radio", name="Markdown").check()
    expect(page.locator(".export__text")).to_contain_text("- Canteen is closed")
    expect(page.get_by_role("radio", name="Markdown")).to_be_focused()
    assert violations(page) == []

    page.get_by_role("link", name="Logo, colours").click(trial=True)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download").click()
    assert re.fullmatch(r"Value Proposition Canvas – [\d-]+\.md", waiting.value.suggested_filename)
    expect(page.locator("#export-dialog")).to_be_visible()


def test_page_is_accessible_and_refuses_a_colour_that_is_too_light_beside_its_field(
    board: Board,
) -> None:
    page = board.page
    page.get_by_label("All canvases").click()
    page.get_by_role("link", name="Export").click()
    expect(page.get_by_role("heading", name="Your look")).to_be_visible()
    assert in_both_themes(page) == []

    page.get_by_label("Title colour").fill("#ffff00")
    page.get_by_label("Footer").fill("Ward & Co.")
    page.get_by_role("button", name="Save the look").click()
    expect(page.locator("#brand-main-wrong")).to_contain_text("too light")
    expect(page.get_by_label("Footer")).to_have_value("Ward & Co.")
