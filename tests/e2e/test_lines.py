"""The lines of links: each has a lane of its own, and none passes through a heading."""

import json
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.afar import Afar
from tests.e2e.board import Board, post
from tests.e2e.test_shapes import KINDS, PLAIN, each_box_has, type_size
from tests.misplaced import IN_HEADINGS, MISPLACED, TOO_NEAR

EXAMPLES = Path(__file__).parents[2] / "canvases" / "examples"

# Lines are drawn anew in the frame after the one in which notes are laid out.
FRAMES = """async () => {
  for (const _frame of [1, 2, 3]) await new Promise(requestAnimationFrame);
}"""

ANSWERS = {"product": "job", "gain_creator": "gain", "pain_reliever": "pain"}


# How many lines of jobs pass behind a note of the gains or of what creates them.
BEHIND_NOTES = """() => {
  const { left, top } = document.getElementById("lines").getBoundingClientRect();
  const notes = [...document.querySelectorAll("#box-gain .note, #box-gain_creator .note")];
  const rects = notes.map((one) => one.getBoundingClientRect());
  return [...document.querySelectorAll("#lines .line--job")].filter((path) => {
    const length = path.getTotalLength();
    for (let at = 0; at < length; at += 3) {
      const spot = path.getPointAtLength(at);
      const [x, y] = [spot.x + left, spot.y + top];
      const isIn = ({ left, right, top, bottom }) => x > left && x < right && y > top && y < bottom;
      if (rects.some(isIn)) return true;
    }
  }).length;
}"""


def link(page: Page, **times: int) -> None:
    """From each note of these kinds to so many others, while the board is not open."""
    board = page.url
    page.goto("about:blank")
    ids = Afar(page, board).ids()
    for source, count in times.items():
        for at, one in enumerate(ids[source]):
            for other in islice(cycle(ids[ANSWERS[source]]), at, at + count):
                post(page, f"{board}links/", source=one, target=other, strength="strong")
    page.goto(board)
    Board(page).ready()


def said(kind: str) -> Iterator[str]:
    """What notes of a kind say in the examples."""
    for path in sorted(EXAMPLES.glob("*.json")):
        example = json.loads(path.read_text())
        profiles = [segment["profile"] for segment in example["segments"]]
        for side in profiles + example["value_maps"]:
            yield from (note["text"] for note in side["notes"] if note["kind"] == kind)


@pytest.mark.notes(**{kind: list(islice(said(kind), 10)) for kind in KINDS})
def test_sixty_linked_notes_stand_whole_and_each_line_has_a_lane(board: Board) -> None:
    page = board.page
    page.set_viewport_size({"width": 1280, "height": 720})
    link(page, gain_creator=2, pain_reliever=1, product=1)
    expect(page.locator("#lines path:not([d=''])")).to_have_count(40)
    board.field("job").focus()
    assert page.evaluate("document.documentElement.scrollHeight") == 720
    board.field("job").blur()

    for width, height in ((1280, 720), (1180, 820), (1440, 900)):
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(FRAMES)
        assert page.evaluate(MISPLACED) == []
        assert page.evaluate("document.documentElement.scrollHeight") == height
        assert type_size(page) >= 11.5
        assert page.evaluate(TOO_NEAR) == []
        assert page.evaluate(IN_HEADINGS) == 0


def test_every_line_of_an_example_has_a_lane_of_its_own(page: Page) -> None:
    page.goto(post(page, "/examples/hospital-insurance/").headers["location"])
    Board(page).ready()

    for width, height in ((1280, 720), (1440, 900), (900, 1200)):
        page.set_viewport_size({"width": width, "height": height})
        expect(page.locator("#lines path").nth(12)).to_be_attached()
        page.evaluate(FRAMES)
        assert page.evaluate(TOO_NEAR) == []
        assert page.evaluate(IN_HEADINGS) == 0


@each_box_has(6)
def test_thirty_links_have_a_lane_each_or_are_counted(board: Board) -> None:
    page, chip = board.page, board.page.locator(".note__ties")
    link(page, gain_creator=1, pain_reliever=1, product=3)  # across and along
    expect(page.locator("#lines path")).to_have_count(30)
    expect(chip.first).to_be_hidden()
    assert page.evaluate(TOO_NEAR) == []

    link(page, product=6)  # there is no room for so many
    expect(chip.nth(1)).to_have_text("6")
    expect(chip.nth(1)).to_be_visible()
    assert page.locator("#lines path:not([d=''])").count() == 0

    page.locator("#notes-product > .note").nth(1).hover()
    expect(page.locator("#lines path:not([d=''])")).to_have_count(6)


@pytest.mark.notes(**{kind: [PLAIN] * (8 if kind in ("product", "job") else 17) for kind in KINDS})
def test_lines_of_jobs_have_room_of_their_own_where_the_page_scrolls(board: Board) -> None:
    page = board.page
    page.set_viewport_size({"width": 1280, "height": 720})
    link(page, product=1)
    expect(page.locator("#lines .line--job:not([d=''])")).to_have_count(8)

    assert page.evaluate(BEHIND_NOTES) == 0
