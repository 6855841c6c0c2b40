"""Middleware that forbids browsers and proxies to store pages."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Answering = Callable[[HttpRequest], HttpResponse]


def private_pages(get_response: Answering) -> Answering:
    """What says nothing else of how long it may be kept is not kept at all. Static files, which
    say so, do not come by here."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return answer
