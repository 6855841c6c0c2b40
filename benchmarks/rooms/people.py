"""Who is in a simulated room: phones, which do what the phone's page does, the console of the one
who leads, and the big screen."""

import asyncio
import re
import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from benchmarks.rooms.line import Answer, Fields, Line

POLL = 2.0  # seconds that every page of a session waits before it asks again
LIMIT = 20.0  # seconds within which a change must be on every screen; else it is lost

_ADDRESS = re.compile(rb'hx-get="(/s/\w+/(?:\w+/)?now/\?state=[^"]+)"')


@dataclass(slots=True)
class Figures:
    """What came of it; times in seconds, by what was done."""

    times: dict[str, list[float]] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)
    refused: dict[str, int] = field(default_factory=dict)

    def took(self, what: str, begun: float, *answers: Answer) -> bool:
        """Count what began then and was answered now. Whether it was done."""
        is_good = all(answer.is_good for answer in answers)
        self.times.setdefault(what, []).append(time.perf_counter() - begun)
        if not is_good:
            self.refused[what] = self.refused.get(what, 0) + 1
        return is_good


class Awaited:
    """What is to appear on all screens, and on which it is by now."""

    def __init__(self) -> None:
        self._marker = b""
        self._seen: dict[int, float] = {}

    def look(self, number: int, page: bytes) -> None:
        """Screen `number` shows this now."""
        if self._marker and self._marker in page:
            self._seen.setdefault(number, time.perf_counter())

    async def after(
        self, press: Callable[[], Awaitable[object]], marker: bytes, screens: int
    ) -> list[float]:
        """Seconds from the press until each screen that showed it within the limit."""
        self._seen, self._marker, begun = {}, marker, time.perf_counter()
        await press()
        end = begun + LIMIT
        while len(self._seen) < screens and time.perf_counter() < end:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
        self._marker = b""
        return [seen - begun for seen in self._seen.values()]


class Screen:
    """A page of a session that asks every two seconds what is new."""

    def __init__(self, port: int, cookies: dict[str, str], figures: Figures) -> None:
        cookies.setdefault("csrftoken", secrets.token_hex(16))
        self.line, self._acts = Line(port, cookies), Line(port, cookies)
        self.figures = figures
        self._now = ""

    async def act(self, path: str, **fields: str | list[str]) -> Answer:
        """Send a form by a connection of its own."""
        sent: Fields = {"op_id": secrets.token_urlsafe(16), **fields}
        return await self._acts.ask(path, sent)

    async def open(self, path: str) -> Answer:
        """Load the page."""
        answer = await self.line.ask(path)
        self._find_address(answer)
        return answer

    async def watch(self, look: Callable[[bytes], None] = lambda _page: None) -> None:
        """Ask again and again, until the task is cancelled."""
        while self._now:
            await asyncio.sleep(POLL)
            begun = time.perf_counter()
            answer = await self.line.ask(self._now)
            self.figures.took("look", begun, answer)
            self._find_address(answer)
            look(answer.body)

    def close(self) -> None:
        """Leave."""
        self.line.close()
        self._acts.close()

    def _find_address(self, answer: Answer) -> None:
        if found := _ADDRESS.search(answer.body):
            self._now = found[1].decode().replace("&amp;", "&")


class Phone(Screen):
    """Somebody who takes part."""

    def __init__(self, port: int, number: int, figures: Figures) -> None:
        super().__init__(port, {}, figures)
        self.number = number

    async def join(self, code: str, path: str) -> None:
        """Open the door, which the square on the wall leads to, and join under a name."""
        await self.line.ask(f"/join/{code}/")
        begun = time.perf_counter()
        sent = await self.act(f"/join/{code}/", name=f"Person {self.number}")
        self.figures.took("join", begun, sent, await self.open(path))

    async def write(self, path: str, at: str, kind: str, text: str) -> bool:
        """Write a text. Whether the server has it."""
        begun = time.perf_counter()
        answer = await self.act(f"{path}texts/", at=at, kind=kind, text=text)
        return self.figures.took("note", begun, answer)

    async def vote(self, path: str, at: str, note: str) -> bool:
        """Give a note a dot. Whether the server has it."""
        begun = time.perf_counter()
        answer = await self.act(f"{path}vote/", at=at, note=note, value="1")
        return self.figures.took("vote", begun, answer)
