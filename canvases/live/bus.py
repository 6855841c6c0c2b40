"""Hints that something changed: a workspace and a number, never content.

The journal is the truth; whoever follows it looks there when hinted, and every two seconds anyway.
So a hint may be late, doubled or lost without harm. Within one process a hint is a call; what
carries hints between processes subscribes here as well.
"""

from collections.abc import Callable

Ear = Callable[[int, int], None]
"""Is told a workspace's primary key and the number of its latest change. Called in the thread
that wrote, so it must return at once and be safe to call from any thread."""

_ears: set[Ear] = set()


def hint(workspace_id: int, seq: int) -> None:
    """Tell everyone who listens that the workspace's journal goes up to `seq` now."""
    for ear in tuple(_ears):
        ear(workspace_id, seq)


def listen(ear: Ear) -> Callable[[], None]:
    """Be told from now on. Returns what ends it."""
    _ears.add(ear)
    return lambda: _ears.discard(ear)
