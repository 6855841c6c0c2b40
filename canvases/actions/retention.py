"""Deletes what is kept for a limited time only: every night, or at start if no server ran that
night; customer lists as soon as their half hour is over.

It works in short batches, because people write meanwhile. Of several processes one does it.
"""

import logging
import time
from datetime import timedelta
from threading import Thread
from typing import Final

from django.core.cache import caches
from django.db import connection
from django.utils import timezone

from canvases.actions import allowances, customer_files, deletion, purges
from canvases.actions.sessions import agenda_templates, name_removal, rehearsals
from canvases.models import Change, Device, Workspace
from canvases.workspace_cache import delete_expired

_log = logging.getLogger(__name__)

EVERY = 24 * 3600.0  # seconds
_BEGINS: Final = 3 * 3600.0  # seconds after midnight, where the server is: few are at work
_LOOKS: Final = 24  # in that time
_LISTS: Final = 300.0  # seconds between two looks for customer lists whose time is over
_TRIES: Final = 60
_SHARED: Final = "jobs"  # the cache in which processes see that another one does it


def keep_up() -> None:
    """Delete what is due, now and every night as long as the process lives, in a thread."""
    Thread(target=_keep_up, name="retention", daemon=True).start()


def _keep_up() -> None:
    while True:
        try:
            customer_files.sweep()  # every process: they may have folders of their own
            if caches[_SHARED].add(f"retention:{_night()}", 1, 2 * EVERY):
                delete_due()
        except Exception:  # noqa: BLE001 — nobody is there to catch it, and the next night comes
            _log.exception("What is due could not be deleted")
        finally:
            connection.close()
        time.sleep(min(EVERY / _LOOKS, _LISTS))


def _night() -> int:
    """The number of the night that began last."""
    here = timezone.localtime()
    shift = (here.utcoffset() or timedelta()).total_seconds() - _BEGINS
    return int((here.timestamp() + shift) // EVERY)


def delete_due() -> None:
    """Delete all that is due: deleted workspaces whose time is over, bins that are being emptied,
    and what counts or works no more."""
    now = timezone.now()
    purges.go_on()
    due = list(Workspace.objects.due())
    for workspace in due:
        deletion.delete_for_good(workspace)
    allowances.forget_those_at_rest()
    Device.objects.filter(token_hash=None, expires_at__lte=now).delete()
    delete_expired()
    agenda_templates.delete_removed(now)
    rehearsals.delete_forgotten(now)
    forgotten = name_removal.forget_due(now)
    recently = now - timedelta(days=2)
    if due or forgotten or Change.objects.filter(kind="purged", at__gte=recently).exists():
        overwrite_deleted()


def overwrite_deleted() -> None:
    """Let nothing that was deleted stand in SQLite's files any more: neither in pages that are
    free or were moved, which `secure_delete` would miss, nor in the write-ahead log. Writers wait
    for it, a second for some hundred megabytes."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA busy_timeout = 200")  # while somebody reads, and writers wait
        for _try in range(_TRIES):
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            (is_busy, _size, _moved) = cursor.fetchone()
            if not is_busy:
                break
            time.sleep(1)
    connection.close()  # and with it this patience
