"""The roles map in a real browser: found, read for another offer, on a phone."""

from playwright.sync_api import Page, expect

from tests.e2e.accessibility import is_accessible_and_fits
from tests.e2e.test_pages import open_example


def test_roles_map_is_found_read_and_accessible(page: Page) -> None:
    open_example(page)
    page.get_by_role("link", name="All segments in a table").click()
    page.get_by_role("link", name="Roles map").click()
    expect(page.get_by_text("Nobody uses it yet: who does?")).to_be_visible()

    page.get_by_label("Offer", exact=True).select_option("all in one picture")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_text("Nobody uses it yet: who does?")).to_have_count(0)
    expect(page.locator(".role-card")).to_have_count(3)
    is_accessible_and_fits(page)

    page.locator(".role-card__name").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Benefits managers")
