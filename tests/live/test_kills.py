"""SIGKILL in the midst of writes: what was acknowledged is there once, nothing is half there."""

import http.client
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter

import pytest

from tests.cast import op
from tests.live.backends import NOTIFY, SQLITE, Ground
from tests.live.server import ROOT, Person, Server

ROUNDS = int(os.environ.get("KILL_ROUNDS", "80"))
RESTARTS = 4
WRITERS = 6  # so that several wait for one commit


def assert_whole(ground: Ground | Server, canvas: str, acknowledged: set[str]) -> None:
    """The journal has every acknowledged operation once, and says of the notes what they are."""
    ((workspace, head),) = ground.sql(
        "SELECT w.id, w.seq FROM canvases_workspace w JOIN canvases_canvas c"
        " ON c.workspace_id = w.id WHERE c.public_id = ?",
        [canvas],
    )
    journal = ground.sql(
        "SELECT seq, op_id, kind, subject_id FROM canvases_change WHERE workspace_id = ?"
        " ORDER BY seq",
        [workspace],
    )
    there = ground.sql("SELECT public_id FROM canvases_note WHERE workspace_id = ?", [workspace])
    ops = Counter(name for _seq, name, _kind, _subject in journal)
    assert [row[0] for row in journal] == list(range(1, head + 1))
    assert max(ops.values()) == 1
    assert acknowledged <= ops.keys()
    added = sorted(subject for _seq, _op, kind, subject in journal if kind == "note.added")
    assert added == sorted(public_id for (public_id,) in there)


def wait_for_another(acknowledged: set[str], seconds: float = 20) -> None:
    """Until one more is acknowledged: a slow machine takes its time."""
    known, end = len(acknowledged), time.monotonic() + seconds
    while len(acknowledged) == known and time.monotonic() < end:
        time.sleep(0.01)


@pytest.mark.parametrize("servers", [SQLITE, NOTIFY], indirect=True)
def test_writers_killed_again_and_again_lose_nothing_they_acknowledged(
    servers: list[Server],
) -> None:
    server = servers[0]
    owner = Person(server).start()
    env = server.env | {"DJANGO_SETTINGS_MODULE": "canvas_project.settings"}
    command = [sys.executable, "-m", "tests.live.killed_writers", owner.canvas, owner.token]

    said = subprocess.run(
        [*command, str(ROUNDS)], cwd=ROOT, env=env, check=True, capture_output=True, text=True
    ).stdout.split()  # fmt: skip

    assert len({name.split("-")[1] for name in said}) == ROUNDS
    assert_whole(server, owner.canvas, set(said))
    assert owner.add("And on it goes") > len(said)


@pytest.mark.parametrize("ground", [SQLITE, NOTIFY], indirect=True)
def test_server_killed_during_writes_loses_nothing_it_acknowledged(ground: Ground) -> None:
    server = ground.server()
    owner = Person(server).start()
    people = [owner.joined() for _number in range(WRITERS)]
    acknowledged: set[str] = set()
    waiting: dict[int, str] = {}
    chance = random.Random(1)

    def write(number: int) -> None:
        """Add notes until there is nobody to answer; the last one waits for the next round."""
        name = waiting.pop(number, "")
        try:
            while True:
                name = name or op()
                people[number].add("While it dies", op_id=name)
                acknowledged.add(name)
                name = ""
        except (OSError, http.client.HTTPException):
            waiting[number] = name

    for _round in range(RESTARTS):
        threads = [threading.Thread(target=write, args=(n,)) for n in range(WRITERS)]
        for thread in threads:
            thread.start()
        wait_for_another(acknowledged)
        time.sleep(chance.uniform(0, 0.3))
        server.stop(signal.SIGKILL)
        for thread in threads:
            thread.join(20)
        server.start()
    for number, name in waiting.items():
        people[number].add("While it dies", op_id=name)
        acknowledged.add(name)

    assert len(acknowledged) >= RESTARTS
    assert_whole(ground, owner.canvas, acknowledged)
