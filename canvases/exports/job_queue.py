"""The queue of long exports.

Each server process has its own. The cache tells all processes what every queue holds, and how many
exports a workspace makes.
"""

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Lock, Thread
from typing import Final

from django.core.cache import caches
from django.db import connection
from django.utils.translation import gettext as _

from canvases.exports.errors import ExportBusy

_log = logging.getLogger(__name__)

RUNNING: Final = 3
"""Exports that one process makes at a time."""

RUNNING_EACH: Final = 2
"""Exports that are made at a time for one workspace, by all processes together."""

WAITING: Final = 60
"""Exports that wait in one process; one more is refused."""

_BEAT: Final = 5  # seconds between two signs of life
_SILENT: Final = 60  # seconds without one, after which a process is taken to have ended


@dataclass(frozen=True, slots=True)
class Ticket:
    """The owner of a job in the queue. `visitor` is the same in all their workspaces."""

    job: str
    workspace: str
    visitor: str


@dataclass(frozen=True, slots=True)
class QueuePosition:
    """The position of a job: how many are before it, or None while it is made."""

    ahead: int | None


class JobQueue:
    """Runs work in threads, some at a time. The workspace and visitor that were served longest ago
    are next; otherwise the first to come."""

    def __init__(self, *, running: int = RUNNING, waiting: int = WAITING) -> None:
        self.name = secrets.token_hex(8)
        self._most_running, self._most_waiting = running, waiting
        self._lock = Lock()
        self._waiting: dict[Ticket, Callable[[], object]] = {}
        self._running: dict[Ticket, str] = {}  # and the key of its turn among its workspace's
        self._served: dict[str, int] = {}  # when each workspace and visitor had its latest turn
        self._turn = 0
        self._beating = False

    def put(self, ticket: Ticket, work: Callable[[], object]) -> None:
        """Queue the work. Raises ExportBusy where too many wait."""
        with self._lock:
            if len(self._waiting) >= self._most_waiting:
                raise ExportBusy(_("Many exports are waiting right now. Try again in a minute."))
            self._waiting[ticket] = work
            self._go_on()
            if not self._beating:
                self._beating = True
                Thread(target=self._beat, name="exports-alive", daemon=True).start()

    def take_out(self, job: str) -> None:
        """Remove a job from the queue, if it waits here."""
        with self._lock:
            for ticket in [one for one in self._waiting if one.job == job]:
                del self._waiting[ticket]
            self._go_on()

    def _go_on(self) -> None:
        """Start what there is room for, and publish the state of the queue."""
        for ticket in self._in_turn():
            if len(self._running) < self._most_running and (turn := self._take_turn(ticket)):
                self._turn += 1
                self._served[ticket.workspace] = self._served[ticket.visitor] = self._turn
                self._running[ticket] = turn
                work = self._waiting.pop(ticket)
                Thread(target=self._run, args=(ticket, work), name="export", daemon=True).start()
        known = {name for one in self._all() for name in (one.workspace, one.visitor)}
        self._served = {name: turn for name, turn in self._served.items() if name in known}
        self._publish()

    def _all(self) -> list[Ticket]:
        return [*self._running, *self._waiting]

    def _in_turn(self) -> list[Ticket]:
        """The waiting jobs in the order of their turns."""
        served, left, found = self._served.copy(), list(self._waiting), list[Ticket]()
        for turn in range(self._turn + 1, self._turn + 1 + len(left)):
            first = min(
                left, key=lambda one: max(served.get(one.workspace, 0), served.get(one.visitor, 0))
            )
            served[first.workspace] = served[first.visitor] = turn
            left.remove(first)
            found.append(first)
        return found

    def _take_turn(self, ticket: Ticket) -> str:
        """The key of a turn for the workspace; empty where it has its share already."""
        if sum(one.workspace == ticket.workspace for one in self._running) >= RUNNING_EACH:
            return ""
        keys = [f"{ticket.workspace}:turn:{number}" for number in range(RUNNING_EACH)]
        try:
            return next((key for key in keys if caches["jobs"].add(key, ticket.job, _SILENT)), "")
        except Exception:  # noqa: BLE001 — whatever the backend raises: tried again with each beat
            _log.exception("The cache of jobs could not be written.")
            return ""

    def _give_back(self, ticket: Ticket, turn: str) -> None:
        try:
            if caches["jobs"].get(turn) == ticket.job:  # else it has ended, and is another's
                caches["jobs"].delete(turn)
        except Exception:  # noqa: BLE001 — as above; it ends by itself
            _log.exception("The cache of jobs could not be written.")

    def _publish(self) -> None:
        running = [ticket.job for ticket in self._running]
        waiting = [ticket.job for ticket in self._in_turn()]
        try:
            caches["jobs"].set(_key(self.name), (running, waiting), _SILENT)
        except Exception:  # noqa: BLE001 — as above
            _log.exception("The cache of jobs could not be written.")

    def _run(self, ticket: Ticket, work: Callable[[], object]) -> None:
        try:
            work()
        finally:
            with self._lock:
                self._give_back(ticket, self._running.pop(ticket))
                self._go_on()
            connection.close()

    def _beat(self) -> None:
        """Show that this process lives, and look for turns that other processes gave back."""
        pause = Event()
        while not pause.wait(_BEAT):
            with self._lock:
                if not self._all():
                    self._beating = False
                    break
                try:
                    for turn in self._running.values():
                        caches["jobs"].touch(turn, _SILENT)
                except Exception:  # noqa: BLE001 — as above
                    _log.exception("The cache of jobs could not be written.")
                self._go_on()
        connection.close()


def queue_position(queue: str, job: str) -> QueuePosition | None:
    """The position of a job in the queue of this name, in any process. None where it is in none, as
    when its process has ended."""
    known: tuple[list[str], list[str]] = caches["jobs"].get(_key(queue)) or ([], [])
    running, waiting = known
    if job in running:
        return QueuePosition(None)
    return QueuePosition(waiting.index(job)) if job in waiting else None


def _key(queue: str) -> str:
    return f"queue:{queue}"
