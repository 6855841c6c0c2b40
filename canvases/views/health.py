"""`/healthz`: whether this process works."""

import logging
from concurrent.futures import Future, ThreadPoolExecutor
from http import HTTPStatus
from threading import Lock
from time import monotonic

from django.db import DatabaseError, close_old_connections, connection
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from canvases import workers
from canvases.actions import health as database
from canvases.journal import notifications
from canvases.live.hub import Hub
from canvases.views.policies import anyone
from canvases.views.requests import HtmxRequest

_log = logging.getLogger(__name__)


class _Writing:
    """Tries to write, seldom, and in a thread of its own: who asks a locked database waits for
    long, and pages shall not."""

    def __init__(self) -> None:
        self.every = 5.0  # seconds from one try to the next
        self.patience = 2.0  # seconds; a database that takes longer does not work
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="health")
        self._lock = Lock()
        self._tried_at = 0.0
        self._last: Future[bool] | None = None

    def works(self) -> bool:
        """What the last try said, or the one that is due now."""
        with self._lock:
            due = monotonic() - self._tried_at >= self.every
            if self._last is None or (due and self._last.done()):
                self._tried_at = monotonic()
                self._last = self._thread.submit(_write)
            last, waited = self._last, monotonic() - self._tried_at
        try:
            return last.result(timeout=max(0.0, self.patience - waited))
        except TimeoutError:
            return False


def _write() -> bool:
    try:
        close_old_connections()  # only those that broke
        database.write()
        close_old_connections()
    except Exception as error:  # noqa: BLE001 — whatever it is, the database does not work
        if not isinstance(error, DatabaseError):
            _log.exception("The health page could not write.")
        return False
    return True


writing = _Writing()


@require_safe
@anyone
def health(request: HtmxRequest) -> HttpResponse:
    """`ok`, or 503 and what is down; then a line for each thing that has to work. A bus that is
    down is no outage: changes made elsewhere arrive a little later."""
    hub = Hub.at_work
    works = {
        "database": writing.works(),
        "streams": hub is None or hub.is_alive,  # None where nobody serves them, as in tests
        "workers": workers.are_alive(),
    }
    state = {name: "up" if up else "down" for name, up in works.items()}
    down = [name for name, up in works.items() if not up]
    bus = notifications.message_bus
    lines = [
        f"down: {', '.join(down)}" if down else "ok",
        f"database: {connection.vendor}, {state['database']}",
        f"bus: {bus.state if bus else 'in one process'}",
        f"streams: {state['streams']}",
        f"workers: {state['workers']}",
    ]
    status = HTTPStatus.SERVICE_UNAVAILABLE if down else HTTPStatus.OK
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain", status=status)
