"""Every page about segments, full and empty, with all that opens on it, is accessible: at a desk in
the light, on a phone in the dark."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.e2e.board import post, workspace_of
from tests.e2e.test_pages import RULES, open_example

DESK: Any = ("light", {"width": 1280, "height": 720})
PHONE: Any = ("dark", {"width": 390, "height": 844})
# Menus lie over what is beside them: they are opened alone, by the tests of what they do.
OPEN = "document.querySelectorAll('main details:not(.menu)').forEach((one) => one.open = true)"


def addresses(page: Page) -> list[str]:
    """All pages about the first two segments of the workspace that is open."""
    home = page.url.partition("#")[0]
    found = re.findall(r"/segments/([0-9a-z]{12})/", page.content())
    one, other = list(dict.fromkeys(found))[:2]
    below = (
        "", "value/", "roles/?offer=all", "separate/", f"{one}/separate/{other}/", f"{one}/",
        f"{one}/merge/", f"{one}/merge/{other}/", "from-list/",
    )  # fmt: skip
    return [home, *(f"{home}segments/{rest}" for rest in below)]


def look_at_all(page: Page) -> dict[str, list[str]]:
    """What is wrong on each page, by its address."""
    wrong = {}
    for address in addresses(page):
        page.goto(address)
        page.evaluate(OPEN)
        found = Axe().run(page, options=RULES)
        if found.violations_count:
            wrong[address] = [str(found.response["violations"])[:900]]
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wide > 0:
            wrong.setdefault(address, []).append(f"{wide} px too wide")
    return wrong


def begin_with_two(page: Page) -> None:
    """A workspace with two segments of which nothing is said."""
    workspace = workspace_of(page, post(page, "/start/").headers["location"])
    post(page, f"{workspace}segments/", name="Nurses")
    page.goto(workspace)


@pytest.mark.parametrize(
    ("begin", "place"),
    [(open_example, DESK), (open_example, PHONE), (begin_with_two, PHONE)],
    ids=["full-desk", "full-phone", "empty-phone"],
)
def test_pages_about_segments_are_accessible(
    page: Page, begin: Callable[[Page], None], place: Any
) -> None:
    theme, size = place
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size(size)
    begin(page)

    assert look_at_all(page) == {}
