"""The health page of a real server tells the truth, and comes back with what it tells of."""

import resource
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.live.conftest import ServerMaker
from tests.live.server import Person, Server


def test_server_that_works_says_so_of_each_part(server: Server) -> None:
    lines = ["ok", "database: sqlite, up", "bus: in one process", "streams: up", "workers: up"]

    assert server.health() == lines


def test_locked_database_is_told_within_moments_while_pages_still_answer(
    server: Server, owner: Person
) -> None:
    file = Path(server.folder, "circle-and-square.sqlite3")
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        server.until("down: database")
        assert Person(server).request("GET", "/healthz")[0] == 503
        assert owner.position()
        other.execute("ROLLBACK")
    server.until("ok")


def test_full_disk_is_503_and_over_when_there_is_room_again(own_server: ServerMaker) -> None:
    server = own_server(COMPILED_TEMPLATES="")  # which would need the disk
    owner = Person(server).start()
    _soft, most = resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (0, most))
    fields = {"kind": "pain", "text": "Canteen is closed"}
    status, headers, words = owner.request("POST", f"/c/{owner.canvas}/notes/", fields)

    assert (status, headers["retry-after"]) == (503, "5")
    assert "Please try again in a moment." in words
    server.until("down: database")
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (most, most))
    assert owner.add()
    server.until("ok")
