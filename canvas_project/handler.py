"""Django's request handler for the bridge: it takes an ASGI scope and returns the response.

docs/decisions/014-handler.md says why it is neither of Django's own two handlers.
"""

import gc
import io
import os
import sys
from typing import Any

import django
from django.core import signals
from django.core.exceptions import ImproperlyConfigured
from django.core.handlers.asgi import ASGIRequest
from django.core.handlers.base import BaseHandler

from canvas_project.request_bodies import Answer

# Seldom: loading and changes leave many objects, hardly any of them in a ring.
gc.set_threshold(20_000, 20, 20)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "canvas_project.settings")
try:
    django.setup(set_prefix=False)
except ImproperlyConfigured as error:
    sys.exit(f"{error}")  # one sentence, as manage.py says it


class Later(Exception):
    """A view asks to be called again after `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Handler(BaseHandler):
    """Runs the middleware and the view in the thread that calls it."""

    def __init__(self) -> None:
        super().__init__()
        self.load_middleware()

    def __call__(self, scope: Any, body: bytes) -> Answer:
        """The answer to a request whose body is complete. Raises Later."""
        signals.request_started.send(type(self), scope=scope)
        # Django's own class takes text, too; of bytes it wants UTF-8 and nothing else.
        query = scope["query_string"].decode(errors="replace")
        request = ASGIRequest({**scope, "query_string": query}, io.BytesIO(body))
        # A body that came in chunks does not say how long it is.
        request.META["CONTENT_LENGTH"] = str(len(body))
        cookies = [value for name, value in scope["headers"] if name == b"cookie"]
        if len(cookies) > 1:  # as some proxies send them on from HTTP/2
            request.META["HTTP_COOKIE"] = b"; ".join(cookies).decode("latin-1")
        response = self.get_response(request)
        if wait := getattr(response, "first_wait", None):
            response.close()
            raise Later(wait.total_seconds())
        try:
            headers = [*response.items()]
            headers += [
                ("Set-Cookie", cookie.OutputString()) for cookie in response.cookies.values()
            ]
            start = {
                "type": "http.response.start",
                "status": response.status_code,
                "headers": [
                    (name.lower().encode("latin-1"), value.encode("latin-1"))
                    for name, value in headers
                ],
            }
            return start, b"".join(response)
        finally:
            response.close()
