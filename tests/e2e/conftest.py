"""A real server and a real browser that watches its own conduct."""

import re
from collections.abc import Generator, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    WebError,
    expect,
)

from tests.chromium import FLAGS, chromium
from tests.e2e.afar import Afar
from tests.e2e.board import PATIENCE, Board, arrive, post
from tests.e2e.lending import FLAG, lend_contexts
from tests.site import prepared, site

__all__ = ("prepared", "site")  # fixtures of each test here

expect.set_options(timeout=PATIENCE)

# A violation of the content security policy becomes a console message that the watcher sees.
_TELL_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""


# Those in which one waits longest: for time that passes, and for servers that start.
_LONGEST = ("test_workshop.py", "test_mute_stream.py")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest, so that no worker is left alone with one at the end."""
    if all(item.path.parent == Path(__file__).parent for item in items):
        items.sort(key=lambda item: item.path.name not in _LONGEST)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Use the system's browser where there is one."""
    if path := chromium():
        browser_type_launch_args["executable_path"] = path
    return browser_type_launch_args | {"args": [*FLAGS, FLAG]}


@pytest.fixture(scope="session")
def base_url(site: str) -> str:
    """What relative addresses are relative to."""
    return site


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any], site: str) -> dict[str, Any]:
    """A laptop's window, of somebody who wants no motion: what moves stands at once where it goes,
    so that no test meets a note on its way."""
    return browser_context_args | {
        "reduced_motion": "reduce",
        "base_url": site,
        "viewport": {"width": 1440, "height": 900},
        "locale": "en-GB",
    }


@pytest.fixture(scope="session")
def browser(browser: Browser, site: str) -> Browser:
    """A browser that fetches scripts and styles once, and not for each test."""
    lend_contexts(browser, site)
    return browser


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Take a picture of every page of a test that failed; `--screenshot` takes one of every page of
    every test, and throws it away."""
    report = yield
    if report.failed and call.when == "call" and isinstance(item, pytest.Function):
        browser = item.funcargs["browser"]
        assert isinstance(browser, Browser)
        name = re.sub(r"[^\w-]+", "-", item.nodeid)
        pages = [page for one in browser.contexts for page in one.pages]
        for number, page in enumerate(one for one in pages if one.url != "about:blank"):
            with suppress(Error):  # a page that is stuck shows nothing
                page.screenshot(path=Path("test-results") / f"{name}-{number}.png", timeout=5000)
    return report


@pytest.fixture(autouse=True)
def _left_open(browser: Browser) -> Iterator[None]:
    """Close the pages that a test left open: they would go on asking what is new."""
    yield
    for one in browser.contexts:
        if any(page.url != "about:blank" for page in one.pages):
            one.close()


@pytest.fixture(autouse=True)
def conduct(context: BrowserContext) -> Iterator[None]:
    """Fail on script errors and violations of the policy, as requests to any other host are."""
    wrong: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        if message.text.startswith("CSP:"):
            wrong.append(message.text)

    def on_error(error: WebError) -> None:
        wrong.append(f"script: {error.error}")

    context.set_default_timeout(3 * PATIENCE)
    context.on("console", on_console)
    context.on("weberror", on_error)
    with context.add_init_script(_TELL_VIOLATIONS):
        yield
    context.remove_listener("console", on_console)
    context.remove_listener("weberror", on_error)
    assert not wrong


@pytest.fixture
def board(page: Page, site: str, request: pytest.FixtureRequest) -> Board:
    """Ada's new canvas: empty, or with what `@pytest.mark.notes(pain=["…"])` says. She was told
    already to keep a recovery link."""
    address = post(page, "/start/").headers["location"]
    if notes := request.node.get_closest_marker("notes"):
        for kind, texts in notes.kwargs.items():
            post(page, f"{address}paste/", kind=kind, text="\n".join(texts), confirmed="1")
    guest = next(one for one in page.context.cookies() if re.fullmatch(r"guest-\w+", one["name"]))
    told = {"name": f"{guest['name']}-told", "value": "1", "url": site}
    page.context.add_cookies([told])  # type: ignore[list-item]
    page.goto(address)
    return Board(page).ready()


@pytest.fixture
def second_tab(board: Board, context: BrowserContext) -> Board:
    """The same canvas in another tab of the same person."""
    page = context.new_page()
    page.goto(board.page.url)
    return Board(page).ready()


@pytest.fixture
def ben(board: Board, browser: Browser, site: str) -> Iterator[Board]:
    """Ben, who came to Ada's board by a link and may edit."""
    guest = browser.new_context(base_url=site)
    yield arrive(guest.new_page(), board.link("editor"), "Ben")
    guest.close()


@pytest.fixture
def ben_afar(board: Board, browser: Browser, site: str) -> Iterator[Afar]:
    """Ben, where a test looks at Ada's board only."""
    guest = browser.new_context(base_url=site)
    post(guest, board.link("editor"), name="Ben")
    yield Afar(guest, board.page.url)
    guest.close()


@pytest.fixture
def afar(board: Board) -> Afar:
    """Ada in another window, which a test does not look at."""
    return Afar(board.page, board.page.url)


@pytest.fixture
def other(board: Board, browser: Browser, context: BrowserContext, site: str) -> Iterator[Board]:
    """The same canvas in another browser."""
    elsewhere = browser.new_context(base_url=site, storage_state=context.storage_state())
    page = elsewhere.new_page()
    page.goto(board.page.url)
    yield Board(page).ready()
    elsewhere.close()


@pytest.fixture
def phone(browser: Browser, site: str) -> Iterator[Page]:
    """A page on a phone with a touch screen."""
    context = browser.new_context(
        base_url=site, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    yield context.new_page()
    context.close()
