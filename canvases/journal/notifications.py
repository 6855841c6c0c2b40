"""Hints that something changed: a workspace and a number, never content.

The journal is the truth; whoever follows it looks there when hinted, and every two seconds anyway.
So a hint may be late, doubled or lost without harm. Within one process a hint is a call; between
processes a carrier takes it along (`live/bus_client.py`), where there is one.
"""

from collections.abc import Callable
from typing import Protocol

from canvases.models import Change

Ear = Callable[[int, int, Change | None], None]
"""Is told a workspace's primary key, the number of its latest change and, in the thread that
wrote it, the change itself. May be called from any thread; where no change is given it must return
at once."""


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


def hint(workspace_id: int, made: Change) -> None:
    """Tell everyone who listens of a change that was made here just now."""
    if carrier is not None:
        carrier.hint(workspace_id, made.seq)
    for ear in tuple(_ears):
        ear(workspace_id, made.seq, made)


def heard(workspace_id: int, seq: int) -> None:
    """Another process has told this one that the workspace's journal goes up to `seq` now."""
    for ear in tuple(_ears):
        ear(workspace_id, seq, None)


def listen(ear: Ear) -> Callable[[], None]:
    """Be told from now on. Returns what ends it."""
    _ears.add(ear)
    return lambda: _ears.discard(ear)
