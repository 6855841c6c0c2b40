"""Takes hints, and what processes tell each other of who is there, from process to process.

A task looks after the line: whatever breaks it, it is opened again, and in the meantime nothing
waits and nothing piles up. A process hears itself, too: a line on which it does not is broken.
"""

import asyncio
import json
import logging
import random
import secrets
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from canvases.journal import notifications
from canvases.live.message_bus import Line, Opener

Told = dict[str, Any]

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Care:
    """Times in seconds."""

    opening: float = 3.0  # how long a server that starts waits for the line
    beat: float = 3.0  # say something, so that one hears oneself
    silence: float = 10.0  # not heard oneself for so long: the line is broken
    shortest: float = 0.25  # between two attempts to open it; twice as long each time …
    longest: float = 5.0  # … up to this


class Carrier:
    """One of each process. Made anywhere, started on the server's event loop."""

    care: ClassVar = Care()

    def __init__(self, name: str, opener: Opener) -> None:
        self.is_up = False
        self._name = name
        self._open = opener
        self._me = secrets.token_hex(6)
        self._hints: dict[int, int] = {}  # by workspace: a later number says all that earlier said
        self._news: deque[Told] = deque(maxlen=1000)
        self._ears: set[Callable[[Told], object]] = set()
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Open the line, and keep it open. Waits a moment until it is: whoever comes first should
        not have to wait for the tick."""
        self._loop = asyncio.get_running_loop()
        self._waiting, self._first = asyncio.Event(), asyncio.Event()
        self._task = self._loop.create_task(self._keep())
        await _either(self._first, self.care.opening)

    async def stop(self) -> None:
        """Close the line."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task], timeout=1)

    @property
    def state(self) -> str:
        """Its name, and whether it is up."""
        return f"{self._name}, {'up' if self.is_up else 'down'}"

    def hint(self, workspace_id: int, seq: int) -> None:
        """Take a hint along; from any thread."""
        self._loop.call_soon_threadsafe(self._take, workspace_id, seq)

    def publish(self, told: Told) -> None:
        """Tell the other processes something of at most some hundred bytes; on the event loop."""
        self._news.append(told)
        self._waiting.set()

    def listen(self, ear: Callable[[Told], object]) -> Callable[[], object]:
        """Be told, on the event loop, what other processes publish. Returns what ends it."""
        self._ears.add(ear)
        return lambda: self._ears.discard(ear)

    def _take(self, workspace_id: int, seq: int) -> None:
        self._hints[workspace_id] = max(seq, self._hints.get(workspace_id, 0))
        self._waiting.set()

    async def _keep(self) -> None:
        wait = self.care.shortest
        while True:
            was_up = False
            try:
                async with self._open() as line:
                    try:
                        await self._use(line)
                    finally:  # to close what is broken may take seconds
                        was_up, self.is_up = self.is_up, False
            except Exception as error:  # noqa: BLE001 — whatever it was: it is opened again
                if was_up or wait == self.care.shortest:
                    _log.warning(
                        "The bus (%s) is down, changes reach other processes at the next tick: %s",
                        self._name,
                        type(error).__name__,
                    )
            if was_up:
                wait = self.care.shortest
            await asyncio.sleep(wait * random.uniform(0.7, 1.3))  # noqa: S311 — spreads processes
            wait = min(wait * 2, self.care.longest)

    async def _use(self, line: Line) -> None:
        """Speak and listen until one of the two fails, and raise why."""
        work = (self._say(line), self._hear(line), self._beat())
        tasks = [asyncio.create_task(one) for one in work]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            ends = await asyncio.gather(*tasks, return_exceptions=True)
        for end in ends:
            if isinstance(end, Exception):
                raise end

    async def _say(self, line: Line) -> None:
        """Say what waits. Where the line does not take it, `_hear` will miss it and end both."""
        self._hints.clear()  # of the time before: the tick has found that
        self._news.clear()
        while True:
            words = [*self._hints.items(), *((told,) for told in self._news)] or [()]
            self._hints.clear()
            self._news.clear()
            for word in words:
                await line.say(json.dumps([self._me, *word]))
            await self._waiting.wait()
            self._waiting.clear()

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(self.care.beat)
            self._waiting.set()

    async def _hear(self, line: Line) -> None:
        mine = json.dumps([self._me]).removesuffix("]")
        async with asyncio.timeout(self.care.silence) as limit:
            async for text in line.hear():
                if text.startswith(mine):
                    self._came_up()
                    # Hints come often, and setting a clock takes longer than looking at it.
                    until = self._loop.time() + self.care.silence
                    if until - (limit.when() or 0) > self.care.beat / 2:
                        limit.reschedule(until)
                    continue
                _sender, *content = json.loads(text)
                if len(content) == 2:
                    notifications.heard(*content)
                elif content:
                    for ear in tuple(self._ears):
                        ear(content[0])

    def _came_up(self) -> None:
        if not self.is_up:
            self.is_up = True
            self._first.set()
            _log.info("The bus (%s) is up.", self._name)


async def _either(event: asyncio.Event, seconds: float) -> None:
    """Wait for the event, but no longer than so many seconds."""
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        pass
