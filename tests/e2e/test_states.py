"""States of the board that only its scripts make: accessible, and right from right to left too."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.e2e.accessibility import in_both_themes
from tests.e2e.board import Board

full = pytest.mark.notes(
    pain_reliever=["Open all night"], pain=["Canteen is closed", "Food is cold"]
)


def link(board: Board) -> None:
    """The reliever answers the first pain."""
    board.choose("Open all night")
    board.press("l", "Space", "Escape")
    board.saved()


@full
def test_states_are_accessible(board: Board) -> None:
    page, wrong = board.page, {}
    link(board)

    board.choose("Open all night")
    wrong["chosen"] = in_both_themes(page)
    board.press("Enter")
    expect(page.get_by_label("Text of the note")).to_be_focused()
    wrong["editing"] = in_both_themes(page)
    board.press("Escape", "m")
    expect(page.locator("#panel-text")).to_be_visible()
    wrong["details"] = in_both_themes(page)
    board.press("Escape", "?")
    expect(page.get_by_role("dialog")).to_contain_text("Delete")
    wrong["keys"] = in_both_themes(page)
    board.press("Escape")
    page.route("**/notes/", refuse)
    board.field("pain").fill("precious words")
    board.field("pain").press("Enter")
    expect(page.locator(".kept")).to_be_visible()
    wrong["refused"] = in_both_themes(page)

    assert {state: found for state, found in wrong.items() if found} == {}


def refuse(route: Route) -> None:
    """The server does not take a text."""
    route.fulfill(status=422, body='<p id="refusal">Not today.</p>')


@full
def test_ticks_are_checkboxes_with_names(board: Board) -> None:
    link(board)

    board.press("l")

    ticks = board.page.get_by_role("checkbox")
    expect(ticks.first).to_be_focused()
    expect(ticks.first).to_have_accessible_name(re.compile("Canteen is closed.*strong"))
    expect(ticks.first).to_be_checked()
    expect(ticks.nth(1)).not_to_be_checked()


@pytest.mark.notes(pain=["a"])
def test_dots_count_from_the_right_where_people_read_so(board: Board) -> None:
    board.page.evaluate("document.documentElement.dir = 'rtl'")
    dots = board.note("a").locator(".note__weight")
    size = dots.bounding_box()
    assert size

    dots.click(position={"x": size["width"] * 0.1, "y": size["height"] / 2})

    expect(board.note("a")).to_have_attribute("data-weight", "5")
    board.saved()
