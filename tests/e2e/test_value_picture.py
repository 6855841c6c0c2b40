"""The picture of what segments are worth, in a real browser."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.e2e.test_pages import RULES
from tests.e2e.test_segment_table import open_table

INSIDE = """picture => {
  const frame = picture.getBoundingClientRect();
  return [...picture.querySelectorAll("circle, text")].every((part) => {
    const box = part.getClientRects()[0];
    return !box || box.left >= frame.left && box.right <= frame.right
      && box.top >= frame.top && box.bottom <= frame.bottom;
  });
}"""


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_picture_is_accessible_and_fits(page: Page, width: int, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 844})
    open_table(page)
    page.get_by_role("link", name="What each is worth, in one picture").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What each segment is worth")

    assert page.locator("svg.worth").evaluate(INSIDE)
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    page.locator(".value-table").get_by_role("link").first.click()
    page.get_by_role("link", name="All segments in one picture").click()
    expect(page.locator("svg.worth")).to_be_visible()
