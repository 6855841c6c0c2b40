"""What leaves for a subscriber with a server other than uvicorn; tests over TCP show the rest."""

import asyncio
import socket
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import pytest

from canvases.live.stream_connection import Chunk, StreamConnection


def finish(rest: Coroutine[Any, Any, None] | None) -> None:
    """Run it in a loop of its own: a browser's test may have left one in this thread."""
    assert rest is not None
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, rest).result()


def test_bytes_are_one_chunk_of_its_length() -> None:
    length, _break, rest = Chunk("é\n\n".encode()).encoded.partition(b"\r\n")

    assert (int(length, 16), rest) == (4, b"\xc3\xa9\n\n\r\n")


def test_other_server_is_told_in_the_words_of_asgi() -> None:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    finish(StreamConnection(send).write(Chunk(b"data: 1\n\n")))

    assert sent == [{"type": "http.response.body", "body": b"data: 1\n\n", "more_body": True}]


@pytest.mark.parametrize("missing", ["transport", "chunked_encoding", "disconnected", "flow"])
def test_uvicorn_of_another_shape_is_told_in_the_words_of_asgi(missing: str) -> None:
    sent: list[Any] = []

    class Cycle(SimpleNamespace):
        async def send(self, message: Any) -> None:
            sent.append(message)

    flow = SimpleNamespace(write_paused=False)
    cycle = Cycle(transport=object(), chunked_encoding=True, disconnected=False, flow=flow)
    delattr(cycle, missing)

    finish(StreamConnection(cycle.send).write(Chunk(b"data: 1\n\n")))

    assert [message["body"] for message in sent] == [b"data: 1\n\n"]


def test_browser_that_left_while_its_stream_opened_is_no_error() -> None:
    class Gone(SimpleNamespace):
        async def send(self, message: Any) -> None: ...

    line = socket.socket()
    line.close()
    transport = SimpleNamespace(get_extra_info=lambda _name: line)

    StreamConnection(Gone(transport=transport).send).drop_when_lost()
