"""Rows that a module's tests share: made once, and found by each as they were made."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

import pytest

from canvases.access import CanvasGrant
from canvases.actions import epochs
from canvases.models import Canvas, Session
from tests import cast

T = TypeVar("T")


class SharedRows(Protocol):
    """Calls a function whose rows stay until the module's last test has run. Returns its value."""

    def __call__(self, make: Callable[[], T]) -> T: ...


def found_again(canvas: Canvas) -> Canvas:
    """A canvas that tests share, in a new epoch: what caches know of its workspace comes from a
    test whose changes are undone, and whose numbers are given again."""
    epochs.begin()
    return Canvas.objects.select_related("workspace").get(pk=canvas.pk)


def shared_session(make: Callable[[CanvasGrant], Session]) -> tuple[Any, Any, Any]:
    """Three fixtures, which a module names `shared`, `canvas` and `session`: what `make` makes of
    Ada's canvas, and for each test that canvas and the session, read anew."""

    @pytest.fixture(scope="module")
    def shared(shared_rows: SharedRows) -> Session:
        return shared_rows(lambda: make(cast.on_canvas("ada", cast.started_by("ada"))))

    @pytest.fixture
    def canvas(shared: Session, db: None) -> Canvas:  # noqa: ARG001 — the fixture opens the database
        return found_again(shared.canvas)

    @pytest.fixture
    def session(shared: Session, canvas: Canvas) -> Session:  # noqa: ARG001 — in its new epoch
        return Session.objects.select_related("canvas__workspace").get(pk=shared.pk)

    return shared, canvas, session
