"""The client's address behind a proxy.

Only this module reads `X-Forwarded-For`. Everything else uses `REMOTE_ADDR`, or `scope["client"]`.
"""

from collections.abc import Callable, Coroutine
from typing import Any, Final

from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

Application = Callable[[Any, Any, Any], Coroutine[Any, Any, None]]

_HEADER: Final = b"x-forwarded-for"
_UNASKED: Final = ("127.0.0.1", 0)


def behind(trusted: list[str], application: Application) -> Application:
    """The application, with the client's address as the proxies in `trusted` (addresses and
    networks) name it. Headers of anybody else are ignored."""
    named = ProxyHeadersMiddleware(application, trusted)

    async def called(scope: Any, receive: Any, send: Any) -> None:
        # Unless told otherwise uvicorn itself has believed whoever is on this machine, which a
        # proxy that passes on what it gets may be. Then we know who it was.
        said = b",".join(value for name, value in scope.get("headers", ()) if name == _HEADER)
        client = scope.get("client")
        if said and client and client[0] in said.decode("latin-1"):
            scope["client"] = _UNASKED
        await named(scope, receive, send)

    return called
