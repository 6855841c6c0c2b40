"""The Content-Security-Policy, put together once: django-csp does it anew for every answer."""

from functools import cache

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.http import HttpRequest, HttpResponseBase


class ContentPolicy(CSPMiddleware):
    """The policy of the settings, except for answers with a word on it of their own."""

    def process_request(self, request: HttpRequest) -> None:
        """No nonces: nothing stands inline."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Set the header."""
        if any(name.startswith("_csp") for name in vars(response)):
            return super().process_response(request, response)
        response.headers[HEADER] = _usual()
        return response


@cache
def _usual() -> str:
    return build_policy()
