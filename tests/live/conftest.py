"""Servers to connect to, and the person who started the canvas there."""

import resource
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.live.backends import NOTIFY, REDIS, SQLITE, Ground, Grounds
from tests.live.server import Person, Server, migrate
from tests.site import made_once

ServerMaker = Callable[..., Server]


# A test that plays a thousand browsers holds as many connections.
_SOFT, _HARD = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (_HARD, _HARD))


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an empty database."""
    return made_once("blank", migrate, tmp_path_factory)


@pytest.fixture(scope="session")
def grounds(blank: Path) -> Iterator[Grounds]:
    """Makes databases with and without a bus."""
    grounds = Grounds(blank)
    yield grounds
    grounds.close()


@pytest.fixture(params=[SQLITE, NOTIFY, REDIS])
def ground(request: pytest.FixtureRequest, grounds: Grounds, tmp_path: Path) -> Iterator[Ground]:
    """A database of its own, each kind in turn."""
    ground = grounds.new(request.param, tmp_path / "data")
    yield ground
    ground.close()


@pytest.fixture(scope="session")
def server(blank: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One that many tests share."""
    folder = tmp_path_factory.mktemp("server") / "data"
    shutil.copytree(blank, folder)
    server = Server(folder).start()
    yield server
    server.stop()


@pytest.fixture
def own_server(blank: Path, tmp_path: Path) -> Iterator[ServerMaker]:
    """Starts one that a test may break."""
    shutil.copytree(blank, tmp_path / "data")
    servers: list[Server] = []

    def start(**env: str) -> Server:
        servers.append(Server(tmp_path / "data", **env).start())
        return servers[-1]

    yield start
    for server in servers:
        if server.process.poll() is None:
            server.stop()


@pytest.fixture
def owner(server: Server) -> Person:
    """Someone on a new canvas of the shared server."""
    return Person(server).start()
