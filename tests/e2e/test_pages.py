"""The pages around the board in a real browser: start, keep a workspace in order, look back."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e.accessibility import EVERY_LOOK, is_accessible_and_fits
from tests.e2e.board import Board, post, workspace_of
from tests.e2e.test_late import held_back, until


def example(page: Page) -> str:
    """The address of the workspace page of a new copy of an example."""
    board = post(page, "/examples/hospital-insurance/").headers["location"]
    return workspace_of(page, board)


def open_example(page: Page) -> None:
    """Such a copy, at its workspace page."""
    page.goto(example(page))


def open_menu(page: Page, name: str) -> None:
    """The menu of a segment, value map or canvas."""
    page.get_by_label(f"More about “{name}”").first.click()


def test_canvas_is_started_without_an_account_and_once(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Start a canvas").dblclick()

    Board(page).ready().add("pain", "Canteen is closed")
    page.goto("/")
    workspace = page.get_by_role("link", name="My venture", exact=True)
    expect(workspace).to_have_count(1)
    workspace.click()

    expect(page.get_by_role("listitem").filter(has_text="Untitled canvas")).to_contain_text(
        "1 note"
    )


def test_pages_work_without_scripts(browser: Any, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("button", name="Open a copy of “Shiftwell").click()
    page.get_by_role("link", name="All canvases of this workspace").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Shiftwell")
    page.get_by_text("Add a segment", exact=True).click()
    page.get_by_label("Name of the segment").last.fill("Everyone")
    page.get_by_role("button", name="Add the segment").click()

    expect(page.get_by_role("heading", name="Everyone")).to_be_visible()
    expect(page.get_by_text("Nobody feels meant")).to_be_visible()
    context.close()


def test_canvas_is_renamed_deleted_and_brought_back(page: Page) -> None:
    open_example(page)
    open_menu(page, "User: the ward nurse")
    page.locator("details.menu[open]").get_by_text("Rename").first.click()
    expect(page.locator("input:focus")).to_have_value("User: the ward nurse")
    page.keyboard.type("Night nurses")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Night nurses")).to_be_visible()

    open_menu(page, "Night nurses")
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_role("link", name="Night nurses")).to_have_count(0)

    page.get_by_role("button", name="Undo: delete “Night nurses”").click()
    expect(page.get_by_role("link", name="Night nurses")).to_be_visible()


def test_form_opened_before_the_scripts_came_has_the_focus_when_they_come(page: Page) -> None:
    open_example(page)
    with held_back(page, "**/js/app*.js") as kept:
        page.reload(wait_until="commit")
        open_menu(page, "User: the ward nurse")
        page.locator("details.menu[open]").get_by_text("Rename").first.click()
        until(page, kept)

    expect(page.locator("input:focus")).to_have_value("User: the ward nurse")


def test_same_offer_is_held_against_another_segment(page: Page) -> None:
    open_example(page)
    nurses = page.locator("section.segment").filter(has_text="Ward nurses")
    nurses.get_by_text("Add a canvas").click()
    nurses.get_by_label("Title").fill("Shiftwell for nurses")
    nurses.get_by_label("Value map").select_option(label="Shiftwell for the hospital")
    expect(nurses.get_by_text("a competitor")).to_be_hidden()
    nurses.get_by_role("button", name="Add and open").click()
    Board(page).ready()

    expect(page.locator("#notes-product > .note")).not_to_have_count(0)
    expect(page.get_by_role("link", name="Ward nurses on rotating shifts")).to_be_visible()


def test_menu_is_used_by_keys_alone(page: Page) -> None:
    open_example(page)
    page.get_by_label("More about “User: the ward nurse”").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="PDF slide").locator("visible=true")).to_be_focused()

    page.keyboard.press("Escape")

    expect(page.locator("details.menu[open]")).to_have_count(0)
    expect(page.get_by_label("More about “User: the ward nurse”")).to_be_focused()


def test_history_tells_time_as_the_reader_does(browser: Any, site: str) -> None:
    context = browser.new_context(base_url=site, timezone_id="Asia/Tokyo", locale="en-GB")
    page = context.new_page()
    open_example(page)
    page.get_by_role("link", name="History").last.click()

    expect(page.locator(".event").first).to_contain_text("You imported the workspace")
    expect(page.locator(".event time").first).to_contain_text("now")
    expect(page.get_by_role("heading", level=2).first).to_contain_text("oday")
    context.close()


def test_pages_are_accessible_and_fit_the_window(page: Page) -> None:
    workspace = example(page)
    for address in ("/", workspace, f"{workspace}history/", f"{workspace}share/", "/nowhere/"):
        page.goto(address)
        is_accessible_and_fits(page, *EVERY_LOOK)


def test_ways_below_ones_workspaces_begin_where_their_heading_does(page: Page) -> None:
    example(page)
    page.goto("/")

    heading = page.get_by_role("heading", name="Your workspaces").bounding_box()
    icon = page.get_by_role("link", name="Use on another device").locator("svg").bounding_box()

    assert heading
    assert icon
    assert abs(icon["x"] - heading["x"]) <= 2
