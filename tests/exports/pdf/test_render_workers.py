"""The workers that make files: who asked for one is told, in words, why there is none."""

import os
import time
from collections.abc import Iterator

import pytest

from canvases.exports.errors import ExportBusy, ExportFailed
from canvases.exports.pdf import render_workers
from canvases.exports.pdf.pdf_renderer import render_pdf
from canvases.workers import WorkerPool
from tests.exports.sheets import sheet


@pytest.fixture
def _hurried(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """One worker of its own, for it is killed. It gives files up after a second."""
    small = WorkerPool(1, seconds=1)
    monkeypatch.setattr(render_workers, "pool", small)
    yield
    small.close()


def test_run_returns_what_the_worker_made() -> None:
    assert render_workers.run(render_pdf, sheet(), "slide").startswith(b"%PDF")


@pytest.mark.usefixtures("_hurried")
def test_file_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(ExportFailed, match="too long"):
        render_workers.run(time.sleep, 60)


def test_file_that_takes_too_much_memory_is_given_up() -> None:
    with pytest.raises(ExportFailed, match="memory"):
        render_workers.run(bytearray, 8 * 1024**3)


def test_worker_that_dies_is_an_export_that_failed() -> None:
    with pytest.raises(ExportFailed):
        render_workers.each(os._exit, [(9,)], lambda _done: None)


def test_an_error_in_the_worker_is_told_without_its_details() -> None:
    with pytest.raises(ExportFailed) as raised:
        render_workers.run(render_pdf, sheet(), "papyrus")
    assert "papyrus" not in str(raised.value)


def test_too_many_exports_at_a_time_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    small = WorkerPool(1, seconds=20, waiting=1)
    monkeypatch.setattr(render_workers, "pool", small)

    def one_more(_done: int) -> None:
        with pytest.raises(ExportBusy):
            render_workers.run(len, "abc")

    assert render_workers.each(len, [("ab",)], one_more) == [2]
    small.close()
