"""Slows down guesses at the passphrase of a link, and at the codes of sessions.

A room of hundreds may share one address, and one of them may guess. So failures are counted by
browser and by address; beyond the limit an attempt waits, and is checked all the same. Only after
hundreds of failures from one address, or very many at one link, is nobody let in for a while.
canvas_project/asgi.py does the waiting, where it delays nobody else.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.utils.translation import gettext as _

from canvases.actions import allowances
from canvases.actions.allowances import Rate, hidden, place
from canvases.actions.errors import TooMany, try_again
from canvases.journal.group_commit import in_transaction
from canvases.models import ShareLink

BROWSER = Rate(5, timedelta(minutes=1))
ADDRESS = Rate(40, timedelta(minutes=4))
HOUSE = Rate(450, timedelta(hours=1))  # the same address; alone, it never uses up what a link bears
LINK = Rate(1000, timedelta(hours=1))
PATIENCE: Final = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Attempt:
    """A passphrase said at a link, or with no link a code. `browser` is a cookie, which a guesser
    may throw away."""

    link: ShareLink | None
    browser: str
    address: str

    @property
    def _counts(self) -> list[tuple[str, Rate]]:
        counts = [
            (hidden(place(self.address), self.browser), BROWSER),
            (place(self.address), ADDRESS),
            (hidden(place(self.address), "house"), HOUSE),
        ]
        return [*counts, ("", LINK)] if self.link else counts  # all codes together bear no count

    @in_transaction
    def begin(self) -> timedelta:
        """Count it as a failure, until it is known to be none. Returns how long to wait before it
        is looked at. Raises TooMany, and nothing was counted, where that is too long."""
        longest, before = timedelta(0), list[tuple[str, Rate]]()
        for who, rate in self._counts:
            patience = PATIENCE if rate in (BROWSER, ADDRESS) else timedelta(0)
            wait = allowances.take(self._name, who, rate, patience)
            if rate is ADDRESS:
                wait = min(wait, patience)  # whoever else is behind it may say the right one
            if wait > patience:
                self._give_back(before)
                words = self._words
                raise TooMany(f"{words} {try_again(wait)}", wait)
            longest = max(longest, wait)
            before.append((who, rate))
        return longest

    @in_transaction
    def succeed(self) -> None:
        """It was right, so it counts for nothing."""
        self._give_back(self._counts)

    def _give_back(self, counts: list[tuple[str, Rate]]) -> None:
        for who, rate in counts:
            allowances.give_back(self._name, who, rate)

    @property
    def _name(self) -> str:
        return f"passphrase {self.link.pk}" if self.link else "session code"

    @property
    def _words(self) -> str:
        if self.link:
            return _("Too many wrong passphrases were tried here.")
        return _("Too many wrong codes were tried here.")
