"""`POST /c/<canvas>/here/` with `tab` and `at`: a tab reports what its member writes in.

It stands beside Django like the stream: it is requested often, needs no page thread and writes
nothing.
"""

import asyncio
import re
from collections import Counter
from http import HTTPStatus
from time import monotonic
from typing import Final
from urllib.parse import parse_qs

from django.db import OperationalError

from canvases.access import grant_for_canvas
from canvases.guest_cookie import first_grant, tokens_in
from canvases.live.hub import Hub
from canvases.live.stream_connection import Message, Send
from canvases.live.stream_endpoint import TAB, Receive, body, cookies_of, refuse
from canvases.method.kinds import Kind

MAX_BODY: Final = 500  # bytes of a request's body
EACH_SECOND: Final = 5  # requests of one person, all tabs together

_EXPLAINED: Final = {
    HTTPStatus.METHOD_NOT_ALLOWED: [(b"allow", b"POST")],
    HTTPStatus.TOO_MANY_REQUESTS: [(b"retry-after", b"2")],
    HTTPStatus.SERVICE_UNAVAILABLE: [(b"retry-after", b"5")],
}
_AT = re.compile(rf"(box:({'|'.join(Kind)})|note:[0-9a-z]{{12}})?", re.ASCII)


class RateLimit:
    """Counts requests by cookie token, second by second."""

    def __init__(self) -> None:
        self._since = 0.0
        self._counts: Counter[str | None] = Counter()

    def is_too_much(self, token: str | None) -> bool:
        """Count one more, and say whether it was one too many."""
        now = monotonic()
        if now - self._since >= 1:
            self._since = now
            self._counts.clear()
        self._counts[token] += 1
        return self._counts[token] > EACH_SECOND


_rate_limit = RateLimit()


async def report_presence(
    hub: Hub, canvas: str, scope: Message, receive: Receive, send: Send
) -> None:
    """Answer one request: 204, or the reason against it."""
    status = await _report(hub, canvas, scope, receive)
    if status is HTTPStatus.NO_CONTENT:
        await send({"type": "http.response.start", "status": status.value, "headers": []})
        await send(body(b""))
    else:
        await refuse(send, status, *_EXPLAINED.get(status, []))


async def _report(hub: Hub, canvas: str, scope: Message, receive: Receive) -> HTTPStatus:
    cookies = cookies_of(scope)
    if status := _refused(scope, cookies):
        return status
    fields = parse_qs((await _body(receive, hub.settings.body_timeout) or b"").decode("latin-1"))
    tab, at = fields.get("tab", [""])[0], fields.get("at", [""])[0]
    if not TAB.fullmatch(tab) or not _AT.fullmatch(at):
        return HTTPStatus.BAD_REQUEST
    try:
        _token, grant = await hub.at_gate(first_grant, cookies, grant_for_canvas, canvas)
    except OperationalError:
        return HTTPStatus.SERVICE_UNAVAILABLE
    if grant is None:
        return HTTPStatus.NOT_FOUND
    if not grant.can_edit:
        return HTTPStatus.FORBIDDEN
    hub.presence.set_activity(grant.canvas.pk, grant.member, tab, at)
    return HTTPStatus.NO_CONTENT


def _refused(scope: Message, cookies: dict[str, str]) -> HTTPStatus | None:
    """Why the request is refused before its body is read; None where it is not."""
    if scope["method"] != "POST":
        return HTTPStatus.METHOD_NOT_ALLOWED
    # A form on another site cannot send this header, a script there has to ask first.
    if not any(name == b"hx-request" for name, _value in scope["headers"]):
        return HTTPStatus.FORBIDDEN
    token = next(iter(tokens_in(cookies)), None)
    return HTTPStatus.TOO_MANY_REQUESTS if _rate_limit.is_too_much(token) else None


async def _body(receive: Receive, patience: float) -> bytes | None:
    """The body; None where it is too long or does not arrive in time."""
    try:
        async with asyncio.timeout(patience):
            return await _read(receive)
    except TimeoutError:
        return None


async def _read(receive: Receive) -> bytes | None:
    content = b""
    while len(content) <= MAX_BODY:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        content += message.get("body", b"")
        if not message.get("more_body", False):
            return content if len(content) <= MAX_BODY else None
    return None
