"""An owner loses the key of the browser while the board is open, and comes back."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.accessibility import violations
from tests.e2e.afar import Afar
from tests.e2e.board import Board


def cookies(page: Page, name: str) -> list[Any]:
    return [one for one in page.context.cookies() if re.fullmatch(name, one["name"])]


def drop(page: Page, name: str) -> None:
    for cookie in cookies(page, name):
        page.context.clear_cookies(name=cookie["name"])


@pytest.mark.notes(pain=["Canteen is closed"])
def test_lost_key_is_told_counted_and_brought_back_by_a_recovery_link(board: Board) -> None:
    page = board.page
    page.get_by_label("More", exact=True).first.click()
    page.get_by_role("link", name="People and links").click()
    page.get_by_role("button", name="Create a recovery link").click()
    link = page.get_by_label("Your recovery link").last.input_value()
    page.get_by_role("link", name="Untitled canvas").click()
    board.ready()

    drop(page, "guest.*")
    board.choose("Canteen is closed")
    board.press("5")
    strip = page.locator("#rights")
    expect(strip).to_contain_text("We no longer recognise this browser")
    expect(strip).to_contain_text("Not saved yet: 1.")
    assert violations(page) == []

    with page.expect_popup() as opened:
        strip.get_by_role("button", name="Open a link").click()
    other = opened.value
    other.get_by_label("A recovery link").fill(f"Here: <{link}>,")
    other.get_by_role("button", name="Open it").click()
    other.get_by_role("button", name="Open the workspace").click()
    expect(other).to_have_url(re.compile("/c/"))  # a tab that is closed while it loads may hang
    other.close()

    expect(strip).to_have_count(0)
    board.ready()
    expect(board.note("Canteen is closed")).to_have_attribute("data-weight", "5")


def test_strip_about_the_recovery_link_goes_and_stays_away(board: Board, afar: Afar) -> None:
    page = board.page
    afar.add("pain", *(f"Pain {number}" for number in range(5)))
    drop(page, "guest-[0-9a-f]+-told")
    board.reload()
    strip = page.locator("#second-way")
    expect(strip.get_by_role("button", name="Get a recovery link")).to_be_visible()
    assert violations(page) == []
    page.get_by_text("Write it").click()  # it covers nothing

    strip.get_by_role("link", name="Not now").click()

    expect(strip).to_have_count(0)
    board.reload()
    expect(strip).to_have_count(0)
