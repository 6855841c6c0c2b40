"""Two ways in which server processes hear each other: PostgreSQL's NOTIFY, and Redis.

Both carry short texts to everyone who listens, the speaker included, and keep nothing: what nobody
hears is lost, which a hint may be.
"""

import hashlib
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol

from django.conf import settings
from django.db import connection

if TYPE_CHECKING:  # neither is imported by a server that does not need it
    from redis.asyncio import Connection
    from redis.asyncio.client import PubSub

_CHANNEL: Final = "canvases"


class Line(Protocol):
    """An open line. Everything raises, something or other, when it has broken."""

    async def say(self, text: str) -> None:
        """Send at most 7,000 bytes to everyone."""

    def hear(self) -> AsyncIterator[str]:
        """What is said from now on."""


Opener = Callable[[], AbstractAsyncContextManager[Line]]


def chosen() -> tuple[str, Opener] | None:
    """The name of the line that the settings ask for, and what opens it; None where a process is
    alone: with SQLite and no Redis."""
    if settings.REDIS_URL:
        return "redis", by_redis
    if connection.vendor == "postgresql":
        return "notify", by_notify
    return None


@asynccontextmanager
async def by_notify() -> AsyncIterator[Line]:
    """A line through the database, on connections of its own. NOTIFY is not part of the writing
    transaction: there it would make commits wait for each other."""
    from canvases.live.postgres_bus import open_line

    async with open_line(_CHANNEL, **notify_parameters()) as line:
        yield line


def notify_parameters() -> dict[str, Any]:
    """What the pages' connections are made with, in psycopg's words."""
    database = connection.settings_dict
    known = {
        "dbname": database["NAME"], "user": database["USER"], "password": database["PASSWORD"],
        "host": database["HOST"], "port": database["PORT"],
    }  # fmt: skip
    return {**database["OPTIONS"], **{name: value for name, value in known.items() if value}}


@dataclass(slots=True)
class _Redis:
    mouth: "Connection"
    ears: "PubSub"
    channel: str
    answers: bool

    async def say(self, text: str) -> None:
        await self.mouth.send_command("PUBLISH", self.channel, text)
        if self.answers:
            await self.mouth.read_response()

    async def hear(self) -> AsyncIterator[str]:
        async for message in self.ears.listen():
            if message["type"] == "message":
                yield message["data"].decode()


@asynccontextmanager
async def by_redis() -> AsyncIterator[Line]:
    """A line through Redis. Its channels are shared by all who use the server, whatever the number
    of their database, so the channel has a name that only this installation knows."""
    from redis.asyncio import Redis
    from redis.asyncio.retry import Retry
    from redis.backoff import NoBackoff

    secret = hashlib.sha256(f"{_CHANNEL}:{settings.SECRET_KEY}".encode()).hexdigest()
    channel = f"{_CHANNEL}:{secret[:24]}"
    # Whoever holds the line opens it again; the library's own tries would only hide that it broke.
    never = Retry(NoBackoff(), 0)
    client = Redis.from_url(settings.REDIS_URL, socket_connect_timeout=5, retry=never)
    async with client, client.pubsub() as ears:
        await ears.subscribe(channel)
        mouth = client.connection_pool.make_connection()  # type: ignore[no-untyped-call]
        try:
            await mouth.connect()
            yield _Redis(mouth, ears, channel, answers=await _answers(mouth))
        finally:
            await mouth.disconnect(nowait=True)


async def _answers(mouth: "Connection") -> bool:
    """Ask for no answers from now on: to read ones that say nothing would take longer than to
    speak. Returns whether they come all the same, as to a user of few rights or from a Redis of
    another make. Only the answer to ON says so: there is none to OFF that is granted."""
    from redis.exceptions import ResponseError

    await mouth.send_command("CLIENT", "REPLY", "ON")
    try:
        await mouth.read_response()
    except ResponseError:
        return True
    await mouth.send_command("CLIENT", "REPLY", "OFF")
    return False
