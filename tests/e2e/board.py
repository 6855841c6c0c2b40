"""The board as a person meets it: what tests do there, in words of the board."""

import re
from collections.abc import Iterable
from typing import Self

from playwright.sync_api import APIResponse, BrowserContext, Locator, Page, expect

PATIENCE = 30_000  # ms; a busy machine is no bug


def post(browser: Page | BrowserContext, address: str, **fields: str) -> APIResponse:
    """The answer to a form, sent without the page that has it. Tests whose subject is the way
    through the pages go that way; all others begin where it ends."""
    if not (tokens := _tokens(browser)):
        browser.request.get(address if address.startswith("http") else "/")
        tokens = _tokens(browser)
    sent: dict[str, str | float | bool] = {**fields, "csrfmiddlewaretoken": tokens[0]}
    answer = browser.request.post(address, form=sent, max_redirects=0)
    assert answer.status < 400, answer.text()
    return answer


def _tokens(browser: Page | BrowserContext) -> list[str]:
    context = browser.context if isinstance(browser, Page) else browser
    return [one["value"] for one in context.cookies() if one["name"] == "csrftoken"]


def workspace_of(page: Page, board: str) -> str:
    """The address of the workspace of a board that nobody needs to open."""
    found = re.search(r'class="bar__home" href="([^"]+)"', page.request.get(board).text())
    assert found
    return found[1]


def start(page: Page, **notes: Iterable[str]) -> "Board":
    """A new canvas: empty, or with these texts by kind."""
    address = post(page, "/start/").headers["location"]
    for kind, texts in notes.items():
        post(page, f"{address}paste/", kind=kind, text="\n".join(texts), confirmed="1")
    page.goto(address)
    return Board(page).ready()


def focus(place: Locator) -> None:
    """Go there, on a page that a click called for: keys are heard once its scripts are there."""
    place.wait_for()
    place.page.wait_for_load_state()
    place.focus()


def arrive(page: Page, link: str, name: str) -> "Board":
    """Come in by a link that asks for a name."""
    page.goto(post(page, link, name=name).headers["location"])
    return Board(page).ready()


class Board:
    """One open board."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def ready(self) -> Self:
        """Wait until the scripts are at work."""
        expect(self.page.locator("html.is-ready")).to_be_attached()
        return self

    def reload(self) -> Self:
        """Load the page again."""
        self.page.reload()
        return self.ready()

    def link(self, role: str) -> str:
        """A new link to this canvas, for a viewer, a commenter or an editor."""
        share = self.page.locator("a[href*='/share/']").last.get_attribute("href") or ""
        place, _query, canvas = share.partition("?canvas=")
        page = post(self.page, f"{place}links/", role=role, canvas=canvas).text()
        found = re.search(r'https?://[^"]+/join/[^"]+', page)
        assert found
        return found[0]

    def field(self, kind: str) -> Locator:
        """Where one writes new notes of a kind."""
        return self.page.locator(f"#box-{kind} form.add textarea")

    def add(self, kind: str, *texts: str) -> None:
        """Add notes as people do, and wait until they are saved."""
        for text in texts:
            self.field(kind).fill(text)
            self.field(kind).press("Enter")
        for text in texts:
            expect(self.note(text)).to_have_attribute("data-id", re.compile("."))
        self.saved()

    def note(self, text: str) -> Locator:
        """The note with this text."""
        words = self.page.locator(".note__text", has_text=re.compile(f"^{re.escape(text)}$"))
        return self.page.locator("li.note", has=words)

    def notes(self, kind: str) -> Locator:
        """The texts of a box."""
        return self.page.locator(f"#notes-{kind} > .note .note__text")

    def choose(self, text: str) -> Locator:
        """Choose a note by clicking beside its text."""
        note = self.note(text)
        note.click(position={"x": 2, "y": 4})
        expect(note).to_have_class(re.compile("is-chosen"))
        return note

    def details(self, text: str) -> Locator:
        """Open the details of a note."""
        self.choose(text)
        self.press("m")
        return self.page.locator("#panel")

    def write_on(self, text: str, more: str) -> None:
        """Choose a note, go on writing where its text ends, and leave it open."""
        self.choose(text)
        self.press("Enter")
        self.page.keyboard.type(more)

    def press(self, *keys: str) -> None:
        """Press keys where the focus is."""
        for key in keys:
            self.page.keyboard.press(key)

    def saved(self) -> None:
        """Wait until everything is saved."""
        expect(self.page.locator("#saved")).to_have_attribute("data-count", "0")
        expect(self.page.locator("#saved")).to_contain_text("All changes saved")
        expect(self.page.locator(".is-pending")).to_have_count(0)

    def says(self, words: str | re.Pattern[str]) -> None:
        """A message with these words is shown."""
        expect(self.page.locator("#announcer")).to_contain_text(words)

    @property
    def focused(self) -> Locator:
        """What has the keyboard's focus."""
        return self.page.locator("*:focus")
