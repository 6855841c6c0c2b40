"""PowerPoint beside PDF, and what exports cost those who work on a board meanwhile."""

import asyncio
import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial

import uvloop

from benchmarks.boards import make_board
from benchmarks.host import calm
from benchmarks.live.board import Crowd
from benchmarks.live.load import Load, Result
from benchmarks.live.process import Process, application
from benchmarks.measure import Row, Table, in_turns, ms
from canvases.exports import pdf, powerpoint, worker
from canvases.exports.board_sheet import from_board
from canvases.exports.sheet import Sheet
from canvases.queries.board import load_board

SECONDS = float(os.environ.get("FILES_SECONDS", "10"))
ROUNDS = 3
EXPORTS = ("pdf/?paper=slide", "pdf/?paper=a4", "pdf/?paper=a3", "pdf/?paper=letter", "png/")
"""At a time: all different, for what is asked for alike is made once."""

LISTENERS, RATE = 30, 10


def run() -> list[Table]:
    """Both tables."""
    return [_slides(), _live()]


def _slides() -> Table:
    table = Table(
        "PowerPoint",
        "The same 30 and 120 notes as slides and as PDF, each through a warmed worker process, from"
        " the board's values to the file; median of 12 rounds in turns.",
    )
    worker.warm()
    for notes in (30, 120):
        sheet = _sheet(notes)
        times = in_turns(
            12,
            slides=lambda sheet=sheet: powerpoint.render([sheet]),  # type: ignore[misc]
            pages=lambda sheet=sheet: pdf.render(sheet, "slide"),  # type: ignore[misc]
        )
        figure = f"{ms(times['slides'])} against {ms(times['pages'])}"
        ratio = times["slides"] / times["pages"]
        table.rows.append(Row(f"{notes} notes, against PDF", figure, ratio, 0.5))
    worker.stop()
    return table


def _sheet(notes: int) -> Sheet:
    return from_board(load_board(make_board(notes, seed=9).canvas), "en")


def _live() -> Table:
    table = Table(
        f"Changes while {len(EXPORTS)} exports run",
        f"{LISTENERS} listeners, {RATE} changes/s, one process; the same with"
        f" {len(EXPORTS)} browsers that ask for the board again and again, each as another file;"
        f" {ROUNDS} rounds of {SECONDS:g} s each, in turns.",
    )
    quiet, busy, tried = Result(LISTENERS), Result(LISTENERS), Result(LISTENERS)
    for number in range(ROUNDS):
        quiet.add(calm(partial(_deliveries, (), 400 + number)))
        busy.add(calm(partial(_deliveries, EXPORTS, 410 + number), tried.add))
    at = quiet.percentile(0.95), busy.percentile(0.95)
    table.rows.append(
        Row("p95 of a delivery", f"{ms(at[1])} against {ms(at[0])}", at[1] / at[0], 1.5)
    )
    wrong = tried.lost + tried.twice + tried.disorder
    table.rows.append(Row("lost, twice or out of order meanwhile", f"{wrong}", float(wrong), 0.0))
    return table


def _deliveries(exports: Sequence[str], seed: int) -> Result:
    crowd = Exporters(LISTENERS, seed=seed)

    async def load(server: Process) -> Result:
        await crowd.connect(server.port)
        try:
            async with crowd.exporting(server.port, exports):
                requests = crowd.requests(LISTENERS)
                return await Load(LISTENERS, RATE, SECONDS).run(server, requests, crowd.write)
        finally:
            crowd.close()

    with application() as server, asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(load(server))


class Exporters(Crowd):
    """A crowd of whom some export all the time."""

    @asynccontextmanager
    async def exporting(self, port: int, exports: Sequence[str]) -> AsyncIterator[None]:
        """Meanwhile, these exports are under way."""
        for one in exports:
            await self._export(port, one)  # the workers are there
        tasks = [asyncio.create_task(self._again_and_again(port, one)) for one in exports]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _again_and_again(self, port: int, what: str) -> None:
        while True:
            await self._export(port, what)

    async def _export(self, port: int, what: str) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(
            self._head("GET", f"export/{what}", self._token) + b"Connection: close\r\n\r\n"
        )
        answer = await reader.read()
        writer.close()
        assert answer.startswith(b"HTTP/1.1 200"), answer[:300]
