"""The line through PostgreSQL by itself."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from psycopg import AsyncConnection, Error

from canvases.live.notify import NotifyLine
from tests.live.grounds import NOTIFY, Ground

pytestmark = pytest.mark.parametrize("ground", [NOTIFY], indirect=True)


def on_a_line(ground: Ground, use: Callable[[NotifyLine], Awaitable[None]]) -> None:
    """Use a new line; ten seconds at most."""

    async def run() -> None:
        url = ground.env["DATABASE_URL"]
        line = NotifyLine(await AsyncConnection.connect(url, autocommit=True))
        try:
            await line.open("words")
            async with asyncio.timeout(10):
                await use(line)
        finally:
            await line.close()

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
        ended = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
        ground.sql(f"{ended} WHERE datname = current_database() AND query LIKE ?", ["PREPARE say%"])
        with pytest.raises(Error):
            await anext(line.hear())
        with pytest.raises(Error):
            await line.say("Is anybody there?")

    on_a_line(ground, use)


def test_text_that_postgresql_refuses_breaks_the_line(ground: Ground) -> None:
    async def use(line: NotifyLine) -> None:
        saying = asyncio.create_task(line.say("x" * 9000))
        with pytest.raises(Error, match="payload string too long"):
            await anext(line.hear())
        saying.cancel()

    on_a_line(ground, use)
