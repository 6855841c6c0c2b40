"""Long exports: progress, cancelling, failures; the next one works."""

import os
import time
from dataclasses import replace
from typing import Any

import pytest
from django.core.cache import caches

from canvases.access import CanvasGrant
from canvases.exports import jobs, worker
from canvases.exports.formats import FORMATS, Format
from canvases.exports.jobs import State
from canvases.exports.order import Order, Scope


@pytest.fixture
def order(ada: CanvasGrant) -> Order:
    """Ada's workspace."""
    return Order(ada.workspace, Scope.WORKSPACE, (ada.canvas,))


def form(make: Any) -> Format:
    """A format that is made like this."""
    return replace(FORMATS["csv"], make=make)


def test_job_that_is_done_has_its_file(order: Order) -> None:
    made = jobs.make(jobs.begin(FORMATS["csv"], order), FORMATS["csv"], order)
    found = jobs.find(order.workspace, made.id)
    assert found == made
    assert found.state is State.DONE
    assert (jobs.content(found) or b"").startswith(b"\xef\xbb\xbfid")


def test_progress_can_be_seen_while_it_is_made(order: Order) -> None:
    seen: list[tuple[int, int]] = []

    def make(told: Order) -> bytes:
        told.tell(3, 7)
        found = jobs.find(order.workspace, job.id)
        assert found
        seen.append((found.done, found.total))
        return b""

    job = jobs.begin(form(make), order)
    jobs.make(job, form(make), order)
    assert seen == [(3, 7)]


def test_cancelled_job_stops_at_its_next_step_and_keeps_nothing(order: Order) -> None:
    def make(told: Order) -> bytes:
        jobs.cancel(job)
        told.tell(1, 2)
        return b"never"

    job = jobs.begin(form(make), order)
    stopped = jobs.make(job, form(make), order)
    assert stopped.state is State.CANCELLED
    assert jobs.content(stopped) is None


def test_worker_killed_in_the_middle_is_told_and_the_next_export_works(order: Order) -> None:
    killed = form(lambda _order: worker.run(os._exit, 9))
    failed = jobs.make(jobs.begin(killed, order), killed, order)
    assert failed.state is State.FAILED
    assert failed.words

    again = jobs.begin(killed, order)  # the same order, asked for once more
    works = form(lambda _order: worker.run(bytes, 3))
    assert jobs.make(again, works, order).state is State.DONE


def test_unforeseen_error_is_told_without_its_details(order: Order) -> None:
    def make(_order: Order) -> bytes:
        raise RuntimeError("secret")

    failed = jobs.make(jobs.begin(form(make), order), form(make), order)
    assert failed.state is State.FAILED
    assert "secret" not in failed.words


def test_job_whose_process_ended_is_told_to_be_interrupted(order: Order) -> None:
    job = jobs.begin(FORMATS["csv"], order)
    caches["exports"].set(f"job-{job.id}", replace(job, at=time.time() - 3600))
    found = jobs.find(order.workspace, job.id)
    assert found
    assert found.state is State.FAILED


def test_job_is_found_in_its_own_workspace_only(order: Order, dan: CanvasGrant) -> None:
    job = jobs.begin(FORMATS["csv"], order)
    assert jobs.find(dan.workspace, job.id) is None
    assert jobs.find(order.workspace, f"{job.id}-file") is None
