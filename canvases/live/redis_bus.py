"""The message bus through Redis's PUBLISH and SUBSCRIBE."""

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from redis.asyncio import Connection, Redis
from redis.asyncio.client import PubSub
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import ResponseError

_CHANNEL: Final = "canvases"


@dataclass(slots=True)
class RedisConnection:
    """Two connections to Redis, one for each direction. Both raise Redis's errors once their
    connection has broken."""

    sending: Connection
    receiving: PubSub
    channel: str
    has_replies: bool

    async def send(self, text: str) -> None:
        """Send a text to everyone who subscribes to the channel."""
        await self.sending.send_command("PUBLISH", self.channel, text)
        if self.has_replies:
            await self.sending.read_response()

    async def receive(self) -> AsyncIterator[str]:
        """The texts that were sent since the connection was opened."""
        async for message in self.receiving.listen():
            if message["type"] == "message":
                yield message["data"].decode()


@asynccontextmanager
async def connect() -> AsyncIterator[RedisConnection]:
    """Connect to the Redis of the settings. All users of a Redis server share its channels,
    whatever their database number, so the channel has a name that only this installation knows."""
    secret = hashlib.sha256(f"{_CHANNEL}:{settings.SECRET_KEY}".encode()).hexdigest()
    channel = f"{_CHANNEL}:{secret[:24]}"
    # The bus client connects again; the library's own retries would only hide that it broke.
    never = Retry(NoBackoff(), 0)
    client = Redis.from_url(settings.REDIS_URL, socket_connect_timeout=5, retry=never)
    async with client, client.pubsub() as receiving:
        await receiving.subscribe(channel)
        sending = client.connection_pool.make_connection()  # type: ignore[no-untyped-call]
        try:
            await sending.connect()
            has_replies = await _has_replies(sending)
            yield RedisConnection(sending, receiving, channel, has_replies)
        finally:
            await sending.disconnect(nowait=True)


async def _has_replies(sending: Connection) -> bool:
    """Ask Redis to send no replies, because reading empty replies would take longer than sending.
    Returns whether replies come all the same, as to a user with few rights. Only the reply to ON
    tells: a granted OFF has none."""
    await sending.send_command("CLIENT", "REPLY", "ON")
    try:
        await sending.read_response()
    except ResponseError:
        return True
    await sending.send_command("CLIENT", "REPLY", "OFF")
    return False
