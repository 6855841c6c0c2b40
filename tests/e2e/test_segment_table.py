"""All segments in a table in a real browser: sifted, sorted, copied, read on a phone."""

from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.accessibility import is_accessible_and_fits
from tests.e2e.test_pages import example, open_example


def open_table(page: Page) -> None:
    """The table of a copy of an example."""
    page.goto(f"{example(page)}segments/")
    expect(page.get_by_role("heading", level=1)).to_have_text("All segments")


def test_table_is_sifted_sorted_and_brought_back_in_place(page: Page) -> None:
    open_table(page)
    rows = page.locator(".segment-table tbody tr")
    first, every = rows.first.inner_text(), rows.count()
    page.evaluate("window.stays = true")

    page.get_by_label("Target", exact=True).focus()
    page.get_by_label("Target", exact=True).select_option("the target")
    expect(rows).not_to_have_count(every)
    expect(rows.locator(".badge--target")).to_have_count(rows.count())
    expect(page.get_by_role("status")).to_contain_text(f"of {every} segments")
    expect(page.get_by_label("Target", exact=True)).to_be_focused()
    page.get_by_role("link", name="Best fit").click()
    expect(page.locator("[aria-sort=descending]")).to_contain_text("Best fit")
    expect(page.get_by_role("link", name="Best fit")).to_be_focused()
    expect(page.get_by_label("Order")).to_have_value("-fit")
    page.keyboard.press("Enter")
    expect(page.locator("[aria-sort=ascending]")).to_contain_text("Best fit")
    page.get_by_role("link", name="Show all").click()
    expect(rows).to_have_count(every)
    expect(page.get_by_role("link", name="Show all")).to_be_focused()
    expect(rows.first).to_have_text(first, use_inner_text=True)
    assert page.evaluate("window.stays")
    page.go_back()
    expect(page.locator("[aria-sort=ascending]")).to_contain_text("Best fit")


def test_sentences_are_copied_as_text(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_table(page)
    texts = page.locator(".pitch__text").all_inner_texts()
    page.get_by_role("button", name="Copy all as text").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert texts
    assert all(text in copied for text in texts)

    page.locator(".pitch").first.get_by_role("button").click()
    expect(page.get_by_role("button", name="Copied")).to_have_count(2)
    assert page.evaluate("navigator.clipboard.readText()") == texts[0]


def test_table_is_sifted_without_scripts(browser: Any, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    open_example(page)
    page.get_by_role("link", name="All segments in a table").click()
    page.get_by_label("Target", exact=True).select_option("the target")
    page.get_by_role("button", name="Show", exact=True).click()

    expect(page.get_by_role("status")).to_contain_text(" of ")
    expect(page.locator(".badge--target")).to_have_count(
        page.locator(".segment-table tbody tr").count()
    )
    context.close()


def test_table_is_accessible_and_fits(page: Page) -> None:
    open_table(page)

    is_accessible_and_fits(page)


def test_changes_of_others_come_and_filters_and_focus_stay(
    page: Page, context: BrowserContext
) -> None:
    open_table(page)
    page.get_by_label("Order").select_option("Name, from Z")
    expect(page.locator("[aria-sort=descending]")).to_contain_text("Segment")
    last = page.locator(".segment-table tbody tr").last.get_by_role("link").first
    last.focus()
    before, entries = page.url, page.evaluate("history.length")
    other = context.new_page()
    other.goto(str(last.get_attribute("href")) + "?section=who")
    other.get_by_label("Name of the segment").fill("Aaron and his nurses")
    other.keyboard.press("Tab")

    expect(last).to_have_text("Aaron and his nurses")
    expect(last).to_be_focused()
    expect(page.get_by_label("Order")).to_have_value("-name")
    assert (page.url, page.evaluate("history.length")) == (before, entries)


def test_filters_are_folded_on_a_phone_until_one_is_set(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_table(page)
    target = page.get_by_label("Target", exact=True)
    expect(target).not_to_be_visible()
    page.get_by_text("Filter and order").click()
    target.focus()
    target.select_option("the target")
    expect(page.get_by_role("status")).to_contain_text(" of ")
    expect(target).to_be_focused()

    page.get_by_role("link", name="Show all").click()
    expect(target).not_to_be_visible()
    page.set_viewport_size({"width": 1440, "height": 844})
    expect(target).to_be_visible()
    expect(page.get_by_text("Filter and order")).not_to_be_visible()
