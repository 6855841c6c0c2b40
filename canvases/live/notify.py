"""PostgreSQL's NOTIFY on one connection that speaks and listens, watched by the event loop.

psycopg's own words for both put up a watch on the socket for every text and take it down again,
which costs several times as much as the text.
"""

import asyncio
from collections.abc import AsyncIterator
from typing import Final

from psycopg import AsyncConnection, Error, OperationalError
from psycopg.pq import ExecStatus

_STATEMENT: Final = b"say"


class NotifyLine:
    """A line on an open connection, in autocommit mode, that nobody else uses. `say` is for one
    task at a time."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._database = connection.pgconn
        self._socket = connection.pgconn.socket
        self._loop = asyncio.get_running_loop()
        self._heard: asyncio.Queue[str | Error] = asyncio.Queue()
        self._answer: asyncio.Future[None] | None = None  # to what was said last

    async def open(self, channel: str) -> None:
        """Begin to listen on a channel, whose name must be a plain word."""
        await self._connection.execute(f"LISTEN {channel}")
        await self._connection.execute(
            f"PREPARE {_STATEMENT.decode()} (text) AS SELECT pg_notify('{channel}', $1)"
        )
        self._loop.add_reader(self._socket, self._read)

    async def close(self) -> None:
        """Close the line and its connection."""
        self._loop.remove_reader(self._socket)
        self._loop.remove_writer(self._socket)
        await self._connection.close()

    async def say(self, text: str) -> None:
        """Send at most 7,000 bytes to everyone who listens on the channel. Returns when PostgreSQL
        has taken it; raises psycopg's errors."""
        self._answer = self._loop.create_future()
        self._database.send_query_prepared(_STATEMENT, [text.encode()])
        if self._database.flush():  # the socket is full: PostgreSQL does not read
            self._loop.add_writer(self._socket, self._write)
        await self._answer

    async def hear(self) -> AsyncIterator[str]:
        """What is said from now on, until the connection breaks: then it raises."""
        while isinstance(heard := await self._heard.get(), str):
            yield heard
        raise heard

    def _write(self) -> None:
        try:
            if not self._database.flush():
                self._loop.remove_writer(self._socket)
        except Error as error:
            self._break(error)

    def _read(self) -> None:
        try:
            self._database.consume_input()
            self._take_answer()
            while notice := self._database.notifies():
                self._heard.put_nowait(bytes(notice.extra).decode())
        except Error as error:
            self._break(error)

    def _take_answer(self) -> None:
        """Look whether what was said is done. What comes unasked is left where it is."""
        while self._answer is not None and not self._database.is_busy():
            result = self._database.get_result()
            if result is None:
                answer, self._answer = self._answer, None
                if not answer.done():  # as it is where the task was cancelled
                    answer.set_result(None)
            elif result.status == ExecStatus.FATAL_ERROR:
                raise OperationalError(result.get_error_message())

    def _break(self, error: Error) -> None:
        """What failed once will fail again: tell whoever listens, and look no more."""
        self._loop.remove_reader(self._socket)
        self._loop.remove_writer(self._socket)
        self._heard.put_nowait(error)
