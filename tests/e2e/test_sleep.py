"""A tab that nobody has looked at for a minute keeps no stream open, and misses nothing."""

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.test_segments import open_section, open_segment, saved


def look(page: Page, away: bool) -> None:
    """Look away from a tab for longer than a minute, or at it again."""
    page.evaluate(
        """(away) => {
          Object.defineProperty(document, "hidden", { value: away, configurable: true });
          document.dispatchEvent(new Event("visibilitychange"));
        }""",
        away,
    )
    page.clock.fast_forward(61_000 if away else 0)


def test_page_that_nobody_looks_at_sleeps_and_then_goes_on_where_it_was(
    page: Page, context: BrowserContext
) -> None:
    page.clock.install()
    open_segment(page)
    second = context.new_page()
    second.goto(page.url)
    open_section(page, "persona")
    open_section(second, "persona")
    name, others = page.locator("#persona-name"), second.locator("#persona-name")
    page.locator("#who-head").focus()
    for words in ("Ana", "Ana of the night", "Ana of the night shift"):
        look(page, away=True)
        with page.expect_request("**/stream/**"):
            others.fill(words)
            second.locator("#who-head").focus()
            saved(second, "the persona of")
            look(page, away=False)
        expect(name).to_have_value(words)
