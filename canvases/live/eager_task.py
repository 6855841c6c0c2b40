"""Runs a coroutine at once, without a task, up to where it has to wait.

A write to a connection whose reader keeps up never waits, and a task for each of hundreds of them
costs more than the write. (From Python 3.12 on this is what eager tasks do.)
"""

from collections.abc import Coroutine, Generator
from typing import Any


class Waiting:
    """The rest of a coroutine that had to wait: await it."""

    def __init__(self, coroutine: Coroutine[Any, Any, None], first: Any) -> None:
        self._coroutine = coroutine
        self._first = first

    def __await__(self) -> Generator[Any, Any, None]:
        asked = self._first
        while True:
            trouble: BaseException | None = None
            try:
                yield asked
            except BaseException as error:  # noqa: BLE001 — it is for the coroutine to deal with
                trouble = error
            try:
                asked = self._coroutine.throw(trouble) if trouble else self._coroutine.send(None)
            except StopIteration:
                return


def start(coroutine: Coroutine[Any, Any, None]) -> Waiting | None:
    """Run it up to where it has to wait. Returns what is left to await, or None if it is done."""
    try:
        first = coroutine.send(None)
    except StopIteration:
        return None
    return Waiting(coroutine, first)
