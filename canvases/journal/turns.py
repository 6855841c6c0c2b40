"""Turns: of the threads that make changes, one computes at a time.

They share one interpreter. Where several of them compute at once, all are done late; one after the
other, the first is done early. A thread that waits for the disk, or for others, leaves its turn to
the next.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, local


class Turns:
    """A lock whose holder lets others on while it waits. Enter it to compute."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._thread = local()

    def __enter__(self) -> None:
        self._lock.acquire()
        self._thread.has_turn = True

    def __exit__(self, *_error: object) -> None:
        self._thread.has_turn = False
        self._lock.release()

    @contextmanager
    def left(self) -> Iterator[None]:
        """Let another thread compute meanwhile. In a thread that has no turn, as outside of the
        server, nothing changes."""
        if not getattr(self._thread, "has_turn", False):
            yield
            return
        self.__exit__()
        try:
            yield
        finally:
            self.__enter__()
