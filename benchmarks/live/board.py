"""What the load does to our server: a crowd of members on one board, whose notes are edited."""

import asyncio
import itertools
from asyncio import Lock
from collections.abc import Iterator
from typing import Final

from django.conf import settings

from benchmarks.boards import make_board
from canvases.access import new_token, token_hash
from canvases.actions import workspaces
from canvases.models import Note, Role

NOTES: Final = 30
_EACH: Final = 5  # streams of one member


class Crowd:
    """Members who listen, and one writer who edits thirty notes in turn, each over a connection of
    its own: two edits of one note never overtake each other."""

    def __init__(self, subscribers: int, seed: int) -> None:
        guest = make_board(NOTES, seed=seed)
        workspace = guest.canvas.workspace
        self.path = f"/c/{guest.canvas.public_id}/"
        self._token = guest.token
        self._reading = [new_token() for _ in range(-(-subscribers // _EACH))]
        for token in self._reading:
            workspaces.join(workspace, token_hash(token), Role.EDITOR)
        self._notes = list(Note.objects.filter(workspace=workspace).order_by("pk"))
        self._versions = {note.public_id: note.version for note in self._notes}

    def requests(self, count: int) -> list[bytes]:
        """What so many subscribers say first."""
        cookies = itertools.cycle(self._reading)
        return [self._head("GET", "stream/", next(cookies)) + b"\r\n" for _number in range(count)]

    async def connect(self, port: int) -> None:
        """Open the writer's connections."""
        self._lines = [
            # The head is put together now: what the driver spends on it is not the server's.
            (note, self._edit(note), *await asyncio.open_connection("127.0.0.1", port), Lock())
            for note in self._notes
        ]
        self._turns: Iterator[int] = itertools.cycle(range(len(self._lines)))

    async def write(self, op_id: str) -> None:
        """Edit the next note, from POST to the end of the answer."""
        note, head, reader, writer, lock = self._lines[next(self._turns)]
        async with lock:
            op, version = op_id.encode(), self._versions[note.public_id]
            body = b"op_id=%b&version=%d&text=Canteen+is+closed%%2C+%b" % (op, version, op)
            writer.write(b"%bContent-Length: %d\r\n\r\n%b" % (head, len(body), body))
            answer = await reader.readuntil(b"\r\n\r\n")
            assert answer.startswith(b"HTTP/1.1 200"), answer[:300]
            self._versions[note.public_id] += 1
            await _rest(reader, answer.lower())

    def close(self) -> None:
        """Hang up."""
        for _note, _head, _reader, writer, _lock in self._lines:
            writer.close()

    def _edit(self, note: Note) -> bytes:
        """The head of a request that edits the note, up to the length of its body."""
        return (
            self._head("POST", f"notes/{note.public_id}/", self._token)
            + b"Content-Type: application/x-www-form-urlencoded\r\nHX-Request: true\r\n"
            + b"X-Live: 1\r\nX-CSRFToken: %b\r\n" % (b"a" * 32)
        )

    def _head(self, method: str, path: str, token: str) -> bytes:
        cookie = f"{settings.GUEST_COOKIE}={token}; csrftoken={'a' * 32}"
        line = f"{method} {self.path}{path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n"
        return line.encode()


async def _rest(reader: asyncio.StreamReader, head: bytes) -> None:
    if b"content-length: " in head:
        length = head.split(b"content-length: ")[1].split(b"\r\n")[0]
        await reader.readexactly(int(length))
        return
    while (size := int(await reader.readline(), 16)) > 0:
        await reader.readexactly(size + 2)
    await reader.readline()
