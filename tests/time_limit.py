"""Runs what may take for ever where it can be stopped: a regular expression or Unicode's
normalising holds a whole process, so that no alarm in it would ring."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from typing import ParamSpec, Protocol, TypeVar

from pebble import ProcessPool

P = ParamSpec("P")
T = TypeVar("T")

SECONDS = 20.0
PROCESSOR = 5.0


class InTime(Protocol):
    """Calls a function and returns its value; raises an exception where it takes too long."""

    def __call__(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T: ...


@contextmanager
def in_time() -> Iterator[InTime]:
    """A process beside this one, as it is now, that is ended with whatever takes longer, or keeps a
    processor busy for longer, which does not depend on what else the machine does."""
    with ProcessPool(max_workers=1, context=get_context("fork")) as pool:

        def run(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
            limited = partial(_limited, function)
            job = pool.schedule(limited, args=args, kwargs=kwargs, timeout=SECONDS)
            value: T = job.result()
            return value

        yield run
        pool.stop()  # type: ignore[no-untyped-call]


def _limited(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    signal.setitimer(signal.ITIMER_PROF, PROCESSOR)
    try:
        return function(*args, **kwargs)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
