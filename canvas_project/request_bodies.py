"""Reads request bodies and sends answers, with time limits.

A request reaches Django only when it is complete. Otherwise half of a pasted text would be saved
when a connection breaks, and all of it again when the browser repeats the request. A slow sender
would also hold a thread.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Answer = tuple[Message, bytes]
"""ASGI's message that starts an answer, and its content, complete."""

MOST: Final = 8 * 1024**2
"""Bytes of a request's body; a canvas file has 5 MB at most."""

MOST_HELD: Final = 128 * 1024**2
"""Bytes of all bodies that are there at a time; those of SMALL bytes are always taken."""

SMALL: Final = 64 * 1024

MOST_HEARD: Final = 128 * 1024**2
"""Bytes of a body that is too large after which nobody waits for its end."""

PIECE: Final = 64 * 1024
"""Bytes of an answer that leave at a time."""


@dataclass(slots=True)
class Patience:
    """Seconds to wait for the other side."""

    piece: float = 20  # of a request, after the piece before
    request: float = 300  # all of it: six megabytes over the slowest line that is of use
    answer: float = 60  # one piece of an answer


class Broken(Exception):
    """The connection ended before the request did."""


class TooLarge(Exception):
    """The body is longer than it may be."""


class TooManyBodies(Exception):
    """There are so many large bodies already that this one is refused."""


class TooSlow(Exception):
    """The body does not arrive in time."""


class Unread(Exception):
    """The client does not read the answer."""


class Bodies:
    """Reads request bodies, and limits their total size."""

    def __init__(self, patience: Patience, most: int = MOST_HELD) -> None:
        self._patience = patience
        self._left = most

    @asynccontextmanager
    async def whole(self, receive: Receive, most: int = MOST) -> AsyncIterator[bytes]:
        """The body of a request, of `most` bytes; it counts as long as the `with` lasts. Raises
        Broken, TooLarge, TooSlow and TooManyBodies."""
        pieces: list[bytes] = []
        try:
            await self._read(receive, pieces, most)
            yield b"".join(pieces)
        finally:
            self._left += sum(map(len, pieces))

    async def _read(self, receive: Receive, pieces: list[bytes], most: int) -> None:
        size = 0
        try:
            async with asyncio.timeout(self._patience.request):
                more = True
                while more:
                    piece, more = await _next(receive, self._patience)
                    pieces.append(piece)
                    self._left -= len(piece)
                    size += len(piece)
                    self._check(size, most)
        except TimeoutError as error:
            raise TooSlow from error

    def _check(self, size: int, most: int) -> None:
        if size > most:
            raise TooLarge
        if size > SMALL and self._left < 0:
            raise TooManyBodies


async def hear_out(receive: Receive, patience: Patience) -> None:
    """Wait for the end of a body that is too large, and drop it: a browser that still sends reads
    no answer. Raises Broken and TooSlow."""
    left, more = MOST_HEARD, True
    try:
        async with asyncio.timeout(patience.request):
            while more and left > 0:
                piece, more = await _next(receive, patience)
                left -= len(piece)
    except TimeoutError as error:
        raise TooSlow from error


async def _next(receive: Receive, patience: Patience) -> tuple[bytes, bool]:
    """The next piece of a body, and whether more follows."""
    async with asyncio.timeout(patience.piece):
        message = await receive()
    if message["type"] == "http.disconnect":
        raise Broken
    return message.get("body", b""), message.get("more_body", False)


async def deliver(send: Send, answer: Answer, patience: Patience) -> None:
    """Send an answer in pieces, each when the one before has left. Raises Unread."""
    start, content = answer
    await send(start)
    for at in range(0, len(content) or 1, PIECE):
        end = at + PIECE
        piece = {"body": content[at:end], "more_body": end < len(content)}
        try:
            async with asyncio.timeout(patience.answer):
                await send({"type": "http.response.body", **piece})
        except TimeoutError as error:
            raise Unread from error
