"""Dialogs open by what the markup says: each opener is a link with a target of its own."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.board import Board


def open_bin(board: Board) -> None:
    board.page.get_by_label("More", exact=True).first.click()
    board.page.get_by_role("link", name="Bin").click()


def test_target_of_an_opener_says_where_its_content_goes(board: Board) -> None:
    with_none = board.page.locator("#bin")
    board.page.route("**/bin/", lambda route: route.abort(), times=1)
    open_bin(board)
    board.says("This could not be loaded.")
    expect(with_none).to_be_hidden()

    link = board.page.locator('a[hx-target="#bin .dialog__body"]')
    link.evaluate("one => one.setAttribute('hx-target', '#panel')")
    board.press("Escape")  # the menu
    open_bin(board)
    expect(board.page.locator("#panel")).to_contain_text("Nothing has been deleted here.")
    expect(with_none).to_be_hidden()


@pytest.mark.notes(pain=["Canteen is closed"])
def test_link_of_a_note_opens_a_dialog_here_and_a_page_in_another_tab(board: Board) -> None:
    more = board.choose("Canteen is closed").get_by_role("link", name="More about this note")
    with board.page.context.expect_page() as opened:
        more.click(modifiers=["ControlOrMeta"])
    expect(opened.value).to_have_url(re.compile(r"/notes/[\w-]+/$"))
    expect(opened.value.get_by_label("Details")).to_be_visible()
    expect(board.page.locator("#panel")).to_be_hidden()

    board.page.bring_to_front()
    board.choose("Canteen is closed")
    more.click()
    expect(board.page.locator("#panel-text")).to_be_visible()
    board.press("Escape")
    expect(board.note("Canteen is closed")).to_be_focused()
    expect(board.page.locator("#panel-text")).to_have_count(0)  # it keeps nothing


@pytest.mark.notes(product=["A fridge on the ward"], job=["Eat at night"])
def test_details_stand_beside_their_note(board: Board) -> None:
    board.page.set_viewport_size({"width": 1280, "height": 720})
    for text in ("Eat at night", "A fridge on the ward"):
        panel = board.details(text)
        expect(panel.get_by_label("Text")).to_have_value(text)

        at, over = panel.bounding_box(), board.note(text).bounding_box()
        assert at
        assert over
        assert at["x"] + at["width"] <= over["x"] or over["x"] + over["width"] <= at["x"]
        board.press("Escape")
