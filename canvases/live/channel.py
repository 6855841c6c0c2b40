"""The frames of one watched canvas as bytes, and the listeners that read along.

Everything here runs on the event loop. Frames are encoded once; a listener is a place in the ring,
so what is ready together leaves in one write, and nobody's slowness costs anybody else.
"""

import asyncio
from bisect import bisect_right
from typing import Final

from canvases.live.frames import REACH

RING_BYTES: Final = 2 * 1024**2  # … and at most REACH frames
WRITE: Final = 128 * 1024  # bytes that leave in one write; more follows when they are gone

Entry = tuple[float, bytes]
"""A frame, encoded, and its number; what comes between two numbers has a half in it."""


class Listener:
    """One open stream. `begins` leaves before anything from the ring."""

    def __init__(self, channel: "Channel", member_id: int, after: int) -> None:
        self.member_id = member_id
        self.begins = b""
        self.busy_since: float | None = None  # loop time at which the write under way began
        self.task: asyncio.Task[None] | None = None
        self.is_open = True
        self.channel = channel
        self._ending = False
        self._place = channel.place_after(after)
        self._waiter: asyncio.Future[None] | None = None

    def take(self) -> bytes:
        """What is to be sent next; empty where nothing is. Closes where the ring went on without
        the listener, who then has to come again."""
        if self.begins:
            begins, self.begins = self.begins, b""
            return begins
        if self._place < self.channel.first:
            self.close()
            return b""
        data, self._place = self.channel.data(self._place)
        if not data and self._ending:
            self.close()
        return data

    async def more(self) -> None:
        """Wait until there may be something to take, or the stream is closed."""
        if self.is_open:
            self._waiter = asyncio.get_running_loop().create_future()
            await self._waiter

    def wake(self) -> None:
        """Look again."""
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def finish(self) -> None:
        """End the stream when everything in the ring has left."""
        self._ending = True
        self.wake()

    def close(self) -> None:
        """End the stream now; what is in the ring for it leaves no more."""
        self.is_open = False
        self.wake()


class Channel:
    """The ring. `seq` is the number of the newest frame in it."""

    def __init__(self, canvas_id: int, workspace_id: int, epoch: str, seq: int) -> None:
        self.canvas_id = canvas_id
        self.workspace_id = workspace_id
        self.epoch = epoch
        self.seq = seq
        self.wanted = seq  # what the workspace is known to have reached
        self.first = 0  # place of the oldest entry in the ring
        self.floor = seq  # every number after this one is in the ring
        self.listeners: set[Listener] = set()
        self.spoke = 0.0  # loop time of the newest entry
        self.left = 0.0  # loop time at which the last listener left
        self.hinted = asyncio.Event()
        self._entries: list[bytes] = []
        self._numbers: list[float] = []
        self._size = 0
        self._last: tuple[int, bytes, int] = (-1, b"", -1)

    def publish(self, entries: list[Entry], now: float) -> None:
        """Append frames, and wake every listener."""
        for number, data in entries:
            self._numbers.append(number)
            self._entries.append(data)
            self._size += len(data)
            self.seq = int(number)
        self._trim()
        self.spoke = now
        self._last = (-1, b"", -1)
        for listener in self.listeners:
            listener.wake()

    def place_after(self, seq: int) -> int:
        """Where someone who has every frame up to `seq` reads on."""
        return self.first + bisect_right(self._numbers, seq)

    def data(self, place: int) -> tuple[bytes, int]:
        """All bytes from `place` on that leave in one write, and the place after them."""
        if self._last[0] == place:
            return self._last[1:]
        start = stop = place - self.first
        size = 0
        while stop < len(self._entries) and (not size or size + len(self._entries[stop]) <= WRITE):
            size += len(self._entries[stop])
            stop += 1
        data = b"".join(self._entries[start:stop])
        self._last = (place, data, self.first + stop)
        return self._last[1:]

    def _trim(self) -> None:
        drop, size = 0, self._size
        while len(self._entries) - drop > REACH or (
            size > RING_BYTES and len(self._entries) - drop > 1
        ):
            size -= len(self._entries[drop])
            drop += 1
        if drop:
            self.floor = int(self._numbers[drop - 1])
            self.first += drop
            self._size = size
            del self._entries[:drop], self._numbers[:drop]
