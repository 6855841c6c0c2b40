"""What uvicorn serves: Django's WSGI handler in a few threads that live as long as the server.

Two threads render pages; slow exports wait for their worker processes in threads of their own, so
that two downloads never hold up the pages. Why WSGI under ASGI: docs/decisions/002-wsgi-bridge.md.
"""

from typing import Any

from a2wsgi import WSGIMiddleware

from canvas_project.wsgi import application as django

_pages = WSGIMiddleware(django, workers=2)  # type: ignore[arg-type]
_exports = WSGIMiddleware(django, workers=4)  # type: ignore[arg-type]


async def application(scope: Any, receive: Any, send: Any) -> None:
    """Route one connection: lifespan, exports, everything else."""
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
    elif scope["type"] == "http":
        handler = _exports if "/export/" in scope["path"] else _pages
        await handler(scope, receive, send)


async def _lifespan(receive: Any, send: Any) -> None:
    """Warm the export workers at start; they end with the process."""
    from canvases.exports import worker

    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            worker.warm()
            await send({"type": "lifespan.startup.complete"})
        else:
            await send({"type": "lifespan.shutdown.complete"})
            return
