"""The server that the tests of the stream start: the real one, with shorter waits."""

import os

from canvas_project.asgi import application, hub
from canvases.exports import worker
from canvases.live import bus
from canvases.live.hub import Pace

__all__ = ["application"]

hub.pace = Pace(tick=0.4, members=0.8, heartbeat=0.6, patience=1.5, linger=1.0)
hub.pace.each = int(os.environ.get("EACH", "6"))
worker.warm = lambda: None  # nothing is exported here


def _lose(workspace_id: int, seq: int) -> None:
    """What a broken bus does."""


if os.environ.get("LOSE_HINTS"):
    bus.hint = _lose
