"""Pages to read: without scripts, on a phone, by a link or inside of another site."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.accessibility import violations
from tests.e2e.afar import Afar
from tests.e2e.board import Board
from tests.e2e.test_sharing import link_from

answered = pytest.mark.notes(job=["Eat at night"], product=["App"])


def full(board: Board) -> str:
    """A link to look at a board on which something answers something."""
    board.choose("App")
    board.press("l")
    board.note("Eat at night").click()
    board.press("Escape")
    board.saved()
    return board.link("viewer")


@answered
def test_link_is_read_and_shows_the_slide_without_scripts(
    board: Board, browser: Browser, site: str
) -> None:
    link = full(board)
    reader = browser.new_context(base_url=site, java_script_enabled=False).new_page()
    reader.goto(link)
    reader.wait_for_url("**/v/**")

    expect(reader.locator(".need")).to_contain_text("Eat at night")
    expect(reader.locator(".need__how")).to_contain_text("App")
    with reader.expect_download() as download:
        reader.get_by_text("Download as PDF").click()
    assert download.value.suggested_filename.endswith(".pdf")
    picture = reader.get_by_alt_text("The canvas with its links as lines.")
    expect(picture).not_to_have_js_property("naturalWidth", 0)
    reader.context.close()


@pytest.mark.notes(job=["Eat at night"])
def test_board_is_read_and_written_without_scripts(
    board: Board, context: BrowserContext, browser: Browser, site: str
) -> None:
    plain = browser.new_context(
        base_url=site, java_script_enabled=False, storage_state=context.storage_state()
    )
    page = plain.new_page()
    page.goto(board.page.url)
    page.locator("#box-pain").get_by_role("link", name="Add a note").click()
    page.get_by_label("Note", exact=True).fill("Canteen is closed")
    page.get_by_role("button", name="Add").click()

    expect(page.locator("#notes-pain").get_by_text("Canteen is closed")).to_be_visible()
    expect(page.get_by_alt_text("The notes are listed below.")).to_be_visible()
    expect(page.locator("#notes-job").get_by_text("Eat at night")).to_be_visible()
    plain.close()


@answered
def test_page_to_read_fits_a_phone_and_is_accessible(
    board: Board, phone: Page, browser: Browser, site: str
) -> None:
    link = full(board)
    laptop = browser.new_context(base_url=site).new_page()
    for page in (phone, laptop):
        page.goto(link)
        page.wait_for_url("**/v/**")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    laptop.context.close()


def test_code_is_shown_to_a_room(board: Board) -> None:
    link_from(board.page, "edit")
    with board.page.context.expect_page() as opened:
        board.page.get_by_text("Show full screen").click()
    room = opened.value

    code = room.get_by_alt_text("QR code of the link")
    expect(code).to_be_visible()
    expect(code).not_to_have_js_property("naturalWidth", 0)
    assert violations(room) == []


@pytest.mark.notes(pain=["Canteen is closed"])
def test_state_is_kept_compared_and_brought_back(board: Board) -> None:
    page, address = board.page, board.page.url
    page.goto(f"{address}snapshots/")
    page.get_by_label("Snapshot name").fill("Before")
    page.get_by_role("button", name="Save snapshot").click()
    page.goto(address)
    board.ready().add("pain", "Came since")

    page.goto(f"{address}snapshots/")
    page.get_by_role("link", name="Compare with now").click()
    expect(page.locator(".compare")).to_contain_text("Came since")
    assert violations(page) == []
    page.get_by_role("button", name="Go back to this state").click()
    expect(board.ready().notes("pain")).to_have_text(["Canteen is closed"])
    page.locator("#undo").click()
    expect(board.notes("pain")).to_have_text(["Canteen is closed", "Came since"])


def test_history_is_filtered_and_its_address_says_so(board: Board, afar: Afar) -> None:
    afar.add("pain", "Canteen is closed")
    page = board.page
    page.goto(f"{page.url}history/")
    page.get_by_label("What", exact=True).select_option("links")
    expect(page.locator("#events")).to_contain_text("No changes of this kind")
    page.get_by_label("What", exact=True).select_option("notes")
    expect(page.locator("#events")).to_contain_text("added “Canteen is closed”")

    assert "kind=notes" in page.url
    assert violations(page) == []
