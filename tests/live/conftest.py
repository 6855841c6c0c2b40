"""Servers to connect to, and the person who started the canvas there."""

import resource
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.live.backends import NOTIFY, REDIS, SQLITE, Ground, Grounds
from tests.live.server import Person, Server

ServerMaker = Callable[..., Server]


# A test that plays a thousand browsers holds as many connections.
_SOFT, _HARD = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (_HARD, _HARD))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests here, which wait more than they work: the first of pytest's workers gets
    them all and starts each shared server once, while others do the rest. At the end nobody is left
    alone with one that sleeps."""
    items.sort(key=lambda item: item.path.parent != Path(__file__).parent)


@pytest.fixture(scope="session")
def grounds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grounds]:
    """Makes databases with and without a bus."""
    grounds = Grounds(tmp_path_factory)
    yield grounds
    grounds.close()


@pytest.fixture(params=[SQLITE, NOTIFY, REDIS])
def ground(request: pytest.FixtureRequest, grounds: Grounds, tmp_path: Path) -> Iterator[Ground]:
    """A database of its own, each kind in turn."""
    ground = grounds.new(request.param, tmp_path / "data")
    yield ground
    ground.close()


@pytest.fixture(scope="module", params=[SQLITE, NOTIFY, REDIS])
def module_ground(
    request: pytest.FixtureRequest, grounds: Grounds, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ground]:
    """The same for all tests of a module, which may break it and leave it whole."""
    ground = grounds.new(request.param, tmp_path_factory.mktemp("module") / "data")
    yield ground
    ground.close()


@pytest.fixture(scope="session", params=[NOTIFY, REDIS])
def servers(request: pytest.FixtureRequest, grounds: Grounds) -> list[Server]:
    """Those that tests share, on each kind of ground in turn."""
    return grounds.shared(request.param)


@pytest.fixture(scope="session")
def server(grounds: Grounds) -> Server:
    """The one on SQLite."""
    return grounds.shared(SQLITE)[0]


@pytest.fixture
def own_server(grounds: Grounds, tmp_path: Path) -> Iterator[ServerMaker]:
    """Starts one that a test may break."""
    ground = grounds.new(SQLITE, tmp_path / "data")
    yield ground.server
    ground.close(signal.SIGTERM)


@pytest.fixture
def owner(server: Server) -> Person:
    """Someone on a new canvas of the shared server."""
    return Person(server).start()
