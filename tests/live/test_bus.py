"""Several server processes on one database: what one of them does, the others hear at once."""

import os
import subprocess
import sys
import time

import pytest

from canvases.live import single_process
from tests.live.backends import NOTIFY, REDIS, Ground
from tests.live.server import ROOT, Person, Server
from tests.live.stream_reader import Stream
from tests.live.test_stream import numbers

on_a_bus = pytest.mark.parametrize("ground", [NOTIFY, REDIS], indirect=True)


def at(server: Server, person: Person) -> Person:
    """The same browser, led to another process."""
    return Person(server, person.canvas, person.cookies)


def test_change_in_one_process_reaches_the_other_without_a_tick(servers: list[Server]) -> None:
    here, there = servers
    owner = Person(here).start()
    after = owner.position()
    with Stream(owner, after) as near, Stream(at(there, owner), after) as far:
        start = time.monotonic()
        for number in range(20):
            last = at((here, there)[number % 2], owner).add(f"Pain {number}")

        assert (
            numbers(near.board_events(last))
            == numbers(far.board_events(last))
            == list(range(2, 22))
        )
        assert time.monotonic() - start < 10


@on_a_bus
def test_bus_that_is_down_costs_no_more_than_a_tick_and_comes_back(ground: Ground) -> None:
    here, there = ground.server(), ground.server()
    assert ground.cable
    name = "redis" if "REDIS_URL" in ground.env else "notify"
    there.until_on_the_bus()
    owner = Person(here).start()
    with Stream(at(there, owner), owner.position()) as far:
        ground.cable.cut()
        there.until(f"bus: {name}, down")
        last = owner.add("Nobody is told")
        assert here.health()[0] == "ok"
        assert numbers(far.board_events(last)) == [last]
        ground.cable.mend()
        here.until_on_the_bus()
        there.until_on_the_bus()
        last = owner.add("All are told")
        assert numbers(far.board_events(last)) == [last]


def test_process_says_how_it_hears_the_others_and_tells_no_secret(servers: list[Server]) -> None:
    server = servers[0]
    name = "redis" if "REDIS_URL" in server.env else "notify"

    assert server.health()[:3] == ["ok", "database: postgresql, up", f"bus: {name}, up"]


@pytest.mark.parametrize("ground", [NOTIFY], indirect=True)
def test_database_that_goes_away_comes_back_without_a_restart(ground: Ground) -> None:
    cable = ground.behind_a_cable()
    server = ground.server()
    owner = Person(server).start()
    server.until_on_the_bus()
    with Stream(owner, owner.position()) as stream:
        cable.cut()
        server.until("database: postgresql, down")
        assert Person(server).request("GET", "/healthz")[0] == 503
        cable.mend()

        last = owner.add("The first one afterwards")
        assert numbers(stream.board_events(last)) == [last]
        server.until("database: postgresql, up")
        assert server.health()[0] == "ok"
        server.until_on_the_bus()
    cable.close()


def test_second_process_without_a_bus_is_refused(server: Server) -> None:
    command = [sys.executable, "-m", "uvicorn", "canvas_project.asgi:application", "--port", "0"]
    for extra in ([], ["--workers", "2"]):
        second = subprocess.run(
            [*command, *extra], cwd=ROOT, env=server.env, capture_output=True, text=True,
            check=False, timeout=60,
        )  # fmt: skip

        assert extra or second.returncode  # uvicorn's parent of several ends, but with 0
        assert "Set DATABASE_URL to a PostgreSQL database, or REDIS_URL" in second.stderr
    assert server.health()[:3] == ["ok", "database: sqlite, up", "bus: in one process"]


@pytest.mark.parametrize(
    ("environment", "words", "count"),
    [
        ({}, [], 1),
        ({"WEB_CONCURRENCY": "2"}, [], 2),
        ({"WEB_CONCURRENCY": "many"}, [], 1),
        ({"WEB_CONCURRENCY": "1"}, ["--workers", "4"], 4),
        ({}, ["--workers=3"], 3),
        ({}, ["--workers"], 1),
    ],
)
def test_workers_are_counted_wherever_they_are_asked_for(
    environment: dict[str, str], words: list[str], count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WEB_CONCURRENCY", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "argv", ["uvicorn", *words])

    assert single_process.workers() == count


def checked(variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """What `manage.py check` says in this environment."""
    env = os.environ | {"DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "canvas_project.settings"}
    command = [sys.executable, "manage.py", "check"]
    return subprocess.run(
        command, cwd=ROOT, env=env | variables, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"WEB_CONCURRENCY": "2"}, "need a bus"),
        ({"REDIS_URL": "localhost:6379"}, "REDIS_URL should look like"),
        ({"DATABASE_URL": "mysql://ana:hunter2@db/x"}, "not PostgreSQL"),
    ],
)
def test_check_refuses_what_cannot_work(variables: dict[str, str], words: str) -> None:
    done = checked(variables)

    assert words in done.stderr
    assert "hunter2" not in done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode == 1


def test_check_has_nothing_against_several_processes_with_a_bus() -> None:
    assert checked({"WEB_CONCURRENCY": "2", "REDIS_URL": "redis://localhost/0"}).returncode == 0
