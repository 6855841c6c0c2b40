"""Contexts of the browser, lent to one test after another: each like a new one, but for the scripts
and styles it was served before, which a new one would fetch by a hundred requests."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, BrowserContext


def lend_contexts(browser: Browser, site: str) -> None:
    """From now on a context of the browser that is closed is there for the next who asks for one
    like it."""
    new_context: Callable[..., BrowserContext] = browser.new_context
    free: defaultdict[str, list[BrowserContext]] = defaultdict(list)

    def lend(*, storage_state: Any = None, **options: Any) -> BrowserContext:
        alike = free[repr(sorted(options.items()))]
        context = alike.pop() if alike else new_context(**options)
        if storage_state:
            context.set_storage_state(storage_state)
        close = context.close

        def take_back() -> None:
            context.close = close  # type: ignore[method-assign]  # pytest-playwright puts its own
            if _is_as_new(context, site):
                alike.append(context)
            else:
                close()

        context.close = take_back  # type: ignore[method-assign, assignment]
        return context

    browser.new_context = lend  # type: ignore[method-assign]


def _is_as_new(context: BrowserContext, site: str) -> bool:
    """Make it so, where that can be done: a clock that was set stays set."""
    if not (pages := context.pages):
        return False
    last, *others = pages
    for page in others:
        page.close()
    if not last.evaluate("/native code/.test(setTimeout)"):
        return False
    stored = {"origin": site, "storageTypes": "all"}
    context.new_cdp_session(last).send("Storage.clearDataForOrigin", stored)
    last.close()
    context.clear_cookies()
    context.clear_permissions()
    context.unroute_all()
    return True
