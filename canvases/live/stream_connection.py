"""The connection of a stream: the only module that uses attributes of uvicorn.

ASGI's `send` inspects every message, which costs twice as much as the write: too much for four
hundred subscribers at fifty changes a second. ASGI also has no message that drops a connection.
"""

import socket
from collections.abc import Callable, Coroutine, MutableMapping
from contextlib import suppress
from typing import Any, Final

Message = MutableMapping[str, Any]
Send = Callable[[Message], Coroutine[Any, Any, None]]

SILENT: Final = 30_000  # ms that what was sent may stay without a sign of having arrived


class Chunk:
    """Some bytes of a stream, encoded once for any number of subscribers."""

    __slots__ = ("encoded", "message")

    def __init__(self, content: bytes) -> None:
        self.message: Message = {"type": "http.response.body", "body": content, "more_body": True}
        self.encoded = b"%x\r\n%b\r\n" % (len(content), content)  # RFC 9112, 7.1


class StreamConnection:
    """The connection of one stream, after its answer has begun. With a server other than uvicorn it
    uses `send` only."""

    def __init__(self, send: Send) -> None:
        self._send = send
        cycle = getattr(send, "__self__", None)
        self._transport: Any = getattr(cycle, "transport", None)
        self._cycle: Any = cycle
        self._flow: Any = getattr(cycle, "flow", None)
        self._is_plain = (
            self._transport is None
            or not getattr(cycle, "chunked_encoding", False)
            or not hasattr(cycle, "disconnected")
            or not hasattr(self._flow, "write_paused")
        )

    def write(self, chunk: Chunk) -> Coroutine[Any, Any, None] | None:
        """Send a chunk. Returns what to await where the connection is full, or where the server is
        not uvicorn."""
        if self._is_plain or self._flow.write_paused:
            return self._send(chunk.message)
        if not self._cycle.disconnected:
            self._transport.write(chunk.encoded)
        return None

    def drop_when_lost(self) -> None:
        """Drop the connection when the browser vanishes without a word, like a laptop that is
        closed. The system would repeat its data for a quarter of an hour."""
        line = self._transport.get_extra_info("socket") if self._transport is not None else None
        if line is None or line.family == socket.AF_UNIX:
            return
        if hasattr(socket, "TCP_USER_TIMEOUT"):
            with suppress(OSError, ValueError):  # it has gone already
                line.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, SILENT)

    def abort(self) -> None:
        """Drop the connection. Closing it would wait for a reader that does not read."""
        if self._transport is not None:
            self._transport.abort()
