"""The bridge against Django's ASGI handler: cached board, 16 connections, side by side."""

import asyncio
import statistics
import time
from functools import partial

from django.conf import settings

from benchmarks.boards import make_board
from benchmarks.host import calm
from benchmarks.live.process import application
from benchmarks.measure import Row, Table

CONNECTIONS = 16
SECONDS = 3.0
ROUNDS = 4
_HANDLERS = {"bridge": "canvas_project.asgi:application", "asgi": "benchmarks.asgi:application"}


def run() -> list[Table]:
    """One table."""
    guest = make_board(100, seed=4)
    path = f"/c/{guest.canvas.public_id}/"
    rates: dict[str, list[float]] = {name: [] for name in _HANDLERS}
    with application(_HANDLERS["bridge"]) as bridge, application(_HANDLERS["asgi"]) as asgi:
        ports = {"bridge": bridge.port, "asgi": asgi.port}
        for number in range(ROUNDS + 1):
            for name, port in ports.items():
                rate = calm(partial(_measured, port, path, guest.token))
                if number:  # the first round warms both
                    rates[name].append(rate)
    medians = {name: statistics.median(values) for name, values in rates.items()}
    table = Table(
        "Pages through the bridge",
        f"Cached board of 100 notes, {CONNECTIONS} connections that ask again as soon as they are"
        f" answered, uvicorn with uvloop and httptools, one process each, {ROUNDS} rounds of"
        f" {SECONDS:g} s in turns.",
    )
    figure = f"{medians['bridge']:.0f} against {medians['asgi']:.0f} requests/s"
    ratio = medians["bridge"] / medians["asgi"]
    table.rows.append(Row("bridge against Django's ASGI handler", figure, ratio))
    return [table]


def _measured(port: int, path: str, token: str) -> float:
    return asyncio.run(_rate(port, path, token))


async def _rate(port: int, path: str, token: str) -> float:
    """Requests answered a second."""
    end = time.perf_counter() + SECONDS
    counts = await asyncio.gather(*(_ask(port, path, token, end) for _ in range(CONNECTIONS)))
    return sum(counts) / SECONDS


async def _ask(port: int, path: str, token: str, end: float) -> int:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    request = (
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n"
        f"Cookie: {settings.GUEST_COOKIE}={token}; csrftoken={'a' * 32}\r\n\r\n"
    ).encode()
    count = 0
    while time.perf_counter() < end:
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200"), head[:200]
        if b"transfer-encoding: chunked" in head.lower():
            while (size := int(await reader.readline(), 16)) > 0:
                await reader.readexactly(size + 2)
            await reader.readline()
        else:
            length = head.lower().split(b"content-length: ")[1].split(b"\r\n")[0]
            await reader.readexactly(int(length))
        count += 1
    writer.close()
    return count
