"""The intervals, timeouts and limits of the hub."""

from dataclasses import dataclass


@dataclass(slots=True)
class HubSettings:
    """Times are in seconds. Each hub has its own; tests make them shorter."""

    poll: float = 2.0  # between two looks into the journal without a notification
    membership: float = 4.0  # between two checks whether subscribers are still members
    heartbeat: float = 15.0
    write_timeout: float = 60.0  # of one write; then the hub cuts the reader off
    idle: float = 60.0  # how long a channel stays that has no subscriber
    watchdog: float = 30.0  # a hub whose poll is so late does not work
    body_timeout: float = 10.0  # of a presence request
    streams_per_visitor: int = 12  # in all their workspaces together
