"""Every reader gets long runs of every separator and of odd characters, and is soon done: what a
file says may be refused, but never takes the square of its length."""

from collections.abc import Callable, Iterator

import pytest

from tests.imports.readers import (
    RUNS,
    brought,
    cleaned,
    filled_in,
    in_each_column,
    in_each_text,
    pasted,
)
from tests.time_limit import InTime, in_time


@pytest.fixture(scope="module")
def timed() -> Iterator[InTime]:
    with in_time() as run:
        yield run


@pytest.mark.parametrize(
    ("reader", "length"),
    [
        (cleaned, 90_000),
        (filled_in, 100_000),
        (pasted, 100_000),
        (in_each_column, 16_000),
        (in_each_text, 50_000),
    ],
)
@pytest.mark.parametrize("run", RUNS, ids=ascii)
def test_long_run_is_soon_read_or_refused(
    timed: InTime, reader: Callable[[str], None], length: int, run: str
) -> None:
    timed(reader, run * (length // len(run)))


@pytest.mark.parametrize("run", RUNS, ids=ascii)
def test_file_of_nothing_else_is_soon_read_or_refused(timed: InTime, run: str) -> None:
    content = (run * 1_000_000).encode("utf-8", "replace")

    timed(brought, content[:400_000])  # squared it would be minutes
    timed(brought, content[:1_000_000], "notes.json")
