"""Links between notes: by ticks, by dragging from the handle, by keyboard alone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.board import Board, post
from tests.e2e.test_lines import FRAMES
from tests.e2e.test_moving import middle

# Where each note stands and how large it is, in px.
PLACES = """notes => notes.map((note) => {
  const { x, y, width, height } = note.getBoundingClientRect();
  return [note.id, x, y, width, height].join(" ");
})"""


pytestmark = pytest.mark.notes(
    pain_reliever=["Open all night"], pain=["Canteen is closed", "Food is cold"], gain=["Healthy"]
)


def links_of(board: Board, text: str) -> str:
    return (board.note(text).get_attribute("data-to") or "").strip()


def test_tick_links_and_a_button_beside_it_makes_it_weak(board: Board) -> None:
    board.choose("Open all night")
    board.note("Open all night").locator(".note__link").click()
    target = board.note("Canteen is closed")
    expect(board.page.get_by_role("checkbox", name="Link to")).to_have_count(2)

    target.click()
    expect(target).to_have_class(re.compile("is-ticked"))
    board.saved()
    assert links_of(board, "Open all night").endswith(":strong")
    expect(board.page.get_by_role("checkbox", checked=True)).to_have_count(1)
    board.page.get_by_role("button", name="weak link to “Canteen").click()
    expect(target).to_have_class(re.compile("is-weak"))
    board.saved()
    assert links_of(board, "Open all night").endswith(":weak")
    target.click()
    expect(target).not_to_have_class(re.compile("is-ticked"))
    board.saved()
    assert not links_of(board, "Open all night")


@pytest.mark.notes(
    job=["Eat at night"],
    product=["Canteen on each floor", "Trolley on each floor", "Fridge on each floor"],
)
def test_tick_of_a_note_is_not_covered_by_the_one_above_it(board: Board) -> None:
    board.choose("Eat at night")
    board.press("l")
    ticks = board.page.get_by_role("checkbox", name="Link to")
    ticks.nth(0).click()
    expect(ticks.nth(0)).to_be_checked()

    ticks.nth(1).click(position={"x": 12, "y": 3})

    expect(ticks.nth(1)).to_be_checked()
    expect(ticks.nth(0)).to_be_checked()


def test_keyboard_alone_links_and_the_first_link_is_celebrated_once(board: Board) -> None:
    board.choose("Open all night")
    board.press("l", "Space")
    expect(board.page.locator("#fit.is-first")).to_be_attached()
    expect(board.page.locator("#whisper")).to_contain_text("The first link: the fit is")

    board.press("ArrowDown", "Space")
    expect(board.page.locator("#fit:not(.is-first)")).to_be_attached()
    board.says("Linked to “Food is cold”")
    board.press("Escape")
    expect(board.note("Open all night")).to_be_focused()
    expect(board.page.get_by_role("checkbox", name="Link to")).to_have_count(0)
    board.saved()
    expect(board.note("Food is cold")).not_to_have_class(re.compile("is-open"))
    expect(board.note("Food is cold")).to_have_class(re.compile("is-linked"))


def test_pain_is_linked_from_its_own_side(board: Board) -> None:
    board.choose("Food is cold")

    board.press("l", "Space", "Escape")

    board.saved()
    expect(board.note("Open all night")).to_have_attribute("data-to", re.compile(":strong"))


def aim(board: Board, source: str, target: str) -> None:
    """Drag from the handle of one note to another, and hold."""
    board.choose(source)
    mouse = board.page.mouse
    mouse.move(*middle(board.note(source).locator(".note__link")))
    mouse.down()
    mouse.move(*middle(board.note(target)), steps=6)


def test_drag_from_the_handle_links_to_what_can_be_linked(board: Board) -> None:
    aim(board, "Open all night", "Healthy")
    board.page.mouse.up()
    board.saved()
    assert not links_of(board, "Open all night")

    aim(board, "Open all night", "Food is cold")
    expect(board.note("Food is cold")).to_have_class(re.compile("is-aimed"))
    board.page.mouse.up()
    board.saved()
    expect(board.note("Open all night")).to_have_attribute("data-to", re.compile(":strong"))
    expect(board.page.locator(".link-line")).to_have_count(0)


def test_drag_of_a_note_onto_a_need_links(board: Board) -> None:
    mouse = board.page.mouse
    mouse.move(*middle(board.note("Open all night").locator(".note__text")))
    mouse.down()
    mouse.move(*middle(board.note("Food is cold")), steps=6)
    expect(board.note("Food is cold")).to_have_class(re.compile("is-aimed"))
    mouse.up()

    board.saved()
    expect(board.note("Open all night")).to_have_attribute("data-to", re.compile(":strong"))


def test_details_link_by_a_tick_and_a_strength(board: Board) -> None:
    panel = board.details("Open all night")
    tick = panel.get_by_role("checkbox", name="Canteen is closed")
    expect(panel.get_by_role("radio", name="weak")).to_have_count(0)

    tick.check()
    expect(board.note("Open all night")).to_have_attribute("data-to", re.compile(":strong"))
    expect(panel.locator(".ties__name .count").first).to_have_text("1/2")
    panel.get_by_text("weak", exact=True).locator("visible=true").click()
    expect(board.note("Open all night")).to_have_attribute("data-to", re.compile(":weak"))
    tick.uncheck()
    expect(board.note("Open all night")).to_have_attribute("data-to", "")
    expect(tick).to_be_focused()


# How far the end of the line is from the edge of the note that it comes from, in px.
OFF = """() => {
  const line = document.querySelector("#lines path");
  const end = line.getPointAtLength(0).matrixTransform(line.getScreenCTM());
  const note = document.querySelector("#notes-pain_reliever .note").getBoundingClientRect();
  const across = Math.max(note.left - end.x, 0, end.x - note.right);
  const along = Math.max(note.top - end.y, 0, end.y - note.bottom);
  return Math.hypot(across, along);
}"""


def test_lines_are_where_the_notes_are_on_paper_too(board: Board) -> None:
    board.choose("Open all night")
    board.press("l", "Space", "Escape")
    board.saved()
    expect(board.page.locator("#lines path")).to_be_visible()

    board.page.emulate_media(media="print")
    board.page.evaluate(FRAMES)

    expect(board.page.locator("#lines path")).to_be_visible()
    assert board.page.evaluate(OFF) < 4


def test_nothing_moves_while_one_links(page: Page) -> None:
    page.goto(post(page, "/examples/online-shop/").headers["location"])
    board = Board(page).ready()
    board.choose("Small parts go by letter for €1.95")
    before = page.locator(".note").evaluate_all(PLACES)

    board.press("l")
    unanswered = page.locator(".note--pain.is-target.is-open")
    expect(unanswered).not_to_have_count(0)
    assert page.locator(".note").evaluate_all(PLACES) == before

    count = unanswered.count()
    unanswered.first.locator(".note__tick").click()
    expect(unanswered).to_have_count(
        count - 1
    )  # the mark has gone, and what it stood in has not grown
    board.saved()
    assert page.locator(".note").evaluate_all(PLACES) == before
