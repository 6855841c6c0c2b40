"""Servers to connect to, and the person who started the canvas there."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.live.server import ROOT, Person, Server

ServerMaker = Callable[..., Server]


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an empty database."""
    folder = tmp_path_factory.mktemp("blank")
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
        cwd=ROOT, env=Server(folder).env, check=True,
    )  # fmt: skip
    return folder


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
