"""People talk about a note: in its panel, live, by keys, and without the right to edit."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.accessibility import violations
from tests.e2e.board import Board, arrive


def say(page: Page, text: str) -> None:
    page.locator(".talk__text").fill(text)
    page.locator(".talk__text").press("Control+Enter")
    expect(page.locator(".comment__text", has_text=text)).to_be_visible()
    expect(page.locator(".comment.is-pending")).to_have_count(0)


@pytest.mark.notes(pain=["Canteen is closed"])
def test_comment_is_made_by_keys_settled_and_counted(board: Board) -> None:
    field = board.page.locator(".talk__text")
    board.choose("Canteen is closed")
    board.press("c")
    field.type("Half a thou")
    board.press("Escape")
    board.press("c")
    expect(field).to_have_value("Half a thou")
    expect(field).to_be_focused()
    say(board.page, "Since when?")
    board.says("Comment added.")
    assert violations(board.page) == []

    board.press("Escape")
    count = board.note("Canteen is closed").locator(".note__talk")
    expect(count).to_have_text("1")
    count.click()
    board.page.get_by_role("button", name="Resolve").click()
    expect(board.page.get_by_text("1 resolved comment")).to_be_visible()
    expect(count).to_have_count(0)


@pytest.mark.notes(pain=["Canteen is closed"])
def test_guest_who_may_comment_talks_with_the_owner_live(
    board: Board, browser: Browser, site: str
) -> None:
    guest = browser.new_context(base_url=site).new_page()
    theirs = arrive(guest, board.link("commenter"), "Eve")
    expect(guest.get_by_text("Can comment")).to_be_visible()
    board.choose("Canteen is closed")
    board.press("c")

    theirs.choose("Canteen is closed")
    theirs.press("c")
    say(guest, "Not on Sundays")
    mine = board.page.locator(".comment")
    expect(mine).to_contain_text("Not on Sundays")
    expect(mine).to_contain_text("Eve")
    board.page.locator(".talk__text").fill("Half a thought")
    say(guest, "Nor on Mondays")
    expect(mine).to_have_count(2)
    expect(board.page.locator(".talk__text")).to_have_value("Half a thought")

    guest.locator(".comment", has_text="Nor on Mondays").get_by_role(
        "button", name="Delete"
    ).click()
    expect(mine).to_have_count(1)
    expect(guest.locator("form.add")).to_have_count(0)
    guest.context.close()
