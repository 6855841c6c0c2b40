"""Files that several people ask for at the same time: made once, for all of them."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

import pytest
from django.core.cache import caches

from canvases.exports.errors import ExportFailed
from canvases.exports.export_request import Cancelled, ExportRequest, Scope
from canvases.exports.file_cache import cached_file
from canvases.models import Canvas, Workspace

Make = Callable[[ExportRequest], bytes]


@pytest.fixture
def export_request() -> Iterator[ExportRequest]:
    """An order of a canvas that nobody asked for before."""
    yield ExportRequest(Workspace(name="W"), Scope.CANVAS, (Canvas(title="T"),))
    caches["exports"].clear()


class Maker:
    """Makes a file when it is told to; `begun` is set as soon as somebody waits for it."""

    def __init__(self, error: Exception | None = None) -> None:
        self.times, self.error = 0, error
        self.begun, self.end = Event(), Event()

    def __call__(self, _request: ExportRequest) -> bytes:
        self.times += 1
        self.begun.set()
        assert self.end.wait(10)
        if self.error:
            raise self.error
        return b"file"


def together(export_request: ExportRequest, first: Maker, second: Make) -> list[Future[bytes]]:
    """Ask twice, the second time while the first is being made."""
    with ThreadPoolExecutor(2) as people:
        found = [people.submit(cached_file, export_request, "pdf", first)]
        assert first.begun.wait(10)
        found.append(people.submit(cached_file, export_request, "pdf", second))
        first.end.set()
    return found


def test_what_is_asked_for_while_it_is_made_is_made_once(export_request: ExportRequest) -> None:
    make = Maker()
    assert [one.result() for one in together(export_request, make, make)] == [b"file", b"file"]
    assert make.times == 1


def test_an_error_is_told_and_the_next_one_who_asks_is_served(
    export_request: ExportRequest,
) -> None:
    make = Maker(ExportFailed("too long"))
    asked = together(export_request, make, lambda _request: b"second")
    with pytest.raises(ExportFailed, match="too long"):
        asked[0].result()
    assert cached_file(export_request, "pdf", lambda _request: b"next") in {b"second", b"next"}


def test_what_one_person_cancels_another_still_gets(export_request: ExportRequest) -> None:
    asked = together(export_request, Maker(Cancelled()), lambda _request: b"wanted")
    with pytest.raises(Cancelled):
        asked[0].result()
    assert asked[1].result() == b"wanted"
