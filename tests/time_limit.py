"""Runs what may take for ever where it can be stopped: a regular expression or Unicode's
normalising holds a whole process, so that no alarm in it would ring."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from typing import ParamSpec, Protocol, TypeVar

from pebble import ProcessPool

P = ParamSpec("P")
T = TypeVar("T")

SECONDS = 20.0


class InTime(Protocol):
    """Calls a function and returns its value; raises `TimeoutError` where it takes too long."""

    def __call__(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T: ...


@contextmanager
def in_time(seconds: float = SECONDS) -> Iterator[InTime]:
    """A process beside this one, as it is now, that is ended with whatever takes longer."""
    with ProcessPool(max_workers=1, context=get_context("fork")) as pool:

        def run(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
            job = pool.schedule(function, args=args, kwargs=kwargs, timeout=seconds)
            value: T = job.result()
            return value

        yield run
        pool.stop()  # type: ignore[no-untyped-call]
