"""Long exports: progress, cancelling, failures; the next one works."""

import os
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.core.cache import caches

from canvases.access import CanvasGrant
from canvases.exports import jobs
from canvases.exports.errors import ExportBusy, ExportFailed
from canvases.exports.export_request import ExportRequest, Scope
from canvases.exports.formats import FORMATS, Format
from canvases.exports.job_queue import JobQueue, Ticket
from canvases.exports.jobs import State
from canvases.exports.pdf import render_workers
from canvases.workspace_cache import forget_workspace

QueueMaker = Callable[..., JobQueue]


@pytest.fixture
def export_request(ada: CanvasGrant) -> ExportRequest:
    """Ada's workspace."""
    return ExportRequest(ada.workspace, Scope.WORKSPACE, (ada.canvas,))


def form(make: Any) -> Format:
    """A format that is made like this."""
    return replace(FORMATS["csv"], make=make)


def test_job_that_is_done_has_its_file(export_request: ExportRequest) -> None:
    made = jobs.make(jobs.begin(FORMATS["csv"], export_request), FORMATS["csv"], export_request)
    found = jobs.find(export_request.workspace, made.id)
    assert found == made
    assert found.state is State.DONE
    assert (jobs.content(found) or b"").startswith(b"\xef\xbb\xbfid")


def test_progress_can_be_seen_while_it_is_made(export_request: ExportRequest) -> None:
    seen: list[tuple[int, int]] = []

    def make(told: ExportRequest) -> bytes:
        told.report_progress(3, 7)
        found = jobs.find(export_request.workspace, job.id)
        assert found
        seen.append((found.done, found.total))
        return b""

    job = jobs.begin(form(make), export_request)
    jobs.make(job, form(make), export_request)
    assert seen == [(3, 7)]


def test_cancelled_job_stops_at_its_next_step_and_keeps_nothing(
    export_request: ExportRequest,
) -> None:
    def make(told: ExportRequest) -> bytes:
        jobs.cancel(job)
        told.report_progress(1, 2)
        return b"never"

    job = jobs.begin(form(make), export_request)
    stopped = jobs.make(job, form(make), export_request)
    assert stopped.state is State.CANCELLED
    assert jobs.content(stopped) is None


def test_worker_killed_in_the_middle_is_told_and_the_next_export_works(
    export_request: ExportRequest,
) -> None:
    killed = form(lambda _request: render_workers.run(os._exit, 9))
    failed = jobs.make(jobs.begin(killed, export_request), killed, export_request)
    assert failed.state is State.FAILED
    assert failed.words

    again = jobs.begin(killed, export_request)  # the same order, asked for once more
    works = form(lambda _request: render_workers.run(bytes, 3))
    assert jobs.make(again, works, export_request).state is State.DONE


def test_unforeseen_error_is_told_without_its_details(export_request: ExportRequest) -> None:
    def make(_request: ExportRequest) -> bytes:
        raise RuntimeError("secret")

    failed = jobs.make(jobs.begin(form(make), export_request), form(make), export_request)
    assert failed.state is State.FAILED
    assert "secret" not in failed.words


def test_job_whose_process_ended_is_told_to_be_interrupted(export_request: ExportRequest) -> None:
    job = jobs.begin(FORMATS["csv"], export_request)
    caches["jobs"].set(job.key, replace(job, at=time.time() - 3600))
    found = jobs.find(export_request.workspace, job.id)
    assert found
    assert found.state is State.FAILED


def test_job_that_waits_for_long_is_alive(
    export_request: ExportRequest, idle_queue: QueueMaker
) -> None:
    queue = idle_queue()
    job = replace(jobs.begin(FORMATS["csv"], export_request), queue=queue.name)
    caches["jobs"].set(job.key, replace(job, at=time.time() - 3600))
    queue.put(Ticket("another", "workspace", "dan"), list)
    queue.put(Ticket(job.id, job.workspace, "ada"), list)

    found = jobs.find(export_request.workspace, job.id)
    assert found
    assert (found.state, found.ahead) == (State.WAITING, 1)


def test_same_order_is_made_once(export_request: ExportRequest, idle_queue: QueueMaker) -> None:
    idle_queue()
    asked = [jobs.start(FORMATS["csv"], export_request, visitor).id for visitor in ("ada", "ben")]

    assert asked[0] == asked[1]


def test_job_that_waits_is_cancelled_at_once(
    export_request: ExportRequest, idle_queue: QueueMaker
) -> None:
    idle_queue(waiting=1)
    job = jobs.start(FORMATS["csv"], export_request, "ada")
    jobs.cancel(job)

    found = jobs.find(export_request.workspace, job.id)
    assert found
    assert found.state is State.CANCELLED
    assert jobs.start(FORMATS["csv"], export_request, "ada").id != job.id  # there is room again


def test_queue_that_is_full_is_told_and_leaves_nothing(
    export_request: ExportRequest, idle_queue: QueueMaker
) -> None:
    idle_queue(waiting=0)
    with pytest.raises(ExportBusy):
        jobs.start(FORMATS["csv"], export_request, "ada")

    idle_queue(waiting=1)
    assert not jobs.start(FORMATS["csv"], export_request, "ada").is_over


def test_workspace_has_so_many_jobs_and_the_one_that_ended_first_makes_room(
    export_request: ExportRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "MOST", 2)
    first = jobs.begin(FORMATS["csv"], export_request)
    second = jobs.begin(FORMATS["md"], export_request)
    with pytest.raises(ExportBusy):
        jobs.begin(FORMATS["html"], export_request)

    jobs.make(second, FORMATS["md"], export_request)
    third = jobs.begin(FORMATS["html"], export_request)
    assert jobs.find(export_request.workspace, second.id) is None
    assert all(jobs.find(export_request.workspace, job.id) for job in (first, third))


def test_file_that_is_too_large_is_told(
    export_request: ExportRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "LARGEST", 3)
    failed = jobs.make(jobs.begin(FORMATS["csv"], export_request), FORMATS["csv"], export_request)

    assert failed.state is State.FAILED
    assert "fewer canvases" in failed.words


def test_job_is_gone_with_all_that_is_kept_of_its_workspace_and_others_stay(
    export_request: ExportRequest, dan: CanvasGrant
) -> None:
    others = ExportRequest(dan.workspace, Scope.WORKSPACE, (dan.canvas,))
    done, kept = (
        jobs.make(jobs.begin(FORMATS["csv"], one), FORMATS["csv"], one)
        for one in (export_request, others)
    )
    forget_workspace(export_request.workspace.public_id)

    assert jobs.find(export_request.workspace, done.id) is None
    assert jobs.content(done) is None
    assert jobs.content(kept)


def test_file_that_was_begun_before_something_was_deleted_for_good_is_not_kept(
    export_request: ExportRequest,
) -> None:
    def make(_told: ExportRequest) -> bytes:
        forget_workspace(export_request.workspace.public_id)
        return b"with what is gone"

    ended = jobs.make(jobs.begin(form(make), export_request), form(make), export_request)
    assert ended.state is State.FAILED
    assert caches["jobs"].get(ended.file_key) is None


def test_job_says_so_where_its_cache_does_not_work(
    export_request: ExportRequest, settings: Any
) -> None:
    backend = "django.core.cache.backends.redis.RedisCache"
    nobody = {"BACKEND": backend, "LOCATION": "redis://127.0.0.1:1/0"}
    settings.CACHES = {**settings.CACHES, "jobs": nobody}

    with pytest.raises(ExportFailed, match="Try again later"):
        jobs.start(FORMATS["csv"], export_request, "ada")
    with pytest.raises(ExportFailed, match="Try again later"):
        jobs.find(export_request.workspace, "0" * 32)


def test_job_is_found_in_its_own_workspace_only(
    export_request: ExportRequest, dan: CanvasGrant
) -> None:
    job = jobs.begin(FORMATS["csv"], export_request)
    assert jobs.find(dan.workspace, job.id) is None
