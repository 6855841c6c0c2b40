"""The hub: one in each server process, it looks after all channels.

It runs on the event loop. Queries run in the thread that has written a change, or in two threads of
the hub's own. These keep their connections: SQLite would checkpoint its log each time the last one
closes.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import monotonic
from typing import ClassVar, ParamSpec, TypeVar

from django.conf import settings
from django.db import close_old_connections

from canvases.access import Grant, sees_history
from canvases.board_state.events import MAX_CHANGES, Reset
from canvases.journal import notifications
from canvases.live.channel import Channel, Topic
from canvases.live.cursor import Cursor
from canvases.live.hub_settings import HubSettings
from canvases.live.presence import Presence
from canvases.live.publisher import Publisher, load_missed
from canvases.live.ring_buffer import BufferedEvent
from canvases.live.stream_connection import Chunk
from canvases.live.stream_limit import stream_to_close
from canvases.live.subscriber import Subscriber
from canvases.models import Canvas, Change, Member, Workspace

P = ParamSpec("P")
T = TypeVar("T")

HEARTBEAT = b":\n\n"  # a comment: it only shows that the line is alive
RESET = b"event: reset\ndata: {}\n\n"

_log = logging.getLogger(__name__)


class TooManyStreams(Exception):
    """This visitor, or the process, has as many streams as it may."""


class Hub:
    """Start it once, on the server's event loop."""

    at_work: ClassVar["Hub | None"] = None  # the one that this process has started

    def __init__(self) -> None:
        self.settings = HubSettings()
        self.presence = Presence()
        self._channels: dict[Topic, Channel] = {}
        self._publishers: dict[Topic, Publisher] = {}
        self._tasks: dict[Channel | None, asyncio.Task[None]] = {}
        self._streams: Counter[str] = Counter()  # by visitor
        self._reading = ThreadPoolExecutor(1, thread_name_prefix="live-reading")
        self._gate = ThreadPoolExecutor(1, thread_name_prefix="live-gate")
        self._ends: list[Callable[[], object]] = []
        self._members_checked_at = 0.0
        self._polled_at = 0.0

    def start(self) -> None:
        """Subscribe to notifications, and poll the journal."""
        self._loop = asyncio.get_running_loop()
        self.presence.start()
        self._ends.append(notifications.subscribe(self._on_notification))
        self._tasks[None] = self._loop.create_task(self._poll_forever())
        self._polled_at = monotonic()
        Hub.at_work = self

    @property
    def is_alive(self) -> bool:
        """Whether it polls in time. Any thread may ask."""
        return monotonic() - self._polled_at < self.settings.poll + self.settings.watchdog

    def end(self) -> None:
        """End every stream. Any thread may call it."""
        self._loop.call_soon_threadsafe(self._close_all)

    def stop(self) -> None:
        """End everything. The hub cannot be started again."""
        Hub.at_work = None
        for end in self._ends:
            end()
        self._close_all()
        for task in self._tasks.values():
            task.cancel()
        self._reading.shutdown(wait=False, cancel_futures=True)
        self._gate.shutdown(wait=False, cancel_futures=True)

    async def at_gate(self, ask: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Ask the database something for a stream that wants to open."""
        return await self._in(self._gate, lambda: ask(*args, **kwargs))

    async def join(self, grant: Grant, after: Cursor | None, network: str = "") -> Subscriber:
        """Subscribe to the canvas, or to the pages of the workspace's segments, from the cursor
        `after`, or from now where that is None. Raises TooManyStreams, and Reset where events do
        not lead from there to the present."""
        visitor, workspace = grant.member.token_hash or "", grant.workspace
        if self._streams[visitor] >= self.settings.streams_per_visitor:
            raise TooManyStreams
        cursor = after or Cursor(workspace.epoch, workspace.seq)
        if cursor.epoch != workspace.epoch or not 0 <= workspace.seq - cursor.seq <= MAX_CHANGES:
            raise Reset
        if self._streams.total() >= settings.LIVE_STREAMS:
            self._make_room(visitor, network)
        channel = self._channel(grant, cursor.seq)
        shown = grant.sees_history
        # The ring buffer has words that were replaced since.
        to = channel.ring.floor if shown else channel.seq
        begin, member = max(cursor.seq, to), grant.member.pk
        subscriber = Subscriber(channel, member, begin, visitor, network, sees_history=shown)
        self._streams[visitor] += 1
        channel.subscribers.add(subscriber)
        try:
            if cursor.seq < to:
                await self._catch_up(subscriber, cursor.seq, to)
        except BaseException:
            self.leave(subscriber)
            raise
        self._on_journal_head(workspace.pk, workspace.seq)
        return subscriber

    def leave(self, subscriber: Subscriber) -> None:
        """The stream is over."""
        channel = subscriber.channel
        self.presence.leave(subscriber)
        if subscriber in channel.subscribers:
            channel.subscribers.discard(subscriber)
            channel.left_at = self._loop.time()
            self._streams -= Counter([subscriber.key])

    def _make_room(self, visitor: str, network: str) -> None:
        """Close a stream of a network or visitor with very many. Raises TooManyStreams where there
        is none."""
        streams = [one for channel in self._channels.values() for one in channel.subscribers]
        greedy = stream_to_close(streams, visitor, network)
        if greedy is None:
            raise TooManyStreams
        greedy.close()
        self.leave(greedy)

    def _channel(self, grant: Grant, seq: int) -> Channel:
        topic = Topic(grant.workspace.pk, grant.place.pk if grant.place else None)
        channel = self._channels.get(topic)
        if channel is None or channel.epoch != grant.workspace.epoch:
            if channel is not None:
                self._drop(channel)
            channel = Channel(topic, grant.workspace.epoch, seq)
            channel.published_at = channel.left_at = self._loop.time()
            publisher = Publisher(channel)
            self._channels[topic] = channel
            self._publishers[topic] = publisher
            self._tasks[channel] = self._loop.create_task(self._follow(publisher))
        return channel

    async def _catch_up(self, subscriber: Subscriber, after: int, to: int) -> None:
        """Send what the ring buffer does not hold, or holds for others only."""
        channel, shown = subscriber.channel, subscriber.sees_history
        events = await self.at_gate(load_missed, channel.topic, channel.epoch, after, at_least=to)
        encoded = (event.encode(channel.epoch, history=shown) for event in events)
        subscriber.before.append(Chunk(b"".join(encoded)))

    def _on_notification(self, workspace_id: int, seq: int, made: Change | None) -> None:
        """In whatever thread. The one that wrote reads for the channel of the place."""
        publisher = self._publishers.get(Topic(workspace_id, made.canvas_id)) if made else None
        try:
            if made and publisher and publisher.channel.subscribers:
                publisher.read_change(made)
        except (Reset, Canvas.DoesNotExist):
            pass  # the hub's thread meets with the same
        finally:
            self._loop.call_soon_threadsafe(self._on_journal_head, workspace_id, seq)

    def _on_journal_head(self, workspace_id: int, seq: int) -> None:
        for channel in self._channels.values():
            if channel.topic.workspace_id == workspace_id and channel.subscribers:
                channel.wanted = max(channel.wanted, seq)
                if channel.seq < channel.wanted:
                    channel.notified.set()

    async def _follow(self, publisher: Publisher) -> None:
        """Read whenever notified. What comes during a read goes with the next one."""
        channel = publisher.channel
        while True:
            await channel.notified.wait()
            channel.notified.clear()
            try:
                await self._in(self._reading, publisher.read)
            except (Reset, Canvas.DoesNotExist):
                return self._reset(channel)
            except Exception:  # noqa: BLE001 — whatever it was, the next reading may succeed
                _log.exception("The journal could not be read.")
                await asyncio.sleep(self.settings.poll)
                channel.notified.set()

    async def _poll_forever(self) -> None:
        while True:
            await asyncio.sleep(self.settings.poll)
            self._polled_at = monotonic()
            try:
                await self._poll(self._loop.time())
            except Exception:  # noqa: BLE001 — whatever it was, the next poll comes
                _log.exception("The streams could not be looked after.")

    async def _poll(self, now: float) -> None:
        for channel in list(self._channels.values()):
            self._maintain(channel, now)
        watched = {channel.topic.workspace_id for channel in self._channels.values()}
        if not watched:
            return
        for workspace, seq, epoch in await self._in(self._reading, lambda: _heads(watched)):
            for channel in list(self._channels.values()):
                if channel.topic.workspace_id == workspace and channel.epoch != epoch:
                    self._reset(channel)
            self._on_journal_head(workspace, seq)
        if now - self._members_checked_at >= self.settings.membership:
            self._members_checked_at = now
            await self._check_members()

    def _maintain(self, channel: Channel, now: float) -> None:
        if not channel.subscribers:
            if now - channel.left_at >= self.settings.idle:
                self._drop(channel)
            return
        channel.ring.trim()
        if now - channel.published_at >= self.settings.heartbeat:
            channel.publish([BufferedEvent(channel.seq + 0.5, HEARTBEAT)], now)
        for subscriber in list(channel.subscribers):
            busy = subscriber.busy_since
            if busy is not None and now - busy >= self.settings.write_timeout:
                subscriber.cut()

    async def _check_members(self) -> None:
        """Close the streams of former members, and note what the others may do now."""
        subscribers = [one for channel in self._channels.values() for one in channel.subscribers]
        members = {subscriber.member_id for subscriber in subscribers}
        if not members:
            return
        present = await self._in(self._reading, lambda: _present(members))
        for subscriber in subscribers:
            member = present.get(subscriber.member_id)
            if member is None or member.token_hash != subscriber.key:  # they ended other browsers
                subscriber.close()
            else:
                subscriber.sees_history = sees_history(member)
                self.presence.update_member(subscriber, member)

    def _reset(self, channel: Channel) -> None:
        """Events cannot go on from here: tell all subscribers to load the board."""
        channel.publish([BufferedEvent(channel.seq + 0.5, RESET)], self._loop.time())
        self._drop(channel)

    def _drop(self, channel: Channel) -> None:
        """Close the channel. What was published is still delivered."""
        if self._channels.get(channel.topic) is channel:
            del self._channels[channel.topic], self._publishers[channel.topic]
        for subscriber in channel.subscribers:
            subscriber.finish()
        task = self._tasks.pop(channel, None)
        if task is not None and task is not asyncio.current_task():
            task.cancel()

    def _close_all(self) -> None:
        for channel in self._channels.values():
            for subscriber in channel.subscribers:
                subscriber.close()

    async def _in(self, threads: ThreadPoolExecutor, job: Callable[[], T]) -> T:
        return await self._loop.run_in_executor(threads, _with_connection, job)


def _with_connection(job: Callable[[], T]) -> T:
    close_old_connections()  # only those that broke
    try:
        return job()
    finally:
        close_old_connections()


def _heads(workspaces: set[int]) -> list[tuple[int, int, str]]:
    return list(Workspace.objects.filter(pk__in=workspaces).values_list("pk", "seq", "epoch"))


def _present(members: set[int]) -> dict[int, Member]:
    known = Member.objects.filter(pk__in=members, left_at=None, workspace__deleted_at=None)
    return {member.pk: member for member in known}
