"""The load: subscribers that check numbers, and writes at random moments, as many a second as
asked.

One process, real connections. A delivery is timed from just before the write is sent to when the
subscriber's data arrives.
"""

import asyncio
import random
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import cast

from benchmarks.live.process import Process

_FRAME = re.compile(rb'data: \{"seq":(\d+),"op":"([\w-]+)"')
WARM = 1.0  # seconds of load that are not counted
SETTLE = 3.0  # seconds at most to wait for the last deliveries

Write = Callable[[str], Awaitable[None]]


@dataclass(slots=True)
class Result:
    """What came of it; times in seconds."""

    subscribers: int
    sent: int = 0
    latencies: list[float] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)
    lost: int = 0
    twice: int = 0
    disorder: int = 0
    received: int = 0  # bytes that all subscribers got …
    events: int = 0  # … in so many events

    def add(self, other: "Result") -> None:
        """Count what came of another round of the same, too."""
        self.sent += other.sent
        self.latencies += other.latencies
        self.answers += other.answers
        self.lost += other.lost
        self.twice += other.twice
        self.disorder += other.disorder
        self.received += other.received
        self.events += other.events

    @property
    def deliveries(self) -> int:
        """Events that arrived in the time that counts."""
        return len(self.latencies)

    def percentile(self, share: float) -> float:
        """Latency that this share of the deliveries keeps within."""
        ordered = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


class Subscriber(asyncio.Protocol):
    """One open stream; `request` is what it says first."""

    def __init__(self, load: "Load", request: bytes) -> None:
        self._load = load
        self._request = request
        self._rest = b""
        self._last = 0
        self.is_open = not request
        self.got: set[bytes] = set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)
        if self._request:
            self.transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        now = time.perf_counter()
        self.is_open = True
        whole, end, self._rest = (self._rest + data).rpartition(b"\n\n")
        if not end:
            return
        self._load.result.received += len(whole)
        for seq, op in _FRAME.findall(whole):
            self._load.result.events += 1
            number = int(seq)
            if self._last and number != self._last + 1:
                self._load.result.disorder += 1
            self._last = number
            if op in self.got:
                self._load.result.twice += 1
            self.got.add(op)
            self._load.arrived(op, now)


class Load:
    """Runs one cell: `count` subscribers, `rate` writes a second for `seconds`."""

    def __init__(self, count: int, rate: float, seconds: float) -> None:
        self.result = Result(count)
        self._rate = rate
        self._seconds = seconds
        self._sent_at: dict[bytes, float] = {}
        self._counted: set[bytes] = set()
        self._subscribers: list[Subscriber] = []

    def arrived(self, op: bytes, now: float) -> None:
        """An event reached a subscriber."""
        if op in self._counted:
            self.result.latencies.append(now - self._sent_at[op])

    async def run(self, server: Process, requests: list[bytes], write: Write) -> Result:
        """Connect, warm, load, settle. The server's CPU is marked around what counts."""
        loop = asyncio.get_running_loop()
        for request in requests:
            made = loop.create_connection(
                partial(Subscriber, self, request), "127.0.0.1", server.port
            )
            self._subscribers.append((await made)[1])
        while not all(subscriber.is_open for subscriber in self._subscribers):  # noqa: ASYNC110
            await asyncio.sleep(0.05)
        await self._write_for(WARM, write, counted=False)
        await asyncio.sleep(0.3)
        server.mark()
        await self._write_for(self._seconds, write, counted=True)
        await self._settle()
        server.mark()
        for subscriber in self._subscribers:
            self.result.lost += len(self._counted - subscriber.got)
            subscriber.transport.close()
        return self.result

    async def _write_for(self, seconds: float, write: Write, *, counted: bool) -> None:
        chance = random.Random(7)
        start = due = time.perf_counter()
        tasks = set()
        while (due := due + chance.expovariate(self._rate)) - start < seconds:
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            tasks.add(asyncio.create_task(self._write(write, counted=counted)))
        await asyncio.gather(*tasks)

    async def _write(self, write: Write, *, counted: bool) -> None:
        op = f"bench-{len(self._sent_at):08d}"
        name = op.encode()
        self._sent_at[name] = before = time.perf_counter()
        if counted:
            self._counted.add(name)
            self.result.sent += 1
        await write(op)
        if counted:
            self.result.answers.append(time.perf_counter() - before)

    async def _settle(self) -> None:
        end = time.perf_counter() + SETTLE
        wanted = len(self._counted) * len(self._subscribers)
        while len(self.result.latencies) < wanted and time.perf_counter() < end:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
