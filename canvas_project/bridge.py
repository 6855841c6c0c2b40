"""The bridge from the event loop to threads: a request enters a thread once, and its answer comes
back once.

docs/decisions/009-own-bridge.md says why this is not a library's.
"""

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass
from functools import partial
from threading import Thread
from typing import Any

from canvas_project.fair_queue import FairQueue, QueueFull
from canvas_project.request_bodies import Answer


@dataclass(frozen=True, slots=True)
class Lane:
    """Threads for one kind of work (lanes.py)."""

    name: str
    threads: int
    waiting: int  # requests that wait at most; one visitor's or address's part of it: fair_queue.py
    seconds: float  # from the request to its answer, waiting included


class NoRoom(Exception):
    """The lane is full, or the answer would come too late."""


class Bridge:
    """Answers requests by a handler in the threads of a lane. Threads and their database
    connections live as long as the server. Answers are complete in memory."""

    def __init__(
        self,
        handler: Callable[[Any, bytes], Answer],
        lane: Lane,
        turns: AbstractContextManager[None] | None = None,
    ) -> None:
        """`turns` is entered for each request, and may make it wait for others."""
        self._handler = handler
        self._lane = lane
        self._turns = turns or nullcontext()
        self._asked: FairQueue[tuple[asyncio.Future[Answer], Any, bytes]] = FairQueue(lane.waiting)
        for number in range(lane.threads):
            Thread(target=self._work, name=f"{lane.name}_{number}", daemon=True).start()

    async def __call__(self, scope: Any, body: bytes, visitor: str) -> Answer:
        """The answer to one request, whose body is complete. Visitors take turns. Raises NoRoom. A
        request that has begun when the time is over goes on: the next try finds it done."""
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        request, address = (answer, scope, body), (scope.get("client") or ("",))[0]
        try:
            self._asked.put(request, address, visitor)
            async with asyncio.timeout(self._lane.seconds):
                return await answer
        except (QueueFull, TimeoutError) as error:
            self._asked.take_out(request, address, visitor)
            raise NoRoom from error

    def _work(self) -> None:
        while True:
            answer, scope, body = self._asked.get()
            tell: Callable[[], None]
            try:
                with self._turns:
                    tell = partial(answer.set_result, self._handler(scope, body))
            except Exception as error:  # noqa: BLE001 — the loop says what to do about it
                tell = partial(answer.set_exception, error)
            with suppress(RuntimeError):  # the server has ended meanwhile, and the loop with it
                answer.get_loop().call_soon_threadsafe(_unless_done, answer, tell)


def _unless_done(answer: asyncio.Future[Answer], tell: Callable[[], None]) -> None:
    if not answer.done():  # as it is where nobody waits any more
        tell()
