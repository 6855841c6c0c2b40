"""Work in processes of its own: limits hold, and what fails leaves the next call alone."""

import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from canvases.workers import MemoryExceeded, TimeExceeded, WorkerPool, WorkersBusy, WorkFailed
from tests.slow_work import count


@pytest.fixture(scope="module")
def pool() -> Iterator[WorkerPool]:
    """One worker that gives up after two seconds."""
    pool = WorkerPool(1, seconds=2)
    yield pool
    pool.close()


def test_run_happens_in_another_process_in_the_background(pool: WorkerPool) -> None:
    assert pool.run(os.getpid) != os.getpid()
    assert pool.run(os.nice, 0) >= 10
    assert pool.run(os.sched_getscheduler, 0) == os.SCHED_BATCH


def test_each_gives_results_in_the_order_of_its_jobs_whichever_is_ready_first() -> None:
    both, told = WorkerPool(2, seconds=30), list[int]()
    lengths = (3_000_000, 10, 2_000_000, 20, 30)
    assert both.each(sum, [(range(length),) for length in lengths], told.append) == [
        sum(range(length)) for length in lengths
    ]
    assert told == [1, 2, 3, 4, 5]
    both.close()


def test_each_ends_when_a_worker_dies_and_the_next_job_works(pool: WorkerPool) -> None:
    with pytest.raises(WorkFailed):
        pool.each(os._exit, [(9,), (9,)], lambda _done: None)
    assert pool.run(len, "abc") == 3


def test_long_work_may_take_longer_and_tells_how_far_it_is(pool: WorkerPool) -> None:
    told: list[int] = []
    pool.run_long(count, 5, 0.5, seconds=20, progress=told.append)
    assert told == sorted(told)
    assert {1, 3} & {*told}


def test_long_work_that_nobody_wants_any_more_ends_at_once(pool: WorkerPool) -> None:
    def unwanted(_done: int) -> None:
        raise InterruptedError

    start = time.monotonic()
    with pytest.raises(InterruptedError):
        pool.run_long(count, 100, 0.5, seconds=60, progress=unwanted)
    assert pool.run(len, "abc") == 3
    assert time.monotonic() - start < 20


def test_long_work_leaves_a_worker_for_everyone_else() -> None:
    both, enough = WorkerPool(2, seconds=20), Event()
    both.each(len, [("a",), ("b",)], lambda _done: None)

    def go_on(_done: int) -> None:
        if enough.is_set():
            raise InterruptedError

    with ThreadPoolExecutor(2) as threads:
        long = [
            threads.submit(both.run_long, count, 40, 0.5, seconds=60, progress=go_on)
            for _one in range(2)
        ]
        time.sleep(2)  # all that can begin has begun
        start = time.monotonic()
        assert both.run(len, "abc") == 3
        assert time.monotonic() - start < 10
        assert not any(one.done() for one in long)
        enough.set()
    both.close()


def test_a_job_that_hangs_is_stopped_and_the_next_one_works(pool: WorkerPool) -> None:
    with pytest.raises(TimeExceeded, match="too long"):
        pool.run(time.sleep, 60)
    assert pool.run(len, "abc") == 3


def test_a_job_that_keeps_its_processor_busy_is_stopped_and_the_next_one_works() -> None:
    quick = WorkerPool(1, seconds=60, processor=0.5)
    with pytest.raises(TimeExceeded, match="busy"):
        quick.run(sum, range(10**12))
    assert quick.run(len, "abc") == 3
    quick.close()


def test_a_job_may_wait_longer_than_it_may_keep_a_processor_busy() -> None:
    patient = WorkerPool(1, seconds=60, processor=0.3)
    assert patient.run(time.sleep, 0.6) is None
    patient.close()


def test_a_worker_that_dies_is_replaced(pool: WorkerPool) -> None:
    with pytest.raises(WorkFailed):
        pool.run(os._exit, 9)
    assert pool.run(len, "abc") == 3


def test_a_job_cannot_take_all_memory(pool: WorkerPool) -> None:
    with pytest.raises(MemoryExceeded, match="memory"):
        pool.run(bytearray, 8 * 1024**3)
    assert pool.run(len, "abc") == 3


def test_an_error_in_the_worker_is_told_without_its_details(pool: WorkerPool) -> None:
    with pytest.raises(WorkFailed) as raised:
        pool.run(int, "papyrus")
    assert "papyrus" not in str(raised.value)


def test_too_many_calls_at_a_time_are_refused() -> None:
    small = WorkerPool(1, seconds=20, waiting=1)

    def one_more(_done: int) -> None:
        with pytest.raises(WorkersBusy):
            small.run(len, "abc")

    assert small.each(len, [("ab",)], one_more) == [2]
    assert small.run(len, "abc") == 3
    small.close()


def test_a_pool_that_was_closed_starts_again(pool: WorkerPool) -> None:
    pool.run(len, "abc")
    pool.close()
    assert pool.run(len, "abcd") == 4
