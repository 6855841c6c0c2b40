"""Simulated sessions over real connections: 30, 100 and 300 people on phones join, write, see the
wall and vote. `python -m benchmarks rooms`; with `--quick` 30 people, 30 s."""

import asyncio
import os
import time

import uvloop

from benchmarks.live.process import Process, application
from benchmarks.measure import Row, Table, ms
from benchmarks.rooms.line import Line
from benchmarks.rooms.people import POLL, Figures
from benchmarks.rooms.room import NOTES_EACH, ON_CANVAS, VOTES_EACH, Room, Size

MINUTE = 60.0
PEOPLE = (30, 100, 300)
QUICK = Size(30, 8.0)
IDLE = 200  # bare pages of the idle server

# Seconds that 95 of 100 may wait, with 300 people.
AIMS = {"join": 1.0, "note": 0.3, "step": 2.0, "reveal": 2.0, "vote opens": 2.0}
NAMES = {
    "join": "from Join to the page with the task",
    "note": "own text acknowledged",
    "step": "a step on every phone",
    "reveal": "the wall on every phone",
    "vote opens": "the vote on every phone",
    "vote": "own dot acknowledged",
    "look": "a phone asks what is new",
}


def run() -> list[Table]:
    """One table."""
    sizes = [QUICK] if os.environ.get("BENCH_QUICK") else _sizes()
    table = Table(
        "A room in a session",
        "One process, SQLite, phones over TCP, which ask every"
        f" {POLL:g} s what is new, as their page does, with a console and a big screen beside them."
        f" All join within {sizes[-1].seconds:g} s, write {NOTES_EACH} texts each in as long, see"
        f" them all, and give {VOTES_EACH} dots each to {ON_CANVAS} of them in as long; seven steps"
        " in between. A step, wall or vote counts from the press to its arrival at each phone."
        " p50 / p95 / p99; the bare page is that of the same server while nobody is there. The"
        " driver shares the machine; the load is the average of a minute, of processes that wait"
        " for a processor or have one.",
    )
    for size in sizes:
        table.rows += _rows(size)
    return [table]


def _sizes() -> list[Size]:
    asked = os.environ.get("ROOMS", "")
    return [Size(people, MINUTE) for people in map(int, asked.split() or PEOPLE)]


def _rows(size: Size) -> list[Row]:
    what = f"{size.people} people"
    with application() as server, asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        idle = runner.run(_idle(server))
        before, begun, load = server.memory, time.monotonic(), os.getloadavg()[0]
        room = Room(size, server)
        figures = runner.run(room.run())
        took = time.monotonic() - begun
        rows = [Row(f"{what}: a bare page, idle server", _three(idle))]
        rows += [_row(what, name, figures) for name in NAMES if name in figures.times]
        lost = sum(figures.lost.values()) + sum(figures.refused.values())
        told = ", ".join(f"{count} × {name}" for name, count in sorted(figures.lost.items()))
        told += "".join(f", {count} × {name} refused" for name, count in figures.refused.items())
        rows.append(Row(f"{what}: lost", told, float(lost), 0.0))
        held = "{} handles, {} threads".format(*server.held)
        used = f"{before >> 20} MiB idle, {server.memory >> 20} at the end, {held},"
        used += f" {server.cpu / took:.0%} of a processor; load {load:.1f} before,"
        rows.append(Row(f"{what}: the server", f"{used} {os.getloadavg()[0]:.1f} after"))
    return rows


def _row(what: str, name: str, figures: Figures) -> Row:
    times, aim = figures.times[name], AIMS.get(name)
    figure = f"{_three(times)} of {len(times):,}"
    if aim is None:
        return Row(f"{what}: {NAMES[name]}", figure)
    return Row(f"{what}: {NAMES[name]}, against {aim:g} s", figure, _share(times, 0.95) / aim, 1.0)


async def _idle(server: Process) -> list[float]:
    line, times = Line(server.port, {}), list[float]()
    for _number in range(IDLE):
        begun = time.perf_counter()
        assert (await line.ask("/bare/")).is_good
        times.append(time.perf_counter() - begun)
    line.close()
    return times


def _three(times: list[float]) -> str:
    return " / ".join(ms(_share(times, share)) for share in (0.5, 0.95, 0.99))


def _share(times: list[float], share: float) -> float:
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0
