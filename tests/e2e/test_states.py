"""States of the board that only its scripts make: accessible, and right from right to left too."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from tests.e2e.board import PATIENCE, Board

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}

# In one call: what asks again and again evaluates strings, which the policy of the page forbids.
_AT_REST = """async (patience) => {
  const moves = (one) => one.playState === "running" || one.pending;
  const rests = () => !document.getAnimations().some(moves);
  for (const end = Date.now() + patience; !rests() && Date.now() < end;)
    await new Promise((go) => setTimeout(go, 20));
  return rests();
}"""


def no_violations(page: Page) -> None:
    """Axe finds nothing. Lighting counts when it is at rest, not half-way through a transition."""
    assert page.evaluate(_AT_REST, PATIENCE)
    results = Axe().run(page, options=RULES)
    assert not results.violations_count, results.generate_report()


@pytest.fixture(params=["light", "dark"])
def full(board: Board, request: pytest.FixtureRequest) -> Board:
    """A board with a link, in light and in dark."""
    board.page.emulate_media(color_scheme=request.param, reduced_motion="reduce")
    board.add("pain_reliever", "Open all night")
    board.add("pain", "Canteen is closed", "Food is cold")
    board.choose("Open all night")
    board.press("l", "Space", "Escape")
    board.saved()
    return board


def test_chosen_note_is_accessible(full: Board) -> None:
    full.choose("Open all night")
    no_violations(full.page)


def test_editing_is_accessible(full: Board) -> None:
    full.choose("Open all night")
    full.press("Enter")
    expect(full.page.get_by_label("Text of the note")).to_be_focused()
    no_violations(full.page)


def test_details_are_accessible(full: Board) -> None:
    full.choose("Open all night")
    full.press("m")
    expect(full.page.get_by_role("dialog")).to_be_visible()
    no_violations(full.page)


def test_keys_are_accessible(full: Board) -> None:
    full.press("?")
    expect(full.page.get_by_role("dialog")).to_be_visible()
    no_violations(full.page)


def test_refused_text_is_accessible(full: Board) -> None:
    def refuse(route: Route) -> None:
        route.fulfill(status=422, body='<p id="refusal">Not today.</p>')

    full.page.route("**/notes/", refuse)
    full.field("pain").fill("precious words")
    full.field("pain").press("Enter")
    expect(full.page.locator(".kept")).to_be_visible()
    no_violations(full.page)


def test_ticks_are_checkboxes_with_names(full: Board) -> None:
    full.choose("Open all night")

    full.press("l")

    ticks = full.page.get_by_role("checkbox")
    expect(ticks.first).to_be_focused()
    expect(ticks.first).to_have_accessible_name(re.compile("Canteen is closed.*strong"))
    expect(ticks.first).to_be_checked()
    expect(ticks.nth(1)).not_to_be_checked()


def test_dots_count_from_the_right_where_people_read_so(board: Board) -> None:
    board.add("pain", "a")
    board.page.evaluate("document.documentElement.dir = 'rtl'")
    dots = board.note("a").locator(".note__weight")
    size = dots.bounding_box()
    assert size

    dots.click(position={"x": size["width"] * 0.1, "y": size["height"] / 2})

    expect(board.note("a")).to_have_attribute("data-weight", "5")
    board.saved()
