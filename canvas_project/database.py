"""Which database: SQLite in the data folder, or PostgreSQL where `DATABASE_URL` names one."""

import re
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_PLACE = re.compile(
    r"(?:(?P<user>[^:@]*)(?::(?P<password>[^@]*))?@)?"
    r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^:@\[\]]*)(?::(?P<port>[0-9]{1,5}))?"
)
_FORM: Final = "postgres://USER:PASSWORD@HOST:PORT/NAME"

OPTIONS: Final = frozenset(
    {
        "application_name", "channel_binding", "connect_timeout", "host", "keepalives_idle",
        "sslcert", "sslkey", "sslmode", "sslrootcert", "target_session_attrs",
    }
)  # fmt: skip
"""What may stand after the question mark, in libpq's words; `host` may be a socket's folder."""


def database(url: str, folder: Path) -> dict[str, Any]:
    """Django's settings of the database at `url`; of the file in `folder` where that is empty.
    Raises ImproperlyConfigured, in words without the password."""
    return _postgres(url) if url else _sqlite(folder / "circle-and-square.sqlite3")


def _sqlite(path: Path) -> dict[str, Any]:
    # An acknowledged change survives a power cut: WAL with synchronous=FULL. IMMEDIATE takes the
    # write lock at BEGIN, so that two writers wait for each other instead of failing half-way.
    return {
        "ENGINE": "canvas_project.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "detect_types": 0,  # Django converts columns itself; sqlite3 would look at each before
            "transaction_mode": "IMMEDIATE",
            "timeout": 15,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }


def _postgres(url: str) -> dict[str, Any]:
    place, name, options = _parts(url)
    # The server's threads are few and live as long as it does: each keeps one connection, which
    # takes the place of a pool (docs/decisions/007-connections.md). What broke while nobody used
    # it, as when PostgreSQL was started anew, is noticed before a request is served with it.
    # Statements that come again and again are planned once (docs/decisions/013-postgresql.md).
    kept = {"server_side_binding": True, "prepare_threshold": 5}
    return {
        "ENGINE": "canvas_project.postgresql",
        "NAME": name,
        "USER": unquote(place["user"] or ""),
        "PASSWORD": unquote(place["password"] or ""),
        "HOST": options.pop("host", "") or unquote(place["host"].strip("[]")),
        "PORT": place["port"] or "",
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "connect_timeout": "10",
            "application_name": "circle-and-square",
            **options,
            **kept,
        },
    }


def _parts(url: str) -> tuple[re.Match[str], str, dict[str, str]]:
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise _wrong(f"is no address ({error})") from None
    if parts.scheme not in {"postgres", "postgresql"}:
        raise _wrong(f'begins with "{parts.scheme}:"' if parts.scheme else "names no scheme")
    place = _PLACE.fullmatch(parts.netloc)
    if place is None:
        raise _wrong(
            "has a user, password, host or port that cannot be read; write %40 for @, %3A for :"
            " and %2F for / in them"
        )
    if not 0 <= int(place["port"] or 0) <= 65_535:
        raise _wrong("has a port above 65535")
    name = unquote(parts.path.removeprefix("/"))
    if not name or "/" in name or parts.fragment:
        raise _wrong("names no database after the host (write %23 for # in a password)")
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    if unknown := sorted(set(options) - OPTIONS):
        raise _wrong(
            f"has an option that is not known: {', '.join(unknown)}; known are"
            f" {', '.join(sorted(OPTIONS))}"
        )
    return place, name, options


def _wrong(what: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"DATABASE_URL {what}. It should look like {_FORM}")
