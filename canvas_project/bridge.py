"""Django's WSGI handler under ASGI: a request hops into a thread once, and its answer back once.

Why not a library's: docs/decisions/009-own-bridge.md.
"""

import asyncio
import io
import sys
from collections.abc import Awaitable, Callable, MutableMapping
from functools import partial
from queue import SimpleQueue
from threading import Thread
from typing import Any

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
Answer = tuple[Message, bytes]


class Bridge:
    """Answers requests by a WSGI application in `threads` threads that live as long as the server:
    so do their connections to the database. Answers are complete in memory, as all of ours are."""

    def __init__(self, application: Callable[..., Any], name: str, threads: int) -> None:
        self._application = application
        self.under_way = 0  # requests that have no answer yet
        # An executor would do, but costs as much as a tenth of a short request.
        self._asked: SimpleQueue[tuple[asyncio.Future[Answer], Any, bytes]] = SimpleQueue()
        for number in range(threads):
            Thread(target=self._work, name=f"{name}_{number}", daemon=True).start()

    async def __call__(self, scope: Any, body: bytes, send: Send) -> None:
        """Answer one request, whose body is complete."""
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self.under_way += 1
        self._asked.put((answer, scope, body))
        try:
            start, content = await answer
        finally:
            self.under_way -= 1
        await send(start)
        await send({"type": "http.response.body", "body": content})

    def _work(self) -> None:
        while True:
            answer, scope, body = self._asked.get()
            tell: Callable[[], None]
            try:
                tell = partial(answer.set_result, self._answer(scope, body))
            except Exception as error:  # noqa: BLE001 — the loop says what to do about it
                tell = partial(answer.set_exception, error)
            answer.get_loop().call_soon_threadsafe(_unless_done, answer, tell)

    def _answer(self, scope: Any, body: bytes) -> tuple[Message, bytes]:
        start: Message = {"type": "http.response.start"}

        def start_response(
            status: str, headers: list[tuple[str, str]], _error: object = None
        ) -> None:
            start["status"] = int(status[:3])
            start["headers"] = [
                (name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers
            ]

        parts = self._application(_environ(scope, body), start_response)
        try:
            return start, b"".join(parts)
        finally:
            if close := getattr(parts, "close", None):
                close()


def _unless_done(answer: asyncio.Future[Answer], tell: Callable[[], None]) -> None:
    if not answer.done():  # as it is where the browser has gone
        tell()


def _environ(scope: Any, body: bytes) -> dict[str, Any]:
    """The request in WSGI's words (PEP 3333)."""
    host, port = scope.get("server") or ("localhost", 80)
    environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode().decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": host,
        "SERVER_PORT": str(port or 0),
        "REMOTE_ADDR": (scope.get("client") or ("",))[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
        if "_" in name:
            continue  # would pass for the header that is spelt with a hyphen
        key = name.upper().replace("-", "_")
        if key not in {"CONTENT_TYPE", "CONTENT_LENGTH"}:
            key = f"HTTP_{key}"
        if key in environ:
            value = environ[key] + ("; " if key == "HTTP_COOKIE" else ",") + value
        environ[key] = value
    environ["CONTENT_LENGTH"] = str(len(body))
    return environ
