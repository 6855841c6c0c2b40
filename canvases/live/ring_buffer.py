"""The ring buffer: the latest events of one canvas, each encoded once, for any number of readers.

A reader is an index into the ring buffer. Events that are ready together leave in one write. All
ring buffers of a process share their memory.
"""

from bisect import bisect_right
from itertools import islice
from typing import ClassVar, Final, NamedTuple
from weakref import WeakSet

from canvases.board_state.events import MAX_CHANGES
from canvases.live.stream_connection import Chunk

RING_BYTES: Final = 2 * 1024**2  # of one ring buffer; it also holds at most MAX_CHANGES events …
RINGS_BYTES: Final = 64 * 1024**2  # … and less where many share what all together may take
WRITE: Final = 128 * 1024  # bytes that leave in one write; more follows when they are gone


class BufferedEvent(NamedTuple):
    """An encoded event and its number. What comes between two numbers has a half in it. `quiet` is
    the event for those who do not see the history; None where it is the same."""

    number: float
    data: bytes
    quiet: bytes | None = None

    def data_for(self, *, history: bool) -> bytes:
        """The bytes for a subscriber who sees the history, or does not."""
        return self.data if history or self.quiet is None else self.quiet


class RingBuffer:
    """Begins empty, after the event with the number `seq`."""

    _all: ClassVar[WeakSet["RingBuffer"]] = WeakSet()  # of this process

    def __init__(self, seq: int) -> None:
        self.first = 0  # index of the oldest event in it
        self.floor = seq  # every number after this one is in it
        self._entries: list[BufferedEvent] = []
        self._numbers: list[float] = []
        self._size = 0
        self._last: dict[bool, tuple[int, Chunk | None, int]] = {}  # by whether one sees history
        self._all.add(self)

    @property
    def end(self) -> int:
        """The index after the newest event."""
        return self.first + len(self._entries)

    def append(self, entries: list[BufferedEvent]) -> None:
        """Add events. Call `trim` when readers have had the chance to read them."""
        for entry in entries:
            self._numbers.append(entry.number)
            self._entries.append(entry)
            self._size += _size(entry)
        self._last = {}

    def index_after(self, seq: int) -> int:
        """The index of the first event after the number `seq`."""
        return self.first + bisect_right(self._numbers, seq)

    def chunk(self, index: int, *, history: bool) -> tuple[Chunk | None, int]:
        """What leaves in one write for a reader at `index` who sees the history or does not, and
        the index after it. All such readers get the same object."""
        last = self._last.get(history)
        if last and last[0] == index:
            return last[1:]
        begin = index - self.first
        if begin == len(self._entries):
            return None, index
        events, size = list[bytes](), 0
        for entry in islice(self._entries, begin, None):
            event = entry.data_for(history=history)
            if size and size + len(event) > WRITE:
                break
            events.append(event)
            size += len(event)
        chunk, after = Chunk(b"".join(events)), index + len(events)
        self._last[history] = index, chunk, after
        return chunk, after

    def trim(self) -> None:
        """Drop the oldest events where the ring buffer takes more than its share."""
        most = min(RING_BYTES, RINGS_BYTES // len(self._all))
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
