"""Segments from a customer list in a browser: by mouse, by keys, without scripts, on a phone."""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests import customers
from tests.e2e.test_pages import RULES, open_example


@pytest.fixture
def customer_csv(tmp_path: Path) -> Path:
    """Four hundred customers in a file."""
    path = tmp_path / "customers.csv"
    path.write_bytes(customers.csv_of(customers.rows(400)))
    return path


def open_groups(page: Page, path: Path) -> None:
    """The groups of a list by kind and number of orders, in a new workspace."""
    bring(page, path)
    page.get_by_label("Bestellungen").check()
    page.get_by_role("button", name="Show the groups").click()
    expect(page.locator("#groups")).to_be_visible()
    page.wait_for_load_state()


def bring(page: Page, path: Path) -> None:
    """A list in a new workspace, as far as its columns."""
    open_example(page)
    page.goto(f"{page.url.rstrip('/')}/segments/")
    page.get_by_role("link", name="From a customer list").click()
    page.get_by_label("Choose a file").set_input_files(path)
    page.get_by_role("button", name="Read the list").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What makes them different?")


def test_ticks_and_bounds_show_their_effect_and_segments_are_made(
    page: Page, customer_csv: Path
) -> None:
    open_groups(page, customer_csv)
    page.evaluate("window.stays = true")
    ticks = page.locator(".group-table input[type=checkbox]")
    before = page.locator(".will__one").count()
    page.locator(".will__one .input").first.fill("Our favourites")

    ticks.nth(5).focus()
    page.keyboard.press("Space")
    expect(page.locator(".will__one")).to_have_count(before + 1)
    expect(ticks.nth(5)).to_be_focused()
    expect(page.locator(".will__one .input").first).to_have_value("Our favourites")
    page.get_by_label("Where the next begins").fill("2; 6")
    page.keyboard.press("Tab")
    expect(page.locator(".bins__one").last).to_contain_text("from 6 up")
    assert page.evaluate("window.stays")
    page.get_by_role("button", name="Make").click()

    expect(page.get_by_role("heading", name="Our favourites")).to_be_visible()
    page.get_by_role("button", name="Undo: make segments from a list").click()
    expect(page.get_by_role("heading", name="Our favourites")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_accessible(page: Page, customer_csv: Path, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    bring(page, customer_csv)
    columns = Axe().run(page, options=RULES)
    page.get_by_label("Bestellungen").check()
    page.get_by_role("button", name="Show the groups").click()
    expect(page.locator("#groups")).to_be_visible()
    groups = Axe().run(page, options=RULES)

    assert not columns.response["violations"], columns.generate_report()
    assert not groups.response["violations"], groups.generate_report()


def test_list_becomes_segments_without_scripts(
    browser: Browser, customer_csv: Path, site: str
) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=site)
    page = context.new_page()
    open_groups(page, customer_csv)
    ticks = page.locator(".group-table input[type=checkbox]")
    for tick in ticks.all():
        tick.uncheck()
    ticks.nth(1).check()
    page.get_by_role("button", name="Create segments from the ticked groups").click()
    expect(page.locator(".will__one")).to_have_count(1)
    name = page.locator(".will__one .input").input_value()

    page.get_by_role("button", name="Make 1 segment").click()

    expect(page.get_by_role("heading", name=name)).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_groups_fit_the_window(page: Page, customer_csv: Path, width: int) -> None:
    open_groups(page, customer_csv)

    page.set_viewport_size({"width": width, "height": 720})

    assert page.evaluate("document.documentElement.scrollWidth") == width
