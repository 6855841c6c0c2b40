"""A change from one browser to all others by way of two server processes on PostgreSQL, whose hints
go by NOTIFY or by Redis, against the same bare TCP fan-out as one process on SQLite."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from django.core.management import call_command

from benchmarks import fanout
from benchmarks.host import calm
from benchmarks.live.process import pair
from benchmarks.measure import Row, Table, ms
from tests.databases import postgres, redis

_PLAY: Final = (
    "import django; django.setup()\nfrom benchmarks import processes as p; p.play({}, {})"
)


def run() -> list[Table]:
    """One table."""
    table = Table(
        "A change reaches everyone through two processes",
        "Two server processes on one PostgreSQL, durable as usual (`fsync`, `synchronous_commit`);"
        " half of the subscribers at each, all writes at one. The database, Redis and the driver"
        f" share the machine; {fanout.SECONDS:g} s a cell. The relay is one process. CPU and memory"
        " are those of the two server processes.",
    )
    with postgres(durable=True) as url, redis() as port:
        buses = {"NOTIFY": "", "Redis": f"redis://127.0.0.1:{port}/0"}
        for name, bus in buses.items():
            for subscribers, rate, _bar in fanout.CELLS:
                tries = list[dict[str, Any]]()
                cell = calm(partial(_measured, subscribers, rate, url, bus), tries.append)
                what = f"{name}, {subscribers} subscribers, {rate} changes/s"
                table.rows += _rows(what, cell, tries)
    return [table]


def _rows(what: str, cell: dict[str, Any], tries: list[dict[str, Any]]) -> Iterator[Row]:
    ours, floor = cell["ours"], cell["floor"]
    figure = f"{' / '.join(map(ms, ours))} against {' / '.join(map(ms, floor))}"
    yield Row(f"{what}: p50 / p95 / p99", figure, ours[1] / floor[1])
    deliveries, lost, twice, disorder = (
        sum(one[name] for one in tries) for name in ("deliveries", "lost", "twice", "disorder")
    )
    told = f"{lost} lost, {twice} twice, {disorder} out of order"
    yield Row(f"{what}: of {deliveries:,} deliveries", told, float(lost + twice + disorder), 0.0)
    used = f"{ms(cell['answer'])}, {cell['cpu'] * 1e6:.0f} µs"
    used += f", {fanout.holds(cell['memory'], cell['held'])}"
    yield Row(f"{what}: answer to the writer p95, CPU a delivery, memory", used)


def _measured(subscribers: int, rate: int, url: str, bus: str) -> dict[str, Any]:
    """Play one cell in a Python of its own: settings are read but once."""
    done = subprocess.run(
        [sys.executable, "-c", _PLAY.format(subscribers, rate)],
        env=os.environ | {"DATABASE_URL": url, "REDIS_URL": bus},
        check=True,
        stdout=subprocess.PIPE,
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def play(subscribers: int, rate: int) -> None:
    """Print what one cell comes to, as JSON; times in seconds."""
    call_command("migrate", verbosity=0)
    cell = fanout.measure(subscribers, rate, pair)
    floor = fanout.measure_floor(subscribers, rate, cell.event)
    result, shares = cell.result, (0.5, 0.95, 0.99)
    found = {
        "ours": [result.percentile(share) for share in shares],
        "floor": [floor.result.percentile(share) for share in shares],
        "lost": result.lost,
        "twice": result.twice,
        "disorder": result.disorder,
        "deliveries": result.sent * result.subscribers,
        "answer": sorted(result.answers)[int(0.95 * len(result.answers))],
        "cpu": cell.cpu,
        "memory": cell.memory,
        "held": cell.held,
    }
    print(json.dumps(found))
