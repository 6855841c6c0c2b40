"""The server that the tests of the stream start: the real one, with shorter waits."""

import os
import random
from datetime import timedelta

from django.template import engines
from django.template.backends.jinja2 import Jinja2
from jinja2 import FileSystemBytecodeCache

from canvas_project.asgi import application, hub, patience
from canvases.actions import passphrase_attempts, retention
from canvases.actions.allowances import Rate
from canvases.exports.pdf import render_workers
from canvases.journal import notifications
from canvases.live.bus_client import BusClient, BusTimeouts
from canvases.live.hub_settings import HubSettings
from canvases.models import Change
from canvases.views.health import writing

__all__ = ["application"]

hub.settings = HubSettings(
    poll=float(os.environ.get("TICK", "0.4")),
    membership=0.8,
    heartbeat=0.6,
    write_timeout=1.5,
    idle=1.0,
)
hub.settings.body_timeout = 1.0
hub.settings.streams_per_visitor = int(os.environ.get("EACH", "12"))
patience.piece = patience.answer = 1.0
BusClient.timeouts = BusTimeouts(connect=0.5, heartbeat=0.2, silence=3.0, retry=0.05, retry_max=0.3)
passphrase_attempts.BROWSER = Rate(2, timedelta(seconds=16))
writing.every, writing.patience = 0.1, 1.0
retention.EVERY = float(os.environ.get("RETENTION", "86400"))
render_workers.warm = lambda: None  # nothing is exported here, or it may take longer

if folder := os.environ.get("COMPILED_TEMPLATES"):  # what one has compiled, the others need not
    for engine in engines.all():
        assert isinstance(engine, Jinja2)
        engine.env.bytecode_cache = FileSystemBytecodeCache(folder)

if share := float(os.environ.get("LOSE_NOTIFICATIONS", "0")):  # of all notifications
    _notify, _receive = notifications.notify, notifications.receive

    def _lose(workspace_id: int, seq: int) -> None:
        """What a bus does that is not quite sound."""
        if random.random() >= share:
            _receive(workspace_id, seq)

    def _lose_own(workspace_id: int, change: Change) -> None:
        """The same within this process."""
        if random.random() >= share:
            _notify(workspace_id, change)

    notifications.receive, notifications.notify = _lose, _lose_own

if port := os.environ.get("BUS_PORT"):  # a cable that a test may cut, for the bus alone
    from canvases.live import postgres_bus

    _direct = postgres_bus.connection_parameters
    postgres_bus.connection_parameters = lambda: _direct() | {"host": "127.0.0.1", "port": port}
