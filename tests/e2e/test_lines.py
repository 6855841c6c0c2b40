"""The lines of links: each has a lane of its own, and none passes through a heading."""

from playwright.sync_api import Page, expect

from tests.e2e.board import Board
from tests.misplaced import IN_HEADINGS, TOO_NEAR

# Lines are drawn anew in the frame after the one in which notes are laid out.
FRAMES = """async () => {
  for (const _frame of [1, 2, 3]) await new Promise(requestAnimationFrame);
}"""


def test_every_line_of_an_example_has_a_lane_of_its_own(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Open a copy").first.click()
    Board(page).ready()

    for width, height in ((1280, 720), (1440, 900), (900, 1200)):
        page.set_viewport_size({"width": width, "height": height})
        expect(page.locator("#lines path").nth(12)).to_be_attached()
        page.evaluate(FRAMES)
        assert page.evaluate(TOO_NEAR) == []
        assert page.evaluate(IN_HEADINGS) == 0
