"""The bus through Redis: what is sent is received, with all rights there and with few."""

import asyncio
import subprocess
from collections.abc import Iterator

import pytest
from pytest_django import Settings

from canvases.live import redis_bus
from tests.databases import redis, tool

FEW = ("few", "on", ">secret", "resetchannels", "&*", "-@all", "+publish", "+subscribe")


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """Where a Redis listens that also knows a user who may speak and hear and nothing else."""
    with redis() as port:
        command = [tool("redis-cli"), "-p", str(port), "ACL", "SETUSER", *FEW]
        subprocess.run(command, check=True, capture_output=True)
        yield port


@pytest.mark.parametrize(("user", "has_replies"), [("", False), ("few:secret@", True)])
def test_what_is_sent_is_received_and_no_reply_is_left_unread(
    port: int, settings: Settings, user: str, *, has_replies: bool
) -> None:
    settings.REDIS_URL = f"redis://{user}127.0.0.1:{port}/0"
    said = [f"workspace {number}" for number in range(30)]

    async def talk() -> list[str]:
        async with redis_bus.connect() as bus:
            for text in said:
                await bus.send(text)
            assert bus.has_replies is has_replies
            received = bus.receive()
            heard = [await asyncio.wait_for(anext(received), 10) for _text in said]
            assert not await bus.sending.can_read()
            return heard

    assert asyncio.run(talk()) == said
