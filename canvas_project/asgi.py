"""The ASGI application: live streams on the event loop, and Django's pages in a few threads that
live as long as the server.

lanes.py says which request waits in which threads. docs/decisions/002-wsgi-bridge.md says why there
are threads under ASGI, and docs/live.md how changes travel.
"""

import asyncio
import gc
import logging
import re
import resource
import signal
import sys
from contextlib import suppress
from http import HTTPStatus
from importlib import import_module
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection

from canvas_project import request_heads
from canvas_project.bridge import Bridge, NoRoom
from canvas_project.handler import Handler, Later
from canvas_project.lanes import CHANGES, LANES, PAGES, lane_of, most_of_body
from canvas_project.proxies import behind
from canvas_project.request_bodies import (
    MOST_HEARD,
    Answer,
    Bodies,
    Broken,
    Patience,
    TooLarge,
    TooManyBodies,
    TooSlow,
    Unread,
    deliver,
    hear_out,
)
from canvases import workers
from canvases.access import grant_for_canvas, grant_for_workspace
from canvases.actions import health, purges, retention
from canvases.exports.pdf import render_workers
from canvases.guest_cookie import visitor_in
from canvases.journal import notifications
from canvases.journal.group_commit import turns
from canvases.live.bus_client import BusClient
from canvases.live.hub import Hub
from canvases.live.message_bus import configured_bus
from canvases.live.presence_endpoint import report_presence
from canvases.live.single_process import refusal
from canvases.live.stream_connection import StreamConnection
from canvases.live.stream_endpoint import Find, cookies_of, refuse, stream_events
from canvases.views.rate_limits import WAITED
from canvases.views.refusals import NO_ROOM, TOO_LARGE

_log = logging.getLogger(__name__)

_django = Handler()
# PostgreSQL works while a thread waits for it: there nobody has to leave a turn.
_turns = {CHANGES: turns} if connection.vendor == "sqlite" else {}
_bridges = {lane: Bridge(_django, lane, _turns.get(lane)) for lane in LANES}
hub = Hub()
patience = Patience()
_bodies = Bodies(patience)
_CLOSE, _LATER = (b"connection", b"close"), (b"retry-after", b"5")
_REFUSALS = {
    TooSlow: (HTTPStatus.REQUEST_TIMEOUT, [_CLOSE]),
    TooManyBodies: (HTTPStatus.SERVICE_UNAVAILABLE, [_CLOSE, _LATER]),
    NoRoom: (HTTPStatus.SERVICE_UNAVAILABLE, [_LATER]),
}
_STREAM = re.compile(r"/([cw])/([0-9a-z]{12})/stream/")
_FIND: dict[str, Find] = {"c": grant_for_canvas, "w": grant_for_workspace}
_HERE = re.compile(r"/c/([0-9a-z]{12})/here/")


async def _route(scope: Any, receive: Any, send: Any) -> None:
    """Route one connection: lifespan, streams, pages."""
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
    elif scope["type"] == "http":
        if status := request_heads.refusal(scope):
            await refuse(send, status, (b"connection", b"close"))
        elif found := _STREAM.fullmatch(scope["path"]):
            find = _FIND[found[1]]
            await stream_events(hub, found[2], scope, receive, send, find=find)
        elif found := _HERE.fullmatch(scope["path"]):
            await report_presence(hub, found[1], scope, receive, send)
        else:
            await _page(scope, receive, send)


application = behind(settings.TRUSTED_PROXIES, _route)


async def _page(scope: Any, receive: Any, send: Any) -> None:
    """Answer with Django."""
    try:
        answer = await _answered(scope, receive)
    except Broken:
        return
    except (TooManyBodies, TooSlow, NoRoom) as error:
        status, headers = _REFUSALS[type(error)]
        await refuse(send, status, *headers)
        return
    try:
        await deliver(send, answer, patience)
    except Unread:
        StreamConnection(send).abort()
        await asyncio.sleep(0)  # uvicorn hears of it


async def _answered(scope: Any, receive: Any) -> Answer:
    if scope["method"] in {"GET", "HEAD"}:
        return await _in_turn(scope, b"")
    try:
        async with _bodies.whole(receive, most_of_body(scope["path"])) as body:
            return await _in_turn(scope, body)
    except TooLarge:
        if _declared(scope) <= MOST_HEARD:
            with suppress(TooSlow):
                await hear_out(receive, patience)
        return await _in_turn({**scope, TOO_LARGE: True}, b"")


def _declared(scope: Any) -> int:
    """The declared length of a body in bytes; 0 where it comes in chunks."""
    lengths = [value for name, value in scope["headers"] if name == b"content-length"]
    return int(lengths[0]) if lengths else 0


async def _in_turn(scope: Any, body: bytes) -> Answer:
    """The answer now, or later where the view asks to be called again. No thread waits
    meanwhile."""
    try:
        return await _answer(scope, body)
    except Later as later:
        await asyncio.sleep(later.seconds)
        return await _answer({**scope, WAITED: True}, body)


async def _answer(scope: Any, body: bytes) -> Answer:
    """The answer from the request's lane. Where it is full, a page that says so; raises NoRoom
    where there is no room for that either."""
    lane = lane_of(scope["method"], scope["path"])
    visitor = visitor_in(cookies_of(scope))
    try:
        return await _bridges[lane](scope, body, visitor)
    except NoRoom:
        if lane is PAGES:
            raise
        return await _bridges[PAGES]({**scope, NO_ROOM: True}, body, visitor)


async def _lifespan(receive: Any, send: Any) -> None:
    """Run the hub and the export workers as long as the server. Errors at start are reported:
    silence would mean that the application needs no start."""
    await receive()
    try:
        bus_client = await _start()
    except Exception as error:  # noqa: BLE001 — whatever it was, it is told
        if not isinstance(error, ImproperlyConfigured | OSError):
            _log.exception("The start failed.")
        words = f"{error}" or type(error).__name__
        await send({"type": "lifespan.startup.failed", "message": words})
        return
    await send({"type": "lifespan.startup.complete"})
    await receive()
    hub.stop()
    if bus_client is not None:
        notifications.message_bus = None
        await bus_client.stop()
    workers.stop()
    await send({"type": "lifespan.shutdown.complete"})


async def _start() -> BusClient | None:
    """Start everything. Returns the bus client, and raises whatever fails."""
    if words := refusal(settings.DATA_DIR):
        raise ImproperlyConfigured(words)
    await asyncio.to_thread(_try_database)
    purges.go_on_behind()
    retention.keep_up()
    _allow_many_files()
    render_workers.warm()
    bus_client = await _connect()
    hub.start()
    # What is loaded by now stays: collections that look through it again and again would
    # hold up everyone for tens of milliseconds. Views are loaded now, not when first asked.
    import_module(settings.ROOT_URLCONF)
    gc.collect()
    gc.freeze()
    # A thread that computes lets the others on sooner: events wait for pages otherwise.
    sys.setswitchinterval(0.0005)
    _end_streams_at(signal.SIGTERM, signal.SIGINT)
    return bus_client


def _try_database() -> None:
    try:
        health.write()
    except DatabaseError as error:
        raise ImproperlyConfigured(
            f"The database cannot be written to ({str(error).strip()}). Is it there, and has"
            " `manage.py migrate` been run?"
        ) from None
    finally:
        connection.close()


def _allow_many_files() -> None:
    """Raise the limit of open files: every stream is one, and some systems begin with 1,024."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = settings.LIVE_STREAMS + 1000
    if soft != resource.RLIM_INFINITY and soft < wanted:
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, most), hard))


async def _connect() -> BusClient | None:
    """Connect to the message bus, where there is one."""
    if (bus := configured_bus()) is None:
        return None
    bus_client = BusClient(*bus)
    await bus_client.start()
    notifications.message_bus = hub.presence.bus = bus_client
    return bus_client


def _end_streams_at(*signals: signal.Signals) -> None:
    """End all streams when the server receives the signal. uvicorn asks the application to shut
    down only when all answers are complete, and would wait for them."""
    for number in signals:
        before = signal.getsignal(number)

        def end(number: int, frame: FrameType | None, before: Any = before) -> None:
            hub.end()
            if callable(before):
                before(number, frame)

        try:
            signal.signal(number, end)
        except ValueError:  # not in the main thread: whoever started us there ends us, too
            return
