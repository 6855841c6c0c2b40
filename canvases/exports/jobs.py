"""Long exports: made in the background, watched and cancelled by those who wait for them.

Their state lives in the cache of exports, which all processes share: any of them can answer. A job
that gave no sign of life for a while ended with its process.
"""

import hashlib
import logging
import time
from dataclasses import dataclass, replace
from enum import StrEnum
from threading import BoundedSemaphore, Thread
from typing import Final

from django.core.cache import caches
from django.db import connection
from django.utils import translation
from django.utils.translation import gettext as _

from canvases.exports.formats import Format
from canvases.exports.naming import file_name
from canvases.exports.order import Cancelled, Order, Tell
from canvases.exports.worker import ExportFailed
from canvases.models import Workspace

_log = logging.getLogger(__name__)

KEPT: Final = 3600
"""Seconds for which a finished file can be fetched."""

_SILENT: Final = 90  # seconds without a sign of life; one step has at most 30 (worker.SECONDS)
_AT_ONCE = BoundedSemaphore(3)  # jobs of this process; more wait their turn


class State(StrEnum):
    """How far a job is."""

    MAKING = "making"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Job:
    """One long export. `done` of `total` steps; `words` say why it failed."""

    id: str
    workspace: str  # public id
    format: str
    title: str
    name: str  # of the file
    state: State = State.MAKING
    done: int = 0
    total: int = 0
    words: str = ""
    at: float = 0.0  # last sign of life

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self.state is not State.MAKING


def start(form: Format, order: Order) -> Job:
    """The job that makes this order: the one under way or done, or a new one."""
    known = find(order.workspace, _name(form, order))
    if known and known.state in (State.MAKING, State.DONE):
        return known
    job = begin(form, order)
    Thread(target=make, args=(job, form, order), name="export", daemon=True).start()
    return job


def begin(form: Format, order: Order) -> Job:
    """A new job that nobody works on yet."""
    name = file_name(order, form.extension)
    job = Job(
        _name(form, order), order.workspace.public_id, form.code, order.title, name,
        total=max(1, len(order.canvases)),
    )  # fmt: skip
    caches["exports"].delete(f"job-{job.id}-cancelled")
    return _write(job)


def make(job: Job, form: Format, order: Order) -> Job:
    """Do the work of a job, here and now. Never raises: what went wrong is said in the job."""
    language = translation.get_language() or order.options.language
    with _AT_ONCE, translation.override(language):
        try:
            tell = _teller(job)
            tell(0, job.total)
            content = form.make(replace(order, tell=tell))
            tell(job.total, job.total)
            caches["exports"].set(f"job-{job.id}-file", content, KEPT)
            return _write(job, state=State.DONE, done=job.total)
        except Cancelled:
            return _write(job, state=State.CANCELLED)
        except ExportFailed as failure:
            return _write(job, state=State.FAILED, words=str(failure))
        except Exception:  # noqa: BLE001 — nobody is there to catch it; it is logged and told
            _log.exception("A long export failed")
            words = _("The export could not be made. The error was noted.")
            return _write(job, state=State.FAILED, words=words)
        finally:
            if not connection.in_atomic_block:  # as in tests, which call this where they stand
                connection.close()


def find(workspace: Workspace, name: str) -> Job | None:
    """The job of this workspace with the id `name`; None where there is none (any more)."""
    job = caches["exports"].get(f"job-{name}")
    if not isinstance(job, Job) or job.workspace != workspace.public_id:
        return None
    if job.state is State.MAKING and time.time() - job.at > _SILENT:
        words = _("The server was interrupted while it made this file. Please start again.")
        return _write(job, state=State.FAILED, words=words)
    return job


def cancel(job: Job) -> None:
    """Ask for a job to stop; it does at its next step."""
    if not job.is_over:
        caches["exports"].set(f"job-{job.id}-cancelled", True, KEPT)
        _write(job, state=State.CANCELLED)


def content(job: Job) -> bytes | None:
    """The file of a job that is done; None where it was thrown away."""
    found: bytes | None = caches["exports"].get(f"job-{job.id}-file")
    return found if job.state is State.DONE else None


def _teller(job: Job) -> Tell:
    """Writes down how far a job is, and stops it where nobody wants it any more."""

    def tell(done: int, total: int) -> None:
        if caches["exports"].get(f"job-{job.id}-cancelled"):
            raise Cancelled
        _write(job, done=done, total=total)

    return tell


def _name(form: Format, order: Order) -> str:
    """The same for the same order in the same state of the workspace."""
    what = (
        form.code, order.workspace.public_id, order.workspace.epoch, order.workspace.seq,
        [canvas.public_id for canvas in order.canvases], order.paper, order.scale,
        order.options, order.brand,
    )  # fmt: skip
    return hashlib.sha256(repr(what).encode()).hexdigest()[:32]


def _write(job: Job, **changes: object) -> Job:
    written = replace(job, at=time.time(), **changes)  # type: ignore[arg-type]
    caches["exports"].set(f"job-{job.id}", written, KEPT)
    return written
