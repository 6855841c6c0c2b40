"""The line through Redis: what is said is heard, with all rights there and with few."""

import asyncio
import subprocess
from collections.abc import Iterator

import pytest
from pytest_django import Settings

from canvases.live.message_bus import by_redis
from tests.databases import redis, tool

FEW = ("few", "on", ">secret", "resetchannels", "&*", "-@all", "+publish", "+subscribe")


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """Where a Redis listens that also knows a user who may speak and hear and nothing else."""
    with redis() as port:
        command = [tool("redis-cli"), "-p", str(port), "ACL", "SETUSER", *FEW]
        subprocess.run(command, check=True, capture_output=True)
        yield port


@pytest.mark.parametrize(("user", "reads_answers"), [("", False), ("few:secret@", True)])
def test_what_is_said_is_heard_and_no_answer_is_left_unread(
    port: int, settings: Settings, user: str, *, reads_answers: bool
) -> None:
    settings.REDIS_URL = f"redis://{user}127.0.0.1:{port}/0"
    said = [f"workspace {number}" for number in range(30)]

    async def talk() -> list[str]:
        async with by_redis() as line:
            for text in said:
                await line.say(text)
            assert line.answers is reads_answers  # type: ignore[attr-defined]
            hears = line.hear()
            heard = [await asyncio.wait_for(anext(hears), 10) for _text in said]
            assert not await line.mouth.can_read()  # type: ignore[attr-defined]
            return heard

    assert asyncio.run(talk()) == said
