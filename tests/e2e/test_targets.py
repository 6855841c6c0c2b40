"""What one touches on a phone is large enough for a finger: 44 px, links within sentences apart."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.board import Board

# From the middle of each control: how far does it reach before something else is hit?
SMALL = """() => {
  const wanted = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
  const small = [];
  for (const one of document.querySelectorAll(wanted)) {
    const control = one.matches('input') && one.closest('label') || one;
    const isInText = one.matches('a') && getComputedStyle(one).display === 'inline';
    if (isInText || !one.checkVisibility({ visibilityProperty: true })) continue;
    control.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
    const { left, top, width, height } = control.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const isHit = (atX, atY) => {
      const hit = document.elementFromPoint(atX, atY);
      return Boolean(hit) && (control.contains(hit) || hit.closest('a, button, summary') === one);
    };
    if (!isHit(x, y)) continue;
    const reach = (byX, byY) => {
      let steps = 0;
      while (steps < 40 && isHit(x + byX * (steps + 1), y + byY * (steps + 1))) steps += 1;
      return steps;
    };
    const size = [reach(-1, 0) + reach(1, 0) + 1, reach(0, -1) + reach(0, 1) + 1];
    if (Math.min(...size) < 43) {
      small.push(`${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 30)} ${size}`);
    }
  }
  return small;
}"""


def test_everything_on_a_phone_is_large_enough_for_a_finger(phone: Page) -> None:
    phone.goto("/")
    small = {"home": phone.evaluate(SMALL)}
    phone.get_by_role("button", name="Start a canvas").first.click()
    board = Board(phone).ready()
    board.add("product", "A fridge on the ward")
    address = phone.url
    small["board"] = phone.evaluate(SMALL)
    phone.locator(".note__more").first.tap()
    phone.locator("#panel").wait_for()
    small["details"] = phone.evaluate(SMALL)
    for page in ("history/", "bin/"):
        phone.goto(address + page)
        small[page] = phone.evaluate(SMALL)
    phone.goto(address)
    board.ready()
    phone.get_by_label("More", exact=True).first.tap()
    phone.get_by_role("link", name="People and links").tap()
    phone.get_by_role("button", name="Create link").tap()
    phone.locator("#fresh-address").wait_for()
    small["share"] = phone.evaluate(SMALL)
    phone.get_by_role("link").nth(2).tap()  # back to the canvas
    board.ready()
    phone.get_by_label("All canvases").tap()
    phone.locator(".canvas-card").first.wait_for()
    small["workspace"] = phone.evaluate(SMALL)

    assert {page: found for page, found in small.items() if found} == {}


@pytest.mark.notes(pain=["Loses a star for a late check-in"])
def test_each_dot_of_a_note_of_one_line_can_be_met(board: Board) -> None:
    note = board.note("Loses a star for a late check-in")
    note.hover(position={"x": 12, "y": 6})
    dots = note.locator(".note__weight")
    place = dots.bounding_box() or {"width": 0.0, "height": 0.0}

    dots.click(position={"x": place["width"] - 4, "y": place["height"] / 2})

    expect(note).to_have_attribute("data-weight", "5")
