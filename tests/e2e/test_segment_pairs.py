"""Whether two segments are separate, answered in a real browser by keys, and undone."""

from playwright.sync_api import Page, expect

from tests.e2e.accessibility import violations
from tests.e2e.board import focus, post
from tests.e2e.test_pages import open_example


def test_pair_is_answered_by_keys_alone(page: Page) -> None:
    open_example(page)
    post(page, f"{page.url}segments/", name="Porters")
    page.reload()
    page.get_by_role("link", name="Separate or not?").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("table")).to_contain_text("not yet")
    assert violations(page) == []
    page.get_by_role("list").get_by_role("link", name="Porters").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#verdict")).to_contain_text("Still open")

    focus(page.locator("#needs-answer-unknown"))
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#needs-answer-no")).to_be_focused()
    expect(page.locator("#verdict")).to_contain_text("The same for both: needs")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#needs-answer-yes")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("They work at night")
    page.keyboard.press("Tab")
    expect(page.locator("#verdict")).to_contain_text("1 of 5 differs: needs")
    expect(page.locator("#needs-why")).to_have_value("They work at night")
    expect(page.locator("#saving")).to_have_text("Saved")
    assert violations(page) == []

    page.reload()
    expect(page.locator("#needs-why")).to_have_value("They work at night")
    page.get_by_role("button", name="Undo: whether").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#needs-why")).to_have_value("")
    expect(page.locator("#needs-answer-yes")).to_be_checked()
