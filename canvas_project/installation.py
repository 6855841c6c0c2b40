"""What belongs to one installation: its data folder, its secret key, and the proxies before it."""

import os
import re
import secrets
import tempfile
from contextlib import suppress
from ipaddress import ip_network
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def data_folder(path: Path) -> Path:
    """The data folder; it is created where it is missing. Raises ImproperlyConfigured where it is
    not writable."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=path).close()
    except OSError as error:
        raise ImproperlyConfigured(
            f"The data folder {path} cannot be written to ({error.strerror}). Set DATA_DIR to a"
            " folder in which the server's user may write."
        ) from None
    return path


def private_folder(path: Path) -> Path:
    """A folder that only the server's user can read; it is created where it is missing."""
    path.mkdir(mode=0o700, exist_ok=True)
    return path


def secret_key(folder: Path) -> str:
    """The key of this installation, created once and stored in `folder`. Raises
    ImproperlyConfigured where it is empty, or cannot be read or written."""
    path = folder / "secret-key"
    try:
        if not path.exists():
            _make_key(path)
        key = path.read_text()
    except (OSError, ValueError) as error:
        raise ImproperlyConfigured(f"The secret key {path} cannot be used ({error}).") from None
    if not key.strip():
        raise ImproperlyConfigured(
            f"The secret key {path} is empty. Bring it back from a copy, or delete the file to have"
            " a new one made: then whoever only looks has to open their link again."
        )
    return key


def _make_key(path: Path) -> None:
    """Write the key to another file and rename that when it is complete. A killed server leaves no
    empty key, and two servers that start at once use the same."""
    with tempfile.NamedTemporaryFile("w", dir=path.parent) as draft:  # 0600
        draft.write(secrets.token_urlsafe(50))
        draft.flush()
        os.fsync(draft.fileno())
        with suppress(FileExistsError):
            os.link(draft.name, path)


def private(database: Path) -> None:
    """Restrict the database file to its owner; SQLite would make it readable for all, and gives its
    other files the same mode. It never opens an existing file, because closing that would release
    locks."""
    with suppress(FileExistsError):
        os.close(os.open(database, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    for path in (database, *database.parent.glob(f"{database.name}-*")):
        with suppress(FileNotFoundError, PermissionError):  # gone, or another user's
            path.chmod(0o600)


def networks(name: str, values: list[str]) -> list[str]:
    """The values of the variable `name`, each an address or a network. Raises ImproperlyConfigured
    where one is neither."""
    for value in values:
        try:
            ip_network(value)
        except ValueError as error:
            raise ImproperlyConfigured(
                f"{name} holds something that is no address or network: {error}."
                " Write it like 127.0.0.1,10.0.0.0/8"
            ) from None
    return values


def pair(name: str, default: str) -> tuple[int, int]:
    """The two numbers of the variable `name`, both above 0. Raises ImproperlyConfigured."""
    found = re.fullmatch(r"([1-9][0-9]{0,8})/([1-9][0-9]{0,8})", os.environ.get(name) or default)
    if found is None:
        raise ImproperlyConfigured(f"{name} should be two numbers like {default}.")
    return int(found[1]), int(found[2])
