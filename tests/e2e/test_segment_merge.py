"""Two segments are merged in a real browser: by keys, undone, and seen by others."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.accessibility import violations
from tests.e2e.board import Board, post
from tests.e2e.test_pages import open_example


def test_segments_are_merged_by_keys_alone_and_undone(page: Page) -> None:
    open_example(page)
    page.get_by_role("link", name=re.compile("^Ward nurses")).first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Merge…").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("into …")
    assert violations(page) == []
    page.get_by_role("link", name=re.compile("^Benefits managers")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Merge “Ward nurses")
    expect(page.locator(".merge")).to_contain_text("39 notes · 2 canvases")
    assert violations(page) == []
    page.get_by_role("radio", name="Benefits managers").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="Ward nurses")).to_be_checked()
    page.keyboard.press("Enter")

    expect(page.get_by_role("status").filter(has_text="Merged “Ward")).to_be_focused()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ward nurses")
    expect(page.locator("#segment-canvases")).to_contain_text("User: the ward nurse")
    expect(page.locator("#segment-canvases")).to_contain_text("Buyer: the benefits manager")
    expect(page.locator("#who")).to_contain_text("From “Ward nurses on rotating shifts”:")
    page.get_by_role("button", name="Undo: merge “Ward nurses").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Benefits managers")
    expect(page.locator("#segment-canvases")).not_to_contain_text("User: the ward nurse")


def test_others_see_the_moved_notes_and_that_their_canvas_went(board: Board, ben: Board) -> None:
    """Ben looks at one canvas, then at the other, while Ada merges, undoes and merges again."""
    page = board.page
    workspace = page.get_by_role("link", name="All canvases of this workspace").get_attribute(
        "href"
    )
    assert workspace
    post(page, f"{workspace}segments/", name="Ward managers")
    page.goto(workspace)
    into, away = (link.get_attribute("href") for link in page.locator(".segment__name a").all())
    assert into
    assert away
    value_map = page.locator('select[name="value_map"] option:not([value=""])').first
    fields = {"segment": away.split("/")[-2], "title": "Theirs"}
    chosen = value_map.get_attribute("value") or ""
    theirs = post(page, f"{workspace}canvases/", value_map=chosen, **fields).headers["location"]
    post(page, f"{theirs}notes/", kind="pain", text="Too few beds")
    page.goto(f"{away}merge/{into.split('/')[-2]}/")
    page.get_by_role("button", name="Merge them").click()

    expect(ben.note("Too few beds")).to_be_visible()
    page.get_by_role("button", name="Undo: merge").click()
    expect(ben.note("Too few beds")).to_have_count(0)

    ben.page.goto(theirs)
    Board(ben.page).ready()
    page.get_by_role("button", name="Redo: merge").click()
    expect(ben.page.locator("#rights")).to_contain_text("merged into another one", timeout=15_000)
