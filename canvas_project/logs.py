"""A log filter that hides the tokens of links: Django logs the address of a request it refuses."""

import logging
import re

from django.http import HttpRequest

# What a token looks like, whole or with some letters lost, wherever it stands.
_TOKEN = re.compile(r"[A-Za-z0-9_-]{30,}", re.ASCII)
_SECRET = {"token", "embed", "device"}  # the parts of addresses that open something


class NoKeys(logging.Filter):
    """Replaces an address with a token by the name of its route, and removes unknown addresses,
    which may be mistyped ones. Whatever else looks like a token becomes an ellipsis."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Remove tokens from the message."""
        message = record.getMessage()
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            message = message.replace(_as_logged(request), _place(request))
        record.msg, record.args = _TOKEN.sub("…", message), ()
        return True


def _as_logged(request: HttpRequest) -> str:
    return request.path.encode("unicode_escape").decode("ascii")


def _place(request: HttpRequest) -> str:
    match = request.resolver_match
    if match is None:
        return "an unknown address"
    return f"/{match.route}" if _SECRET & {*match.kwargs} else _as_logged(request)
