"""The roles map in a real browser: found, read for another offer, on a phone."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.e2e.test_pages import RULES, open_example


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1440, "light")])
def test_roles_map_is_found_read_and_accessible(page: Page, width: int, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    open_example(page)
    page.get_by_role("link", name="All segments in a table").click()
    page.get_by_role("link", name="Roles map").click()
    expect(page.get_by_text("Nobody uses it yet: who does?")).to_be_visible()

    page.get_by_label("Offer", exact=True).select_option("all in one picture")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_text("Nobody uses it yet: who does?")).to_have_count(0)
    expect(page.locator(".role-card")).to_have_count(3)
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    page.locator(".role-card__name").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Benefits managers")
