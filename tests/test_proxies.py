"""X-Forwarded-For counts only where it comes from a proxy that is named."""

import asyncio
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from canvas_project.installation import networks
from canvas_project.proxies import behind

NAMED = ["127.0.0.1", "10.0.0.0/8"]


def seen(peer: str, forwarded: str, trusted: list[str]) -> str:
    """The address that the application is told."""
    found: list[str] = []

    async def application(scope: Any, _receive: Any, _send: Any) -> None:
        found.append(scope["client"][0])

    headers = [(b"x-forwarded-for", forwarded.encode())] if forwarded else []
    scope = {"type": "http", "client": (peer, 4711), "headers": headers}
    asyncio.run(behind(trusted, application)(scope, None, None))
    return found[0]


@pytest.mark.parametrize(
    ("peer", "forwarded", "trusted", "expected"),
    [
        ("203.0.113.5", "", [], "203.0.113.5"),
        ("203.0.113.5", "198.51.100.1", [], "203.0.113.5"),
        ("203.0.113.5", "198.51.100.1", NAMED, "203.0.113.5"),
        ("10.1.2.3", "198.51.100.1", NAMED, "198.51.100.1"),
        (
            "10.1.2.3",
            "1.1.1.1, 198.51.100.1",
            NAMED,
            "198.51.100.1",
        ),  # the visitor made up the first
        ("127.0.0.1", "198.51.100.1, 10.9.9.9", NAMED, "198.51.100.1"),
        # As uvicorn has it by itself from whoever is on this machine.
        ("198.51.100.1", "198.51.100.1", [], "127.0.0.1"),
        ("198.51.100.1", "198.51.100.1", NAMED, "198.51.100.1"),
    ],
)
def test_address_is_the_last_that_no_named_proxy_has(
    peer: str, forwarded: str, trusted: list[str], expected: str
) -> None:
    assert seen(peer, forwarded, trusted) == expected


def test_proxy_that_is_no_address_is_refused_in_words() -> None:
    with pytest.raises(ImproperlyConfigured, match=r"TRUSTED_PROXIES .*'proxy\.local'"):
        networks("TRUSTED_PROXIES", ["10.0.0.0/8", "proxy.local"])
