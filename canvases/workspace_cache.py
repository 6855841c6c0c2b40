"""What caches keep of a workspace beside its tables: rendered pages, and exported files.

Each workspace has a fixed number of places in a cache, under names that follow from its id. So it
never takes more, and everything can be deleted without a list.
"""

import hashlib
import logging
import secrets
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.utils import timezone

_log = logging.getLogger(__name__)

PLACES: Final = 64
"""Entries of one workspace in one cache. Two names that share a place push each other out."""


@dataclass(frozen=True, slots=True)
class WorkspaceCache:
    """The places of the workspace with this public id in one of Django's caches, which are named in
    the settings. A cache that does not work keeps nothing; that is logged, and no error."""

    cache: str
    workspace: str

    def load(self, name: str, state: str) -> bytes | None:
        """What was stored by this name in this state; None where it is not there any more."""
        found = self._get(self._place(name))
        return found[2] if found and found[:2] == (name, state) else None

    def store(self, name: str, state: str, content: bytes, *, generation: str | None) -> None:
        """Keep `content`, in place of an older state. Not what was begun in a `generation` that has
        ended since: it may hold what was deleted for good."""
        place = self._place(name)
        try:
            caches[self.cache].set(place, (name, state, content))
            if self.generation() != generation:
                caches[self.cache].delete(place)
        except Exception:  # noqa: BLE001 — whatever the backend raises: it is made anew next time
            _log.exception("The cache “%s” could not be written.", self.cache)

    def generation(self) -> str | None:
        """Changes with every `delete_all`. To be read before what will be stored is read."""
        generation: str | None = self._get(f"{self.workspace}:generation")
        return generation

    def delete_all(self) -> None:
        """Delete everything that is kept of the workspace, here and by all who share the cache.
        What is being made meanwhile will not be kept."""
        places = [self.key(number) for number in range(PLACES)]
        try:
            caches[self.cache].set(f"{self.workspace}:generation", secrets.token_hex(8))
            caches[self.cache].delete_many(places)
        except Exception:  # noqa: BLE001 — as above
            _log.exception("The cache “%s” could not be emptied.", self.cache)

    def _get(self, key: str) -> Any:
        try:
            return caches[self.cache].get(key)
        except Exception:  # noqa: BLE001 — as above
            _log.exception("The cache “%s” could not be read.", self.cache)
            return None

    def _place(self, name: str) -> str:
        number = int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) % PLACES
        return self.key(number)

    def key(self, number: int) -> str:
        """The key of a place, for who shares them out otherwise than by names."""
        return f"{self.workspace}:{number}"


def forget_workspace(workspace: str) -> None:
    """Delete what every cache keeps of the workspace with this public id."""
    for name in settings.CACHES:
        WorkspaceCache(name, workspace).delete_all()


def delete_expired() -> None:
    """Delete files that are too old to be served. Redis does so by itself; Django's cache of files,
    and that in the database, only when somebody asks for one."""
    for cache in settings.CACHES.values():
        if cache["BACKEND"].endswith(".DatabaseCache"):
            with connection.cursor() as cursor:
                table = connection.ops.quote_name(cache["LOCATION"])
                cursor.execute(f"DELETE FROM {table} WHERE expires < %s", [timezone.now()])  # noqa: S608 — a name of ours
        if cache["BACKEND"].endswith(".FileBasedCache"):
            oldest = time.time() - cache["TIMEOUT"]
            for path in Path(cache["LOCATION"]).glob("*.djcache"):
                if path.stat().st_mtime < oldest:
                    path.unlink(missing_ok=True)
