"""The database: SQLite in the data folder, or PostgreSQL where `DATABASE_URL` names one."""

from pathlib import Path
from typing import Any, Final

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

_FORM: Final = "postgres://USER:PASSWORD@HOST:PORT/NAME"


def database(url: str, folder: Path) -> dict[str, Any]:
    """Django's settings of the database at `url`; of the file in `folder` where that is empty.
    Raises ImproperlyConfigured, in words without the password."""
    return _postgres(url) if url else _sqlite(folder / "circle-and-square.sqlite3")


def _sqlite(path: Path) -> dict[str, Any]:
    # An acknowledged change survives a power cut: WAL with synchronous=FULL. IMMEDIATE takes the
    # write lock at BEGIN, so that two writers wait for each other instead of failing half-way.
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 15,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }


def _postgres(url: str) -> dict[str, Any]:
    # The server's threads are few and live as long as it does: each keeps one connection, which
    # takes the place of a pool (docs/decisions/007-connections.md). What broke while nobody used
    # it, as when PostgreSQL was started anew, is noticed before a request is served with it.
    try:
        found = dj_database_url.parse(url, conn_max_age=None, conn_health_checks=True)
    except ValueError:  # whose words may hold a part of the password
        raise _wrong("cannot be read; write %40 for @, %3A for : and %2F for / in it") from None
    if not found["ENGINE"].endswith(".postgresql"):
        raise _wrong("names a database that is not PostgreSQL")
    if not found["NAME"] or "/" in found["NAME"]:
        raise _wrong("names no database after the host (write %23 for # in a password)")
    defaults = {"connect_timeout": "10", "application_name": "circle-and-square"}
    return {**found, "OPTIONS": defaults | found.get("OPTIONS", {})}


def _wrong(what: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"DATABASE_URL {what}. It should look like {_FORM}")
