"""Sends notifications and presence messages to the other processes, and receives theirs.

One task keeps the connection to the message bus. Whatever breaks it, the task connects again; in
the meantime nothing waits and nothing piles up. A process receives its own messages too: a
connection on which it does not is broken.
"""

import asyncio
import json
import logging
import random
import secrets
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from canvases.journal import notifications
from canvases.live.message_bus import BusConnection, Connect

BusMessage = dict[str, Any]

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BusTimeouts:
    """Times in seconds."""

    connect: float = 3.0  # how long a server that starts waits for the connection
    heartbeat: float = 3.0  # send something, so that it comes back
    silence: float = 10.0  # nothing of one's own came back for so long: the connection is broken
    retry: float = 0.25  # between two attempts to connect; twice as long each time …
    retry_max: float = 5.0  # … up to this


class BusClient:
    """One of each process. Create it anywhere; start it on the server's event loop."""

    timeouts: ClassVar = BusTimeouts()

    def __init__(self, name: str, connect: Connect) -> None:
        self.is_up = False
        self._name = name
        self._connect = connect
        self._process_id = secrets.token_hex(6)
        # By workspace: a later number includes the earlier ones.
        self._notifications: dict[int, int] = {}
        self._messages: deque[BusMessage] = deque(maxlen=1000)
        self._receivers: set[Callable[[BusMessage], object]] = set()
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Connect, and stay connected. Waits a moment until it is: the first visitors should not
        have to wait for the next look into the journal."""
        self._loop = asyncio.get_running_loop()
        self._has_work, self._connected = asyncio.Event(), asyncio.Event()
        self._task = self._loop.create_task(self._stay_connected())
        await _wait_for(self._connected, self.timeouts.connect)

    async def stop(self) -> None:
        """Disconnect."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task], timeout=1)

    @property
    def state(self) -> str:
        """Its name, and whether it is up."""
        return f"{self._name}, {'up' if self.is_up else 'down'}"

    def notify(self, workspace_id: int, seq: int) -> None:
        """Send a notification. Any thread may call it."""
        self._loop.call_soon_threadsafe(self._add, workspace_id, seq)

    def publish(self, message: BusMessage) -> None:
        """Send the other processes at most some hundred bytes. Call it on the event loop."""
        self._messages.append(message)
        self._has_work.set()

    def subscribe(self, receiver: Callable[[BusMessage], object]) -> Callable[[], object]:
        """Call `receiver` on the event loop with what other processes publish. Returns a function
        that ends it."""
        self._receivers.add(receiver)
        return lambda: self._receivers.discard(receiver)

    def _add(self, workspace_id: int, seq: int) -> None:
        self._notifications[workspace_id] = max(seq, self._notifications.get(workspace_id, 0))
        self._has_work.set()

    async def _stay_connected(self) -> None:
        wait = self.timeouts.retry
        while True:
            was_up = False
            try:
                async with self._connect() as bus:
                    try:
                        await self._exchange(bus)
                    finally:  # to close what is broken may take seconds
                        was_up, self.is_up = self.is_up, False
            except Exception as error:  # noqa: BLE001 — whatever it was: connect again
                if was_up or wait == self.timeouts.retry:
                    _log.warning(
                        "The bus (%s) is down, changes reach other processes at the next tick: %s",
                        self._name,
                        type(error).__name__,
                    )
            if was_up:
                wait = self.timeouts.retry
            await asyncio.sleep(wait * random.uniform(0.7, 1.3))  # noqa: S311 — spreads processes
            wait = min(wait * 2, self.timeouts.retry_max)

    async def _exchange(self, bus: BusConnection) -> None:
        """Send and receive until one of the two fails. Raises its error."""
        work = (self._send(bus), self._receive(bus), self._send_heartbeats())
        tasks = [asyncio.create_task(one) for one in work]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            ends = await asyncio.gather(*tasks, return_exceptions=True)
        for end in ends:
            if isinstance(end, Exception):
                raise end

    async def _send(self, bus: BusConnection) -> None:
        """Send what waits. Where the bus does not take it, `_receive` misses it and ends both."""
        self._notifications.clear()  # older ones: the hub has found these changes itself
        self._messages.clear()
        while True:
            messages = ((message,) for message in self._messages)
            texts = [*self._notifications.items(), *messages] or [()]
            self._notifications.clear()
            self._messages.clear()
            for content in texts:
                await bus.send(json.dumps([self._process_id, *content]))
            await self._has_work.wait()
            self._has_work.clear()

    async def _send_heartbeats(self) -> None:
        while True:
            await asyncio.sleep(self.timeouts.heartbeat)
            self._has_work.set()

    async def _receive(self, bus: BusConnection) -> None:
        own = json.dumps([self._process_id]).removesuffix("]")
        async with asyncio.timeout(self.timeouts.silence) as limit:
            async for text in bus.receive():
                if text.startswith(own):
                    self._mark_up()
                    # Texts come often, and to set a timeout takes longer than to look at it.
                    until = self._loop.time() + self.timeouts.silence
                    if until - (limit.when() or 0) > self.timeouts.heartbeat / 2:
                        limit.reschedule(until)
                    continue
                _sender, *content = json.loads(text)
                if len(content) == 2:
                    notifications.receive(*content)
                elif content:
                    for receiver in tuple(self._receivers):
                        receiver(content[0])

    def _mark_up(self) -> None:
        if not self.is_up:
            self.is_up = True
            self._connected.set()
            _log.info("The bus (%s) is up.", self._name)


async def _wait_for(event: asyncio.Event, seconds: float) -> None:
    """Wait for the event, at most so many seconds."""
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        pass
