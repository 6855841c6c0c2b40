"""A server starts whole, or not at all and says why in one sentence."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.live.server import ROOT, Server

SERVE = ["-m", "uvicorn", "canvas_project.asgi:application", "--port", "0"]
MIGRATE = ["manage.py", "migrate", "--verbosity", "0"]


def failed(folder: Path, command: list[str], **env: str) -> str:
    """What a program that was to fail said on its standard error."""
    ended = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=Server(folder, DEBUG="0", **env).env,
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert ended.returncode
    assert "Traceback" not in ended.stderr
    return ended.stderr


def a_file(folder: Path) -> None:
    folder.write_text("no folder")


def an_empty_key(folder: Path) -> None:
    folder.mkdir()
    (folder / "secret-key").touch()


@pytest.mark.parametrize("command", [SERVE, MIGRATE], ids=["serve", "migrate"])
@pytest.mark.parametrize(
    ("spoil", "words"),
    [(a_file, "cannot be written to (File exists)"), (an_empty_key, "secret-key is empty")],
    ids=["no folder", "empty key"],
)
def test_spoilt_data_folder_stops_the_start_with_a_sentence(
    tmp_path: Path, spoil: Callable[[Path], None], words: str, command: list[str]
) -> None:
    spoil(tmp_path / "data")

    said = failed(tmp_path / "data", command)

    assert words in said
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize(
    ("in_the_way", "words"),
    [
        ("server.lock", "server.lock, to be alone with its data: Is a directory"),
        ("", "no such table: canvases_allowance). Is it there, and has `manage.py migrate`"),
    ],
    ids=["no lock", "no tables"],
)
def test_server_that_cannot_work_does_not_start(
    tmp_path: Path, in_the_way: str, words: str
) -> None:
    (tmp_path / in_the_way).mkdir(exist_ok=True)

    said = failed(tmp_path, SERVE)

    assert words in said
    assert "Application startup failed" in said


def test_key_and_database_are_for_the_servers_user_only(tmp_path: Path) -> None:
    (tmp_path / "circle-and-square.sqlite3").touch(0o644)  # as older releases left it
    command = [sys.executable, *MIGRATE, "canvases", "0001"]  # the others make no file
    subprocess.run(command, cwd=ROOT, env=Server(tmp_path).env, check=True)

    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert modes["secret-key"] == modes["circle-and-square.sqlite3"] == 0o600
    assert {mode & 0o077 for mode in modes.values()} == {0}
