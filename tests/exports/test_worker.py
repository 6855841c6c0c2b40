"""Exports in processes of their own: limits hold, and what fails leaves the next one alone."""

import os
import time
from collections.abc import Iterator

import pytest

from canvases.exports import worker
from canvases.exports.order import Cancelled
from canvases.exports.rendering import render_pdf
from canvases.exports.worker import WAITING, ExportBusy, ExportFailed, ExportPool
from tests.exports.counting import count
from tests.exports.sheets import sheet


@pytest.fixture(scope="module")
def pool() -> Iterator[ExportPool]:
    """One worker that gives up after two seconds."""
    pool = ExportPool(workers=1, seconds=2)
    yield pool
    pool.close()


def test_run_returns_what_the_worker_made(pool: ExportPool) -> None:
    assert pool.run(render_pdf, sheet(), "slide").startswith(b"%PDF")


def test_run_happens_in_another_process_in_the_background(pool: ExportPool) -> None:
    assert pool.run(os.getpid) != os.getpid()
    assert pool.run(os.nice, 0) >= 10
    assert pool.run(os.sched_getscheduler, 0) == os.SCHED_BATCH


def test_each_gives_results_in_the_order_of_its_jobs_whichever_is_ready_first() -> None:
    both, told = ExportPool(workers=2), list[int]()
    lengths = (3_000_000, 10, 2_000_000, 20, 30)
    assert both.each(sum, [(range(length),) for length in lengths], told.append) == [
        sum(range(length)) for length in lengths
    ]
    assert told == [1, 2, 3, 4, 5]
    both.close()


def test_each_ends_when_a_worker_dies_and_the_next_job_works(pool: ExportPool) -> None:
    with pytest.raises(ExportFailed):
        pool.each(os._exit, [(9,), (9,)], lambda _done: None)
    assert pool.run(len, "abc") == 3


def test_long_work_may_take_longer_and_tells_how_far_it_is(pool: ExportPool) -> None:
    told: list[int] = []
    pool.run_long(count, 5, 0.5, seconds=20, progress=told.append)
    assert told == sorted(told)
    assert {1, 3} & {*told}


def test_long_work_that_nobody_wants_any_more_ends_at_once(pool: ExportPool) -> None:
    def unwanted(_done: int) -> None:
        raise Cancelled

    start = time.monotonic()
    with pytest.raises(Cancelled):
        pool.run_long(count, 100, 0.5, seconds=60, progress=unwanted)
    assert pool.run(len, "abc") == 3
    assert time.monotonic() - start < 20


def test_a_job_that_hangs_is_stopped_and_the_next_one_works(pool: ExportPool) -> None:
    with pytest.raises(ExportFailed, match="too long"):
        pool.run(time.sleep, 60)
    assert pool.run(len, "abc") == 3


def test_a_worker_that_dies_is_replaced(pool: ExportPool) -> None:
    with pytest.raises(ExportFailed):
        pool.run(os._exit, 9)
    assert pool.run(len, "abc") == 3


def test_a_job_cannot_take_all_memory(pool: ExportPool) -> None:
    with pytest.raises(ExportFailed, match="memory"):
        pool.run(bytearray, 8 * 1024**3)
    assert pool.run(len, "abc") == 3


def test_an_error_in_the_worker_is_told_without_its_details(pool: ExportPool) -> None:
    with pytest.raises(ExportFailed) as raised:
        pool.run(render_pdf, sheet(), "papyrus")
    assert "papyrus" not in str(raised.value)


def test_too_many_exports_at_a_time_are_refused(pool: ExportPool) -> None:
    for _export in range(WAITING):
        pool._places.acquire()
    with pytest.raises(ExportBusy):
        pool.run(len, "abc")

    for _export in range(WAITING):
        pool._places.release()
    assert pool.run(len, "abc") == 3


def test_a_pool_that_broke_is_replaced() -> None:
    worker.run(len, "abc")
    worker.shared().close()
    assert worker.run(len, "abcd") == 4
