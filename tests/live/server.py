"""A real server in a process of its own, on a database of its own, and plain ways to talk to it."""

import http.client
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlencode

import psycopg

from tests.cast import op
from tests.children import mortal
from tests.ports import free_port

ROOT = Path(__file__).parents[2]


def migrate(folder: Path, **env: str) -> None:
    """Make the tables, in SQLite in `folder` or where DATABASE_URL says."""
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(command, cwd=ROOT, env=Server(folder, **env).env, check=True)


def sql(env: dict[str, str], statement: str, values: Iterable[Any] = ()) -> list[Any]:
    """Run a statement in the database of a server with this environment."""
    if url := env["DATABASE_URL"]:
        with psycopg.connect(url) as database:
            cursor = database.execute(statement.replace("?", "%s"), tuple(values))
            return cursor.fetchall() if cursor.description else []
    path = Path(env["DATA_DIR"], "circle-and-square.sqlite3")
    with sqlite3.connect(path, timeout=10) as file:
        rows = file.execute(statement, tuple(values)).fetchall()
    file.close()
    return rows


class Server:
    """uvicorn on `folder`; the same folder and port again after a restart."""

    def __init__(self, folder: Path, **env: str) -> None:
        self.folder = folder
        self.port = free_port()
        self.env = os.environ | {"DATA_DIR": str(folder), "DEBUG": "1", "DATABASE_URL": "", **env}
        self.env["DJANGO_SETTINGS_MODULE"] = "canvas_project.settings"

    def start(self) -> Self:
        """Returns when it answers."""
        with socket.create_server(("127.0.0.1", self.port)) as listening:
            if "SMALL_BUFFERS" in self.env:  # else the kernel keeps megabytes for who does not read
                listening.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
            command = mortal(
                sys.executable, "-m", "uvicorn", "tests.live.impatient_app:application",
                "--fd", str(listening.fileno()), "--log-level", "warning",
                "--timeout-graceful-shutdown", "4",
            )  # fmt: skip
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=self.env, pass_fds=[listening.fileno()]
            )
        assert Person(self).request("GET", "/healthz")[0] == 200
        return self

    def stop(self, number: int = signal.SIGTERM) -> float:
        """End it by a signal. Returns how many seconds it took."""
        start = time.monotonic()
        self.process.send_signal(number)
        self.process.wait(15)
        return time.monotonic() - start

    def sql(self, statement: str, values: Iterable[Any] = ()) -> list[Any]:
        """Read or change the database from outside; `?` stands for a value."""
        return sql(self.env, statement, values)

    def health(self) -> list[str]:
        """The lines of its health page."""
        return Person(self).request("GET", "/healthz")[2].splitlines()

    def until(self, line: str, seconds: float = 8) -> None:
        """Wait until the health page says so."""
        end = time.monotonic() + seconds
        while line not in (lines := self.health()):
            assert time.monotonic() < end, lines
            time.sleep(0.05)

    def until_on_the_bus(self) -> None:
        """Wait until it hears the other processes."""
        self.until(f"bus: {'redis' if 'REDIS_URL' in self.env else 'notify'}, up")

    def threads(self) -> int:
        """How many the process has."""
        return len(list(Path(f"/proc/{self.process.pid}/task").iterdir()))

    def database_handles(self) -> int:
        """How many open files are the database."""
        handles = Path(f"/proc/{self.process.pid}/fd").iterdir()
        return sum(".sqlite3" in str(link.readlink()) for link in handles if link.is_symlink())

    def memory(self) -> int:
        """Resident bytes."""
        pages = Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]
        return int(pages) * os.sysconf("SC_PAGESIZE")


@dataclass
class Person:
    """A browser without a screen: cookies, reading and writing."""

    server: Server
    canvas: str = ""
    cookies: dict[str, str] = field(default_factory=dict)

    def start(self) -> Self:
        """Start a workspace and stand on its first canvas."""
        _status, headers, _body = self.request("POST", "/start/", {"op_id": op()})
        self.canvas = headers["location"].strip("/").split("/")[-1]
        return self

    def joined(
        self, role: str = "editor", *, sees_history: bool = False, limited: bool = False
    ) -> "Person":
        """Someone else who is let into the same workspace; `limited`: onto the canvas only."""
        other = Person(self.server, self.canvas, {"guest": "x" * 21 + op().ljust(22, "0")[:22]})
        other.request("GET", "/")
        other.cookies["csrftoken"] = self.cookies["csrftoken"]
        from canvases.access import token_hash

        self.server.sql(
            "INSERT INTO canvases_member (workspace_id, public_id, token_hash, name, colour, role,"
            " joined_at, sees_history, canvas_id) SELECT c.workspace_id, ?, ?, '', 'teal', ?,"
            " m.joined_at, ?, CASE WHEN ? THEN c.id END"
            " FROM canvases_canvas c JOIN canvases_member m ON m.workspace_id = c.workspace_id"
            " WHERE c.public_id = ? LIMIT 1",
            (op()[:12], token_hash(other.token), role, sees_history, limited, self.canvas),
        )
        return other

    def request(
        self, method: str, path: str, fields: dict[str, str] | None = None, port: int = 0
    ) -> tuple[int, dict[str, str], str]:
        """Status, headers by small names, body."""
        connection = http.client.HTTPConnection("127.0.0.1", port or self.server.port, timeout=20)
        headers = {"Cookie": self.cookie, "HX-Request": "true"}
        if fields is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded"}
            headers |= {"X-CSRFToken": self.cookies.setdefault("csrftoken", "a" * 32)}
            headers["Cookie"] = self.cookie
        with closing(connection):
            connection.request(method, path, urlencode(fields or {}), headers)
            response = connection.getresponse()
            body = response.read().decode(errors="replace")
        for value in response.headers.get_all("Set-Cookie") or []:
            self.cookies |= {name: one.value for name, one in SimpleCookie(value).items()}
        return response.status, {k.lower(): v for k, v in response.headers.items()}, body

    def send_only(self, path: str, fields: dict[str, str], port: int) -> None:
        """Post to an address of the canvas without waiting for the answer."""
        body = urlencode(fields).encode()
        head = (
            f"POST /c/{self.canvas}/{path} HTTP/1.1\r\nHost: 127.0.0.1\r\nHX-Request: true\r\n"
            f"Cookie: {self.cookie}\r\nX-CSRFToken: {self.cookies['csrftoken']}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
            line.sendall(head.encode() + body)
            time.sleep(0.005)  # so that most arrive

    @property
    def token(self) -> str:
        """The secret one is known by; its name is the server's."""
        return next(value for value in self.cookies.values() if len(value) == 43)

    @property
    def cookie(self) -> str:
        """The header."""
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def add(self, text: str = "Canteen is closed", op_id: str = "") -> int:
        """Add a pain. Returns the number that the answer goes up to."""
        fields = {"kind": "pain", "text": text, "op_id": op_id or op()}
        status, headers, body = self.request("POST", f"/c/{self.canvas}/notes/", fields)
        assert status == 200, body
        return int(headers["x-seq"])

    def note(self) -> str:
        """The id of the last note on the board that one sees."""
        page = self.request("GET", f"/c/{self.canvas}/")[2]
        return str(re.findall(r'data-id="(\w{12})"', page)[-1])

    def position(self) -> str:
        """Where the page that one loads now stands."""
        _status, _headers, page = self.request("GET", f"/c/{self.canvas}/")
        seq, epoch = re.search(r'data-seq="(\d+)" data-epoch="(\w+)"', page).groups()  # type: ignore[union-attr]
        return f"{epoch}:{seq}"
