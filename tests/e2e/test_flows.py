"""What flows between the sides of a platform, said on the arrows in a real browser."""

import re

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.accessibility import is_accessible_and_fits
from tests.e2e.board import post
from tests.e2e.test_pages import example


def open_flows(page: Page) -> None:
    """The roles map of a workspace that is a platform."""
    workspace = example(page)
    post(page, f"{workspace}market/", market="multi_sided")
    page.goto(f"{workspace}segments/roles/?offer=all")
    expect(page.locator("#flows")).to_be_visible()


def test_words_are_written_on_an_arrow_by_keys_and_stay(page: Page) -> None:
    open_flows(page)
    arrow = page.locator(".flow-arrow").first
    arrow.get_by_role("textbox").focus()
    page.keyboard.type("ad money")
    page.keyboard.press("Tab")

    expect(page.locator("#flows-table")).to_contain_text("ad money")
    page.reload()
    expect(arrow.get_by_role("textbox")).to_have_value("ad money")


def test_words_of_others_arrive_and_leave_what_one_writes(
    context: BrowserContext, page: Page
) -> None:
    open_flows(page)
    theirs = context.new_page()
    theirs.goto(page.url)
    fields = page.locator(".flow-arrow textarea")
    fields.first.press_sequentially("being wr")
    theirs.locator(".flow-arrow textarea").nth(1).fill("audience")
    theirs.keyboard.press("Enter")
    expect(theirs.locator("#undo")).to_have_accessible_name(re.compile("what flows between"))
    expect(fields.nth(1)).to_have_value("")

    page.keyboard.type("itten")
    page.keyboard.press("Enter")
    expect(page.locator("#flows-table")).to_contain_text("audience")
    expect(fields.first).to_have_value("being written")
    page.locator("#undo").press("Enter")
    expect(fields.first).to_have_value("")


def test_words_that_could_not_be_sent_stay_and_are_tried_again(page: Page) -> None:
    open_flows(page)
    page.route("**/gives/**", lambda route: route.abort())
    arrow = page.locator(".flow-arrow").first
    arrow.get_by_role("textbox").fill("audience")
    page.keyboard.press("Tab")
    expect(arrow.get_by_role("alert")).to_contain_text("What you wrote is still here.")
    page.unroute("**/gives/**")
    arrow.get_by_role("button", name="Try again").click()

    expect(page.locator("#flows-table")).to_contain_text("audience")
    expect(arrow.get_by_role("alert")).to_have_count(0)


def test_flows_are_accessible_and_fit(page: Page) -> None:
    open_flows(page)

    is_accessible_and_fits(page)
