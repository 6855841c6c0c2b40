"""Somebody at work on a board whom a test does not watch. Their browser is as good as any: what it
would send is sent without it, for a page that nobody looks at costs what one that is looked at
does."""

import re

from playwright.sync_api import BrowserContext, Page

from tests.e2e.board import post

_NOTE = re.compile(
    r'data-kind="(\w+)"[^>]* data-id="(\w+)"[^>]* data-version="(\d+)"[^>]*>\s*<p [^>]*>([^<]*)'
)


class Afar:
    """One such person, in the same browser as a page or in another context."""

    def __init__(self, browser: Page | BrowserContext, board: str) -> None:
        self.browser, self.board = browser, board

    def add(self, kind: str, *texts: str) -> None:
        """Add notes, one by one."""
        for text in texts:
            post(self.browser, f"{self.board}notes/", kind=kind, text=text)

    def paste(self, kind: str, *texts: str) -> None:
        """Add notes at once."""
        lines = "\n".join(texts)
        post(self.browser, f"{self.board}paste/", kind=kind, text=lines, confirmed="1")

    def edit(self, text: str, into: str) -> None:
        """Change a note's text."""
        note, version = self._find(text)
        post(self.browser, f"{self.board}notes/{note}/", version=version, text=into)

    def weigh(self, text: str, weight: int) -> None:
        """Weigh a note."""
        post(self.browser, f"{self.board}notes/{self._find(text)[0]}/weight/", weight=str(weight))

    def move(self, text: str, kind: str) -> None:
        """Move a note to another box."""
        post(self.browser, f"{self.board}notes/{self._find(text)[0]}/place/", kind=kind)

    def delete(self, text: str) -> None:
        """Delete a note."""
        post(self.browser, f"{self.board}notes/{self._find(text)[0]}/bin/")

    def texts(self, kind: str) -> list[str]:
        """The texts of a box, as the server has them."""
        return [text for of, _note, _version, text in self._notes() if of == kind]

    def ids(self) -> dict[str, list[str]]:
        """The ids of the notes, box by box."""
        found: dict[str, list[str]] = {}
        for kind, note, _version, _text in self._notes():
            found.setdefault(kind, []).append(note)
        return found

    def _find(self, text: str) -> tuple[str, str]:
        """A note's id and version."""
        return next((note, version) for _of, note, version, its in self._notes() if its == text)

    def _notes(self) -> list[tuple[str, str, str, str]]:
        """Box, id, version and text of each."""
        page = self.browser.request.get(self.board).text()
        return _NOTE.findall(page)
