"""How the time to read foreign text grows with its length: twice as long, at most three times the
time, whatever stands in it."""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.measure import Row, Table, ms
from tests.imports.readers import (
    RUNS,
    brought,
    cleaned,
    filled_in,
    in_each_column,
    in_each_text,
    pasted,
)

ROUNDS = 3
LEAST = 0.002  # seconds; less says nothing about growth

Read = Callable[[str], object]

READERS: dict[str, tuple[Read, int]] = {
    "Cleaning": (cleaned, 40_000),
    "Notes, pasted lines and sites in forms": (filled_in, 40_000),
    "Text pasted to be imported": (pasted, 40_000),
    "Each column of a table": (in_each_column, 8_000),
    "A table of nothing else": (lambda run: brought(run.encode("utf-8", "replace")), 200_000),
    "Each text of a canvas file": (in_each_text, 40_000),
}
"""What reads, and the length of the shorter run in characters."""


@dataclass(slots=True)
class Growth:
    """The time of a run, and of one that is twice as long, in seconds of the processor."""

    run: str
    once: float
    twice: float

    @property
    def ratio(self) -> float:
        """Two for what takes its time for each character, four for the square."""
        return self.twice / self.once


def run() -> list[Table]:
    """One table: of all runs, the one with which each reader grows most."""
    table = Table(
        "Growth with the length of foreign text",
        f"Each reader is given runs of {len(RUNS)} separators and odd characters, once and twice as"
        f" long: the run with the highest ratio, by the processor's time, least of {ROUNDS} rounds."
        f" Runs that take less than {ms(LEAST)} are passed over.",
    )
    for name, (read, length) in READERS.items():
        found = [_growth(read, run, length) for run in RUNS]
        worst = max(found, key=lambda growth: growth.ratio if growth.once > LEAST else 0)
        slowest = max(growth.twice for growth in found)
        figure = f"{worst.run!a}: {ms(worst.once)}, {ms(worst.twice)}; any: {ms(slowest)}"
        table.rows.append(Row(f"{name}, {length:,} characters", figure, worst.ratio, 3.0))
    return [table]


def _growth(read: Read, run: str, length: int) -> Growth:
    texts = [run * (times * length // len(run)) for times in (1, 2)]
    once, twice = ([_seconds(read, text) for _round in range(ROUNDS)] for text in texts)
    return Growth(run, min(once), min(twice))


def _seconds(read: Read, text: str) -> float:
    gc.collect()
    gc.disable()  # its turns come in steps, which would look like growth
    before = time.process_time()
    read(text)
    after = time.process_time()
    gc.enable()
    return after - before
