"""The publisher reads the journal for one channel and publishes events to it.

The thread that has just written a change reads at once, for it has the changed rows. After a
notification from elsewhere the hub's own thread reads. One thread reads at a time and hands its
events to the event loop before the next one reads, so events stay in order.
"""

import asyncio
from collections.abc import Sequence
from threading import Lock

from django.conf import settings
from django.utils.translation import override

from canvases.board_state.events import BoardEvent, EventReader, load_events
from canvases.board_state.section_events import SectionReader, StaleEvent, load_section_events
from canvases.live.channel import Channel, Topic
from canvases.live.ring_buffer import BufferedEvent
from canvases.models import Change


class Publisher:
    """Create it on the event loop."""

    def __init__(self, channel: Channel) -> None:
        self.channel = channel
        self._loop = asyncio.get_running_loop()
        self._reader = _reader(channel)
        self._turn = Lock()
        self._timer: asyncio.TimerHandle | None = None
        # A server that was killed may have sent a change, but not what follows from it.
        self._reader.request_deferred()
        channel.notified.set()

    def read(self) -> None:
        """Publish everything that is new. Raises Reset, and Canvas.DoesNotExist."""
        with self._turn:
            self._hand_over(self._reader.read(self.channel.wanted))

    def read_change(self, made: Change) -> None:
        """Publish the change that this thread has made, without the deferred parts. Does nothing
        while another thread reads: that one reads on after the notification. Raises as `read`
        does."""
        if not self._turn.acquire(blocking=False):
            return
        try:
            with override(settings.LANGUAGE_CODE):  # as in the hub's thread
                self._hand_over(self._reader.read(made.seq, made=made))
        finally:
            self._turn.release()

    def _hand_over(self, events: Sequence[BoardEvent | StaleEvent]) -> None:
        epoch = self.channel.epoch
        entries = [_entry(event, epoch) for event in events]
        self._loop.call_soon_threadsafe(self._take, entries)

    def _take(self, entries: list[BufferedEvent]) -> None:
        if entries:
            self.channel.publish(entries, self._loop.time())
        if self._reader.is_over:  # browsers come back, and are told why they may not
            for subscriber in tuple(self.channel.subscribers):
                subscriber.finish()
        if self._timer is None and (due := self._reader.deferred_due_in()) is not None:
            self._timer = self._loop.call_later(due, self._read_deferred)

    def _read_deferred(self) -> None:
        self._timer = None
        self.channel.notified.set()


def _reader(channel: Channel) -> EventReader | SectionReader:
    topic = channel.topic
    if topic.canvas_id is None:
        return SectionReader(topic.workspace_id, channel.epoch, channel.seq)
    return EventReader(topic.canvas_id, channel.epoch, channel.seq)


def load_missed(
    topic: Topic, epoch: str, after: int, *, at_least: int
) -> Sequence[BoardEvent | StaleEvent]:
    """The events after the number `after`, for somebody who has missed them. Raises Reset."""
    if topic.canvas_id is None:
        return load_section_events(topic.workspace_id, epoch, after, at_least=at_least)
    return load_events(topic.canvas_id, epoch, after, at_least=at_least)


def _entry(event: BoardEvent | StaleEvent, epoch: str) -> BufferedEvent:
    data, quiet = (event.encode(epoch, history=history) for history in (True, False))
    return BufferedEvent(event.seq + 0.5 * event.again, data, None if quiet == data else quiet)
