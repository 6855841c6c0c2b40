"""Django, asked in ASGI's words and answering at once: neither WSGI nor a coroutine in between.

Why not one of Django's own two handlers: docs/decisions/014-handler.md.
"""

import io
import os
from collections.abc import MutableMapping
from http import HTTPStatus
from typing import Any

import django
from django.core import signals
from django.core.handlers.asgi import ASGIRequest
from django.core.handlers.base import BaseHandler

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "canvas_project.settings")
django.setup(set_prefix=False)

Message = MutableMapping[str, Any]
Answer = tuple[Message, bytes]


class Handler(BaseHandler):
    """Everything between a request and its view, for the thread that calls it."""

    def __init__(self) -> None:
        super().__init__()
        self.load_middleware()

    def __call__(self, scope: Any, body: bytes) -> Answer:
        """The answer to a request whose body is complete: ASGI's message that starts it, and its
        content, complete as well."""
        signals.request_started.send(type(self), scope=scope)
        try:
            request = ASGIRequest(scope, io.BytesIO(body))
        except UnicodeDecodeError:  # a query that no browser sends
            return _message(HTTPStatus.BAD_REQUEST, []), b""
        # A body that came in chunks does not say how long it is.
        request.META["CONTENT_LENGTH"] = str(len(body))
        response = self.get_response(request)
        try:
            headers = [*response.items()]
            headers += [
                ("Set-Cookie", cookie.OutputString()) for cookie in response.cookies.values()
            ]
            return _message(response.status_code, headers), b"".join(response)
        finally:
            response.close()


def _message(status: int, headers: list[tuple[str, str]]) -> Message:
    raw = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
    return {"type": "http.response.start", "status": status, "headers": raw}
