"""A server of its own for tests that drive browsers. Which fixtures there are, a conftest.py says
by importing them."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.children import mortal
from tests.ports import free_port, wait_for_server

ROOT = Path(__file__).parents[1]

# One process for what `make run` does in three: starting Python takes longer than the work.
_PREPARE = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "canvas_project.settings"
import django
from django.core.management import call_command
django.setup()
call_command("migrate", verbosity=0)
call_command("load_examples")
call_command("collectstatic", interactive=False, verbosity=0)
"""


def made_once(
    name: str, make: Callable[[Path], None], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A folder that the first of all pytest's workers to ask for it makes."""
    several = "PYTEST_XDIST_WORKER" in os.environ
    place = tmp_path_factory.getbasetemp()
    made = (place.parent if several else place) / name
    with made.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            make(made)
    return made


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for a server's files, with examples and static files."""
    return made_once("prepared", _prepare, tmp_path_factory)


def _prepare(folder: Path) -> None:
    env = os.environ | {"DATA_DIR": str(folder)}
    env.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, "-c", _PREPARE]
    subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True)


@pytest.fixture(scope="session")
def site(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of its own, with the examples in its database."""
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(prepared, folder, dirs_exist_ok=True)
    port = free_port()
    env = os.environ | {"DATA_DIR": str(folder), "PORT": str(port)}
    env.pop("DJANGO_SETTINGS_MODULE", None)
    server = subprocess.Popen(
        mortal(
            sys.executable, "-m", "uvicorn", "canvas_project.asgi:application", "--port", str(port),
            "--log-level", "warning",
        ),
        cwd=ROOT, env=env,
    )  # fmt: skip
    try:
        wait_for_server(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)
