"""Hostile requests to a real server, while a bystander loads a page and adds a note ten times a
second: `python -m benchmarks hostile`; HOSTILE=word for those with this word in their names."""

import math
import os
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from benchmarks.boards import make_board
from benchmarks.hostile.attacks import ATTACKS, Attack
from benchmarks.hostile.client import Bystander
from benchmarks.live.process import Process, application
from benchmarks.measure import Row, Table, ms

SLOWEST = 1.0  # seconds that the bystander may wait
LARGEST = 700 * 1024**2  # bytes of the server's process: docs/operations.md
BEFORE = 0.5  # seconds that the bystander is there alone


def run() -> list[Table]:
    """One table."""
    table = Table(
        "Hostile requests",
        "Each to a server of its own, from another address than a bystander's, who loads a board of"
        " 100 notes and adds a note ten times a second: the slowest answer that the bystander got,"
        f" against one second. “inf” stands for an answer that was not clear, a bystander who was"
        f" refused, or a server of more than {LARGEST // 1024**2} MB.",
    )
    for attack in ATTACKS:
        if os.environ.get("HOSTILE", "") in attack.name:
            table.rows.append(_withstood(attack))
            print(table.rows[-1], flush=True)
    return [table]


def _withstood(attack: Attack) -> Row:
    send = attack.prepare()
    guest = make_board(100, seed=100)
    with (
        application() as server,
        _largest(server) as sizes,
        Bystander(server.port, guest) as bystander,
    ):
        time.sleep(BEFORE)
        begun = time.monotonic()
        statuses = Counter(send(server.port))
        took = time.monotonic() - begun
        time.sleep(BEFORE)
    figure = (
        f"{ms(bystander.slowest)} in {bystander.visits} visits; {_told(statuses)} within"
        f" {took:.1f} s; {max(sizes) // 1024**2} MB"
    )
    if bystander.failed:
        figure += f"; the bystander got {_told(bystander.failed)}"
    is_clear = attack.clear.issuperset(statuses) and not bystander.failed
    ratio = bystander.slowest / SLOWEST if is_clear and max(sizes) <= LARGEST else math.inf
    return Row(attack.name, figure, ratio, 1.0)


def _told(statuses: Counter[int]) -> str:
    return ", ".join(f"{count} × {status or 'none'}" for status, count in statuses.items())


@contextmanager
def _largest(server: Process) -> Iterator[list[int]]:
    """What the server's process holds, looked at ten times a second."""
    sizes, over = [server.memory], Event()

    def look() -> None:
        while not over.wait(0.1):
            sizes.append(server.memory)

    watch = Thread(target=look)
    watch.start()
    try:
        yield sizes
    finally:
        over.set()
        watch.join()
