"""What axe finds on an open page, and whether the page is wider than its window. One page is looked
at in several windows and themes: it need not be loaded for each."""

from itertools import product
from typing import Any, Literal

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.e2e.board import PATIENCE

# What is in order is not told: of a full page that is a lot. Nor are selectors, which take long to
# find; and styles are not fetched once more for rules that are none of these.
RULES: dict[str, Any] = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    "selectors": False,
    "preload": False,
}

# Those of them that another theme may break, with all else on the page as it was.
COLOURS = RULES | {"runOnly": ["color-contrast", "link-in-text-block"]}

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


# Of all that axe finds out, only what is told comes from the page.
_LOOK = """async (rules) => (await axe.run(rules)).violations.map(
  ({ id, nodes }) => [id, ...nodes.slice(0, 2).map(({ html }) => html.slice(0, 200))])"""


def violations(page: Page, rules: dict[str, Any] = RULES) -> list[str]:
    """What axe finds, each with the first elements. Lighting counts when it is at rest, not
    half-way through a transition."""
    assert page.evaluate(_AT_REST, PATIENCE)
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return [f"{rule}: {elements}" for rule, *elements in page.evaluate(_LOOK, rules)]


def in_both_themes(page: Page) -> list[str]:
    """What is wrong in the light, and which colours are in the dark."""
    found = []
    for theme, rules in zip(THEMES, (RULES, COLOURS), strict=True):
        page.emulate_media(color_scheme=theme)
        found += [f"{theme}: {one}" for one in violations(page, rules)]
    return found


def wrong(page: Page, rules: dict[str, Any] = RULES) -> list[str]:
    """What axe finds, and how much too wide the page is."""
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return violations(page, rules) + ([f"{wide} px too wide"] if wide > 0 else [])


def seen(page: Page, look: Look) -> None:
    """Look at the page that is open in this way."""
    theme, width = look
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size({"width": width, "height": 844})


def wrong_in(page: Page, *looks: Look) -> dict[Look, list[str]]:
    """What is wrong in each of these themes and windows. In a window that was looked at already,
    another theme changes colours and nothing else."""
    found, widths = {}, set[int]()
    for look in looks:
        seen(page, look)
        if said := wrong(page, COLOURS if look[1] in widths else RULES):
            found[look] = said
        widths.add(look[1])
    return found


def is_accessible_and_fits(page: Page, *looks: Look) -> None:
    """In each of these themes and windows: at a desk in the light and on a phone in the dark."""
    assert wrong_in(page, *(looks or (DESK, PHONE))) == {}, page.url
