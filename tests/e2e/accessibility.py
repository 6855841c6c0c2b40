"""What axe finds on an open page, and whether the page is wider than its window. One page is looked
at in several windows and themes: it need not be loaded for each."""

from itertools import product
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.e2e.board import PATIENCE

# What is in order is not told: of a full page that is a lot. Nor are selectors, which take long to
# find; and styles are not fetched once more for rules that are none of these.
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    "selectors": False,
    "preload": False,
}

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")

# A theme, and the width of a window.
Look = tuple[Theme, int]
DESK: Look = ("light", 1440)
PHONE: Look = ("dark", 390)
EVERY_LOOK: tuple[Look, ...] = tuple(product(THEMES, (360, 1440)))

# In one call: what asks again and again evaluates strings, which the policy of the page forbids.
_AT_REST = """async (patience) => {
  const moves = (one) => one.playState === "running" || one.pending;
  const rests = () => !document.getAnimations().some(moves);
  for (const end = Date.now() + patience; !rests() && Date.now() < end;)
    await new Promise((go) => setTimeout(go, 20));
  return rests();
}"""


def violations(page: Page) -> list[str]:
    """What axe finds, each with the first elements. Lighting counts when it is at rest, not
    half-way through a transition."""
    assert page.evaluate(_AT_REST, PATIENCE)
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {[node['html'][:200] for node in one['nodes'][:2]]}" for one in found]


def wrong(page: Page) -> list[str]:
    """What axe finds, and how much too wide the page is."""
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return violations(page) + ([f"{wide} px too wide"] if wide > 0 else [])


def seen(page: Page, look: Look) -> None:
    """Look at the page that is open in this way."""
    theme, width = look
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size({"width": width, "height": 844})


def is_accessible_and_fits(page: Page, *looks: Look) -> None:
    """In each of these themes and windows: at a desk in the light and on a phone in the dark."""
    for look in looks or (DESK, PHONE):
        seen(page, look)
        found = wrong(page)
        assert not found, (page.url, *look, found)
