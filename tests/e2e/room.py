"""A session on a new canvas, brought to where a test begins by the forms of its pages, not by
clicks."""

import re
from collections.abc import Iterable

from playwright.sync_api import Browser, BrowserContext, Page

from tests.e2e.board import post, workspace_of


class Room:
    """A session, its console, and the phones that join."""

    def __init__(
        self, page: Page, browser: Browser, site: str, template: str = "needs", **planned: str
    ) -> None:
        self.console, self.browser, self.site = page, browser, site
        self.canvas = post(page, "/start/").headers["location"]
        self.workspace = workspace_of(page, self.canvas)
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
            self.steps("next")
        raise AssertionError(title)

    def steps(self, *acts: str) -> None:
        """Go on, though something may be overlooked, or back."""
        for act in acts:
            self.asks("lead/act", act=act, at=self.at, sure="on")

    def lead(self) -> Page:
        """The console, on its page."""
        self.console.goto(f"{self.address}lead/")
        return self.console

    def joined(self, name: str = "") -> BrowserContext:
        """A phone that has joined, and that nobody looks at."""
        phone = self.browser.new_context(base_url=self.site, viewport={"width": 390, "height": 844})
        code = re.search(r'class="console__join">.*?<b[^>]*>([\w-]+)</b>', self.page())
        assert code
        post(phone, "/join/", code=code[1], name=name)
        return phone

    def phone(self, name: str = "") -> Page:
        """The page of a phone that has joined."""
        page = self.joined(name).new_page()
        page.goto(self.address)
        return page

    def write(self, phone: Page | BrowserContext, texts: Iterable[str], kind: str = "pain") -> None:
        """Write texts for a box of the present step."""
        for text in texts:
            self.says(phone, "texts", kind=kind, text=text)

    def says(self, phone: Page | BrowserContext, where: str, **sent: str) -> None:
        """Send a form of the present step on a phone."""
        post(phone, f"{self.address}{where}/", at=self.at, **sent)
