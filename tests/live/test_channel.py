"""Frames leave at once, or in one write with the next: in a crowd, and where nothing hurries."""

import asyncio
from collections.abc import Callable
from time import thread_time

import pytest

from canvases.live import channel
from canvases.live.channel import LEISURE, LONG, WAIT, Channel, Entry, Listener
from canvases.live.outlet import Message, Outlet


def told(publish: Callable[[Channel], None], *, effort: float, then: float = 0.0) -> list[bytes]:
    """What a listener gets, write by write, after a first frame whose writing took `effort`, what
    `publish` does and `then` some time; all in seconds."""
    writes: list[bytes] = []

    def write(message: Message) -> None:
        end = thread_time() + effort
        while thread_time() < end:
            pass  # as when it writes to hundreds
        writes.append(message["body"])

    async def send(message: Message) -> None:
        write(message)

    async def listen() -> None:
        channel = Channel(1, 1, "epoch", 0)
        listener = Listener(channel, 1, 0, sees_history=True)
        channel.listeners.add(listener)
        served = asyncio.create_task(listener.serve(Outlet(send)))
        await asyncio.sleep(0)
        channel.publish([Entry(1, b"one ")], 0.0)
        publish(channel)
        await asyncio.sleep(then)
        listener.close()
        await served

    asyncio.run(listen())
    return writes


def test_rings_share_what_all_may_take(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channel, "RINGS_BYTES", 400)

    async def fill() -> list[int]:
        rings = [Channel(number, 1, "epoch", 0) for number in range(4)]
        for ring in rings:
            for number in range(1, 50):
                ring.publish([Entry(number, b"x" * 10)], 0.0)
        return [ring.end - ring.first for ring in rings]

    assert max(asyncio.run(fill())) <= 10


def test_listener_gets_more_than_the_ring_holds_when_it_comes_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(channel, "RINGS_BYTES", 4)

    def three(ring: Channel) -> None:
        ring.publish([Entry(number, b"%d " % number) for number in (2, 3, 4)], 0.0)

    assert told(three, effort=0.0) == [b"one ", b"2 3 4 "]


def two_more(channel: Channel) -> None:
    channel.publish([Entry(2, b"two ")], 0.0, more_comes=True)
    channel.publish([Entry(3, b"three ")], 0.0)


def test_crowd_gets_frames_together_while_more_come() -> None:
    assert told(two_more, effort=LONG * 2) == [b"one ", b"two three "]


def test_few_get_each_frame_at_once() -> None:
    assert told(two_more, effort=0.0) == [b"one ", b"two ", b"three "]


def test_crowd_waits_only_a_moment_for_what_does_not_come() -> None:
    def one_more(channel: Channel) -> None:
        channel.publish([Entry(2, b"two ")], 0.0, more_comes=True)

    assert told(one_more, effort=LONG * 2) == [b"one "]
    assert told(one_more, effort=LONG * 2, then=WAIT * 5) == [b"one ", b"two "]


def unhurried(channel: Channel) -> None:
    channel.publish([Entry(1.5, b"fit ")], 0.0, hurries=False)


def test_what_does_not_hurry_leaves_with_the_next_change() -> None:
    def both(channel: Channel) -> None:
        unhurried(channel)
        channel.publish([Entry(2, b"two ")], 0.0)

    assert told(both, effort=0.0) == [b"one ", b"fit two "]


def test_what_does_not_hurry_leaves_a_moment_later_where_nothing_comes() -> None:
    assert told(unhurried, effort=0.0) == [b"one "]
    assert told(unhurried, effort=0.0, then=LEISURE * 3) == [b"one ", b"fit "]


def test_change_that_waits_for_another_does_not_wait_as_long_as_what_does_not_hurry() -> None:
    def both(channel: Channel) -> None:
        unhurried(channel)
        channel.publish([Entry(2, b"two ")], 0.0, more_comes=True)

    assert told(both, effort=LONG * 2, then=WAIT * 3) == [b"one ", b"fit two "]
