"""The workers that make files. Each loads fonts and measures letters before its first file."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Thread
from typing import Any, Final, ParamSpec, TypeVar

from django.utils.translation import gettext as _

from canvases.exports.errors import ExportBusy, ExportFailed
from canvases.exports.pdf.warm_up import warm_up
from canvases.workers import MemoryExceeded, TimeExceeded, WorkerPool, WorkersBusy, WorkFailed

P = ParamSpec("P")
T = TypeVar("T")

SECONDS: Final = 30
"""How long a worker may take to make one file."""

pool: Final = WorkerPool(2, SECONDS, prepare=warm_up)


def run(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What `WorkerPool.run` returns. Raises `ExportBusy` and `ExportFailed`."""
    with _words_for_people():
        return pool.run(function, *args, **kwargs)


def each(
    function: Callable[..., T], jobs: Sequence[tuple[Any, ...]], done: Callable[[int], None]
) -> list[T]:
    """What `WorkerPool.each` returns. Raises `ExportBusy` and `ExportFailed`."""
    with _words_for_people():
        return pool.each(function, jobs, done)


def run_long(
    function: Callable[..., T], *args: Any, seconds: float, progress: Callable[[int], None]
) -> T:
    """What `WorkerPool.run_long` returns. Raises `ExportBusy` and `ExportFailed`."""
    with _words_for_people():
        return pool.run_long(function, *args, seconds=seconds, progress=progress)


def warm() -> None:
    """Start the workers, so that the first export is as quick as the next.

    Returns at once. The workers are ready some two seconds later.
    """
    Thread(target=pool.start, name="exports-warm-up", daemon=True).start()


@contextmanager
def _words_for_people() -> Iterator[None]:
    try:
        yield
    except WorkersBusy as error:
        words = _("Many exports are being made right now. Try again in a minute.")
        raise ExportBusy(words) from error
    except TimeExceeded as error:
        raise ExportFailed(_("The export took too long, so it was stopped.")) from error
    except MemoryExceeded as error:
        raise ExportFailed(_("The export needed too much memory, so it was stopped.")) from error
    except WorkFailed as error:
        raise ExportFailed(_("The export failed. We have logged the error.")) from error
