"""A channel: one watched canvas, or the watched segment pages of a workspace, with its ring buffer
and the subscribers that read along.

Everything here runs on the event loop.
"""

import asyncio
from typing import NamedTuple

from canvases.live.ring_buffer import BufferedEvent, RingBuffer
from canvases.live.subscriber import Subscriber


class Topic(NamedTuple):
    """What a channel is about: a canvas of a workspace; without one, the pages of its segments."""

    workspace_id: int
    canvas_id: int | None


class Channel:
    """`seq` is the number of the newest event in the ring buffer."""

    def __init__(self, topic: Topic, epoch: str, seq: int) -> None:
        self.topic = topic
        self.epoch = epoch
        self.seq = seq
        self.wanted = seq  # the number that the workspace is known to have reached
        self.ring = RingBuffer(seq)
        self.subscribers: set[Subscriber] = set()
        self.published_at = 0.0  # loop time of the newest event
        self.left_at = 0.0  # loop time at which the last subscriber left
        self.notified = asyncio.Event()

    def publish(self, entries: list[BufferedEvent], now: float) -> None:
        """Append events to the ring buffer, and send them to every subscriber."""
        self.ring.append(entries)
        if entries:
            self.seq = int(entries[-1].number)
        self.published_at = now
        for subscriber in tuple(self.subscribers):
            subscriber.push()
        self.ring.trim()  # not before: whoever is not behind has everything by now
