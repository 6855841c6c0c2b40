"""Middleware that forbids browsers and proxies to store pages."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Answering = Callable[[HttpRequest], HttpResponse]


def private_pages(get_response: Answering) -> Answering:
    """Set "private, no-store" on answers without Cache-Control. Static files set theirs and do not
    pass here."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return answer
