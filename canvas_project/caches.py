"""The caches. Each process keeps rendered pages of its own; all processes share the files of
jobs."""

import hashlib
from pathlib import Path
from typing import Any, Final

_BACKENDS: Final = "django.core.cache.backends"
_HOUR: Final = 3600

_SHARED: Final = {
    # Files that are made anew where they are gone: others may push them out.
    "exports": {"TIMEOUT": 7 * 24 * _HOUR, "OPTIONS": {"MAX_ENTRIES": 400}},
    # Somebody waits for these, so nobody else pushes them out: canvases/exports/jobs.py has limits.
    "jobs": {"TIMEOUT": 2 * _HOUR, "OPTIONS": {"MAX_ENTRIES": 100_000}},
}


def caches(redis_url: str, database_url: str, secret: str, folder: Path) -> dict[str, Any]:
    """Django's settings of the caches. Exported files and long exports are in Redis, else in
    PostgreSQL, else in `folder`. In Redis their names begin with a digest of `secret`, so that
    several installations can share it."""
    found: dict[str, Any] = {
        "default": {
            "BACKEND": f"{_BACKENDS}.locmem.LocMemCache",
            "LOCATION": "pages",
            "OPTIONS": {"MAX_ENTRIES": 32},  # of views/page_cache.py: LARGEST bytes at most
        }
    }
    digest = hashlib.sha256(f"caches:{secret}".encode()).hexdigest()
    for name, limits in _SHARED.items():
        if redis_url:
            found[name] = {
                "BACKEND": f"{_BACKENDS}.redis.RedisCache",
                "LOCATION": redis_url,
                "KEY_PREFIX": f"canvases:{digest[:16]}:{name}",
                "TIMEOUT": limits["TIMEOUT"],
                "OPTIONS": {"socket_connect_timeout": 2, "socket_timeout": 10},
            }
        elif database_url:
            # The tables are made by a migration: canvases/migrations/0012_cache_tables.py.
            backend = f"{_BACKENDS}.db.DatabaseCache"
            found[name] = {"BACKEND": backend, "LOCATION": f"canvases_cache_{name}", **limits}
        else:
            backend = f"{_BACKENDS}.filebased.FileBasedCache"
            found[name] = {"BACKEND": backend, "LOCATION": folder / name, **limits}
    return found
