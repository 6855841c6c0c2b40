"""The message bus between server processes: PostgreSQL's NOTIFY, or Redis.

Each carries short texts to every process, the sender included, and stores nothing. A text that
nobody receives is lost; notifications may be lost.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from django.conf import settings
from django.db import connection


class BusConnection(Protocol):
    """An open connection. Every method raises the library's errors once it has broken."""

    async def send(self, text: str) -> None:
        """Send at most 7,000 bytes to every process."""

    def receive(self) -> AsyncIterator[str]:
        """The texts that are sent from now on."""


Connect = Callable[[], AbstractAsyncContextManager[BusConnection]]


def configured_bus() -> tuple[str, Connect] | None:
    """The name of the bus that the settings ask for, and the function that connects to it. None
    with SQLite and no Redis: there one process serves alone."""
    if settings.REDIS_URL:
        from canvases.live import redis_bus

        return "redis", redis_bus.connect
    if connection.vendor == "postgresql":
        from canvases.live import postgres_bus

        return "notify", postgres_bus.connect
    return None
