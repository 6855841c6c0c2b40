"""The fit page in a real browser: a click is seen at once and by others, keys, a phone, axe."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.accessibility import is_accessible_and_fits
from tests.e2e.board import post


def copy(page: Page) -> str:
    """The address of the first canvas in a copy of the online shop."""
    return post(page, "/examples/online-shop/").headers["location"]


def test_cell_is_changed_by_keys_and_seen_by_others(page: Page) -> None:
    page.goto(copy(page))
    page.get_by_role("link", name="78 fit").click()
    other = page.context.new_page()
    other.goto(page.url)

    page.get_by_role("button", name="weak Shows what is on the shelf").focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    for shown in (page, other):  # (116 − 4) ÷ 149
        expect(shown.locator(".fit-sum__figure")).to_have_text("75")
    expect(page.locator("button.cell:focus")).to_have_accessible_name(re.compile("^not linked Sho"))

    page.keyboard.press("Enter")
    expect(page.locator(".fit-sum__figure")).to_have_text("81")  # (116 + 4) ÷ 149
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".fit-sum__figure")).to_have_text("75")


def test_fit_pages_are_accessible_and_no_wider_than_the_window(page: Page) -> None:
    board = copy(page)
    for path in ("fit/", "fit/walk/", "alternatives/curve/", "segments/"):
        page.goto(board + path)
        is_accessible_and_fits(page)


def test_page_without_answers_is_no_wider_than_the_window(page: Page) -> None:
    board = post(page, "/start/").headers["location"]
    for number, kind in enumerate(("job", "pain", "gain")):
        text = "Searching takes too long, and postage costs too much for it"
        post(page, f"{board}notes/", op_id=str(number) * 22, kind=kind, text=text)
    page.goto(f"{board}fit/")
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 720})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
