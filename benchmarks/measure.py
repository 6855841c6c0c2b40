"""Timing in turns, and the table that comes out of it."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks.host import calm


@dataclass(slots=True)
class Row:
    """One line of a result table. `ratio` is held against `bar` where there is one."""

    what: str
    figure: str
    ratio: float | None = None
    bar: float | None = None

    @property
    def verdict(self) -> str:
        """Whether the bar is met, in words."""
        if self.ratio is None or self.bar is None:
            return ""
        return "yes" if self.ratio <= self.bar else "NO"


@dataclass(slots=True)
class Table:
    """The results of one benchmark."""

    title: str
    conditions: str
    rows: list[Row] = field(default_factory=list)

    def markdown(self) -> str:
        """As a section of docs/performance.md."""
        lines = [f"## {self.title}", "", self.conditions, "",
                 "| | measured | ratio | bar | met |", "|---|---|---|---|---|"]  # fmt: skip
        for row in self.rows:
            ratio = "" if row.ratio is None else f"{row.ratio:.2f}×"
            bar = "" if row.bar is None else f"≤ {row.bar:g}×"
            lines.append(f"| {row.what} | {row.figure} | {ratio} | {bar} | {row.verdict} |")
        return "\n".join([*lines, ""])


def in_turns(rounds: int, **contestants: Callable[[], object]) -> dict[str, float]:
    """Run each contestant once a round, in changing order, the whole contest on a calm host.
    Returns the median seconds of each."""
    for run in contestants.values():
        run()
    return calm(lambda: _contest(rounds, contestants))


def _contest(rounds: int, contestants: dict[str, Callable[[], object]]) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name in contestants}
    names = list(contestants)
    for number in range(rounds):
        for name in names if number % 2 else reversed(names):
            gc.collect(0)
            start = time.perf_counter()
            contestants[name]()
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(values) for name, values in times.items()}


def ms(seconds: float) -> str:
    """Milliseconds with a sensible number of digits."""
    value = seconds * 1000
    return (
        f"{value:.2f} ms" if value < 10 else f"{value:.1f} ms" if value < 100 else f"{value:.0f} ms"
    )
