"""Many changes a second on a cheap server, whose disk takes long to make anything durable."""

import os
import shutil
import statistics
import subprocess
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks import fanout
from benchmarks.host import calm
from benchmarks.live.process import application
from benchmarks.measure import Row, Table, ms

FSYNC_MS: Final = 15
SUBSCRIBERS: Final = 100
RATE: Final = 50  # changes a second
AIM: Final = 0.15  # seconds in which 95 of 100 deliveries arrive
_SOURCE: Final = Path(__file__).parent / "live" / "slow_disk.c"


def run() -> list[Table]:
    """One table; it says so where there is no compiler."""
    table = Table(
        "A change reaches everyone, on a slow disk",
        "The same on a cheap server: a small library in front of the system's adds"
        f" {FSYNC_MS} ms to each `fsync` and `fdatasync`. No change is told before it is durable,"
        " neither to its writer nor to others. One after another, about forty a second could be.",
    )
    library = _compiled(Path(os.environ["DATA_DIR"]) / "slow_disk.so")
    if library is None:
        table.rows.append(Row("Not measured: there is no C compiler (`cc`)", ""))
        return [table]
    tried, slow = list[fanout.Cell](), partial(application, preload=library)
    cell = calm(partial(fanout.measure, SUBSCRIBERS, RATE, slow), tried.append)
    table.rows += _rows(cell, tried)
    return [table]


def _compiled(library: Path) -> Path | None:
    """The library that slows the disk down; None without a compiler."""
    compiler = shutil.which("cc")
    if compiler is None:
        return None
    options = ["-shared", "-fPIC", f"-DFSYNC_MS={FSYNC_MS}", "-o", str(library)]
    subprocess.run([compiler, *options, str(_SOURCE), "-ldl"], check=True)
    return library


def _rows(cell: fanout.Cell, tried: list[fanout.Cell]) -> list[Row]:
    what, result = f"{SUBSCRIBERS} subscribers, {RATE} changes/s", cell.result
    aim = f"{what}: p50 / p95 / p99, of which p95 against {ms(AIM)}"
    answers = statistics.quantiles(result.answers, n=20)
    figure = f"{ms(answers[9])} / {ms(answers[18])}, {fanout.holds(cell.memory, cell.held)}"
    return [
        fanout.loss(what, tried),
        Row(aim, fanout.three(result), result.percentile(0.95) / AIM, 1.0),
        Row(f"{what}: answer to the writer p50 / p95, memory", figure),
    ]
