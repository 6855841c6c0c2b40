"""Hints that something changed: a workspace and a number, never content.

The journal is the truth; whoever follows it looks there when hinted, and every two seconds anyway.
So a hint may be late, doubled or lost without harm. Within one process a hint is a call; between
processes a carrier takes it along (`carrier.py`), where there is one.
"""

from collections.abc import Callable
from typing import Protocol

Ear = Callable[[int, int], None]
"""Is told a workspace's primary key and the number of its latest change. Called in the thread
that wrote, so it must return at once and be safe to call from any thread."""


class Carrier(Protocol):
    """What takes hints to the other processes."""

    def hint(self, workspace_id: int, seq: int) -> None:
        """As below, from any thread; returns at once and raises nothing."""

    @property
    def state(self) -> str:
        """Its name and whether it works, for the one who looks after the server."""


carrier: Carrier | None = None
"""Set when the server starts; None where one process is all there is."""

_ears: set[Ear] = set()


def hint(workspace_id: int, seq: int) -> None:
    """Tell everyone who listens that the workspace's journal goes up to `seq` now."""
    heard(workspace_id, seq)
    if carrier is not None:
        carrier.hint(workspace_id, seq)


def heard(workspace_id: int, seq: int) -> None:
    """The same for this process alone: another one has told it."""
    for ear in tuple(_ears):
        ear(workspace_id, seq)


def listen(ear: Ear) -> Callable[[], None]:
    """Be told from now on. Returns what ends it."""
    _ears.add(ear)
    return lambda: _ears.discard(ear)
