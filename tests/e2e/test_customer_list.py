"""Segments from a customer list in a browser: by mouse, by keys, without scripts, on a phone."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import customers
from tests.e2e.accessibility import in_both_themes, is_accessible_and_fits
from tests.e2e.test_pages import example


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
    page.goto(f"{example(page)}segments/")
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


def test_pages_are_accessible_and_the_groups_fit_the_window(page: Page, customer_csv: Path) -> None:
    bring(page, customer_csv)
    assert in_both_themes(page) == []
    page.get_by_label("Bestellungen").check()
    page.get_by_role("button", name="Show the groups").click()
    expect(page.locator("#groups")).to_be_visible()

    is_accessible_and_fits(page, ("dark", 1440), ("light", 1280), ("light", 360))


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
