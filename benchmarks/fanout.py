"""A change from one browser to all others: latency, losses, CPU, against a bare TCP fan-out."""

import asyncio
import os
import statistics
from collections.abc import Callable, Coroutine, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial

import uvloop

from benchmarks.host import calm
from benchmarks.live.board import Crowd
from benchmarks.live.load import Load, Result
from benchmarks.live.process import Process, application, relay
from benchmarks.measure import Row, Table, ms

SECONDS = float(os.environ.get("FANOUT_SECONDS", "8"))
CELLS = ((30, 10, 20.0), (100, 50, 20.0), (400, 50, 10.0))  # subscribers, changes a second, bar
ROUNDS = 3  # of each cell and its floor, in turns

Servers = Callable[[], AbstractContextManager[Process]]


@dataclass(slots=True)
class Cell:
    """One run and what its server used."""

    result: Result
    cpu: float  # seconds of the server's CPU a delivery
    memory: int  # bytes resident at the end
    held: tuple[int, int]  # handles and threads, with all subscribers there
    event: int  # bytes a delivery


def run() -> list[Table]:
    """One table."""
    table = Table(
        "A change reaches everyone",
        "One process, SQLite, each change durable before it is told; subscribers on live streams,"
        " notes edited at random moments. Beside it in the same run a bare relay (asyncio on"
        " uvloop, TCP, nothing else) of as many events of the same size. From just before the"
        f" write to the data at each subscriber; {SECONDS:g} s a cell, {ROUNDS} rounds in turns, of"
        " each side the round with the middle p95, but what is lost in any, the ones on a restless"
        " host included. The driver, which parses every event, shares the machine.",
    )
    for subscribers, rate, bar in CELLS:
        what = f"{subscribers} subscribers, {rate} changes/s"
        ours, floors, tried = list[Cell](), list[Cell](), list[Cell]()
        for _round in range(ROUNDS):
            ours.append(calm(partial(measure, subscribers, rate), tried.append))
            floors.append(calm(partial(measure_floor, subscribers, rate, ours[-1].event)))
        table.rows.append(loss(what, tried))
        table.rows += _rows(what, _middle(ours), _middle(floors), bar)
    table.rows.append(_pace())
    return [table]


def _pace() -> Row:
    """Whether an answer takes longer when many write."""
    often, seldom = (
        statistics.median(calm(partial(_p95_of_answers, rate, seconds)) for _round in range(ROUNDS))
        for rate, seconds in ((50, SECONDS), (1, 2 * SECONDS))
    )
    what = "Answer to the writer p95 at 50 changes/s against 1 change/s, 30 subscribers"
    return Row(what, f"{ms(often)} against {ms(seldom)}", often / seldom)


def _p95_of_answers(rate: int, seconds: float) -> float:
    return statistics.quantiles(measure(30, rate, seconds=seconds).result.answers, n=20)[18]


def _middle(cells: list[Cell]) -> Cell:
    return sorted(cells, key=lambda cell: cell.result.percentile(0.95))[len(cells) // 2]


def loss(what: str, tried: list[Cell]) -> Row:
    """What was lost, came twice or out of order in any run."""
    result = Result(tried[0].result.subscribers)
    for cell in tried:
        result.add(cell.result)
    wrong = result.lost + result.twice + result.disorder
    told = f"{result.lost} lost, {result.twice} twice, {result.disorder} out of order"
    return Row(
        f"{what}: of {result.sent * result.subscribers:,} deliveries", told, float(wrong), 0.0
    )


def _rows(what: str, ours: Cell, floor: Cell, bar: float) -> Iterator[Row]:
    result = ours.result
    p95, least = result.percentile(0.95), floor.result.percentile(0.95)
    yield Row(f"{what}: p95", f"{three(result)} against {three(floor.result)}", p95 / least, bar)
    cpu = f"{ours.cpu * 1e6:.0f} µs against {floor.cpu * 1e6:.0f} µs"
    yield Row(f"{what}: CPU a delivery, the writes included", cpu, ours.cpu / floor.cpu)
    answer = statistics.quantiles(result.answers, n=20)
    figure = f"{ms(answer[9])} / {ms(answer[18])}, {holds(ours.memory, ours.held)}"
    figure += f", {ours.event} bytes"
    yield Row(f"{what}: answer to the writer p50 / p95, memory, an event", figure)


def holds(memory: int, held: tuple[int, int]) -> str:
    """What a server holds, in words; `memory` in bytes."""
    return "{} MiB, {} handles, {} threads".format(memory >> 20, *held)


def three(result: Result) -> str:
    """Half of the deliveries, 95 and 99 of 100 kept within these times."""
    return " / ".join(ms(result.percentile(share)) for share in (0.5, 0.95, 0.99))


def measure(
    subscribers: int, rate: int, servers: Servers = application, seconds: float = SECONDS
) -> Cell:
    """One run of ours, by default of one process on the database of the settings."""
    crowd = Crowd(subscribers, seed=100 + subscribers + rate)

    async def load(server: Process) -> Result:
        await crowd.connect(server.port)
        try:
            requests = crowd.requests(subscribers)
            return await Load(subscribers, rate, seconds).run(server, requests, crowd.write)
        finally:
            crowd.close()

    with servers() as server:
        return _cell(server, load)


def measure_floor(subscribers: int, rate: int, event: int) -> Cell:
    """The same of the bare relay."""

    async def load(server: Process) -> Result:
        _reader, writer = await asyncio.open_connection("127.0.0.1", server.port)

        async def write(op: str) -> None:
            writer.write(f"{op}\n".encode())

        try:
            return await Load(subscribers, rate, SECONDS).run(server, [b""] * subscribers, write)
        finally:
            writer.close()

    with relay(event) as server:
        return _cell(server, load)


def _cell(server: Process, load: Callable[[Process], Coroutine[None, None, Result]]) -> Cell:
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        result = runner.run(load(server))
    each = max(1, result.deliveries)
    event = result.received // result.events
    return Cell(result, server.cpu / each, server.memory, server.held, event)
