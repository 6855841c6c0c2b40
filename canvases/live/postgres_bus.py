"""PostgreSQL's LISTEN and NOTIFY, by psycopg's own words for them, on a connection for each."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from psycopg import AsyncConnection, sql


@dataclass(frozen=True, slots=True)
class NotifyLine:
    """An open line: what is said on one connection is heard on the other, as by everyone who
    listens on the channel. Both raise psycopg's errors where their connection has broken."""

    speaking: AsyncConnection
    listening: AsyncConnection
    channel: str

    async def say(self, text: str) -> None:
        """Send at most 7,000 bytes to everyone who listens on the channel. Returns when PostgreSQL
        has taken it."""
        await self.speaking.execute("SELECT pg_notify(%s, %s)", [self.channel, text])

    async def hear(self) -> AsyncIterator[str]:
        """What was said since the line was opened."""
        async for notice in self.listening.notifies():
            yield notice.payload


@asynccontextmanager
async def open_line(channel: str, **parameters: Any) -> AsyncIterator[NotifyLine]:
    """A line on a channel of the database that psycopg's `parameters` name. Raises psycopg's
    errors."""
    async with await _connect(parameters) as speaking, await _connect(parameters) as listening:
        await listening.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel)))
        yield NotifyLine(speaking, listening, channel)


async def _connect(parameters: dict[str, Any]) -> AsyncConnection:
    return await AsyncConnection.connect(**parameters, autocommit=True)
