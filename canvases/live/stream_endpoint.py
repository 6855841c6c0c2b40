"""`GET /c/<canvas>/stream/?after=EPOCH:SEQ` and `GET /w/<workspace>/stream/?after=…`: the events of
a canvas, or of the pages of segments, as server-sent events.

A small ASGI application beside Django: an open stream costs a task and some memory, no thread and
no database connection.
"""

import asyncio
import random
import re
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Final
from urllib.parse import parse_qs

from django.db import OperationalError
from django.http.cookie import parse_cookie

from canvases.access import CanvasGrant, Grant
from canvases.board_state.events import Reset
from canvases.guest_cookie import first_grant
from canvases.live.cursor import Cursor
from canvases.live.hub import RESET, Hub, TooManyStreams
from canvases.live.stream_connection import Chunk, Message, Send, StreamConnection
from canvases.live.subscriber import Subscriber
from canvases.network import network_of

Find = Callable[[str | None, str], Grant | None]
Receive = Callable[[], Awaitable[Message]]

TAB: Final = re.compile(r"[A-Za-z0-9_-]{8,40}", re.ASCII)  # how a browser names one of its tabs

_HEADERS: Final = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store, no-transform"),
    (b"x-accel-buffering", b"no"),  # nginx would collect a page before it passes it on
    (b"x-content-type-options", b"nosniff"),
    (b"cross-origin-resource-policy", b"same-origin"),
]


async def stream_events(
    hub: Hub, public_id: str, scope: Message, receive: Receive, send: Send, *, find: Find
) -> None:
    """Answer one request, of whom `find` gives a grant for the place with this id. An outsider gets
    404, as for a place that does not exist."""
    if scope["method"] != "GET":
        return await refuse(send, HTTPStatus.METHOD_NOT_ALLOWED, (b"allow", b"GET"))
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    grant = None
    try:
        cookies = cookies_of(scope)
        _token, grant = await hub.at_gate(first_grant, cookies, find, public_id)
        if grant is None:
            return await refuse(send, HTTPStatus.NOT_FOUND)
        if grant.place is not None and grant.place.is_binned:
            return await refuse(send, HTTPStatus.GONE)
        subscriber = await hub.join(grant, _asked(scope, headers), _network(scope))
    except (TooManyStreams, OperationalError):
        wait = str(random.randint(10, 30)).encode()  # noqa: S311 — spreads a crowd
        return await refuse(send, HTTPStatus.SERVICE_UNAVAILABLE, (b"retry-after", wait))
    except Reset:
        return await _answer(send, HTTPStatus.OK, _HEADERS, _now(grant) + RESET)
    try:
        if isinstance(grant, CanvasGrant) and (tab := _tab(scope)):
            hub.presence.enter(subscriber, grant, tab)
        await _serve(subscriber, receive, send)
    finally:
        hub.leave(subscriber)


def cookies_of(scope: Message) -> dict[str, str]:
    """The cookies that the browser sends."""
    cookies = b"; ".join(value for name, value in scope["headers"] if name == b"cookie")
    return parse_cookie(cookies.decode("latin-1"))


def _now(grant: Grant | None) -> bytes:
    """The present cursor, for the page of a segment: an EventSource comes back with it by itself. A
    board loads, and knows it then."""
    if grant is None or grant.place is not None:
        return b""
    return f"id: {grant.workspace.epoch}:{grant.workspace.seq}\n".encode()


def _network(scope: Message) -> str:
    client = scope.get("client")
    return network_of(client[0]) if client else ""


def _tab(scope: Message) -> str:
    """The name of the tab, where the page shows presence; otherwise ""."""
    query = parse_qs(scope["query_string"].decode("latin-1"))
    tab = query.get("tab", [""])[0]
    return tab if TAB.fullmatch(tab) else ""


def _asked(scope: Message, headers: dict[str, str]) -> Cursor | None:
    """The browser's cursor, or None. The header of a browser that reconnects by itself is newer
    than the address."""
    query = parse_qs(scope["query_string"].decode("latin-1"))
    asked = headers.get("last-event-id") or query.get("after", [""])[0]
    if not asked:
        return None
    return Cursor.parse(asked) or Cursor.nowhere()


async def _serve(subscriber: Subscriber, receive: Receive, send: Send) -> None:
    watch = asyncio.create_task(_until_gone(subscriber, receive))
    connection: StreamConnection | None = None
    # After a restart everyone comes back, but not all at once.
    retry = random.randint(1000, 4000)  # noqa: S311 — no secret
    try:
        await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
        connection = StreamConnection(send)
        connection.drop_when_lost()
        await send(Chunk(f"retry: {retry}\n\n".encode()).message)
        await subscriber.serve(connection)
        await send(body(b""))
    except asyncio.CancelledError:
        if connection is None or not subscriber.is_cut:
            raise  # the server ends
        connection.abort()
        await asyncio.sleep(0)  # uvicorn hears of it
    finally:
        watch.cancel()


async def _until_gone(subscriber: Subscriber, receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    subscriber.close()


async def refuse(send: Send, status: HTTPStatus, *headers: tuple[bytes, bytes]) -> None:
    """Answer with a status and its name."""
    plain = (b"content-type", b"text/plain; charset=utf-8")
    never = (b"cache-control", b"no-store")
    await _answer(send, status, [plain, never, *headers], f"{status.phrase}\n".encode())


def body(content: bytes) -> Message:
    """The rest of an answer, as an ASGI message."""
    return {"type": "http.response.body", "body": content, "more_body": False}


async def _answer(
    send: Send, status: HTTPStatus, headers: list[tuple[bytes, bytes]], content: bytes
) -> None:
    length = (b"content-length", str(len(content)).encode())
    await send({"type": "http.response.start", "status": status, "headers": [*headers, length]})
    await send(body(content))
