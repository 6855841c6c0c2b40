"""Long exports, made in the background. Whoever waits can watch and cancel them.

A cache that all processes share holds their state, so any process can answer. A workspace has a
fixed number of places there; a new job takes a free one, or that of the job that ended first.
"""

import hashlib
import logging
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from django.core.cache import caches
from django.utils import translation
from django.utils.translation import gettext as _

from canvases.exports.errors import ExportBusy, ExportFailed
from canvases.exports.export_request import Cancelled, ExportRequest, ReportProgress
from canvases.exports.file_names import file_name
from canvases.exports.formats import ARCHIVE, Format
from canvases.exports.job_queue import JobQueue, Ticket, queue_position
from canvases.models import Workspace
from canvases.workspace_cache import WorkspaceCache, delete_expired

_log = logging.getLogger(__name__)

MOST: Final = 12
"""Jobs of one workspace that are waiting, being made or kept."""

LARGEST: Final = 64 * 1024**2
"""Bytes of a file."""

_BEGINNING: Final = 30  # seconds until a job must be known to a queue

queue: Final = JobQueue()
"""The queue of this process."""


class State(StrEnum):
    """The state of a job."""

    WAITING = "waiting"
    MAKING = "making"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Job:
    """One long export. `done` of `total` steps; `ahead`: how many are before it while it waits;
    `words` say why it failed."""

    id: str
    request: str  # digest of what is to be made
    workspace: str  # public id
    place: int  # of the workspace's places in the cache
    queue: str  # in which it waits
    format: str
    title: str
    name: str  # of the file
    authors: bool  # whether it says who wrote what
    visitor: str  # who alone may have it; "" for everybody in the workspace
    state: State = State.MAKING
    done: int = 0
    total: int = 0
    ahead: int = 0
    words: str = ""
    at: float = 0.0  # when it reached its state

    @property
    def is_over(self) -> bool:
        """Whether the job has ended."""
        return self.state not in (State.WAITING, State.MAKING)

    # Three entries of the cache: what it is, how far it is, and its file.
    @property
    def key(self) -> str:
        """The key of its state."""
        return _place(self.workspace, self.place)

    @property
    def progress_key(self) -> str:
        """The key of its progress, which is apart so that no step undoes a cancellation."""
        return _place(self.workspace, MOST + self.place)

    @property
    def file_key(self) -> str:
        """The key of its file."""
        return _place(self.workspace, 2 * MOST + self.place)


def start(form: Format, request: ExportRequest, visitor: str) -> Job:
    """The job for this request: one that waits, runs or is done, or a new one for `visitor`. Raises
    ExportBusy where too many wait, and ExportFailed."""
    with _working_cache():
        delete_expired()
        for known in map(_as_it_stands, _jobs(request.workspace)):
            is_same = known.request == _digest(form, request) and known.visitor in ("", visitor)
            if is_same and (not known.is_over or known.state is State.DONE):
                return known
        job = begin(form, request, visitor if form is ARCHIVE else "")
    ticket = Ticket(job.id, job.workspace, visitor)
    try:
        queue.put(ticket, lambda: make(job, form, request))
    except ExportBusy:
        _write(job, state=State.CANCELLED)
        raise
    return job


def begin(form: Format, request: ExportRequest, visitor: str = "") -> Job:
    """A new job without a worker, for `visitor` alone where that is given. Raises ExportBusy where
    the workspace has too many."""
    workspace = request.workspace
    jobs = {job.place: job for job in map(_as_it_stands, _jobs(workspace))}
    free = [place for place in range(MOST) if place not in jobs]
    over = sorted((job for job in jobs.values() if job.is_over), key=lambda job: job.at)
    for place in [*free, *(job.place for job in over)]:
        job = Job(
            secrets.token_hex(16), _digest(form, request), workspace.public_id, place, queue.name,
            form.code, request.title, file_name(request, form), request.options.authors,
            visitor, total=max(1, len(request.canvases)), at=time.time(),
        )  # fmt: skip
        if place in jobs:
            caches["jobs"].delete_many([job.key, job.progress_key, job.file_key])
        if caches["jobs"].add(job.key, job):  # not, where another process was quicker
            return job
    words = _("%d exports of this workspace are waiting. Wait for one, or cancel one.")
    raise ExportBusy(words % MOST)


def make(job: Job, form: Format, request: ExportRequest) -> Job:
    """Do the work of a job in this thread. Never raises: the job holds the error."""
    with translation.override(request.options.language):
        try:
            report_progress = _progress_reporter(job)
            report_progress(0, job.total)
            content = form.make(replace(request, report_progress=report_progress))
            return _keep(job, content)
        except Cancelled:
            return _end(job, State.CANCELLED)
        except ExportFailed as failure:
            return _end(job, State.FAILED, str(failure))
        except Exception:  # noqa: BLE001 — nobody is there to catch it; it is logged and told
            _log.exception("A long export failed")
            words = _("The export failed. We have logged the error.")
            return _end(job, State.FAILED, words)


def find(workspace: Workspace, name: str) -> Job | None:
    """The job of this workspace with the id `name`, or None. Raises ExportFailed where the cache
    does not work."""
    with _working_cache():
        found = next((job for job in _jobs(workspace) if job.id == name), None)
        return _as_it_stands(found) if found else None


def cancel(job: Job) -> None:
    """Cancel a job: it leaves the queue, or stops at its next step. Raises ExportFailed."""
    with _working_cache():
        if not job.is_over:
            _write(job, state=State.CANCELLED)
            queue.take_out(job.id)


def content(job: Job) -> bytes | None:
    """The file of a finished job; None where it was deleted. Raises ExportFailed."""
    with _working_cache():
        name, found = caches["jobs"].get(job.file_key) or ("", b"")
        return found if job.state is State.DONE and name == job.id else None


def _as_it_stands(job: Job) -> Job:
    """The job with its progress; failed where its process has ended."""
    if job.is_over:
        return job
    name, done, total = caches["jobs"].get(job.progress_key) or ("", 0, 0)
    if name == job.id:
        job = replace(job, done=done, total=total)
    where = queue_position(job.queue, job.id)
    if where is None and time.time() - job.at > _BEGINNING:
        latest: Job | None = caches["jobs"].get(job.key)  # it may have ended since it was read
        if latest and latest.id == job.id and latest.is_over:
            return latest
        words = _("The server was interrupted while it made this file. Please try again.")
        return replace(job, state=State.FAILED, words=words)
    if where is None or where.ahead is None:
        return job
    return replace(job, state=State.WAITING, ahead=where.ahead)


def _progress_reporter(job: Job) -> ReportProgress:
    """Stores the progress of a job, and stops a job that was cancelled."""

    def report_progress(done: int, total: int) -> None:
        _check(job)
        caches["jobs"].set(job.progress_key, (job.id, done, total))

    return report_progress


def _check(job: Job) -> None:
    """Raises Cancelled where the job was cancelled, and ExportFailed where it was deleted with
    everything else of its workspace: it may hold what was deleted for good."""
    stored = caches["jobs"].get(job.key)
    if stored is None:
        words = _("Something was deleted for good meanwhile. Please try again.")
        raise ExportFailed(words)
    if stored.id != job.id or stored.is_over:
        raise Cancelled


def _keep(job: Job, content: bytes) -> Job:
    if len(content) > LARGEST:
        words = _("The file would be larger than %d MB. Choose fewer canvases.")
        raise ExportFailed(words % (LARGEST // 1024**2))
    caches["jobs"].set(job.file_key, (job.id, content))
    try:
        _check(job)
    except (Cancelled, ExportFailed):
        caches["jobs"].delete(job.file_key)
        raise
    return _write(job, state=State.DONE, done=job.total)


def _end(job: Job, state: State, words: str = "") -> Job:
    """Store how the job ended, unless its place has another job by now."""
    ended = replace(job, state=state, words=words, at=time.time())
    try:
        stored = caches["jobs"].get(job.key)
        if stored is None or stored.id == job.id:
            caches["jobs"].set(job.key, ended)
    except Exception:  # noqa: BLE001 — it will be told to be interrupted
        _log.exception("The cache of jobs could not be written.")
    return ended


def _jobs(workspace: Workspace) -> list[Job]:
    found = caches["jobs"].get_many(_place(workspace.public_id, place) for place in range(MOST))
    return [job for job in found.values() if isinstance(job, Job)]


def _place(workspace: str, number: int) -> str:
    return WorkspaceCache("jobs", workspace).key(number)


def _digest(form: Format, request: ExportRequest) -> str:
    """A digest of the request and the state of the workspace."""
    what = (
        form.code, request.workspace.public_id, request.workspace.epoch, request.workspace.seq,
        [canvas.public_id for canvas in request.canvases], request.paper, request.scale,
        request.options, request.brand,
        [(other.public_id, other.epoch, other.seq) for other in request.others],
    )  # fmt: skip
    return hashlib.sha256(repr(what).encode()).hexdigest()[:32]


def _write(job: Job, **changes: Any) -> Job:
    written = replace(job, at=time.time(), **changes)
    caches["jobs"].set(job.key, written)
    return written


@contextmanager
def _working_cache() -> Iterator[None]:
    """Raises ExportFailed, with words, where the cache does not work."""
    try:
        yield
    except ExportFailed:
        raise
    except Exception as error:
        _log.exception("The cache of jobs does not work.")
        raise ExportFailed(_("Long exports do not work right now. Try again later.")) from error
