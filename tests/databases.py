"""Throw-away PostgreSQL and Redis servers: `python -m tests.databases COMMAND …` runs a command
with DATABASE_URL set to a new, empty PostgreSQL.

Each lives in a folder of its own and is gone with it; what is installed for the machine is not
touched. Durability is off unless asked for: a test kills our server, never the machine.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from tests.children import mortal
from tests.ports import free_port

_SETTINGS = ("max_connections=200", "log_min_messages=fatal", "log_statement=none")
_HASTY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off")


@contextmanager
def postgres(*, durable: bool = False) -> Iterator[str]:
    """A new cluster with an empty database, as long as the context lasts. Returns its URL. With
    `durable` what was committed survives a power cut, as is usual."""
    options = _SETTINGS if durable else (*_SETTINGS, *_HASTY)
    owner = "postgres" if os.geteuid() == 0 else None  # PostgreSQL refuses to run as root
    with tempfile.TemporaryDirectory(prefix="postgres-") as folder:
        if owner:
            shutil.chown(folder, owner)
        port = free_port()
        command = [tool("initdb"), "--pgdata", f"{folder}/data", "--username", "tester"]
        command += ["--auth", "trust", "--no-sync", "--encoding", "UTF8", "--locale", "C"]
        _run(command, owner)
        serving = subprocess.Popen(
            mortal(
                tool("postgres"), "-D", f"{folder}/data", "-k", folder, "-p", str(port),
                "-h", "127.0.0.1", *(word for each in options for word in ("-c", each)),
            ),
            user=owner, stderr=subprocess.DEVNULL, cwd=folder,
        )  # fmt: skip
        try:
            _until_ready([tool("pg_isready"), "-q", "-h", folder, "-p", str(port)])
            _run([tool("createdb"), "-h", folder, "-p", str(port), "-U", "tester", "canvases"])
            yield f"postgres://tester:{quote('no secret')}@127.0.0.1:{port}/canvases"
        finally:
            serving.send_signal(signal.SIGINT)  # SIGTERM would wait until the last client leaves
            serving.wait(20)


@contextmanager
def redis() -> Iterator[int]:
    """A new, empty server. Returns its port on 127.0.0.1."""
    port = free_port()
    command = mortal(tool("redis-server"), "--port", str(port), "--bind", "127.0.0.1", "--save", "")
    with tempfile.TemporaryDirectory(prefix="redis-") as folder:
        serving = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=folder)
        try:
            _until_ready([tool("redis-cli"), "-p", str(port), "ping"])
            yield port
        finally:
            serving.terminate()
            serving.wait(20)


def tool(name: str) -> str:
    """Where a program of the two is; Debian keeps PostgreSQL's out of the path."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: path.parts[-2])
    path = os.pathsep.join([os.environ.get("PATH", os.defpath), *map(str, reversed(versions))])
    found = shutil.which(name, path=path)
    if found is None:
        sys.exit(f"{name} is not installed. `make install` installs it on Debian and Ubuntu.")
    return found


def _run(command: list[str], user: str | None = None) -> None:
    done = subprocess.run(
        command, user=user, capture_output=True, text=True, check=False, cwd="/"
    )  # fmt: skip
    if done.returncode:
        sys.exit(f"{command[0]}: {done.stderr}")


def _until_ready(question: list[str], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while subprocess.run(question, capture_output=True, check=False).returncode:
        if time.monotonic() > end:
            sys.exit(f"{question[0]}: no answer in {seconds:g} s")
        time.sleep(0.05)


if __name__ == "__main__":
    with postgres() as url:
        sys.exit(subprocess.call(sys.argv[1:], env=os.environ | {"DATABASE_URL": url}))
