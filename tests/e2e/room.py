"""A session on Ada's canvas, brought to where a test begins by the forms of its pages, not by
clicks."""

import re
from collections.abc import Iterable

from playwright.sync_api import Browser, Page

from tests.e2e.board import Board, post


class Room:
    """A session, its console, and the phones that join."""

    def __init__(
        self, board: Board, browser: Browser, site: str, template: str = "needs", **planned: str
    ) -> None:
        self.console, self.browser, self.site = board.page, browser, site
        self.canvas = board.page.url
        share = board.page.locator("a[href*='/share/']").last.get_attribute("href") or ""
        self.workspace = share.partition("share/")[0]
        wish = {"title": "Night shift", "template": template, "canvas": self.canvas.split("/")[-2]}
        answer = post(self.console, f"{self.workspace}sessions/", **wish, **planned)
        self.address = answer.headers["location"].removesuffix("agenda/")

    def asks(self, where: str, **sent: str) -> None:
        """Send a form of the console."""
        post(self.console, f"{self.address}{where}/", **sent)

    def page(self) -> str:
        """What the console shows now."""
        return self.console.request.get(f"{self.address}lead/").text()

    @property
    def at(self) -> str:
        """The id of the present step."""
        found = re.search(r'name="at" value="(\w+)"', self.page())
        return found[1] if found else ""

    def go_to(self, title: str) -> None:
        """Start, and go on to the step that is called so."""
        self.asks("lead/act", act="start")
        for _step in range(20):
            if f'dir="auto" translate="no">{title}</h2>' in self.page():
                return
            self.asks("lead/act", act="next", at=self.at, sure="on")
        raise AssertionError(title)

    def lead(self) -> Page:
        """The console, on its page."""
        self.console.goto(f"{self.address}lead/")
        return self.console

    def phone(self, name: str = "") -> Page:
        """A phone that has joined."""
        context = self.browser.new_context(
            base_url=self.site, viewport={"width": 390, "height": 844}
        )
        page = context.new_page()
        code = re.search(r'class="console__join">.*?<b[^>]*>([\w-]+)</b>', self.page())
        assert code
        post(page, "/join/", code=code[1], name=name)
        page.goto(self.address)
        return page

    def write(self, phone: Page, texts: Iterable[str], kind: str = "pain") -> None:
        """Write texts for a box of the present step."""
        for text in texts:
            post(phone, f"{self.address}texts/", kind=kind, text=text, at=self.at)
