"""Customer lists that were uploaded: files that last half an hour and belong to one member.

Nothing of a list gets into the database. The name of a file is derived from the member, the
workspace and a random name that only the member's browser has, so nobody finds another's.
"""

import json
import re
import secrets
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext as _

from canvases.access import Grant
from canvases.actions.errors import Refused
from canvases.actions.temporary_files import age, folder, hashed, owner_of, size, write

SECONDS: Final = 30 * 60
"""How long a list is kept."""

LARGEST: Final = 20_000_000
"""Bytes of a list."""

_MOST_EACH: Final = 3  # lists of a member; the oldest makes room
_MOST_OF_ALL: Final = 1_000_000_000  # bytes of all lists
_NAME: Final = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)

State = dict[str, Any]


@dataclass(frozen=True, slots=True)
class CustomerFile:
    """A list as it came, what was read from it, and how far that is: three files."""

    name: str  # as the browser knows it
    base: Path

    @property
    def raw(self) -> Path:
        """What was uploaded."""
        return self.base.with_suffix(".raw")

    @property
    def table(self) -> Path:
        """The columns that can be split by."""
        return self.base.with_suffix(".table")

    @property
    def ends(self) -> float:
        """When it is gone, in seconds since 1970. Raises OSError where it is."""
        return self.raw.stat().st_mtime + SECONDS

    @property
    def is_there(self) -> bool:
        """Whether it is neither gone nor due."""
        try:
            return self.ends > time.time()
        except OSError:
            return False

    def state(self) -> State:
        """What is known of reading it; `silent`: seconds since something was."""
        try:
            path = self.base.with_suffix(".state")
            state: State = json.loads(path.read_text())
            return {**state, "silent": time.time() - path.stat().st_mtime}
        except (OSError, ValueError):
            return {}

    def tell(self, **state: Any) -> None:
        """Write what is known, unless the list is gone."""
        part = self.base.with_suffix(".told")
        write(part, [json.dumps(state).encode()])
        part.replace(self.base.with_suffix(".state"))
        if not self.is_there:
            self.drop()

    def drop(self) -> None:
        """Delete all of it."""
        for path in self.base.parent.glob(f"{self.base.name}.*"):
            path.unlink(missing_ok=True)


def keep(grant: Grant, pieces: Iterable[bytes]) -> CustomerFile:
    """Keep a list for half an hour. Raises Refused where too many are kept."""
    sweep()
    if sum(size(path) for path in folder().iterdir()) > _MOST_OF_ALL:
        words = _("Many lists are being read right now. Please try again in half an hour.")
        raise Refused(words)
    older = sorted(folder().glob(f"{owner_of(grant)}*.raw"), key=age)
    for path in older[_MOST_EACH - 1 :]:
        CustomerFile("", path.with_suffix("")).drop()
    file = _file(grant, secrets.token_urlsafe(32))
    write(file.raw, pieces)
    return file


def find(grant: Grant, name: str) -> CustomerFile | None:
    """The member's list of this name in the workspace; None where it is gone."""
    if not _NAME.fullmatch(name):
        return None
    file = _file(grant, name)
    if file.is_there:
        return file
    file.drop()
    return None


def sweep() -> None:
    """Delete the lists whose time is over, and what broken uploads left."""
    with suppress(FileNotFoundError):
        for path in folder().iterdir():
            if age(path) > SECONDS:
                _drop(path)


def _drop(path: Path) -> None:
    if path.suffix == ".raw":
        CustomerFile("", path.with_suffix("")).drop()
    else:
        path.unlink(missing_ok=True)


def _file(grant: Grant, name: str) -> CustomerFile:
    owner = owner_of(grant)
    return CustomerFile(name, folder() / f"{owner}{hashed(f'{owner}:{name}')}")
