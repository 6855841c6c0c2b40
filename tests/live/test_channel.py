"""In a crowd, frames that are ready one after the other leave in one write."""

import asyncio
from collections.abc import Callable
from time import thread_time

from canvases.live.channel import LONG, WAIT, Channel, Listener
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
        listener = Listener(channel, 1, 0)
        channel.listeners.add(listener)
        served = asyncio.create_task(listener.serve(Outlet(send)))
        await asyncio.sleep(0)
        channel.publish([(1, b"one ")], 0.0)
        publish(channel)
        await asyncio.sleep(then)
        listener.close()
        await served

    asyncio.run(listen())
    return writes


def two_more(channel: Channel) -> None:
    channel.publish([(2, b"two ")], 0.0, more_comes=True)
    channel.publish([(3, b"three ")], 0.0)


def test_crowd_gets_frames_together_while_more_come() -> None:
    assert told(two_more, effort=LONG * 2) == [b"one ", b"two three "]


def test_few_get_each_frame_at_once() -> None:
    assert told(two_more, effort=0.0) == [b"one ", b"two ", b"three "]


def test_crowd_waits_only_a_moment_for_what_does_not_come() -> None:
    def one_more(channel: Channel) -> None:
        channel.publish([(2, b"two ")], 0.0, more_comes=True)

    assert told(one_more, effort=LONG * 2) == [b"one "]
    assert told(one_more, effort=LONG * 2, then=WAIT * 5) == [b"one ", b"two "]
