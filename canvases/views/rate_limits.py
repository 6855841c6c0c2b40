"""Answers to requests that are too frequent."""

from datetime import timedelta
from math import ceil
from typing import Final

from django.http import HttpResponse

from canvases.views.requests import HtmxRequest

WAITED: Final = "waited"
"""What the server writes into the scope of a request that it held back."""


def too_many(response: HttpResponse, seconds: int) -> HttpResponse:
    """Set Retry-After."""
    response["Retry-After"] = str(seconds)
    return response


def first_wait(response: HttpResponse, wait: timedelta) -> HttpResponse:
    """Ask the server to hold the request back for so long and to repeat it. Servers that cannot,
    and tests, send the response."""
    response.first_wait = wait  # type: ignore[attr-defined]  # read by canvas_project/handler.py
    return too_many(response, ceil(wait.total_seconds()))


def has_waited(request: HtmxRequest) -> bool:
    """Whether the server has already held the request back."""
    return WAITED in getattr(request, "scope", {})
