"""Every page about segments, full and empty, with all that opens on it, is accessible: at a desk in
the light, on a phone in the dark."""

import re
from collections.abc import Callable, Iterable

import pytest
from playwright.sync_api import Page

from tests.e2e.accessibility import PHONE, Look, wrong_in
from tests.e2e.board import post, workspace_of
from tests.e2e.test_pages import open_example

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


def look_at_all(page: Page, looks: Iterable[Look]) -> dict[str, dict[Look, list[str]]]:
    """What is wrong on each page, by its address."""
    found = {}
    for address in addresses(page):
        page.goto(address)
        page.evaluate(OPEN)
        if said := wrong_in(page, *looks):
            found[address] = said
    return found


def begin_with_two(page: Page) -> None:
    """A workspace with two segments of which nothing is said."""
    workspace = workspace_of(page, post(page, "/start/").headers["location"])
    post(page, f"{workspace}segments/", name="Nurses")
    page.goto(workspace)


@pytest.mark.parametrize(
    ("begin", "looks"),
    [(open_example, (("light", 1280), PHONE)), (begin_with_two, (PHONE,))],
    ids=["full", "empty"],
)
def test_pages_about_segments_are_accessible(
    page: Page, begin: Callable[[Page], None], looks: tuple[Look, ...]
) -> None:
    begin(page)

    assert look_at_all(page, looks) == {}
