"""The bus through PostgreSQL by itself."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from psycopg import Error

from canvases.live.postgres_bus import PostgresConnection, open_channel
from tests.live.backends import NOTIFY, Ground

pytestmark = pytest.mark.parametrize("ground", [NOTIFY], indirect=True)


def on_a_bus(ground: Ground, use: Callable[[PostgresConnection], Awaitable[None]]) -> None:
    """Use a new connection; ten seconds at most."""

    async def run() -> None:
        async with open_channel("words", conninfo=ground.env["DATABASE_URL"]) as bus:
            async with asyncio.timeout(10):
                await use(bus)

    asyncio.run(run())


def test_what_is_sent_is_received_in_order_and_whole(ground: Ground) -> None:
    async def use(bus: PostgresConnection) -> None:
        words = [f"{number} {'schön %s $1' * (number * 9)}"[:6000] for number in range(50)]
        for word in words:
            await bus.send(word)

        heard = bus.receive()
        assert [await anext(heard) for _word in words] == words

    on_a_bus(ground, use)


def test_sender_and_receiver_learn_that_the_connection_has_broken(ground: Ground) -> None:
    async def use(bus: PostgresConnection) -> None:
        await bus.send("Hello")
        for query in ("LISTEN%", "SELECT pg_notify%"):
            ended = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            ground.sql(f"{ended} WHERE datname = current_database() AND query LIKE ?", [query])
        with pytest.raises(Error):
            async for _heard in bus.receive():
                pass
        with pytest.raises(Error):
            await bus.send("Is anybody there?")

    on_a_bus(ground, use)


def test_text_that_postgresql_refuses_is_an_error_to_the_sender(ground: Ground) -> None:
    async def use(bus: PostgresConnection) -> None:
        with pytest.raises(Error, match="payload string too long"):
            await bus.send("x" * 9000)

    on_a_bus(ground, use)
