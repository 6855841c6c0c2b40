"""The cast on one canvas, for every test that asks for them."""

import os
from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from django.core.cache import caches
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from pytest_django import DjangoDbBlocker

from canvases.access import CanvasGrant
from canvases.actions import purges
from canvases.exports import jobs
from canvases.exports.job_queue import JobQueue
from canvases.exports.pdf import render_workers
from canvases.models import Canvas, Change, Role
from canvases.queries.change_words import SENTENCES
from canvases.workers import WorkerPool
from tests import cast
from tests.shared_rows import SharedRows

T = TypeVar("T")

# A slow machine is no bug: the whole suite has a limit of time, single examples have none.
hypothesis_settings.register_profile(
    "suite", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("suite")


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: many a test waits for a browser, a server or an export."""
    return (os.cpu_count() or 1) + 1


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how much was run where chance decides it."""
    for report in terminalreporter.getreports(""):
        for name, value in getattr(report, "user_properties", []):
            if name == "ran" and report.when == "teardown":
                terminalreporter.write_line(f"{report.nodeid.split('::')[-1]}: {value}")


@receiver(post_save, sender=Change)
def has_a_sentence(instance: Change, **_about: object) -> None:
    """Whatever a test does, the history has words for it."""
    assert instance.kind in SENTENCES, f"queries/change_words.py has no words for {instance.kind!r}"


@pytest.fixture(autouse=True)
def _bins_emptied_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow the machine is, nothing is left to a thread, which would not see the rows of a
    test's transaction. And no batch pauses, for there is nobody else."""
    monkeypatch.setattr(purges, "AT_ONCE", 600.0)
    monkeypatch.setattr(purges, "PAUSE", 0.0)


@pytest.fixture(autouse=True, scope="session")
def _unprepared_workers() -> Iterator[None]:
    """Workers that make files begin at once, for preparing takes longer than the few that a test
    asks for. However slow the machine is, they may end."""
    with pytest.MonkeyPatch.context() as patch:
        pool = WorkerPool(2, 10 * render_workers.SECONDS)
        patch.setattr(render_workers, "pool", pool)
        yield
        pool.close()


@pytest.fixture(scope="module")
def shared_rows(
    django_db_setup: None,  # noqa: ARG001 — the fixture makes the tables
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[SharedRows]:
    """Makes rows that every test of a module finds; each test's own go when it ends. Not where
    threads write: they would not see them."""

    def made(make: Callable[[], T]) -> T:
        with django_db_blocker.unblock():
            return make()

    with django_db_blocker.unblock(), transaction.atomic():
        with django_db_blocker.block():
            yield made
        transaction.set_rollback(True)


@pytest.fixture
def canvas(db: None) -> Canvas:  # noqa: ARG001 — the fixture opens the database
    """Ada's canvas."""
    return cast.started_by("ada")


@pytest.fixture
def ada(canvas: Canvas) -> CanvasGrant:
    """Ada, who owns the workspace."""
    return cast.on_canvas("ada", canvas)


@pytest.fixture
def ben(canvas: Canvas) -> CanvasGrant:
    """Ben, who may edit."""
    return cast.joined_by("ben", canvas, Role.EDITOR)


@pytest.fixture
def eve(canvas: Canvas) -> CanvasGrant:
    """Eve, who may comment."""
    return cast.joined_by("eve", canvas, Role.COMMENTER)


@pytest.fixture
def cleo(canvas: Canvas) -> CanvasGrant:
    """Cleo, who may look, at history and people too."""
    return cast.joined_by("cleo", canvas, Role.VIEWER, sees_history=True)


@pytest.fixture
def finn(canvas: Canvas) -> CanvasGrant:
    """Finn, who may look at the canvases only."""
    return cast.joined_by("finn", canvas, Role.VIEWER)


@pytest.fixture
def gus(canvas: Canvas) -> CanvasGrant:
    """Gus, who may look at this canvas only."""
    return cast.joined_by("gus", canvas, Role.VIEWER, limited=True)


@pytest.fixture
def dan(db: None) -> CanvasGrant:  # noqa: ARG001 — the fixture opens the database
    """Dan, who owns another workspace and is outside of Ada's."""
    return cast.on_canvas("dan", cast.started_by("dan"))


@pytest.fixture
def idle_queue(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., JobQueue]]:
    """Makes long exports wait in a queue that never makes any; `waiting`: how many it takes."""
    queues: list[JobQueue] = []

    def wait(waiting: int = 10) -> JobQueue:
        queues.append(JobQueue(running=0, waiting=waiting))
        monkeypatch.setattr(jobs, "queue", queues[-1])
        return queues[-1]

    yield wait
    for queue in queues:
        _running, waiting = caches["jobs"].get(f"queue:{queue.name}") or ([], [])
        for job in waiting:
            queue.take_out(job)
