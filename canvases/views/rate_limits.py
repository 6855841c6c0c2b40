"""Answers to requests that are too frequent."""

from datetime import timedelta
from math import ceil
from typing import Final

from django.http import HttpRequest, HttpResponse

WAITED: Final = "waited"
"""What the server writes into the scope of a request that it held back."""


def too_many(response: HttpResponse, seconds: int) -> HttpResponse:
    """Say after how many seconds it is worth trying again."""
    response["Retry-After"] = str(seconds)
    return response


def first_wait(response: HttpResponse, wait: timedelta) -> HttpResponse:
    """Let the server hold the request back for so long, where nobody waits for it, and ask again.
    The response is for servers that cannot, and for tests."""
    response.first_wait = wait  # type: ignore[attr-defined]  # read by canvas_project/handler.py
    return too_many(response, ceil(wait.total_seconds()))


def has_waited(request: HttpRequest) -> bool:
    """Whether the server has held it back already."""
    return WAITED in getattr(request, "scope", {})
