"""The message bus through PostgreSQL's LISTEN and NOTIFY, with psycopg's own methods for them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection
from psycopg import AsyncConnection, sql

_CHANNEL: Final = "canvases"


@dataclass(frozen=True, slots=True)
class PostgresConnection:
    """Two connections to the database, one for each direction. Both raise psycopg's errors once
    their connection has broken."""

    sending: AsyncConnection
    receiving: AsyncConnection
    channel: str

    async def send(self, text: str) -> None:
        """Send at most 7,000 bytes to everyone who listens on the channel. Returns when PostgreSQL
        has accepted it."""
        await self.sending.execute("SELECT pg_notify(%s, %s)", [self.channel, text])

    async def receive(self) -> AsyncIterator[str]:
        """The texts that were sent since the connection was opened."""
        async for notice in self.receiving.notifies():
            yield notice.payload


@asynccontextmanager
async def connect() -> AsyncIterator[PostgresConnection]:
    """Connect to the pages' database, on connections of the bus's own. NOTIFY is not part of the
    writing transaction: there it would make commits wait for each other."""
    async with open_channel(_CHANNEL, **connection_parameters()) as opened:
        yield opened


@asynccontextmanager
async def open_channel(channel: str, **parameters: Any) -> AsyncIterator[PostgresConnection]:
    """Connect to a channel of the database that psycopg's `parameters` name. Raises psycopg's
    errors."""
    async with await _connect(parameters) as sending, await _connect(parameters) as receiving:
        await receiving.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel)))
        yield PostgresConnection(sending, receiving, channel)


def connection_parameters() -> dict[str, Any]:
    """The parameters of the pages' database connections, under psycopg's names."""
    database = connection.settings_dict
    known = {
        "dbname": database["NAME"], "user": database["USER"], "password": database["PASSWORD"],
        "host": database["HOST"], "port": database["PORT"],
    }  # fmt: skip
    return {**database["OPTIONS"], **{name: value for name, value in known.items() if value}}


async def _connect(parameters: dict[str, Any]) -> AsyncConnection:
    return await AsyncConnection.connect(**parameters, autocommit=True)
