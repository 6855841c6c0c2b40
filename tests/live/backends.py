"""What servers stand on: SQLite alone, PostgreSQL with NOTIFY, PostgreSQL with Redis.

Each ground is new and empty, and so is its cable to the bus, which can be cut. One of each kind is
shared by the tests that neither cut its cable nor end its servers. The database servers under them
are started once by each of pytest's workers, when a test first needs them.
"""

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest

from tests.cast import op
from tests.databases import postgres, redis, tool
from tests.live.server import ROOT, Server, migrate, sql
from tests.live.stream_reader import Proxy
from tests.site import made_once

SQLITE, NOTIFY, REDIS = "sqlite", "notify", "redis"


class Ground:
    """A database, and a cable to the bus where there is one."""

    def __init__(self, folder: Path, url: str = "", bus: tuple[str, int] | None = None) -> None:
        self.folder = folder
        self.env = {"DATA_DIR": str(folder), "DATABASE_URL": url}
        self.servers: list[Server] = []
        if url:  # else it is the one in the folder
            self.env["SECRET_KEY"] = "tests " * 10
        self.cable = Proxy(bus[1]) if bus else None
        if self.cable and bus:
            port = str(self.cable.port)
            is_redis = bus[0] == REDIS
            self.env |= (
                {"REDIS_URL": f"redis://127.0.0.1:{port}/0"} if is_redis else {"BUS_PORT": port}
            )

    def behind_a_cable(self) -> Proxy:
        """Lead to PostgreSQL by a cable of its own, for pages and bus alike."""
        port = urlsplit(self.env["DATABASE_URL"]).port or 5432
        cable = Proxy(port)
        self.env["DATABASE_URL"] = self.env["DATABASE_URL"].replace(f":{port}/", f":{cable.port}/")
        self.env.pop("BUS_PORT", None)
        return cable

    def server(self, **env: str) -> Server:
        """One that was started on it; several where there is a bus."""
        self.servers.append(Server(self.folder, **self.env, **env).start())
        return self.servers[-1]

    def sql(self, statement: str, values: Iterable[Any] = ()) -> list[Any]:
        """Read or change the database from outside; `?` stands for a value."""
        return sql(self.env, statement, values)

    def backup(self, path: Path) -> None:
        """Keep the present state, as docs/operations.md says."""
        if url := self.env["DATABASE_URL"]:
            _run(tool("pg_dump"), "--format=custom", f"--file={path}", url)
        else:
            self._manage("backup", str(path))

    def restore(self, path: Path) -> None:
        """Go back to it, while servers run."""
        if url := self.env["DATABASE_URL"]:
            options = ["--clean", "--if-exists", "--single-transaction"]
            _run(tool("pg_restore"), *options, f"--dbname={url}", str(path))
            self._manage("new_epoch")
        else:
            self._manage("restore", str(path))

    def _manage(self, *words: str) -> None:
        _run(sys.executable, "manage.py", *words, env=self.servers[0].env)

    def close(self, how: signal.Signals = signal.SIGKILL) -> None:
        """End its servers."""
        for server in self.servers:
            if server.process.poll() is None:
                server.stop(how)
        if self.cable:
            self.cable.close()


def _run(*command: str, env: dict[str, str] | None = None) -> None:
    subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True)


class Grounds:
    """Makes them, and ends what they stand on."""

    def __init__(self, folders: pytest.TempPathFactory) -> None:
        self._folders = folders
        self._stack = ExitStack()
        self._postgres = ""
        self._redis = 0
        self._shared: dict[str, list[Server]] = {}

    def shared(self, kind: str) -> list[Server]:
        """The servers that tests share: one, or two that hear of each other by the bus alone."""
        if kind not in self._shared:
            ground = self.new(kind, self._folders.mktemp("shared") / "data")
            self._stack.callback(ground.close, signal.SIGTERM)
            if kind == SQLITE:
                servers = [ground.server()]
            else:
                servers = [ground.server(TICK="60"), ground.server(TICK="60")]
                for server in servers:
                    server.until_on_the_bus()
            self._shared[kind] = servers
        return self._shared[kind]

    def new(self, kind: str, folder: Path) -> Ground:
        """An empty one, which keeps its files in a folder that is not there yet."""
        if kind == SQLITE:
            blank = made_once("blank", migrate, self._folders)
            shutil.copytree(blank, folder)
            return Ground(folder)
        folder.mkdir()
        url = self._database()
        if kind == NOTIFY:
            return Ground(folder, url, (NOTIFY, urlsplit(url).port or 5432))
        self._redis = self._redis or self._stack.enter_context(redis())
        return Ground(folder, url, (REDIS, self._redis))

    def close(self) -> None:
        """End the shared servers, and the database servers."""
        self._stack.close()

    def _database(self) -> str:
        """A new database, copied from one with the tables that were migrated once."""
        if not self._postgres:
            self._postgres = self._stack.enter_context(postgres())
            tables = made_once("tables.dump", self._dump, self._folders)
            _run(
                tool("pg_restore"),
                "--clean",
                "--if-exists",
                f"--dbname={self._postgres}",
                f"{tables}",
            )
        name = f"ground_{op().lower().translate({45: 95})}"
        with psycopg.connect(self._postgres, dbname="postgres", autocommit=True) as database:
            database.execute(f'CREATE DATABASE "{name}" TEMPLATE canvases')
        return self._postgres.removesuffix("canvases") + name

    def _dump(self, path: Path) -> None:
        """Keep the tables for all of pytest's workers."""
        migrate(path.with_suffix(".data"), DATABASE_URL=self._postgres)
        _run(tool("pg_dump"), "--format=custom", f"--file={path}", self._postgres)
