"""Presence: who is on a canvas now, and which note or box they write in.

It is never stored and never in the journal. A member with an open stream is present. Their browser
reports by POST what they write in (`presence_endpoint.py`) and repeats it; otherwise it expires.
Changes are collected and sent to everyone in one event, at most twice a second.
"""

import asyncio
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from math import inf
from typing import Any, Final, Protocol

from canvases.access import CanvasGrant, allows, sees_history
from canvases.live.channel import Subscriber
from canvases.live.outlet import Piece
from canvases.models import Member, Role

GATHER: Final = 0.5  # seconds between two events on one canvas
LINGER: Final = 2.5  # seconds one stays after the stream has ended: a page that reloads comes back
HOLDS: Final = 45.0  # seconds that what one is at holds; browsers repeat it sooner
RENEW: Final = 10.0  # seconds after which other processes are told again …
LOST: Final = 25.0  # … and after which what another process told is over


class PresenceBus(Protocol):
    """Carries what one process knows to the others, as `{"canvas", "from", …}`; may lose it."""

    def publish(self, told: dict[str, Any]) -> None:
        """Tell the other processes: at most a few hundred bytes, from the event loop."""

    def subscribe(self, receiver: Callable[[dict[str, Any]], object]) -> Callable[[], object]:
        """Be told, on any thread, what the others publish. Returns what ends it."""


@dataclass(frozen=True, slots=True)
class Person:
    """What others see of a member."""

    id: str
    name: str
    colour: str
    edits: bool
    history: bool = False  # whether they see it; no other process need know

    @classmethod
    def of(cls, member: Member) -> "Person":
        """As the member is now."""
        edits = allows(member.role, Role.EDITOR)
        return cls(member.public_id, member.name, member.colour, edits, sees_history(member))

    def access(self) -> dict[str, Any]:
        """What their own browser is told: who they are here, whether they may edit, and see who is
        there and what was."""
        return {"me": self.id, "edits": self.edits, "history": self.history}


@dataclass(slots=True)
class Seat:
    """One open tab. Times are those of the event loop."""

    person: Person
    doing: str = ""  # "box:<kind>" one writes a new note in, "note:<id>" one edits, or nothing
    holds_until: float = inf
    gone_at: float = inf
    is_own: bool = True  # its stream is, or was last, in this process


@dataclass(slots=True, eq=False)
class Room:
    """A canvas with people on it. `shown` is what subscribers know."""

    canvas_id: int
    seats: dict[str, Seat] = field(default_factory=dict)
    subscribers: dict[Subscriber, str] = field(default_factory=dict)
    behind: set[Subscriber] = field(default_factory=set)
    shown: dict[str, dict[str, Any]] = field(default_factory=dict)
    told_at: float = -inf
    timer: asyncio.Handle | None = None
    due: float = inf  # when the timer goes off


class Presence:
    """Of one server process; everything runs on its event loop."""

    def __init__(self, bus: PresenceBus | None = None) -> None:
        self.bus = bus
        self._name = secrets.token_hex(6)
        self._rooms: dict[int, Room] = {}  # by the canvas's primary key
        self._places: dict[Subscriber, Room] = {}

    def start(self) -> None:
        """Begin, on the running event loop."""
        self._loop = asyncio.get_running_loop()
        if self.bus is not None:
            self.bus.subscribe(lambda told: self._loop.call_soon_threadsafe(self._on_message, told))
            self._loop.call_later(RENEW, self._renew)

    def enter(self, subscriber: Subscriber, grant: CanvasGrant, tab: str) -> None:
        """A tab has opened a stream: it is told who is there, where it is shown, and the others of
        it."""
        canvas, person = grant.canvas.pk, Person.of(grant.member)
        if canvas not in self._rooms:
            self._rooms[canvas] = Room(canvas)
            self._tell_processes(canvas, asks=True)
        room = self._rooms[canvas]
        key = f"{person.id}:{tab}"
        before = room.seats.get(key)
        room.seats[key] = Seat(person, *((before.doing, before.holds_until) if before else ()))
        room.subscribers[subscriber] = key
        self._places[subscriber] = room
        subscriber.tell(_event("access", person.access()))
        _tell_all(subscriber, room)
        self._tell_of(room, key)
        self._changed(room)

    def leave(self, subscriber: Subscriber) -> None:
        """The stream has ended. Who does not come back in a moment is gone."""
        room = self._places.pop(subscriber, None)
        if room is None:
            return
        key = room.subscribers.pop(subscriber)
        room.behind.discard(subscriber)
        if key not in room.subscribers.values():
            room.seats[key].gone_at = self._loop.time() + LINGER
            self._changed(room, room.seats[key].gone_at)

    def know(self, subscriber: Subscriber, member: Member) -> None:
        """The member as the database has them: tells the browser where they may do more or less
        than before, and the others where they are called something else."""
        room, person = self._places.get(subscriber), Person.of(member)
        seat = room.seats[room.subscribers[subscriber]] if room else None
        if room is None or seat is None or seat.person == person:
            return
        seat.person = person
        if not person.edits:
            seat.doing = ""
        for other, key in room.subscribers.items():
            if key == room.subscribers[subscriber]:
                other.tell(_event("access", person.access()))
                _tell_all(other, room)
        self._tell_of(room, room.subscribers[subscriber])
        self._changed(room)

    def do(self, canvas_id: int, member: Member, tab: str, doing: str) -> None:
        """A tab says what its person is at. Nothing where they may only look."""
        person = Person.of(member)
        if person.edits:
            key = f"{person.id}:{tab}"
            self._tell_processes(canvas_id, does=key, doing=doing)
            self._do(canvas_id, key, doing)

    def _do(self, canvas_id: int, key: str, doing: str) -> None:
        room = self._rooms.get(canvas_id)
        seat = room.seats.get(key) if room else None
        if room and seat:
            seat.holds_until = self._loop.time() + HOLDS
            if seat.doing != doing:
                seat.doing = doing
                self._changed(room)

    def _changed(self, room: Room, at: float = 0.0) -> None:
        """Look at the room again at a time, or as soon as subscribers may be told anew."""
        at = max(at, room.told_at + GATHER, self._loop.time())
        if at < room.due:
            if room.timer is not None:
                room.timer.cancel()
            room.timer, room.due = self._loop.call_at(at, self._look, room), at

    def _look(self, room: Room) -> None:
        """Let go what is over, and tell subscribers what differs from what they know."""
        now = room.told_at = self._loop.time()
        room.due = inf
        for key in [key for key, seat in room.seats.items() if seat.gone_at <= now]:
            if room.seats.pop(key).is_own:
                self._tell_processes(room.canvas_id, gone=key)
        for seat in room.seats.values():
            if seat.doing and seat.holds_until <= now:
                seat.doing = ""
        if not room.seats:
            del self._rooms[room.canvas_id]
            return
        known, room.shown = room.shown, _people(room)
        changed = [one for key, one in room.shown.items() if known.get(key) != one]
        gone = [key for key in known if key not in room.shown]
        self._tell_subscribers(room, {"set": changed, "gone": gone} if changed or gone else None)
        ends = [seat.gone_at for seat in room.seats.values()]
        ends += [seat.holds_until for seat in room.seats.values() if seat.doing]
        if min(ends) < inf or room.behind:
            self._changed(room, now + GATHER if room.behind else min(ends))

    def _tell_subscribers(self, room: Room, news: dict[str, Any] | None) -> None:
        """Those whose line is busy get the whole picture when it is free: nothing piles up."""
        message = _event("presence", news) if news else None
        for subscriber in [one for one in room.subscribers if one.sees_history]:
            if subscriber.busy_since is not None:
                if message:
                    room.behind.add(subscriber)
            elif subscriber in room.behind:
                room.behind.discard(subscriber)
                _tell_all(subscriber, room)
            elif message:
                subscriber.tell(message)

    def _tell_processes(self, canvas_id: int, **told: Any) -> None:
        if self.bus is not None:
            self.bus.publish({"canvas": canvas_id, "from": self._name, **told})

    def _tell_of(self, room: Room, key: str) -> None:
        """Tell the other processes of one of one's own seats."""
        seat = room.seats[key]
        who = [seat.person.id, seat.person.name, seat.person.colour, seat.person.edits]
        self._tell_processes(room.canvas_id, seat=key, person=who, doing=seat.doing)

    def _renew(self) -> None:
        """Other processes take for gone what they do not hear of."""
        self._loop.call_later(RENEW, self._renew)
        for room in self._rooms.values():
            self._tell_room(room)

    def _tell_room(self, room: Room) -> None:
        for key in set(room.subscribers.values()):
            self._tell_of(room, key)

    def _on_message(self, told: dict[str, Any]) -> None:
        """What another process says."""
        room = self._rooms.get(told["canvas"])
        if room is None or told["from"] == self._name:
            return
        if told.get("asks"):
            self._tell_room(room)
        own, now = set(room.subscribers.values()), self._loop.time()
        if (gone := room.seats.get(told.get("gone", ""))) and told["gone"] not in own:
            gone.gone_at = now
            self._changed(room)
        if "seat" in told and told["seat"] not in own:  # else this process knows better
            seat = Seat(Person(*told["person"]), gone_at=now + LOST, is_own=False)
            before = room.seats.get(told["seat"], seat)
            seat.doing, seat.holds_until = before.doing, before.holds_until
            room.seats[told["seat"]] = seat
            self._changed(room)
            self._do(room.canvas_id, told["seat"], told["doing"])
        if "does" in told:
            self._do(room.canvas_id, told["does"], told["doing"])


def _people(room: Room) -> dict[str, dict[str, Any]]:
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


def _tell_all(subscriber: Subscriber, room: Room) -> None:
    if subscriber.sees_history:
        subscriber.tell(_event("presence", {"all": list(room.shown.values())}))


def _event(name: str, content: dict[str, Any]) -> Piece:
    data = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Piece(f"event: {name}\ndata: {data}\n\n".encode("utf-8", "replace"))
