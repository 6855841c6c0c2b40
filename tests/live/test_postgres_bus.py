"""The line through PostgreSQL by itself."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from psycopg import Error

from canvases.live.postgres_bus import NotifyLine, open_line
from tests.live.grounds import NOTIFY, Ground

pytestmark = pytest.mark.parametrize("ground", [NOTIFY], indirect=True)


def on_a_line(ground: Ground, use: Callable[[NotifyLine], Awaitable[None]]) -> None:
    """Use a new line; ten seconds at most."""

    async def run() -> None:
        async with open_line("words", conninfo=ground.env["DATABASE_URL"]) as line:
            async with asyncio.timeout(10):
                await use(line)

    asyncio.run(run())


def test_what_is_said_is_heard_in_order_and_whole(ground: Ground) -> None:
    async def use(line: NotifyLine) -> None:
        words = [f"{number} {'schön %s $1' * (number * 9)}"[:6000] for number in range(50)]
        for word in words:
            await line.say(word)

        heard = line.hear()
        assert [await anext(heard) for _word in words] == words

    on_a_line(ground, use)


def test_who_speaks_and_who_listens_learn_that_the_line_has_broken(ground: Ground) -> None:
    async def use(line: NotifyLine) -> None:
        await line.say("Hello")
        for query in ("LISTEN%", "SELECT pg_notify%"):
            ended = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            ground.sql(f"{ended} WHERE datname = current_database() AND query LIKE ?", [query])
        with pytest.raises(Error):
            async for _heard in line.hear():
                pass
        with pytest.raises(Error):
            await line.say("Is anybody there?")

    on_a_line(ground, use)


def test_text_that_postgresql_refuses_is_an_error_to_who_says_it(ground: Ground) -> None:
    async def use(line: NotifyLine) -> None:
        with pytest.raises(Error, match="payload string too long"):
            await line.say("x" * 9000)

    on_a_line(ground, use)
