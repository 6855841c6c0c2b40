"""Group commit: on SQLite, transactions that wait for each other become durable together.

SQLite lets one transaction write at a time, and a commit takes as long as the disk. So whoever
wants to write waits in one queue. The first one opens a transaction, runs in it what else waits,
each in a savepoint of its own, and commits once. Nobody gets an answer, and nobody else hears of
anything, before that. docs/decisions/027-group-commit.md gives the reasons.
"""

from collections import deque
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial, wraps
from threading import Condition
from time import monotonic
from typing import Any, Final, ParamSpec, TypeVar

from django.db import connection, transaction
from django.utils.translation import get_language, override

from canvases.journal.turns import Turns

P = ParamSpec("P")
T = TypeVar("T")

LONGEST: Final = 0.05
"""Seconds after which a transaction takes nothing more in: those in it wait for it."""

WORTH: Final = 3
"""It takes something in for so many times as long as the last commit took. On a quick disk, where
there is little to share, that is next to nothing, and nobody waits for others' work."""


def in_transaction(act: Callable[P, T]) -> Callable[P, T]:
    """Run the function in a transaction, which is durable when it returns. As `transaction.atomic`,
    it undoes what the function did where that raises, and inside of a transaction it is a savepoint
    in it. On SQLite another thread may run the function, so it reads what it changes itself; and it
    may run twice, the first time without effect."""

    @wraps(act)
    def action(*args: P.args, **kwargs: P.kwargs) -> T:
        if connection.vendor != "sqlite" or connection.in_atomic_block:
            with transaction.atomic():
                return act(*args, **kwargs)
        return queue.run(partial(act, *args, **kwargs))

    return action


class _Task:
    """What one thread wants to write, and what came of it."""

    def __init__(self, act: Callable[[], Any]) -> None:
        self._act = act
        self._language = get_language()
        self._value: Any = None
        self._error: Exception | None = None
        self.is_done = False

    def run(self) -> None:
        """Run it in a savepoint. Raises only what takes the whole transaction along."""
        self._error = None
        try:
            with override(self._language), transaction.atomic():
                self._value = self._act()
        except Exception as error:
            if connection.needs_rollback:  # SQLite has undone everything, as where the disk is full
                raise
            self._error = error

    def fail(self, error: Exception) -> None:
        """It had no effect, for this reason."""
        self._error = error

    def result(self) -> Any:
        """What the function returned. Raises what it raised."""
        if self._error is not None:
            raise self._error
        return self._value


class GroupCommit:
    """A queue of tasks. Of the threads that wait in it, one writes for several."""

    def __init__(self) -> None:
        self._waiting = deque[_Task]()
        self._is_writing = False
        self._took = 0.0  # seconds: the last commit
        self._changed = Condition()

    @property
    def waiting(self) -> int:
        """How many wait for a transaction to take them in."""
        return len(self._waiting)

    def run(self, act: Callable[[], T]) -> T:
        """Run `act` in a transaction, alone or with others. Returns when it is durable."""
        task = _Task(act)
        with turns.left(), self._changed:
            self._waiting.append(task)
            self._changed.wait_for(lambda: task.is_done or self._is_next(task))
            if not task.is_done:
                self._is_writing = True
        if not task.is_done:
            self._write()
        value: T = task.result()
        return value

    def _is_next(self, task: _Task) -> bool:
        return not self._is_writing and self._waiting[0] is task

    def _write(self) -> None:
        """Write what waits, and let everyone know."""
        tasks = list[_Task]()
        with ExitStack() as commit:
            try:
                self._commit(tasks, commit)
            except Exception as error:  # noqa: BLE001 — it is told to whom it concerns
                if len(tasks) == 1:
                    tasks[0].fail(error)
                else:
                    for task in tasks:  # whose fault it was is not known: each by itself
                        self._commit_alone(task)
            finally:
                with self._changed:
                    for task in tasks:
                        task.is_done = True
                    self._is_writing = False
                    self._changed.notify_all()

    def _commit(self, tasks: list[_Task], commit: ExitStack) -> None:
        """Run in one transaction what waits and has room, and add it to `tasks`. From when it only
        waits for the disk until `commit` is closed, this thread has left its turn."""
        tasks.append(self._waiting.popleft())
        with transaction.atomic():
            transaction.on_commit(lambda: self._measure(written))  # the first, before all news
            end = monotonic() + min(LONGEST, WORTH * self._took)
            tasks[0].run()
            while self._waiting and monotonic() < end:
                tasks.append(self._waiting.popleft())
                tasks[-1].run()
            written = monotonic()
            commit.enter_context(turns.left())

    def _measure(self, written: float) -> None:
        self._took = monotonic() - written

    @staticmethod
    def _commit_alone(task: _Task) -> None:
        try:
            with transaction.atomic():
                task.run()
        except Exception as error:  # noqa: BLE001 — as above
            task.fail(error)


turns: Final = Turns()
"""Of the server's threads that make changes."""

queue: Final = GroupCommit()
