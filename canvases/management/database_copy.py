"""Copies the SQLite database while the server uses it.

It uses SQLite's backup interface. A plain copy of the file may mix two states, and lacks what is
still in the write-ahead log.
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
    with _reading(source) as old, closing(sqlite3.connect(target, timeout=_WAIT)) as new:
        old.backup(new)


def replace(live: Path, source: Path, keep: Callable[[], None]) -> None:
    """Make `live` a copy of `source`. `keep` is called when nobody else can write to `live` any
    more, but all can still read it: so no write falls between what was and what will be. Where
    `keep` raises, `live` is left as it was."""
    is_locked = False

    def keep_once(status: int, _remaining: int, _total: int) -> None:
        nonlocal is_locked
        if status == sqlite3.SQLITE_OK and not is_locked:  # not before: somebody may be writing
            is_locked = True
            keep()

    with _reading(source) as old, closing(sqlite3.connect(live, timeout=_WAIT)) as new:
        new.execute("PRAGMA journal_mode=WAL")  # else nobody could read what is locked
        old.backup(new, pages=1, progress=keep_once)  # the first page takes the lock to the end


def _reading(path: Path) -> closing[sqlite3.Connection]:
    """The file, opened to look only."""
    return closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True))


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
        with _reading(path) as file:
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
