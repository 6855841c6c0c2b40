"""A channel: the latest events of one watched canvas in a ring buffer, and its subscribers.

Everything here runs on the event loop. An event is encoded once. A subscriber is an index in the
ring buffer: events that are ready together leave in one write, and no slow reader delays another.
"""

import asyncio
from bisect import bisect_right
from itertools import islice
from typing import Any, ClassVar, Final, NamedTuple
from weakref import WeakSet

from canvases.board_state.events import MAX_CHANGES
from canvases.live.eager_task import Waiting
from canvases.live.outlet import Outlet, Piece

RING_BYTES: Final = 2 * 1024**2  # … and at most MAX_CHANGES events; less where many rings share …
RINGS_BYTES: Final = 64 * 1024**2  # … what all may take together
WRITE: Final = 128 * 1024  # bytes that leave in one write; more follows when they are gone


class BufferedEvent(NamedTuple):
    """An encoded event and its number. What comes between two numbers has a half in it. `quiet` is
    the event for those who do not see the history; None where it is the same."""

    number: float
    data: bytes
    quiet: bytes | None = None

    def for_who(self, *, history: bool) -> bytes:
        """What leaves for someone who sees the history or does not."""
        return self.data if history or self.quiet is None else self.quiet


class Subscriber:
    """One open stream. Nothing leaves before `serve`."""

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
        self.before: list[Piece] = []  # leaves before anything from the ring
        self.busy_since: float | None = None  # loop time at which the write under way began
        self.is_cut = False
        self._is_open = True
        self._ending = False
        self._index = channel.index_after(after)
        self._outlet: Outlet | None = None
        self._write: asyncio.Task[None] | None = None
        self._stream: asyncio.Task[Any] | None = None
        self._over = asyncio.Event()

    async def serve(self, outlet: Outlet) -> None:
        """Send what there is and what comes, until the stream is closed. Cancelled where the reader
        is cut off."""
        self._stream = asyncio.current_task()
        self._outlet = outlet
        self.push()
        await self._over.wait()

    def push(self) -> None:
        """Send what is there, unless a write is under way: that one goes on by itself."""
        outlet = self._outlet
        if outlet is None or self.busy_since is not None:
            return
        while piece := self._take():
            try:
                waiting = outlet.write(piece)
            except Exception:  # noqa: BLE001 — a broken line is its own subscriber's trouble only
                self.close()
                return
            if waiting is not None:
                loop = asyncio.get_running_loop()
                self.busy_since = loop.time()
                self._write = loop.create_task(self._finish_write(waiting))
                return
            if self._index == self.channel.end and not (self.before or self._ending):
                return  # as nearly always: saves hundreds of subscribers a second look

    def tell(self, piece: Piece) -> None:
        """Send something that is for now only, and in no ring, before what comes next."""
        self.before.append(piece)
        self.push()

    def finish(self) -> None:
        """End the stream when everything in the ring has left."""
        self._ending = True
        self.push()

    def close(self) -> None:
        """End the stream now; what is in the ring for it leaves no more."""
        self._is_open = False
        self._over.set()

    def cut(self) -> None:
        """Give up on a reader that does not read."""
        self.close()
        self.is_cut = True
        for task in (self._write, self._stream):
            if task is not None:
                task.cancel()

    async def _finish_write(self, waiting: Waiting) -> None:
        try:
            await waiting
        except Exception:  # noqa: BLE001 — as above
            self.close()
            return
        self.busy_since = None
        self.push()

    def _take(self) -> Piece | None:
        """What is to be sent next; None where nothing is. Closes where the ring went on without
        the subscriber, who then has to come again."""
        if not self._is_open:
            return None
        if self.before:
            return self.before.pop(0)
        if self._index < self.channel.first:
            self.close()
            return None
        piece, self._index = self.channel.piece(self._index, history=self.sees_history)
        if piece is None and self._ending:
            self.close()
        return piece


class Channel:
    """The ring. `seq` is the number of the newest event in it."""

    _open: ClassVar[WeakSet["Channel"]] = WeakSet()  # all there are in this process

    def __init__(self, canvas_id: int, workspace_id: int, epoch: str, seq: int) -> None:
        self.canvas_id = canvas_id
        self.workspace_id = workspace_id
        self.epoch = epoch
        self.seq = seq
        self.wanted = seq  # what the workspace is known to have reached
        self.first = 0  # index of the oldest entry in the ring
        self.floor = seq  # every number after this one is in the ring
        self.subscribers: set[Subscriber] = set()
        self.published_at = 0.0  # loop time of the newest entry
        self.left_at = 0.0  # loop time at which the last subscriber left
        self.notified = asyncio.Event()
        self._entries: list[BufferedEvent] = []
        self._numbers: list[float] = []
        self._size = 0
        self._last: dict[bool, tuple[int, Piece | None, int]] = {}  # by whether one sees history
        self._open.add(self)

    @property
    def end(self) -> int:
        """The index after the newest entry."""
        return self.first + len(self._entries)

    def publish(self, entries: list[BufferedEvent], now: float) -> None:
        """Append events, and send them to every subscriber."""
        for entry in entries:
            self._numbers.append(entry.number)
            self._entries.append(entry)
            self._size += _size(entry)
            self.seq = int(entry.number)
        self.published_at = now
        self._last = {}
        for subscriber in tuple(self.subscribers):
            subscriber.push()
        self.trim()  # not before: whoever is not behind has everything by now

    def index_after(self, seq: int) -> int:
        """Where someone who has every event up to `seq` reads on."""
        return self.first + bisect_right(self._numbers, seq)

    def piece(self, index: int, *, history: bool) -> tuple[Piece | None, int]:
        """What leaves in one write for someone at `index` who sees the history or does not, and the
        index after it. The same object for everyone like them who is there."""
        last = self._last.get(history)
        if last and last[0] == index:
            return last[1:]
        begin = index - self.first
        if begin == len(self._entries):
            return None, index
        events, size = list[bytes](), 0
        for entry in islice(self._entries, begin, None):
            event = entry.for_who(history=history)
            if size and size + len(event) > WRITE:
                break
            events.append(event)
            size += len(event)
        piece, after = Piece(b"".join(events)), index + len(events)
        self._last[history] = index, piece, after
        return piece, after

    def trim(self) -> None:
        """Let go of the oldest events where the ring takes more than its share."""
        most = min(RING_BYTES, RINGS_BYTES // len(self._open))
        drop, size = 0, self._size
        while len(self._entries) - drop > MAX_CHANGES or (
            size > most and len(self._entries) - drop > 1
        ):
            size -= _size(self._entries[drop])
            drop += 1
        if drop:
            self.floor = int(self._numbers[drop - 1])
            self.first += drop
            self._size = size
            self._last = {}
            del self._entries[:drop], self._numbers[:drop]


def _size(entry: BufferedEvent) -> int:
    return len(entry.data) + len(entry.quiet or b"")
