"""The journey of a segment in a real browser: notes get their stages."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.e2e.test_pages import RULES
from tests.e2e.test_segments import open_section, open_segment, saved


def test_note_gets_its_stage_by_keys_and_the_focus_stays_with_it(page: Page) -> None:
    open_segment(page)
    open_section(page, "journey")
    note = page.locator(".stage").last.locator(".staged").first
    text = note.locator(".staged__text").inner_text()
    first = page.locator(".stage").first
    note.get_by_label("Stage").focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    saved(page, "the journey of")

    moved = first.locator(".staged", has_text=text)
    expect(moved.get_by_label("Stage")).to_be_focused()
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()

    page.get_by_role("button", name="Undo: the journey of").press("Enter")
    expect(page.locator(".stage").last.locator(".staged", has_text=text)).to_be_visible()


def test_stage_that_could_not_be_sent_says_so_at_the_note_and_is_tried_again(page: Page) -> None:
    open_segment(page)
    open_section(page, "journey")
    note = page.locator(".unstaged .staged").first
    text = note.locator(".staged__text").inner_text()
    page.route("**/stage/", lambda route: route.abort())
    note.get_by_label("Stage").select_option("purchase")

    expect(note.get_by_role("alert")).to_contain_text("This is not saved")
    page.unroute("**/stage/")
    note.get_by_role("button", name="Try again").click()
    expect(page.locator(".stage").nth(3).locator(".staged", has_text=text)).to_be_visible()
