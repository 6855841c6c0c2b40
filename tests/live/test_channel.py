"""Events leave at once, those that are ready together in one write; rings share their memory."""

import asyncio
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from canvases.live import ring_buffer
from canvases.live.channel import Channel, Topic
from canvases.live.ring_buffer import BufferedEvent
from canvases.live.stream_connection import Message, StreamConnection
from canvases.live.subscriber import Subscriber


class UvicornCycle:
    """The connection of a request of uvicorn, with all that a stream asks for."""

    def __init__(self) -> None:
        self.writes: list[bytes] = []
        self.transport, self.flow = self, SimpleNamespace(write_paused=False)
        self.chunked_encoding, self.disconnected = True, False

    def write(self, chunk: bytes) -> None:
        self.writes.append(chunk.partition(b"\r\n")[2].removesuffix(b"\r\n"))

    async def send(self, message: Message) -> None:
        raise NotImplementedError


def told(publish: Callable[[Channel], None]) -> list[bytes]:
    """What a subscriber gets, write by write, after a first event, by what `publish` does."""
    cycle = UvicornCycle()

    async def listen() -> None:
        channel = Channel(Topic(1, 1), "epoch", 0)
        subscriber = Subscriber(channel, 1, 0, sees_history=True)
        channel.subscribers.add(subscriber)
        served = asyncio.create_task(subscriber.serve(StreamConnection(cycle.send)))
        await asyncio.sleep(0)
        channel.publish([BufferedEvent(1, b"one ")], 0.0)
        publish(channel)
        subscriber.close()
        await served

    asyncio.run(listen())
    return cycle.writes


def test_rings_share_what_all_may_take(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ring_buffer, "RINGS_BYTES", 400)

    async def fill() -> list[int]:
        channels = [Channel(Topic(1, number), "epoch", 0) for number in range(4)]
        for channel in channels:
            for number in range(1, 50):
                channel.publish([BufferedEvent(number, b"x" * 10)], 0.0)
        return [channel.ring.end - channel.ring.first for channel in channels]

    assert max(asyncio.run(fill())) <= 10


def test_subscriber_gets_more_than_the_ring_holds_when_it_comes_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ring_buffer, "RINGS_BYTES", 4)

    def three(ring: Channel) -> None:
        ring.publish([BufferedEvent(number, b"%d " % number) for number in (2, 3, 4)], 0.0)

    assert told(three) == [b"one ", b"2 3 4 "]


def test_each_event_leaves_at_once() -> None:
    def two_more(channel: Channel) -> None:
        channel.publish([BufferedEvent(2, b"two ")], 0.0)
        channel.publish([BufferedEvent(3, b"three ")], 0.0)

    assert told(two_more) == [b"one ", b"two ", b"three "]
