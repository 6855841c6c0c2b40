"""Requests reach Django only when they are complete.

The bridge takes a connection that breaks for the end of the body: half of a pasted text would be
saved, and saved again, whole, when the browser repeats it. And a slow sender would hold a thread.
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


async def whole(receive: Receive) -> Receive:
    """`receive` for someone who gets the body in one piece. Raises Broken and TooLarge."""
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
            break
    rest: list[Message] = [{"type": "http.request", "body": b"".join(pieces), "more_body": False}]

    async def again() -> Message:
        return rest.pop() if rest else await receive()

    return again
