"""Files that were uploaded, and wait half an hour at most: only the server's user can read them.

They lie in one folder, which `customer_files.sweep` looks through for those whose time is over.
"""

import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.utils.crypto import salted_hmac

from canvases.access import Grant

_SALT = "canvases.actions.customer_files"


def folder() -> Path:
    """Where they lie."""
    found: Path = settings.FILE_UPLOAD_TEMP_DIR
    return found


def owner_of(grant: Grant) -> str:
    """What the names of a member's files in a workspace begin with."""
    return hashed(f"{grant.workspace.public_id}:{grant.member.pk}")[:32]


def hashed(value: str) -> str:
    """A name that nobody can tell the value from, nor make without this server's key."""
    return salted_hmac(_SALT, value, algorithm="sha256").hexdigest()


def write(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file that only the server's user can read."""
    path.touch(0o600)
    with path.open("wb") as file:
        file.writelines(pieces)


def age(path: Path) -> float:
    """Seconds since it was written; 0 where it is gone."""
    with suppress(OSError):
        return time.time() - path.stat().st_mtime
    return 0.0


def size(path: Path) -> int:
    """Its bytes; 0 where it is gone."""
    with suppress(OSError):
        return path.stat().st_size
    return 0
