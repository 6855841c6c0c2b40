"""Where people join a session, and whether their phones can get there."""

from ipaddress import ip_address
from typing import Any, Final
from urllib.parse import urlsplit

from django.urls import reverse

from canvases.views.requests import HtmxRequest

_NOWHERE: Final = (".localhost", ".invalid", ".test")
"""Ends of names that no other device can find (RFC 6761)."""


def join_address(request: HtmxRequest) -> dict[str, Any]:
    """The address at which a code is typed, and whether it leads whoever opens it to their own
    device alone."""
    host = request.get_host()
    return {
        "join_address": host + reverse("join_by_code").rstrip("/"),
        "only_here": is_only_here(host),
    }


def is_only_here(host: str) -> bool:
    """Whether a host, with its port or without, is found on the server's own computer alone."""
    name = urlsplit(f"//{host}").hostname or ""
    try:
        address = ip_address(name)
    except ValueError:
        return f".{name}".endswith(_NOWHERE)
    return address.is_loopback or address.is_unspecified
