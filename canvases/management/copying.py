"""Copies of the SQLite database while the server runs on it.

Copied by SQLite's own backup interface: a file that is just copied may be half of one state and
half of the next, and lacks what is still in the write-ahead log.
"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.loader import MigrationLoader

ON_POSTGRESQL: Final = (
    "The database is PostgreSQL: copy it with pg_dump and bring it back with pg_restore, then run"
    " `manage.py new_epoch` (docs/operations.md)."
)
_WAIT: Final = 60.0  # seconds for whoever writes just now


def live_database() -> Path:
    """The file that the server uses. Raises CommandError where that is PostgreSQL."""
    if connection.vendor != "sqlite":
        raise CommandError(ON_POSTGRESQL)
    return Path(connection.settings_dict["NAME"])


def copy(source: Path, target: Path) -> None:
    """Make `target` a copy of the present state of `source`, whoever has either of them open."""
    with (
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as old,
        closing(sqlite3.connect(target, timeout=_WAIT)) as new,
    ):
        old.execute("PRAGMA query_only=1")
        old.backup(new)


def write_new(path: Path, write: Callable[[Path], None]) -> None:
    """Let `write` make the file, for our eyes only, so that it is there whole or not at all.
    Raises CommandError where there is one of that name."""
    if path.exists():
        raise CommandError(f"{path} exists already; it is left as it is.")
    if not path.parent.is_dir():
        raise CommandError(f"There is no folder {path.parent}.")
    draft = path.with_name(f".{path.name}.part")
    draft.unlink(missing_ok=True)
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        write(draft)
        draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)


def check(path: Path) -> None:
    """Raise CommandError where the file is not a whole database of this program, or one of a newer
    release."""
    if not path.is_file():
        raise CommandError(f"There is no file {path}.")
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as file:
            (sound,) = file.execute("PRAGMA integrity_check(1)").fetchone()
            if sound != "ok":
                raise CommandError(f"{path} is damaged: {sound}")
            applied = set(file.execute("SELECT app, name FROM django_migrations"))
            file.execute("SELECT epoch, seq FROM canvases_workspace LIMIT 1")
    except sqlite3.DatabaseError as error:
        raise CommandError(f"{path} is no backup of Circle & Square: {error}") from None
    known = set(MigrationLoader(None).disk_migrations)
    if newer := sorted(name for app, name in applied - known if app == "canvases"):
        raise CommandError(f"{path} was made by a newer release ({', '.join(newer)}).")
