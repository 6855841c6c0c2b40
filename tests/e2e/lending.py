"""Contexts of the browser, lent to one test after another: each like a new one, but for the scripts
and styles it was served before, which a new one would fetch by a hundred requests. With a context
goes its first page, for only the process that shows a page has them at hand."""

from collections import defaultdict
from collections.abc import Callable
from functools import partial
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Error, Page, ViewportSize

# Has Chromium show a page that left the site and came back in the process it had there.
FLAG = "--process-per-site"

# What these do to a page is never undone.
_LASTING = (
    "add_init_script", "add_locator_handler", "emulate_media", "expose_binding", "expose_function",
    "on", "once", "set_default_navigation_timeout", "set_default_timeout", "set_extra_http_headers",
)  # fmt: skip


def lend_contexts(browser: Browser, site: str) -> None:
    """From now on a context of the browser that is closed is there for the next who asks for one
    like it."""
    new_context: Callable[..., BrowserContext] = browser.new_context
    free: defaultdict[str, list[_Lent]] = defaultdict(list)

    def lend(*, storage_state: Any = None, **options: Any) -> BrowserContext:
        alike = free[repr(sorted(options.items()))]
        lent = alike.pop() if alike else _Lent(new_context(**options))
        context = lent.context
        if storage_state:
            context.set_storage_state(storage_state)
        close = context.close

        def take_back() -> None:
            context.close = close  # type: ignore[method-assign]  # pytest-playwright puts its own
            if lent.is_as_new(site):
                alike.append(lent)
            else:
                close()

        context.close = take_back  # type: ignore[method-assign, assignment]
        return context

    browser.new_context = lend  # type: ignore[method-assign]


class _Lent:
    """A context, and its page that the next who asks for a new one is given."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self._first: Page | None = None
        self._size: ViewportSize | None = None
        self._is_kept = self._is_worn = False
        self._new_page = context.new_page
        self._new_session = context.new_cdp_session
        context.new_page = self._page  # type: ignore[method-assign]
        context.new_cdp_session = self._session  # type: ignore[method-assign, assignment]

    def _page(self) -> Page:
        if self._first and self._is_kept:
            self._is_kept = False
            return self._first
        page = self._new_page()
        if not self._first or self._first.is_closed():
            self._first, self._size, self._is_worn = page, page.viewport_size, False
            for name in _LASTING:
                setattr(page, name, partial(self._wear, getattr(page, name)))
        return page

    def _wear(self, change: Callable[..., Any], *args: Any, **options: Any) -> Any:
        self._is_worn = True
        return change(*args, **options)

    def _session(self, page: Page) -> CDPSession:
        self._is_worn = True
        return self._new_session(page)

    def is_as_new(self, site: str) -> bool:
        """Make it so, where that can be done: a clock that was set stays set."""
        if not (pages := self.context.pages):
            return False
        for page in pages[1:]:
            page.close()
        try:
            if not pages[0].evaluate("/native code/.test(setTimeout)"):
                return False
            self._empty(pages[0], site)
        except Error:  # the page is stuck
            return False
        self.context.clear_cookies()
        self.context.clear_permissions()
        self.context.unroute_all()
        return True

    def _empty(self, page: Page, site: str) -> None:
        """Forget what the page stored, and where it was."""
        self._is_kept = page is self._first and not self._is_worn
        session = self._new_session(page)
        if self._is_kept:
            page.unroute_all()
            page.evaluate("location.origin === 'null' || sessionStorage.clear()")
            page.mouse.move(-1, -1)
            page.goto("about:blank")
            if self._size and page.viewport_size != self._size:
                page.set_viewport_size(self._size)
            session.send("Page.resetNavigationHistory")
        session.send("Storage.clearDataForOrigin", {"origin": site, "storageTypes": "all"})
        session.detach()
        if not self._is_kept:
            page.close()
