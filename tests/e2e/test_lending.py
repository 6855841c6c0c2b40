"""Nothing that one test leaves in the browser is there for the next."""

from typing import Any

from playwright.sync_api import Browser, BrowserContext

_FETCHED = """performance.getEntriesByType("resource").filter((one) => one.transferSize).length"""
_LEFT = """async () => [
  document.cookie.includes("left"),
  localStorage.length,
  sessionStorage.length,
  (await navigator.permissions.query({name: "clipboard-read"})).state,
  innerWidth,
  history.length,
  window.name,
  Boolean(document.querySelector("main:hover")),
]"""


def _left(context: BrowserContext) -> list[Any]:
    page = context.new_page()
    page.goto("/")
    left: list[Any] = page.evaluate(_LEFT)
    return left


def test_next_test_finds_nothing_of_what_one_left(
    browser: Browser, browser_context_args: dict[str, Any]
) -> None:
    first = browser.new_context(**browser_context_args, color_scheme="dark")
    page = first.new_page()
    as_new = _left(first)
    page.goto("/")
    page.evaluate("document.cookie = 'left=1'; localStorage.left = sessionStorage.left = 1")
    first.grant_permissions(["clipboard-read"])
    page.route("**/*", lambda route: route.abort())
    first.route("**/*", lambda route: route.abort())
    page.set_viewport_size({"width": 390, "height": 844})
    page.evaluate("window.name = 'left'")
    page.mouse.move(195, 422)
    assert page.evaluate(_LEFT) != as_new
    first.close()

    second = browser.new_context(**browser_context_args, color_scheme="dark")
    assert second is first
    assert second.pages == [page]  # which has its scripts and styles at hand
    assert _left(second) == as_new
    assert second.pages[0].evaluate(_FETCHED) == 0
    second.close()


def test_page_to_which_was_done_what_lasts_is_lent_to_nobody(browser: Browser, site: str) -> None:
    first = browser.new_context(base_url=site, color_scheme="dark")
    page = first.new_page()
    page.goto("/")
    page.emulate_media(media="print")
    first.close()

    second = browser.new_context(base_url=site, color_scheme="dark")
    assert second is first
    assert page.is_closed()
    assert not second.new_page().evaluate('matchMedia("print").matches')
    second.close()


def test_clock_that_was_set_is_nobody_elses(browser: Browser, site: str) -> None:
    first = browser.new_context(base_url=site)
    page = first.new_page()
    page.clock.install()
    page.goto("/")
    first.close()

    second = browser.new_context(base_url=site)
    assert second is not first
    second.close()
