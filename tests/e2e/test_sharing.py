"""A second person comes in by a link, works along, and is shown out again."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.accessibility import violations
from tests.e2e.board import Board, arrive


def link_from(page: Page, role: str) -> str:
    """A new link to the board that is open, made as people do."""
    page.get_by_label("More", exact=True).first.click()
    page.get_by_role("link", name="People and links").click()
    page.get_by_text(f"Can {role}", exact=True).first.click()
    page.get_by_role("button", name="Create link").click()
    return page.get_by_label("Your new link").last.input_value()


def join(page: Page, link: str, name: str) -> Board:
    page.goto(link)
    page.get_by_label("Your name").fill(name)
    page.get_by_role("button", name="Join").click()
    return Board(page).ready()


def look(page: Page, link: str) -> Board:
    """Open a link for viewers, and from the page to read go on to the board."""
    page.goto(link)
    page.wait_for_url("**/v/**")
    page.get_by_role("button", name="Follow live").click()
    return Board(page).ready()


def test_page_of_a_new_link_loaded_again_makes_no_other(board: Board) -> None:
    link_from(board.page, "edit")
    page = board.page.reload()

    assert page
    assert page.request.method == "GET"
    expect(board.page.get_by_role("button", name="Revoke")).to_have_count(1)


def test_guest_joins_edits_and_is_removed(board: Board, browser: Browser, site: str) -> None:
    address = board.page.url
    link = link_from(board.page, "edit")
    guest = browser.new_context(base_url=site).new_page()
    theirs = join(guest, link, "Zoë")
    expect(guest).to_have_url(address)
    theirs.add("pain", "Keys are lost")

    board.page.get_by_role("link", name="Untitled canvas").click()
    board.ready()
    expect(board.note("Keys are lost")).to_be_visible()

    board.page.get_by_label("More", exact=True).first.click()
    board.page.get_by_role("link", name="People and links").click()
    board.page.get_by_label("What “Zoë” can do").click()
    board.page.get_by_text("Remove", exact=True).last.click()
    board.page.get_by_role("button", name="Remove “Zoë”").click()
    expect(board.page.locator("#people")).not_to_contain_text("Zoë")

    gone = guest.locator("#rights")  # the open stream ends within seconds
    expect(gone).to_contain_text("no longer recognise this browser")
    answer = guest.goto(address)
    assert answer
    assert answer.status == 404
    guest.context.close()


@pytest.mark.notes(pain=["Canteen is closed"])
def test_reader_follows_live_and_has_nothing_to_edit_with(
    board: Board, browser: Browser, site: str
) -> None:
    guest = browser.new_context(base_url=site).new_page()
    reader = look(guest, board.link("viewer"))
    board.add("pain", "Keys are lost")

    expect(reader.note("Keys are lost")).to_be_visible()
    controls = "textarea, .note__link, .title__edit, .statement__edit, #steps, #way"
    controls += ", button.note__weight"
    expect(guest.locator(controls)).to_have_count(0)

    reader.choose("Keys are lost")
    reader.press("Delete", "5", "l", "Control+z")
    expect(reader.notes("pain")).to_have_count(2)
    reader.press("m")
    expect(guest.locator("#panel")).to_contain_text("Keys are lost")
    expect(guest.locator("#panel form")).to_have_count(0)
    guest.context.close()


def test_new_link_is_copied_by_a_button(board: Board) -> None:
    board.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    link = link_from(board.page, "view")

    board.page.get_by_role("button", name="Copy").click()

    expect(board.page.get_by_role("button", name="Copied")).to_be_visible()
    assert board.page.evaluate("navigator.clipboard.readText()") == link


def test_link_is_made_copied_and_revoked_on_the_board_by_keyboard(board: Board) -> None:
    page, keys = board.page, board.page.keyboard
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opener = page.get_by_role("button", name="Share")
    opener.focus()
    keys.press("Enter")
    sheet = page.get_by_role("dialog", name="Share this canvas")
    expect(sheet).to_be_focused()
    expect(sheet.get_by_role("checkbox", name="This canvas only")).to_be_checked()

    sheet.get_by_role("radio", name="Can view").press("ArrowLeft")
    expect(sheet).to_contain_text("Anyone with the link can open the whole workspace.")
    sheet.get_by_role("button", name="Create link").press("Enter")
    expect(sheet.get_by_role("button", name="Copy link")).to_be_focused()
    keys.press("Enter")
    expect(sheet.get_by_role("button", name="Copied")).to_be_visible()
    assert (
        page.evaluate("navigator.clipboard.readText()")
        == page.locator("#share-address").input_value()
    )
    assert violations(page) == []

    sheet.get_by_role("button", name="Revoke the link").press("Enter")
    expect(sheet).to_contain_text("No active links yet.")
    keys.press("Escape")
    expect(sheet).to_be_hidden()
    expect(opener).to_be_focused()


def test_link_is_made_on_a_phone(phone: Page, board: Board) -> None:
    theirs = arrive(phone, board.link("editor"), "Zoë")
    menu = phone.get_by_label("More", exact=True).first
    menu.tap()
    phone.get_by_role("button", name="Share").tap()
    sheet = phone.get_by_role("dialog", name="Share this canvas")
    sheet.get_by_role("button", name="Create link").tap()

    expect(sheet.get_by_role("img", name="QR code of the link")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") == 390
    sheet.get_by_role("button", name="Close").tap()
    expect(menu).to_be_focused()
    expect(theirs.field("product")).to_be_attached()


def test_page_one_joins_by_is_accessible(board: Board, browser: Browser, site: str) -> None:
    board.page.get_by_label("More", exact=True).first.click()
    board.page.get_by_role("link", name="People and links").click()
    board.page.get_by_label("Passphrase").fill("open sesame")
    board.page.get_by_role("button", name="Create link").click()
    link = board.page.locator("#fresh-address").input_value()
    guest = browser.new_context(base_url=site).new_page()

    for page in (board.page, guest):
        if page is guest:
            page.goto(link)
        assert violations(page) == []
    guest.context.close()


def test_link_is_made_once_by_a_double_click(board: Board) -> None:
    link_from(board.page, "view")

    board.page.get_by_role("button", name="Create link").dblclick()

    expect(board.page.get_by_label("Your new link").last).to_be_visible()
    expect(board.page.get_by_role("button", name="Revoke the link")).to_have_count(2)


@pytest.mark.notes(pain=["Keys are lost"])
def test_customer_who_looks_is_shown_more_when_the_owner_says_so(
    board: Board, browser: Browser, site: str
) -> None:
    link = link_from(board.page, "view")
    customer = look(browser.new_context(base_url=site).new_page(), link)
    menu = customer.page.get_by_label("More", exact=True).first
    menu.click()
    expect(customer.page.get_by_role("link", name="History")).to_have_count(0)
    expect(customer.page.locator("#present")).to_have_count(0)

    board.page.reload()
    board.page.locator("#people .row-menu > summary").last.click()
    board.page.get_by_role("button", name="Show history and people").click()

    expect(customer.page.locator(".announcer")).to_contain_text("You can now see the history")
    customer.page.get_by_label("More", exact=True).first.click()
    expect(customer.page.get_by_role("link", name="History")).to_be_visible()
    customer.page.context.close()
