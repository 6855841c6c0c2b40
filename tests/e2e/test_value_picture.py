"""The picture of what segments are worth, in a real browser."""

from playwright.sync_api import Page, expect

from tests.e2e.accessibility import DESK, PHONE, is_accessible_and_fits
from tests.e2e.test_segment_table import open_table

INSIDE = """picture => {
  const frame = picture.getBoundingClientRect();
  return [...picture.querySelectorAll("circle, text")].every((part) => {
    const box = part.getClientRects()[0];
    return !box || box.left >= frame.left && box.right <= frame.right
      && box.top >= frame.top && box.bottom <= frame.bottom;
  });
}"""


def test_picture_is_accessible_and_fits(page: Page) -> None:
    open_table(page)
    page.get_by_role("link", name="What each is worth, in one picture").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What each segment is worth")

    for look in (DESK, PHONE):
        is_accessible_and_fits(page, look)
        assert page.locator("svg.worth").evaluate(INSIDE), look

    page.locator(".value-table").get_by_role("link").first.click()
    page.get_by_role("link", name="All segments in one picture").click()
    expect(page.locator("svg.worth")).to_be_visible()
