"""The lines of links: each has a lane of its own, and none passes through a heading."""

from itertools import cycle, islice

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.board import Board, post
from tests.e2e.test_shapes import KINDS, PLAIN, fill
from tests.misplaced import IN_HEADINGS, TOO_NEAR

IDS = "(notes) => notes.map((note) => note.dataset.id)"

# Lines are drawn anew in the frame after the one in which notes are laid out.
FRAMES = """async () => {
  for (const _frame of [1, 2, 3]) await new Promise(requestAnimationFrame);
}"""

ANSWERS = {"product": "job", "gain_creator": "gain", "pain_reliever": "pain"}


@pytest.fixture
def linked(board: Board) -> Board:
    """A board of 36 notes with 30 links, across and along."""
    page = board.page
    fill(page, 6, PLAIN)
    ids = {kind: page.locator(f"#notes-{kind} > .note").evaluate_all(IDS) for kind in KINDS}
    for source, target in ANSWERS.items():
        for at, one in enumerate(ids[source]):
            for other in islice(cycle(ids[target]), at, at + (3 if target == "job" else 1)):
                post(page, f"{page.url}links/", source=one, target=other, strength="strong")
    return board.reload()


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


def test_thirty_links_have_a_lane_each_or_are_counted(linked: Board) -> None:
    page, chip = linked.page, linked.page.locator(".note__ties")
    expect(page.locator("#lines path")).to_have_count(30)
    expect(chip.first).to_be_hidden()
    assert page.evaluate(TOO_NEAR) == []

    page.set_viewport_size({"width": 1040, "height": 600})  # there is no room for them
    expect(chip.nth(1)).to_have_text("3")
    expect(chip.nth(1)).to_be_visible()
    assert page.locator("#lines path:not([d=''])").count() == 0

    page.locator("#notes-product > .note").nth(1).hover()
    expect(page.locator("#lines path:not([d=''])")).to_have_count(3)
