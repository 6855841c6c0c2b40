"""How long the head of a request may be."""

import asyncio
from http import HTTPStatus
from typing import Any

import pytest

from canvas_project.asgi import application
from canvas_project.request_heads import HEAD, LINE, refusal


def scope(query: bytes = b"", *headers: tuple[bytes, bytes], path: str = "/") -> dict[str, Any]:
    return {
        "type": "http", "method": "GET", "http_version": "1.1", "scheme": "http", "path": path,
        "query_string": query, "headers": [(b"host", b"localhost"), *headers],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (scope(b"q" * LINE), HTTPStatus.REQUEST_URI_TOO_LONG),
        (scope(path="/" * LINE, query=b"q"), HTTPStatus.REQUEST_URI_TOO_LONG),
        (scope(b"", (b"cookie", b'a="' + b"\\" * LINE)), 431),
        (scope(b"", *[(b"cookie", b"c" * 4_000)] * (1 + HEAD // 4_000)), 431),
        (scope(b"q" * 4_000, (b"cookie", b"c" * 8_000), (b"accept", b"*/*")), None),
    ],
    ids=["query", "path", "cookie", "cookies", "usual"],
)
def test_head_that_is_too_long_is_refused(asked: dict[str, Any], status: int | None) -> None:
    assert refusal(asked) == status


@pytest.mark.parametrize("path", ["/", "/c/bcdfghjkmnpq/stream/"])
def test_server_refuses_it_before_anything_reads_it(path: str) -> None:
    told: list[Any] = []

    async def send(message: Any) -> None:
        told.append(message)

    async def receive() -> Any:
        raise AssertionError

    asked = scope(b"", (b"cookie", b'a="' + b"\\" * 1_000_000 + b'"'), path=path)
    asyncio.run(application(asked, receive, send))

    assert told[0]["status"] == 431
    assert (b"connection", b"close") in told[0]["headers"]
