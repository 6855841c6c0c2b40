"""Pools of worker processes for slow or risky work: making a file, or reading one from a stranger.

A worker that takes too long or too much memory is killed, and another takes its place. Each package
that needs workers has a `WorkerPool` of its own, so a harmful upload delays no export.
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
from concurrent.futures import TimeoutError as FutureTimeout
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import BoundedSemaphore, Lock
from typing import Any, Final, ParamSpec, TypeVar

from pebble import ProcessExpired, ProcessPool

_log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

MEMORY: Final = 1536 * 1024**2
"""Bytes of address space that one worker may use."""

WAITING: Final = 8
"""Calls of one pool under way or waiting. It refuses one more."""

_CALLS: Final = 100  # per worker, then it is renewed: WeasyPrint does not return all memory
_POLL: Final = 0.3  # seconds between two looks at the progress of long work

# A worker starts from a small process that has imported these. All pools share that process.
_PRELOAD: Final = ["weasyprint", "jinja2"]


class WorkFailed(Exception):
    """A worker did not do its work. The message is for the log."""


class WorkersBusy(WorkFailed):
    """Too many calls wait for the pool. The caller may try again a little later."""


class TimeExceeded(WorkFailed):
    """The work took too long. Its worker was killed."""


class MemoryExceeded(WorkFailed):
    """The work took too much memory, or ended its process."""


def do_nothing() -> None:
    """Prepare nothing."""


class WorkerPool:
    """Some worker processes. The first call starts them.

    Functions, arguments and results are pickled, so keep them plain.
    """

    def __init__(
        self,
        workers: int,
        seconds: float,
        *,
        processor: float | None = None,
        memory: int = MEMORY,
        waiting: int = WAITING,
        prepare: Callable[[], object] = do_nothing,
    ) -> None:
        """`seconds`: time limit of one call. `processor`: how many of them a call of `run` may keep
        a processor busy, which does not depend on what else the machine does. `memory`: bytes a
        worker may use. `waiting`: calls under way or waiting. `prepare` runs in each new worker
        before its first call."""
        self.seconds, self._processor = seconds, processor
        self._workers, self._memory, self._prepare = workers, memory, prepare
        self._places = BoundedSemaphore(waiting)
        self._long = BoundedSemaphore(max(1, workers - 1))
        self._lock = Lock()
        self._pool: ProcessPool | None = None
        _all_pools.append(self)

    def start(self) -> None:
        """Start the workers. Returns at once."""
        pool = self._started()
        for _worker in range(self._workers):
            pool.submit(do_nothing, None)

    def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `function(*args, **kwargs)` returns in a worker.

        Raises `WorkersBusy`, `TimeExceeded` and `MemoryExceeded`, and `WorkFailed` if the function
        raised.
        """
        work: Callable[P, T] = partial(_within, self._processor, function)
        with self._place():
            return self._result(self._started().submit(work, self.seconds, *args, **kwargs))

    def each(
        self,
        function: Callable[..., T],
        jobs: Sequence[tuple[Any, ...]],
        done: Callable[[int], None],
    ) -> list[T]:
        """The results of `function(*args)` for the arguments of each job, in the order of `jobs`.

        All workers share the jobs. The pool takes no more at a time than keeps its workers busy, so
        that other calls get their turn. `done` gets the number of results after each job; what it
        raises ends the work. Raises what `run` raises.
        """
        with self._place():
            pool = self._started()
            waiting, under_way = deque(enumerate(jobs)), dict[Future[T], int]()
            results: dict[int, T] = {}
            while waiting or under_way:
                while waiting and len(under_way) <= self._workers:
                    at, args = waiting.popleft()
                    under_way[pool.submit(function, self.seconds, *args)] = at
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
        """What `function(*args, path)` returns within `seconds`.

        The function writes how far it is, a number, to the file at `path`. `progress` gets that
        number every now and then; what it raises ends the work. Where there are several workers,
        one is always left for other calls: this one may wait for other long ones, and `progress`
        gets 0 meanwhile. Raises what `run` raises.
        """
        with (
            self._place(),
            self._long_place(progress),
            NamedTemporaryFile("r", prefix="progress-") as file,
        ):
            job, far = self._started().submit(function, seconds, *args, file.name), 0
            try:
                while not wait([job], timeout=_POLL).done:
                    far = max(far, int(Path(file.name).read_text() or 0))  # empty amid a write
                    progress(far)
            except BaseException:
                job.cancel()  # type: ignore[no-untyped-call]  # kills the worker: nobody waits for its result
                raise
            return self._result(job)

    @property
    def is_alive(self) -> bool:
        """Whether the workers take calls, or the next call would start them."""
        return self._pool is None or bool(self._pool.active)

    def close(self) -> None:
        """Kill the workers, whatever they do. The next call starts others."""
        with self._lock:
            if self._pool is not None:
                self._pool.stop()  # type: ignore[no-untyped-call]
                self._pool.join()
                self._pool = None

    def _started(self) -> ProcessPool:
        """The workers. A pool whose workers could not start never recovers, so another follows."""
        with self._lock:
            if self._pool is None or not self._pool.active:
                context = multiprocessing.get_context("forkserver")
                context.set_forkserver_preload(_PRELOAD)
                self._pool = ProcessPool(
                    max_workers=self._workers,
                    max_tasks=_CALLS,
                    initializer=_begin,
                    initargs=(self._memory, self._prepare),
                    context=context,
                )
            return self._pool

    @contextmanager
    def _place(self) -> Iterator[None]:
        if not self._places.acquire(blocking=False):
            raise WorkersBusy("Too many calls wait for the workers.")
        try:
            yield
        finally:
            self._places.release()

    @contextmanager
    def _long_place(self, progress: Callable[[int], None]) -> Iterator[None]:
        while not self._long.acquire(timeout=_POLL):
            progress(0)
        try:
            yield
        finally:
            self._long.release()

    def _result(self, job: "Future[T]") -> T:
        try:
            return job.result()
        except FutureTimeout as error:
            raise TimeExceeded("The work took too long and was stopped.") from error
        except ProcessExpired as error:
            if error.exitcode == -signal.SIGPROF:
                raise TimeExceeded("The work kept its processor busy for too long.") from error
            raise MemoryExceeded("The work needed too much memory and was stopped.") from error
        except MemoryError as error:
            raise MemoryExceeded("The work needed too much memory and was stopped.") from error
        except Exception as error:
            _log.exception("Work failed in a worker process.")
            raise WorkFailed("The work raised an error, which is in the log.") from error


_all_pools: Final[list[WorkerPool]] = []


def stop() -> None:
    """Kill the workers of all pools of this process. The next call starts others."""
    for pool in _all_pools:
        pool.close()


def are_alive() -> bool:
    """Whether all pools of this process take calls."""
    return all(pool.is_alive for pool in _all_pools)


atexit.register(stop)


def _yield_to_others() -> None:
    """Let live work go first where cores are short: a file may come a little later, a change that
    somebody looks at may not. Not idle priority: on a busy machine exports would never end."""
    os.nice(10)
    if hasattr(os, "SCHED_BATCH"):  # on Linux: when it wakes up, it interrupts nobody
        os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


def _within(
    processor: float | None, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs
) -> T:
    """In a worker: what the function returns. The system ends the process where that takes longer
    than so many seconds of its own, whatever library is at work."""
    signal.setitimer(signal.ITIMER_PROF, processor or 0)
    try:
        return function(*args, **kwargs)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _begin(memory: int, prepare: Callable[[], object]) -> None:
    """In each new worker: stay in the background and within limits, and prepare."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends us
    _yield_to_others()
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    prepare()
    gc.freeze()  # what stays for good need not be looked through after each call
