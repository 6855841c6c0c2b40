"""A browser's connection: HTTP/1.1, kept open, one request after another."""

import asyncio
import re
from dataclasses import dataclass
from urllib.parse import urlencode

Fields = dict[str, str | list[str]]

PATIENCE = 30.0  # seconds; who is not answered by then counts as not answered

_COOKIE = re.compile(r"(?im)^set-cookie: *([^=;\s]+)=([^;\r\n]*)")
_LENGTH = re.compile(r"(?im)^content-length: *(\d+)")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; status 0: nothing did."""

    status: int
    body: bytes = b""

    @property
    def is_good(self) -> bool:
        """Whether it is a page, or says where there is one."""
        return self.status in {200, 302}


class Line:
    """One connection of a browser, which shares its `cookies` with others; opened when needed."""

    def __init__(self, port: int, cookies: dict[str, str]) -> None:
        self._port, self._cookies = port, cookies
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self._turn = asyncio.Lock()

    async def ask(self, path: str, fields: Fields | None = None) -> Answer:
        """Get a page, or, with fields, send a form as scripts do."""
        body = None if fields is None else urlencode(fields, doseq=True).encode()
        try:
            async with asyncio.timeout(PATIENCE), self._turn:
                return await self._ask(path, body)
        except (OSError, asyncio.IncompleteReadError):
            self.close()
            return Answer(0)

    def close(self) -> None:
        """Hang up."""
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None

    async def _ask(self, path: str, body: bytes | None) -> Answer:
        if self._streams is None or self._streams[0].at_eof():
            self.close()
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._streams
        writer.write(self._head(path, body) + (body or b""))
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        for name, value in _COOKIE.findall(head):
            self._cookies[name] = value
        return Answer(int(head.split(" ", 2)[1]), await _body(reader, head))

    def _head(self, path: str, body: bytes | None) -> bytes:
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        head = f"{'GET' if body is None else 'POST'} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        head += f"Cookie: {cookies}\r\nHX-Request: true\r\n"
        if body is not None:
            head += f"X-CSRFToken: {self._cookies['csrftoken']}\r\nContent-Length: {len(body)}\r\n"
            head += "Content-Type: application/x-www-form-urlencoded\r\n"
        return f"{head}\r\n".encode()


async def _body(reader: asyncio.StreamReader, head: str) -> bytes:
    if length := _LENGTH.search(head):
        return await reader.readexactly(int(length[1]))
    pieces = []
    while (size := int(await reader.readline(), 16)) > 0:
        pieces.append((await reader.readexactly(size + 2))[:-2])
    await reader.readline()
    return b"".join(pieces)
