"""Turns of long exports: some at a time, fair among workspaces and visitors."""

from collections.abc import Callable, Iterator
from threading import Event, Lock

import pytest
from django.core.cache import caches

from canvases.exports.errors import ExportBusy
from canvases.exports.job_queue import RUNNING_EACH, JobQueue, QueuePosition, Ticket, queue_position

Starter = Callable[..., "Work"]


class Work:
    """Jobs that end when they are told to, and what is known of them."""

    def __init__(self, queue: JobQueue) -> None:
        self.queue, self.begun, self._lock = queue, list[str](), Lock()
        self._end = dict[str, Event]()
        self._changed, self._over = Event(), False

    def put(self, job: str, workspace: str = "", visitor: str = "") -> None:
        """A job, in a workspace and of a visitor of its own if nothing else is said."""
        self._end[job] = Event()
        ticket = Ticket(job, workspace or f"{job}'s", visitor or f"{job}'s visitor")
        self.queue.put(ticket, lambda: self._do(job))

    def end(self, *jobs: str) -> None:
        for job in jobs:
            self._end[job].set()

    def end_all(self) -> None:
        """Those that have begun, and those that will."""
        self._over = True
        self.end(*self._end)

    def in_turn(self, count: int) -> list[str]:
        """The first so many jobs in the order in which they began, each ended for the next."""
        while len(self.begun) < count:
            self.end(*self.begun)
            assert self._changed.wait(10)
            self._changed.clear()
        return self.begun[:count]

    def _do(self, job: str) -> None:
        with self._lock:
            self.begun.append(job)
            self._changed.set()
        assert self._over or self._end[job].wait(20)


@pytest.fixture
def start() -> Iterator[Callable[..., Work]]:
    """Makes queues with the limits given; what they work on ends with the test."""
    works: list[Work] = []

    def start(**limits: int) -> Work:
        works.append(Work(JobQueue(**limits)))
        return works[-1]

    yield start
    for work in works:
        work.end_all()
    caches["jobs"].clear()


@pytest.fixture
def one_at_a_time(start: Starter) -> Work:
    return start(running=1)


def test_workspace_that_asks_for_many_does_not_keep_another_waiting(one_at_a_time: Work) -> None:
    for job in ("a1", "a2", "a3"):
        one_at_a_time.put(job, workspace="A", visitor="ada")
    one_at_a_time.put("b1")

    assert one_at_a_time.in_turn(4) == ["a1", "b1", "a2", "a3"]


def test_visitor_with_many_workspaces_does_not_keep_another_waiting(one_at_a_time: Work) -> None:
    for job in ("a1", "a2", "a3"):
        one_at_a_time.put(job, visitor="ada")
    one_at_a_time.put("b1", visitor="ben")

    assert one_at_a_time.in_turn(4) == ["a1", "b1", "a2", "a3"]


def test_one_workspace_makes_two_at_a_time(start: Starter) -> None:
    work = start(running=5)
    for job in ("a1", "a2", "a3"):
        work.put(job, workspace="A")
    work.put("b1")

    assert sorted(work.in_turn(3)) == ["a1", "a2", "b1"]
    assert queue_position(work.queue.name, "a3") == QueuePosition(0)


def test_two_at_a_time_counts_for_all_processes_together(start: Starter) -> None:
    here, elsewhere = start(), start()
    for number in range(RUNNING_EACH):
        elsewhere.put(f"e{number}", workspace="B")
    here.put("h1", workspace="B")

    assert queue_position(here.queue.name, "h1") == QueuePosition(0)


def test_everybody_knows_how_many_are_before_them(one_at_a_time: Work) -> None:
    for job in ("first", "second", "third"):
        one_at_a_time.put(job)
    known = {
        job: queue_position(one_at_a_time.queue.name, job)
        for job in ("first", "second", "third", "none")
    }

    expected = QueuePosition(None), QueuePosition(0), QueuePosition(1), None
    assert tuple(known.values()) == expected


def test_job_that_was_taken_out_is_never_made(one_at_a_time: Work) -> None:
    for job in ("first", "second", "third"):
        one_at_a_time.put(job)
    one_at_a_time.queue.take_out("second")

    assert one_at_a_time.in_turn(2) == ["first", "third"]


def test_one_more_than_may_wait_is_refused(start: Starter) -> None:
    work = start(running=1, waiting=1)
    work.put("first")
    work.put("second")
    with pytest.raises(ExportBusy):
        work.put("third")
