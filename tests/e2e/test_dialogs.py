"""Dialogs open by what the markup says: each opener is a link with a target of its own."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.board import Board


def open_bin(board: Board) -> None:
    board.page.get_by_label("More", exact=True).first.click()
    board.page.get_by_role("link", name="Bin").click()


def test_target_of_an_opener_says_where_its_content_goes(board: Board) -> None:
    link = board.page.locator('a[hx-target="#bin .dialog__body"]')
    link.evaluate("one => one.setAttribute('hx-target', '#panel')")

    open_bin(board)

    expect(board.page.locator("#panel")).to_contain_text("Nothing has been deleted here.")
    expect(board.page.locator("#bin")).to_be_hidden()


@pytest.mark.notes(pain=["Canteen is closed"])
def test_closed_dialog_gives_the_focus_back_and_keeps_nothing(board: Board) -> None:
    more = board.choose("Canteen is closed").get_by_role("link", name="More about this note")
    more.click()
    expect(board.page.locator("#panel-text")).to_be_visible()

    board.press("Escape")

    expect(board.note("Canteen is closed")).to_be_focused()
    expect(board.page.locator("#panel-text")).to_have_count(0)


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


def test_dialog_that_cannot_be_loaded_is_told_of(board: Board) -> None:
    board.page.route("**/bin/", lambda route: route.abort())

    open_bin(board)

    board.says("This could not be loaded.")
    expect(board.page.locator("#bin")).to_be_hidden()


@pytest.mark.notes(pain=["Canteen is closed"])
def test_link_of_a_note_opens_a_page_of_its_own_in_another_tab(board: Board) -> None:
    more = board.choose("Canteen is closed").get_by_role("link", name="More about this note")

    with board.page.context.expect_page() as opened:
        more.click(modifiers=["ControlOrMeta"])

    expect(opened.value).to_have_url(re.compile(r"/notes/[\w-]+/$"))
    expect(opened.value.get_by_label("Details")).to_be_visible()
    expect(board.page.locator("#panel")).to_be_hidden()
