"""A host that others share takes processors away at times, and its disk stands still; then all that
is slow is the host. What was measured meanwhile is measured again."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import TypeVar

CALM = 0.0025  # of the processors' time; in 15 s on 4 processors 0.15 s
STILL = 0.01  # of the time; in 15 s 0.15 s
TRIES = 5

_PROBE = 0.1  # seconds between two looks at the disk
_SOUND = 0.005  # seconds that a disk may take to make a page durable; most take a tenth of it

T = TypeVar("T")


@dataclass(slots=True)
class Trouble:
    """What the host did while something was measured."""

    taken: float = 0.0  # share of the processors' time that others had
    still: float = 0.0  # share of the time that the disk stood still

    @property
    def size(self) -> float:
        """1 is the most that passes for calm."""
        return max(self.taken / CALM, self.still / STILL)


_met: list[Trouble] = []


def calm(measure: Callable[[], T], each: Callable[[T], object] = lambda _found: None) -> T:
    """What `measure` returns of the first time that the host was calm; after so many tries, of the
    calmest. It is called for each try, and `each` is told what came of it: what is lost counts on a
    restless host, too."""
    tries: list[tuple[Trouble, T]] = []
    for _try in range(TRIES):
        with _watched() as trouble:
            found = measure()
        tries.append((trouble, found))
        each(found)
        if trouble.size <= 1:
            break
    trouble, found = min(tries, key=lambda one: one[0].size)
    _met.append(trouble)
    return found


@contextmanager
def _watched() -> Iterator[Trouble]:
    """The trouble of the time inside, known when it is over."""
    trouble, over, waits = Trouble(), Event(), list[float]()
    watch = Thread(target=_watch_disk, args=[over, waits])
    before, start = _stolen(), time.monotonic()
    watch.start()
    try:
        yield trouble
    finally:
        over.set()
        watch.join()
        passed = time.monotonic() - start
        trouble.taken = (_stolen() - before) / passed / (os.cpu_count() or 1)
        trouble.still = sum(wait - _SOUND for wait in waits if wait > _SOUND) / passed


def _watch_disk(over: Event, waits: list[float]) -> None:
    """Make a page durable now and then, where the databases are, and note the seconds it takes."""
    with tempfile.TemporaryFile(dir=os.environ["DATA_DIR"], buffering=0) as page:
        while not over.wait(_PROBE):
            page.seek(0)
            page.write(os.urandom(4096))
            before = time.monotonic()
            os.fsync(page)
            waits.append(time.monotonic() - before)


def conditions() -> str:
    """How calm the host was when what counts was measured, in two sentences."""
    restless = sum(trouble.size > 1 for trouble in _met)
    taken = max((trouble.taken for trouble in _met), default=0.0)
    still = max((trouble.still for trouble in _met), default=0.0)
    return (
        f"What was measured while the host took more than {CALM:.2%} of the processors' time away,"
        f" or while its disk stood still for more than {STILL:.0%} of the time (told by a page that"
        f" is made durable ten times a second), was measured again, {TRIES} times in all. Never as"
        f" calm as that: {restless} of {len(_met)} measurements, with {taken:.1%} taken and"
        f" {still:.1%} still at most."
    )


def _stolen() -> float:
    """Seconds that all processors together were ready to work and were not let; 0 where no host
    says so (field `steal` of proc_stat(5))."""
    try:
        total = Path("/proc/stat").read_text().splitlines()[0].split()
    except FileNotFoundError:
        return 0.0
    return int(total[8]) / os.sysconf("SC_CLK_TCK")
