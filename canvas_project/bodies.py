"""Requests reach Django only when they are complete.

Half of a pasted text would otherwise be saved when a connection breaks, and saved again, whole,
when the browser repeats it. And a slow sender would hold a thread.
"""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Final

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]

MOST: Final = 8 * 1024**2
"""Bytes of a request's body; a canvas file has 5 MB at most."""


class Broken(Exception):
    """The connection ended before the request did."""


class TooLarge(Exception):
    """The body is longer than MOST."""


async def whole(receive: Receive) -> bytes:
    """The body of a request. Raises Broken and TooLarge."""
    pieces: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Broken
        pieces.append(message.get("body", b""))
        size += len(pieces[-1])
        if size > MOST:
            raise TooLarge
        if not message.get("more_body", False):
            return b"".join(pieces)
