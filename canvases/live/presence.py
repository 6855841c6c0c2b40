"""Presence: who is on a canvas now, and which note or box they write in.

It is never stored and never in the journal. A member with an open stream is present. Their browser
reports by POST what they write in (`presence_endpoint.py`) and repeats it; otherwise it expires.
Changes are collected and sent to everyone in one event, at most twice a second.
"""

import asyncio
import json
import secrets
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from math import inf
from time import sleep
from typing import Any, Final, Protocol

from canvases.access import CanvasGrant
from canvases.live.seats import Person, Seat, Writer
from canvases.live.stream_connection import Chunk
from canvases.live.subscriber import Subscriber
from canvases.models import Member

GATHER: Final = 0.5  # seconds between two events on one canvas
LINGER: Final = 2.5  # seconds one stays after the stream has ended: a page that reloads comes back
HOLDS: Final = 45.0  # seconds until what one writes in expires; browsers repeat it sooner
RENEW: Final = 10.0  # seconds between two repetitions for other processes …
LOST: Final = 25.0  # … and after which what another process sent expires


class PresenceBus(Protocol):
    """Carries messages `{"canvas", "from", …}` to the other processes; may lose them."""

    def publish(self, message: dict[str, Any]) -> None:
        """Send at most a few hundred bytes. Called on the event loop."""

    def subscribe(self, receiver: Callable[[dict[str, Any]], object]) -> Callable[[], object]:
        """Call `receiver`, in any thread, with what the others publish. Returns a function that
        ends it."""


@dataclass(slots=True, eq=False)
class CanvasPresence:
    """A canvas with people on it. `shown` is what subscribers know."""

    canvas_id: int
    seats: dict[str, Seat] = field(default_factory=dict)
    subscribers: dict[Subscriber, str] = field(default_factory=dict)
    behind: set[Subscriber] = field(default_factory=set)
    shown: dict[str, dict[str, Any]] = field(default_factory=dict)
    sent_at: float = -inf
    timer: asyncio.Handle | None = None
    due: float = inf  # when the timer goes off


class Presence:
    """Of one server process; everything runs on its event loop."""

    def __init__(self, bus: PresenceBus | None = None) -> None:
        self.bus = bus
        self._name = secrets.token_hex(6)
        self._rooms: dict[int, CanvasPresence] = {}  # by the canvas's primary key
        self._room_of: dict[Subscriber, CanvasPresence] = {}

    def start(self) -> None:
        """Begin, on the running event loop."""
        self._loop = asyncio.get_running_loop()
        if self.bus is not None:
            self.bus.subscribe(lambda one: self._loop.call_soon_threadsafe(self._on_message, one))
            self._loop.call_later(RENEW, self._renew)

    def enter(self, subscriber: Subscriber, grant: CanvasGrant, tab: str) -> None:
        """A tab has opened a stream. It receives who is present, where its member may see that;
        the others receive that its member is."""
        canvas, person = grant.canvas.pk, Person.of(grant.member)
        if canvas not in self._rooms:
            self._rooms[canvas] = CanvasPresence(canvas)
            self._publish(canvas, asks=True)
        room = self._rooms[canvas]
        key = f"{person.id}:{tab}"
        before = room.seats.get(key)
        room.seats[key] = Seat(person, *((before.doing, before.holds_until) if before else ()))
        room.subscribers[subscriber] = key
        self._room_of[subscriber] = room
        subscriber.send_now(_event("access", person.access()))
        _send_all(subscriber, room)
        self._publish_seat(room, key)
        self._schedule(room)

    def leave(self, subscriber: Subscriber) -> None:
        """The stream has ended. A member who does not come back within LINGER is gone."""
        room = self._room_of.pop(subscriber, None)
        if room is None:
            return
        key = room.subscribers.pop(subscriber)
        room.behind.discard(subscriber)
        if key not in room.subscribers.values():
            room.seats[key].gone_at = self._loop.time() + LINGER
            self._schedule(room, room.seats[key].gone_at)

    def update_member(self, subscriber: Subscriber, member: Member) -> None:
        """Take over a member's present name and rights. Their browsers receive changed rights, the
        others a changed name."""
        room, person = self._room_of.get(subscriber), Person.of(member)
        seat = room.seats[room.subscribers[subscriber]] if room else None
        if room is None or seat is None or seat.person == person:
            return
        seat.person = person
        if not person.edits:
            seat.doing = ""
        for other, key in room.subscribers.items():
            if key == room.subscribers[subscriber]:
                other.send_now(_event("access", person.access()))
                _send_all(other, room)
        self._publish_seat(room, room.subscribers[subscriber])
        self._schedule(room)

    def set_activity(self, canvas_id: int, member: Member, tab: str, doing: str) -> None:
        """A tab reports what its member writes in. Ignored where they may only look."""
        person = Person.of(member)
        if person.edits:
            key = f"{person.id}:{tab}"
            self._publish(canvas_id, does=key, doing=doing)
            self._set_activity(canvas_id, key, doing)

    def writers(self, canvases: Collection[int], *, wait: float = 0.0) -> list[Writer]:
        """Who writes in what on these canvases. Not for the event loop. `wait`: seconds that other
        processes have to answer."""
        if wait and self.bus is not None:
            self._loop.call_soon_threadsafe(self._ask, canvases)
            sleep(wait)
        rooms, now = [self._rooms.get(canvas) for canvas in canvases], self._loop.time()
        return [
            Writer(room.canvas_id, seat.person, seat.doing)
            for room in rooms if room
            for seat in list(room.seats.values()) if seat.writes(now)
        ]  # fmt: skip

    def _ask(self, canvases: Iterable[int]) -> None:
        """Have other processes say who is on these canvases. What nobody is on is forgotten."""
        for canvas in canvases:
            if canvas not in self._rooms:
                self._rooms[canvas] = room = CanvasPresence(canvas)
                self._schedule(room, self._loop.time() + LINGER)
            self._publish(canvas, asks=True)

    def _set_activity(self, canvas_id: int, key: str, doing: str) -> None:
        room = self._rooms.get(canvas_id)
        seat = room.seats.get(key) if room else None
        if room and seat:
            seat.holds_until = self._loop.time() + HOLDS
            if seat.doing != doing:
                seat.doing = doing
                self._schedule(room)

    def _schedule(self, room: CanvasPresence, at: float = 0.0) -> None:
        """Look at the room at a time, or as soon as the next event is allowed."""
        at = max(at, room.sent_at + GATHER, self._loop.time())
        if at < room.due:
            if room.timer is not None:
                room.timer.cancel()
            room.timer, room.due = self._loop.call_at(at, self._refresh, room), at

    def _refresh(self, room: CanvasPresence) -> None:
        """Remove what has expired, and send subscribers what differs from what they know."""
        now = room.sent_at = self._loop.time()
        room.due = inf
        for key in [key for key, seat in room.seats.items() if seat.gone_at <= now]:
            if room.seats.pop(key).is_own:
                self._publish(room.canvas_id, gone=key)
        for seat in room.seats.values():
            if seat.doing and seat.holds_until <= now:
                seat.doing = ""
        if not room.seats:
            del self._rooms[room.canvas_id]
            return
        known, room.shown = room.shown, _people(room)
        changed = [one for key, one in room.shown.items() if known.get(key) != one]
        gone = [key for key in known if key not in room.shown]
        self._broadcast(room, {"set": changed, "gone": gone} if changed or gone else None)
        ends = [seat.gone_at for seat in room.seats.values()]
        ends += [seat.holds_until for seat in room.seats.values() if seat.doing]
        if min(ends) < inf or room.behind:
            self._schedule(room, now + GATHER if room.behind else min(ends))

    def _broadcast(self, room: CanvasPresence, news: dict[str, Any] | None) -> None:
        """Subscribers with a write under way get the whole picture after it: nothing piles up."""
        message = _event("presence", news) if news else None
        for subscriber in [one for one in room.subscribers if one.sees_history]:
            if subscriber.busy_since is not None:
                if message:
                    room.behind.add(subscriber)
            elif subscriber in room.behind:
                room.behind.discard(subscriber)
                _send_all(subscriber, room)
            elif message:
                subscriber.send_now(message)

    def _publish(self, canvas_id: int, **content: Any) -> None:
        if self.bus is not None:
            self.bus.publish({"canvas": canvas_id, "from": self._name, **content})

    def _publish_seat(self, room: CanvasPresence, key: str) -> None:
        """Send the other processes one of this process's own seats."""
        seat = room.seats[key]
        who = [seat.person.id, seat.person.name, seat.person.colour, seat.person.edits]
        self._publish(room.canvas_id, seat=key, person=who, doing=seat.doing)

    def _renew(self) -> None:
        """Repeat all own seats: other processes drop those that they receive no more."""
        self._loop.call_later(RENEW, self._renew)
        for room in self._rooms.values():
            self._publish_room(room)

    def _publish_room(self, room: CanvasPresence) -> None:
        for key in set(room.subscribers.values()):
            self._publish_seat(room, key)

    def _on_message(self, message: dict[str, Any]) -> None:
        """A message from another process."""
        room = self._rooms.get(message["canvas"])
        if room is None or message["from"] == self._name:
            return
        if message.get("asks"):
            self._publish_room(room)
        own, now = set(room.subscribers.values()), self._loop.time()
        if (gone := room.seats.get(message.get("gone", ""))) and message["gone"] not in own:
            gone.gone_at = now
            self._schedule(room)
        if "seat" in message and message["seat"] not in own:  # else this process knows better
            seat = Seat(Person(*message["person"]), gone_at=now + LOST, is_own=False)
            before = room.seats.get(message["seat"], seat)
            seat.doing, seat.holds_until = before.doing, before.holds_until
            room.seats[message["seat"]] = seat
            self._schedule(room)
            self._set_activity(room.canvas_id, message["seat"], message["doing"])
        if "does" in message:
            self._set_activity(room.canvas_id, message["does"], message["doing"])


def _people(room: CanvasPresence) -> dict[str, dict[str, Any]]:
    """Everyone there as subscribers see them, by id: one person may have several tabs."""
    people: dict[str, dict[str, Any]] = {}
    for seat in room.seats.values():
        who = seat.person
        one = people.setdefault(
            who.id, {"id": who.id, "name": who.name, "colour": who.colour, "at": []}
        )
        if seat.doing and seat.doing not in one["at"]:
            one["at"].append(seat.doing)
    return people


def _send_all(subscriber: Subscriber, room: CanvasPresence) -> None:
    if subscriber.sees_history:
        subscriber.send_now(_event("presence", {"all": list(room.shown.values())}))


def _event(name: str, content: dict[str, Any]) -> Chunk:
    data = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Chunk(f"event: {name}\ndata: {data}\n\n".encode("utf-8", "replace"))
