"""From the event loop to code that waits: a request hops into a thread once, and its answer back
once.

Why not a library's: docs/decisions/009-own-bridge.md.
"""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from queue import SimpleQueue
from threading import Thread
from typing import Any

from canvas_project.bodies import Message
from canvas_project.handler import Answer

Send = Callable[[Message], Awaitable[None]]


class Bridge:
    """Answers requests by a handler in `threads` threads that live as long as the server: so do
    their connections to the database. Answers are complete in memory, as all of ours are."""

    def __init__(self, handler: Callable[[Any, bytes], Answer], name: str, threads: int) -> None:
        self._handler = handler
        self.under_way = 0  # requests that have no answer yet
        # An executor would do, but costs as much as a tenth of a short request.
        self._asked: SimpleQueue[tuple[asyncio.Future[Answer], Any, bytes]] = SimpleQueue()
        for number in range(threads):
            Thread(target=self._work, name=f"{name}_{number}", daemon=True).start()

    async def __call__(self, scope: Any, body: bytes, send: Send) -> None:
        """Answer one request, whose body is complete."""
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self.under_way += 1
        self._asked.put((answer, scope, body))
        try:
            start, content = await answer
        finally:
            self.under_way -= 1
        await send(start)
        await send({"type": "http.response.body", "body": content})

    def _work(self) -> None:
        while True:
            answer, scope, body = self._asked.get()
            tell: Callable[[], None]
            try:
                tell = partial(answer.set_result, self._handler(scope, body))
            except Exception as error:  # noqa: BLE001 — the loop says what to do about it
                tell = partial(answer.set_exception, error)
            answer.get_loop().call_soon_threadsafe(_unless_done, answer, tell)


def _unless_done(answer: asyncio.Future[Answer], tell: Callable[[], None]) -> None:
    if not answer.done():  # as it is where the browser has gone
        tell()
