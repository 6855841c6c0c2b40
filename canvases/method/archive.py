"""The shape of an archive: workspaces with all that people made in them, and their history.

Writing one, reading one and storing one use these names; docs/archive.md explains them.
"""

from collections.abc import Iterator
from typing import Any, Final, Protocol

FORMAT: Final = "circle-and-square-archive"
VERSION: Final = 1

MANIFEST: Final = "archive.json"
README: Final = "README.txt"
CANVAS_FILE: Final = "canvas-file.json"
WORKSPACE: Final = "workspace.json"
LOGOS: Final = "logos/"
SESSIONS: Final = "sessions/"
"""Reports to read, which no import reads."""

KINDS: Final = (
    "members", "segments", "pairs", "value_maps", "canvases", "notes", "links", "comments",
    "statements", "favourites", "test_cards", "snapshots", "assessments", "changes",
)  # fmt: skip
"""The kinds of lines, each in a file of its own, in an order in which none needs a later one."""

ADDED: Final = ("pairs", "statements", "favourites", "test_cards", "assessments")
"""Kinds that archives of earlier releases lack."""

Line = dict[str, Any]
"""One line: a JSON object."""


class Source(Protocol):
    """An archive that can be stored: read, and found in order."""

    folders: list[str]
    """One for each workspace."""

    def workspace(self, folder: str) -> Line:
        """What `WORKSPACE` says in that folder."""

    def lines(self, folder: str, kind: str) -> Iterator[Line]:
        """The lines of one of `KINDS`."""

    def logos(self, folder: str) -> Iterator[bytes]:
        """The logos, as PNG."""
