"""A coroutine that is started by hand does what a task would do."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor

import pytest

from canvases.live.eager_task import start


def play(scene: Callable[[], Coroutine[None, None, None]]) -> None:
    """Run it in a loop of its own: a browser's test may have left one in this thread."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(scene())).result()


def test_coroutine_that_need_not_wait_is_done_at_once() -> None:
    done = []

    async def act() -> None:
        done.append("done")

    assert start(act()) is None
    assert done == ["done"]


def test_coroutine_that_waits_is_finished_by_whoever_awaits_the_rest() -> None:
    steps: list[str] = []

    async def act(*gates: asyncio.Event) -> None:
        for gate in gates:
            steps.append("waits")
            await gate.wait()
        steps.append("done")

    async def scene() -> None:
        gates = [asyncio.Event(), asyncio.Event()]
        rest = start(act(*gates))
        assert rest is not None
        assert steps == ["waits"]
        task = asyncio.ensure_future(rest)
        for gate in gates:
            await asyncio.sleep(0)
            gate.set()
        await task

    play(scene)

    assert steps == ["waits", "waits", "done"]


def test_trouble_and_cancelling_reach_the_coroutine() -> None:
    heard: list[str] = []

    async def act() -> None:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            heard.append("cancelled")
            raise

    async def scene() -> None:
        rest = start(act())
        assert rest is not None
        task = asyncio.ensure_future(rest)
        await asyncio.sleep(0)
        task.cancel()
        await task

    with pytest.raises(asyncio.CancelledError):
        play(scene)

    assert heard == ["cancelled"]
