"""How long the other side of a connection may take."""

import asyncio
from typing import Any

import pytest

from canvas_project.request_bodies import (
    MOST,
    PIECE,
    SMALL,
    Bodies,
    Broken,
    Patience,
    TooLarge,
    TooManyBodies,
    TooSlow,
    Unread,
    deliver,
)

SHORT = Patience(piece=0.05, request=0.2, answer=0.05)


class Sender:
    """What a browser sends, after these seconds each; then nothing more."""

    def __init__(self, *messages: dict[str, Any], every: float = 0) -> None:
        self._messages = [*messages]
        self._every = every

    async def __call__(self) -> dict[str, Any]:
        await asyncio.sleep(self._every if self._messages else 9)
        return self._messages.pop(0)


def piece(body: bytes, *, more: bool = True) -> dict[str, Any]:
    return {"type": "http.request", "body": body, "more_body": more}


async def read(sender: Sender, bodies: Bodies | None = None) -> bytes:
    async with (bodies or Bodies(SHORT)).whole(sender) as body:
        return body


def test_body_in_pieces_is_read_whole() -> None:
    sender = Sender(piece(b"so "), piece(b"far", more=False))

    assert asyncio.run(read(sender)) == b"so far"


@pytest.mark.parametrize(
    ("sender", "trouble"),
    [
        (Sender(piece(b"half")), TooSlow),
        (Sender(*[piece(b"a drop")] * 99, every=0.04), TooSlow),
        (Sender(piece(b"half"), {"type": "http.disconnect"}), Broken),
        (Sender(piece(bytes(MOST)), piece(b"1")), TooLarge),
    ],
    ids=["stalls", "drips", "breaks off", "too large"],
)
def test_body_that_does_not_come_is_not_waited_for(
    sender: Sender, trouble: type[Exception]
) -> None:
    with pytest.raises(trouble):
        asyncio.run(read(sender))


def test_large_bodies_are_refused_while_there_are_too_many_of_them_and_small_ones_are_not() -> None:
    large, small = bytes(SMALL + 1), b"a note"
    bodies = Bodies(SHORT, most=len(large))

    async def run() -> None:
        async with bodies.whole(Sender(piece(large, more=False))):
            with pytest.raises(TooManyBodies):
                await read(Sender(piece(large, more=False)), bodies)
            assert await read(Sender(piece(small, more=False)), bodies) == small
        assert await read(Sender(piece(large, more=False)), bodies) == large

    asyncio.run(run())


def test_large_answer_leaves_in_pieces() -> None:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    content = bytes(PIECE) + b"rest"
    asyncio.run(deliver(send, ({"type": "http.response.start"}, content), SHORT))

    assert b"".join(message["body"] for message in sent[1:]) == content
    assert [message["more_body"] for message in sent[1:]] == [True, False]


def test_empty_answer_ends() -> None:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(deliver(send, ({"type": "http.response.start"}, b""), SHORT))

    assert sent[1:] == [{"type": "http.response.body", "body": b"", "more_body": False}]


def test_answer_that_nobody_reads_is_given_up() -> None:
    async def send(message: Any) -> None:
        await asyncio.sleep(9 if "body" in message else 0)

    with pytest.raises(Unread):
        asyncio.run(deliver(send, ({"type": "http.response.start"}, b"words"), SHORT))
