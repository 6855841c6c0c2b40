"""A full room: many streams cost no threads and no connections, and all come back after a crash."""

import asyncio
import random
import re
import signal
import time
from contextlib import suppress
from dataclasses import dataclass, field

import pytest

from tests.live.backends import NOTIFY, SQLITE, Ground
from tests.live.server import Person, Server

IDLE = 1000
ROOM = 300
EACH = 6  # streams of one person
WITHIN = 15.0  # seconds

on_each_database = pytest.mark.parametrize("module_ground", [SQLITE, NOTIFY], indirect=True)

# An event but for the deferred parts; where two changes were read at once, the first has no id.
_EVENT = re.compile(
    rb'^data: \{"seq":(\d+)(?:,"op":"[^"]*")?(,"more":true)?,"(?:by|patches)', re.MULTILINE
)


@dataclass
class StreamReader:
    """A tab that comes back when its stream ends, as browsers do."""

    person: Person
    epoch: str
    seq: int
    got: list[int] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)

    async def follow(self) -> None:
        """Listen until cancelled."""
        while True:
            with suppress(OSError, asyncio.IncompleteReadError):
                await self._listen()
            await asyncio.sleep(random.uniform(1, 4))

    async def _listen(self) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.person.server.port)
        try:
            path = f"/c/{self.person.canvas}/stream/?after={self.epoch}:{self.seq}"
            request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {self.person.cookie}"
            writer.write(f"{request}\r\n\r\n".encode())
            head = await reader.readuntil(b"\r\n\r\n")
            self.statuses.append(int(head.split()[1]))
            rest = b""
            while data := await reader.read(1 << 16):
                whole, end, rest = (rest + data).rpartition(b"\n\n")
                for found in _EVENT.finditer(whole + end):
                    self._take(int(found[1]), more=bool(found[2]))
        finally:
            writer.close()

    def _take(self, seq: int, *, more: bool) -> None:
        if seq > max([self.seq, *self.got[-1:]]):
            self.got.append(seq)
        if not more:  # until then one begins again from where one was
            self.seq = seq


def people(owner: Person, count: int) -> list[Person]:
    return [owner.joined() for _number in range(count)]


async def until(readers: list[StreamReader], seq: int, seconds: float) -> float:
    """Wait until all are there. Returns how long it took."""
    start = time.monotonic()
    while any(reader.seq < seq for reader in readers):
        waited = time.monotonic() - start
        behind = sum(reader.seq < seq for reader in readers)
        assert waited < seconds, f"{behind} of {len(readers)} are behind after {waited:.0f} s"
        await asyncio.sleep(0.05)
    return time.monotonic() - start


async def opened(readers: list[StreamReader]) -> None:
    """Wait until all have an answer."""
    while any(not one.statuses for one in readers):  # noqa: ASYNC110 — as a test may
        await asyncio.sleep(0.1)


def readers(owner: Person, each: int, persons: list[Person]) -> list[StreamReader]:
    epoch, seq = owner.position().split(":")
    return [StreamReader(person, epoch, int(seq)) for person in persons for _number in range(each)]


def database_connections(ground: Ground, server: Server) -> int:
    """How many the server holds."""
    if not ground.env["DATABASE_URL"]:
        return server.database_handles()
    statement = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    ((count,),) = ground.sql(statement)
    return int(count) - 1  # the one that asks


@pytest.fixture
def server(module_ground: Ground) -> Server:
    """One that lets a person have as many streams as the tests open."""
    return (module_ground.servers or [module_ground.server(EACH=str(IDLE))])[0]


@on_each_database
def test_a_thousand_idle_streams_hold_no_threads_and_no_connections(
    module_ground: Ground, server: Server, owner: Person
) -> None:
    crowd = readers(owner, IDLE // 4, people(owner, 4))

    async def meet() -> None:
        tasks = [asyncio.create_task(one.follow()) for one in crowd[:4]]
        await until(crowd[:4], await asyncio.to_thread(owner.add, "Warm"), WITHIN)
        threads, connections = server.threads(), database_connections(module_ground, server)
        tasks += [asyncio.create_task(one.follow()) for one in crowd[4:]]
        await opened(crowd)
        await asyncio.sleep(1.0)
        await until(crowd, await asyncio.to_thread(owner.add, "For all"), WITHIN)

        assert server.threads() <= threads + 1
        # Three files of one more thread, and one that SQLite closes late because others have locks.
        assert database_connections(module_ground, server) <= connections + 4
        for task in tasks:
            task.cancel()

    asyncio.run(meet())
    assert {status for one in crowd for status in one.statuses} == {200}


@on_each_database
def test_room_of_three_hundred_is_back_soon_after_a_crash(server: Server, owner: Person) -> None:
    room = readers(owner, EACH, people(owner, ROOM // EACH))
    first = room[0].seq

    async def crash() -> float:
        tasks = [asyncio.create_task(one.follow()) for one in room]
        before = await asyncio.to_thread(owner.add, "Before the crash")
        await until(room, before, WITHIN)
        await asyncio.to_thread(server.stop, signal.SIGKILL)
        await asyncio.to_thread(server.start)
        start = time.monotonic()
        for number in range(5):
            last = await asyncio.to_thread(owner.add, f"While they come back {number}")
        await until(room, last, WITHIN)
        for task in tasks:
            task.cancel()
        return time.monotonic() - start

    assert asyncio.run(crash()) < WITHIN
    assert {status for one in room for status in one.statuses} == {200}
    each_once = list(range(first + 1, first + 7))
    assert [one.got for one in room if one.got != each_once] == []
