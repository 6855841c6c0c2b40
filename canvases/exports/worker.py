"""Runs exports in processes of their own, so that none can stall or take down the room.

Two workers are kept, warmed up before the first export: fonts are loaded and letters measured. A
third, started when it is needed, reads spreadsheets that people bring. A job that takes too long or
too much memory ends with its worker; another takes its place.
"""

import atexit
import gc
import logging
import multiprocessing
import os
import resource
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures import TimeoutError as TooLong
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import BoundedSemaphore, Lock, Thread
from typing import Any, Final, ParamSpec, TypeVar

from django.utils.translation import gettext as _
from pebble import ProcessExpired, ProcessPool

_log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

WORKERS: Final = 2
SECONDS: Final = 30
"""How long one export may take before its worker is killed."""

READING: Final = 5
"""How long reading a file that somebody brings may take."""

MEMORY: Final = 1536 * 1024**2
"""Bytes of address space a worker may use."""

JOBS: Final = 100  # per worker, then it is renewed: WeasyPrint does not return all memory
_LOOK: Final = 0.3  # seconds between two looks at how far a long export is
WAITING: Final = 8  # exports under way or waiting; one more is refused


class ExportFailed(Exception):
    """The export could not be made; the message says so to the person who asked for it."""


class ExportBusy(ExportFailed):
    """Too many exports at a time; the same one may be asked for again a little later."""


class ExportPool:
    """A pool of warmed workers. Starting is cheap and happens with the first job."""

    def __init__(
        self,
        workers: int = WORKERS,
        seconds: float = SECONDS,
        memory: int = MEMORY,
        *,
        warms: bool = True,
    ) -> None:
        self._seconds = seconds
        self._places = BoundedSemaphore(WAITING)
        # forkserver: a worker starts from a small process that has imported the library already
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["weasyprint", "jinja2"])
        self._workers = workers
        self._pool = ProcessPool(
            max_workers=workers,
            max_tasks=JOBS,
            initializer=_begin,
            initargs=(memory, warms),
            context=context,
        )

    def warm(self) -> None:
        """Start the workers; returns at once."""
        for _worker in range(self._workers):
            self._pool.submit(_nothing, None)

    def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `function(*args)` returns in a worker; both are pickled, so keep them plain.

        Raises ExportBusy if too many wait already, and ExportFailed if it took too long, ended its
        process or raised.
        """
        with self._place():
            return self._result(self._pool.submit(function, self._seconds, *args, **kwargs))

    def each(
        self,
        function: Callable[..., T],
        jobs: Sequence[tuple[Any, ...]],
        done: Callable[[int], None],
    ) -> list[T]:
        """The results of a function for each of the arguments, made by all workers side by side.

        Whichever job is ready first makes room for the next; results come in the order of `jobs`.
        No more is under way than keeps the workers busy: other exports get their turn. `done` is
        told how many are ready; what it raises ends the work. Raises what `run` raises.
        """
        with self._place():
            waiting, under_way = deque(enumerate(jobs)), dict[Future[T], int]()
            results: dict[int, T] = {}
            while waiting or under_way:
                while waiting and len(under_way) <= self._workers:
                    at, args = waiting.popleft()
                    under_way[self._pool.submit(function, self._seconds, *args)] = at
                for job in wait(under_way, return_when=FIRST_COMPLETED).done:
                    results[under_way.pop(job)] = self._result(job)
                    done(len(results))
            return [results[at] for at in range(len(jobs))]

    def run_long(
        self,
        function: Callable[..., T],
        *args: Any,
        seconds: float,
        progress: Callable[[int], None],
    ) -> T:
        """What `function(*args, path)` returns, which may take so many seconds and writes to the
        file at `path` how far it is: `progress` is told that number. What `progress` raises ends
        the work. Raises what `run` raises."""
        with self._place(), NamedTemporaryFile("r", prefix="progress-") as file:
            job, far = self._pool.submit(function, seconds, *args, file.name), 0
            try:
                while not wait([job], timeout=_LOOK).done:
                    far = max(far, int(Path(file.name).read_text() or 0))  # empty amid a write
                    progress(far)
            except BaseException:
                job.cancel()  # type: ignore[no-untyped-call]  # ends the worker: nobody waits for what it makes
                raise
            return self._result(job)

    @contextmanager
    def _place(self) -> Iterator[None]:
        if not self._places.acquire(blocking=False):
            raise ExportBusy(_("Many exports are being made right now. Try again in a minute."))
        try:
            yield
        finally:
            self._places.release()

    def _result(self, job: "Future[T]") -> T:
        try:
            return job.result()
        except TooLong as error:
            raise ExportFailed(_("The export took too long and was stopped.")) from error
        except (ProcessExpired, MemoryError) as error:
            raise ExportFailed(_("The export needed too much memory and was stopped.")) from error
        except Exception as error:
            _log.exception("An export failed in its worker")
            raise ExportFailed(_("The export could not be made. The error was noted.")) from error

    @property
    def is_alive(self) -> bool:
        """Whether it takes jobs: a pool whose workers could not start never will again."""
        return bool(self._pool.active)

    def close(self) -> None:
        """End the workers, whatever they do."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()


_EXPORTERS, _READERS = "exporters", "readers"
_lock = Lock()
_pools: dict[str, ExportPool] = {}


def run(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a function in the workers of this process; see `ExportPool.run`."""
    return shared().run(function, *args, **kwargs)


def read(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a function that reads what somebody brings, in the worker for that."""
    return shared(_READERS).run(function, *args, **kwargs)


def each(
    function: Callable[..., T], jobs: Sequence[tuple[Any, ...]], done: Callable[[int], None]
) -> list[T]:
    """Run a function for each of some arguments; see `ExportPool.each`."""
    return shared().each(function, jobs, done)


def warm() -> None:
    """Start the workers of this process, for the first export to be as quick as the next.

    Returns at once; the workers are ready some two seconds later.
    """
    Thread(target=lambda: shared().warm(), name="exports-warm-up", daemon=True).start()


def stop() -> None:
    """End the workers of this process; the next job starts others."""
    with _lock:
        while _pools:
            _pools.popitem()[1].close()


def are_alive() -> bool:
    """Whether the workers of this process take jobs, or would be started by the next."""
    return all(pool.is_alive for pool in [*_pools.values()])


def shared(name: str = _EXPORTERS) -> ExportPool:
    """The workers of this process for one purpose, started when first needed. What strangers bring
    has one of its own: whoever is ended for a harmful file keeps no export waiting."""
    with _lock:
        if name not in _pools or not _pools[name].is_alive:
            reads = name == _READERS
            _pools[name] = ExportPool(1, READING, warms=False) if reads else ExportPool()
            atexit.register(stop)
        return _pools[name]


def _nothing() -> None:
    """A job that only asks for its worker to be there."""


def _yield_to_others() -> None:
    """Let live work go first where cores are short: a file may come a little later, a change that
    somebody looks at may not. Not idle priority: on a busy machine exports would never end."""
    os.nice(10)
    if hasattr(os, "SCHED_BATCH"):  # on Linux: when it wakes up, it interrupts nobody
        os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


def _begin(memory: int, warms: bool) -> None:
    """In each new worker: stay in the background, within limits, and load what exports need."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends us
    _yield_to_others()
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    if warms:
        from canvases.exports.warmup import warm_up

        warm_up()
    gc.freeze()  # what is kept for good need not be looked through after each export
