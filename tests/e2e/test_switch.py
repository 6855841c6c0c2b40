"""The switch in the bar, between the canvases of one segment."""

from playwright.sync_api import expect

from tests.e2e.board import Board


def test_alternative_is_added_and_left_by_the_switch(board: Board) -> None:
    page, first = board.page, board.page.url
    switch = page.locator("#switch")
    switch.locator(".switch__menu > summary").click()
    switch.get_by_text("Add an alternative").locator("visible=true").click()
    switch.get_by_text("A competitor").click()
    page.locator("#alternative-title").fill("The shop next door")
    switch.get_by_role("button", name="Add and open").click()
    expect(page.locator(".bar__about")).to_contain_text("The shop next door")
    assert page.url != first

    switch.locator(".switch__row a:not([aria-current])").click()

    expect(page).to_have_url(first)
    Board(page).ready()
    expect(switch.locator(".switch__row a")).to_have_count(2)
