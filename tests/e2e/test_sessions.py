"""A whole session in browsers: a console, two phones, one of which is only heard of, and a canvas
at the end."""

import re

from playwright.sync_api import Browser, BrowserContext, Page, expect

from canvases.method.agenda_templates import TEMPLATES
from tests.e2e.board import Board, post


def phone(browser: Browser, site: str, code: str) -> Page:
    """A phone that has joined."""
    page = browser.new_context(base_url=site, viewport={"width": 390, "height": 844}).new_page()
    page.goto(f"/join/{code.lower()}/")
    page.get_by_role("button", name="Join").click()
    return page


def press_next(console: Page, kind: str) -> None:
    """Press N in a step of the kind, as soon as the console's scripts are at work."""
    expect(console.locator("[aria-current=step]")).to_contain_text(kind)
    expect(console.locator("#names")).to_be_visible()
    console.keyboard.press("n")


def write(page: Page, kind: str, text: str) -> None:
    page.locator(f"#text-{kind}").fill(text)
    page.get_by_role("button", name="Add").click()
    expect(page.locator(".phone__text").filter(has_text=text)).to_be_visible()


def write_afar(browser: BrowserContext, console: Page, kind: str, text: str) -> None:
    """Write on a phone that nobody looks at, in the step that a console shows."""
    at = re.search(r'name="at" value="(\w+)"', console.content())
    assert at
    session = console.url.partition("lead/")[0]
    post(browser, f"{session}texts/", kind=kind, text=text, at=at[1])


def test_room_writes_in_private_and_ends_with_notes_on_the_canvas(
    board: Board, browser: Browser, site: str
) -> None:
    page, address = board.page, board.page.url
    share = page.locator("a[href*='/share/']").last.get_attribute("href") or ""
    page.goto(share.partition("share/")[0] + "sessions/")
    page.get_by_role("textbox", name="Title").fill("Night shift insurance")
    page.get_by_label(TEMPLATES["needs"].name).check()
    page.get_by_role("button", name="Plan a session").click()
    page.get_by_role("link", name="Lead this session").click()
    code = page.locator(".console__join b").inner_text()
    one, other = phone(browser, site, code), browser.new_context(base_url=site)
    post(other, "/join/", code=code)
    page.get_by_role("button", name="Start").click()

    for kind in ("Welcome", "explain"):
        press_next(page, kind)
    write(one, "pain", "Canteen is closed")
    write_afar(other, page, "pain", "Nobody answers")
    expect(page.locator("#pulse")).to_contain_text("have written2")
    page.get_by_role("button", name="Next:").click()
    page.get_by_role("button", name="Go on anyway").click()
    write(one, "gain", "Paid taxi home")
    one.get_by_role("button", name="I am done").click()
    page.get_by_role("button", name="Next:").click()
    page.get_by_role("button", name="Go on anyway").click()
    page.get_by_role("button", name="Reveal 3 texts").click()
    expect(page.locator(".sort .wall__text")).to_have_count(3)
    expect(one.locator(".wall__text")).to_have_count(0)
    page.get_by_role("button", name="Show the room").click()
    expect(one.locator(".wall__text")).to_have_count(3)
    for text in ("Canteen is closed", "Paid taxi home"):
        page.get_by_role("checkbox", name=text).check()
    page.get_by_role("button", name="Put the ticked on the canvas").click()
    expect(page.locator(".wall__there")).to_have_count(2)

    page.goto(address)
    expect(page.locator(".note__text", has_text="Paid taxi home")).to_be_visible()
    expect(page.locator(".note__text", has_text="Nobody answers")).to_have_count(0)
