"""A subscriber: one open stream, which sends what the channel's ring buffer holds for it.

Everything here runs on the event loop. No slow reader delays another.
"""

import asyncio
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from canvases.live.stream_connection import Chunk, StreamConnection

if TYPE_CHECKING:
    from canvases.live.channel import Channel


class Subscriber:
    """One open stream, read from a channel. Nothing leaves before `serve`."""

    def __init__(
        self,
        channel: "Channel",
        member_id: int,
        after: int,
        key: str = "",
        network: str = "",
        *,
        sees_history: bool,
    ) -> None:
        self.channel = channel
        self.member_id = member_id
        self.key = key  # by which the member is known, in all their browsers and workspaces
        self.network = network
        self.sees_history = sees_history
        self.before: list[Chunk] = []  # leaves before anything from the ring buffer
        self.busy_since: float | None = None  # loop time at which the write under way began
        self.is_cut = False
        self._is_open = True
        self._ending = False
        self._index = channel.ring.index_after(after)
        self._connection: StreamConnection | None = None
        self._write: asyncio.Task[None] | None = None
        self._stream: asyncio.Task[Any] | None = None
        self._over = asyncio.Event()

    async def serve(self, connection: StreamConnection) -> None:
        """Send what there is and what comes, until the stream is closed. Cancelled where the reader
        is cut off."""
        self._stream = asyncio.current_task()
        self._connection = connection
        self.push()
        await self._over.wait()

    def push(self) -> None:
        """Send everything that is ready, unless a write is under way, which continues by itself."""
        connection = self._connection
        if connection is None or self.busy_since is not None:
            return
        while chunk := self._take():
            try:
                rest = connection.write(chunk)
            except Exception:  # noqa: BLE001 — a broken connection concerns its own subscriber only
                self.close()
                return
            if rest is not None:
                loop = asyncio.get_running_loop()
                self.busy_since = loop.time()
                self._write = loop.create_task(self._finish_write(rest))
                return
            if self._index == self.channel.ring.end and not (self.before or self._ending):
                return  # as nearly always: saves hundreds of subscribers a second look

    def send_now(self, chunk: Chunk) -> None:
        """Send something that no ring buffer holds, before the next events."""
        self.before.append(chunk)
        self.push()

    def finish(self) -> None:
        """End the stream when everything in the ring buffer has left."""
        self._ending = True
        self.push()

    def close(self) -> None:
        """End the stream now; what is left in the ring buffer is not sent."""
        self._is_open = False
        self._over.set()

    def cut(self) -> None:
        """Drop a reader that does not read."""
        self.close()
        self.is_cut = True
        for task in (self._write, self._stream):
            if task is not None:
                task.cancel()

    async def _finish_write(self, rest: Coroutine[Any, Any, None]) -> None:
        try:
            await rest
        except Exception:  # noqa: BLE001 — as above
            self.close()
            return
        self.busy_since = None
        self.push()

    def _take(self) -> Chunk | None:
        """The next chunk, or None. Closes the stream where the ring buffer has dropped events
        before this subscriber had them; the browser then reconnects."""
        if not self._is_open:
            return None
        if self.before:
            return self.before.pop(0)
        if self._index < self.channel.ring.first:
            self.close()
            return None
        chunk, self._index = self.channel.ring.chunk(self._index, history=self.sees_history)
        if chunk is None and self._ending:
            self.close()
        return chunk
