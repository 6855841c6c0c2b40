"""What an import has read, kept while its last page is open, so that each change there is a small
request.

The browser carries the same, and sends it in the end: where this is gone, or another server
answers, nothing is lost. Visitors without a workspace have files, too, and room of their own.
"""

import json
import re
import secrets
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from canvases.access import Grant
from canvases.actions import customer_files
from canvases.actions.temporary_files import age, folder, hashed, owner_of, size, write

_MOST_EACH: Final = 4  # imports of a member; the oldest makes room
_MOST_OF_MEMBERS: Final = 300_000_000  # bytes
_MOST_OF_VISITORS: Final = 100_000_000
_VISITORS: Final = "visitor-"
_NAME: Final = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)


@dataclass(frozen=True, slots=True)
class KeptImport:
    """An upload, packed as the browser carries it, and what is chosen for it: two files."""

    path: Path

    def packed(self) -> str:
        """The upload. Raises OSError where it is gone."""
        return self.path.read_text(encoding="ascii")

    def chosen(self) -> dict[str, str]:
        """The choices. Raises OSError where they are gone."""
        found: dict[str, str] = json.loads(self.path.with_suffix(".chosen").read_bytes())
        return found

    def choose(self, chosen: dict[str, str]) -> None:
        """Keep other choices."""
        part = self.path.with_suffix(".part")
        write(part, [json.dumps(chosen).encode()])
        part.replace(self.path.with_suffix(".chosen"))


def keep(grant: Grant | None, packed: str, chosen: dict[str, str]) -> str:
    """Keep an upload for half an hour, and say by which name; "" where there is no room."""
    customer_files.sweep()
    visitors = [*folder().glob(f"{_VISITORS}*")]
    others = [one for one in folder().glob("*.import") if one not in visitors]
    if grant is None and sum(map(size, visitors)) > _MOST_OF_VISITORS:
        return ""
    if grant is not None and sum(map(size, others)) > _MOST_OF_MEMBERS:
        return ""
    if grant is not None:
        older = sorted(folder().glob(f"{owner_of(grant)}*.import"), key=age)
        for path in older[_MOST_EACH - 1 :]:
            _drop(path)
    name = secrets.token_urlsafe(32)
    kept = KeptImport(_path(grant, name))
    write(kept.path, [packed.encode("ascii")])
    kept.choose(chosen)
    return name


def find(grant: Grant | None, name: str) -> KeptImport | None:
    """The import of this name, for whoever brought it; None where it is gone."""
    if not _NAME.fullmatch(name):
        return None
    path = _path(grant, name)
    with suppress(OSError):
        if path.stat().st_mtime + customer_files.SECONDS > time.time():
            return KeptImport(path)
    _drop(path)
    return None


def _drop(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.with_suffix(".chosen").unlink(missing_ok=True)


def _path(grant: Grant | None, name: str) -> Path:
    owner = owner_of(grant) if grant else _VISITORS
    return folder() / f"{owner}{hashed(f'{owner}:{name}')}.import"
