"""Notifications: a workspace's journal has a new change. They carry numbers, never content.

Readers look into the journal when they are notified, and every two seconds anyway. So it does no
harm when a notification is late, doubled or lost. Within one process a notification is a function
call. Where there are several processes, the message bus carries it (`live/bus_client.py`).
"""

from collections.abc import Callable
from typing import Protocol

from canvases.models import Change

Receiver = Callable[[int, int, Change | None], None]
"""Receives a workspace's primary key, the number of its latest change and, in the thread that wrote
the change, the change itself. It may be called from any thread. Without a change it must return at
once."""


class MessageBus(Protocol):
    """Carries notifications to the other processes."""

    def notify(self, workspace_id: int, seq: int) -> None:
        """Send a notification. Any thread may call it. Returns at once and raises nothing."""

    @property
    def state(self) -> str:
        """The bus's name and whether it works, for the health page."""


message_bus: MessageBus | None = None
"""Set when the server starts; None where there is one process only."""

_receivers: set[Receiver] = set()


def notify(workspace_id: int, change: Change) -> None:
    """Tell all receivers, and the other processes, of a change that this thread has committed."""
    if message_bus is not None:
        message_bus.notify(workspace_id, change.seq)
    for receiver in tuple(_receivers):
        receiver(workspace_id, change.seq, change)


def receive(workspace_id: int, seq: int) -> None:
    """Tell all receivers that another process has written changes up to `seq`."""
    for receiver in tuple(_receivers):
        receiver(workspace_id, seq, None)


def subscribe(receiver: Receiver) -> Callable[[], None]:
    """Call `receiver` for every notification from now on. Returns a function that ends it."""
    _receivers.add(receiver)
    return lambda: _receivers.discard(receiver)
