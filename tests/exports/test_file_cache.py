"""Files that several people ask for at the same time: made once, for all of them."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

import pytest
from django.core.cache import caches

from canvases.exports.errors import ExportFailed
from canvases.exports.export_request import Cancelled, Order, Scope
from canvases.exports.file_cache import kept
from canvases.models import Canvas, Workspace

Make = Callable[[Order], bytes]


@pytest.fixture
def order() -> Iterator[Order]:
    """An order of a canvas that nobody asked for before."""
    yield Order(Workspace(name="W"), Scope.CANVAS, (Canvas(title="T"),))
    caches["exports"].clear()


class Maker:
    """Makes a file when it is told to; `begun` is set as soon as somebody waits for it."""

    def __init__(self, error: Exception | None = None) -> None:
        self.times, self.error = 0, error
        self.begun, self.end = Event(), Event()

    def __call__(self, _order: Order) -> bytes:
        self.times += 1
        self.begun.set()
        assert self.end.wait(10)
        if self.error:
            raise self.error
        return b"file"


def together(order: Order, first: Maker, second: Make) -> list[Future[bytes]]:
    """Ask twice, the second time while the first is being made."""
    with ThreadPoolExecutor(2) as people:
        found = [people.submit(kept, order, "pdf", first)]
        assert first.begun.wait(10)
        found.append(people.submit(kept, order, "pdf", second))
        first.end.set()
    return found


def test_what_is_asked_for_while_it_is_made_is_made_once(order: Order) -> None:
    make = Maker()
    assert [one.result() for one in together(order, make, make)] == [b"file", b"file"]
    assert make.times == 1


def test_an_error_is_told_and_the_next_one_who_asks_is_served(order: Order) -> None:
    make = Maker(ExportFailed("too long"))
    asked = together(order, make, lambda _order: b"second")
    with pytest.raises(ExportFailed, match="too long"):
        asked[0].result()
    assert kept(order, "pdf", lambda _order: b"next") in {b"second", b"next"}


def test_what_one_person_cancels_another_still_gets(order: Order) -> None:
    asked = together(order, Maker(Cancelled()), lambda _order: b"wanted")
    with pytest.raises(Cancelled):
        asked[0].result()
    assert asked[1].result() == b"wanted"
