"""Backups: whole while people write, and a restored one makes every open board load itself anew."""

import sqlite3
from contextlib import closing, suppress
from io import StringIO
from pathlib import Path
from threading import Event, Thread

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import OperationalError, connection
from pytest_django import Settings

from canvases.management.database_copy import replace
from canvases.models import Note, Workspace
from tests import cast

on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="copies of files")
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _migrated(settings: Settings) -> None:
    """As if migrations had made the tables. A restore reads which ones did."""
    settings.MIGRATION_MODULES = {}
    call_command("migrate", fake=True, verbosity=0)


def restore(path: Path) -> None:
    call_command("restore", str(path), stdout=StringIO())
    for kept in Path(connection.settings_dict["NAME"]).parent.glob("before-restore-*"):
        kept.unlink()


def backup(path: Path) -> Path:
    call_command("backup", str(path), stdout=StringIO())
    return path


def test_new_epoch_is_another_for_every_workspace() -> None:
    for name in ("ada", "dan"):
        cast.started_by(name)
    before = set(Workspace.objects.values_list("epoch", flat=True))

    out = StringIO()
    call_command("new_epoch", stdout=out)

    after = set(Workspace.objects.values_list("epoch", flat=True))
    assert (len(after), before & after) == (2, set())
    assert out.getvalue() == "2 workspaces count anew.\n"


@on_sqlite
def test_restored_backup_is_the_state_of_then_in_a_new_epoch(tmp_path: Path) -> None:
    ada = cast.on_canvas("ada", cast.started_by("ada"))
    cast.add(ada, text="Before")
    path = backup(tmp_path / "copy.sqlite3")
    cast.add(ada, text="After")
    (epoch,) = Workspace.objects.values_list("epoch", flat=True)

    restore(path)

    assert list(Note.objects.values_list("text", flat=True)) == ["Before"]
    assert Workspace.objects.get().seq == 2
    assert Workspace.objects.get().epoch != epoch
    assert len(Workspace.objects.get().epoch) == 8
    cast.add(cast.on_canvas("ada", ada.canvas), text="Later")
    assert Workspace.objects.get().seq == 3


@on_sqlite
def test_restore_keeps_what_was_there(tmp_path: Path) -> None:
    ada = cast.on_canvas("ada", cast.started_by("ada"))
    path = backup(tmp_path / "copy.sqlite3")
    cast.add(ada, text="After")
    out = StringIO()

    call_command("restore", str(path), stdout=out)

    kept = Path(out.getvalue().splitlines()[0].split(" is in ")[1])
    with closing(sqlite3.connect(kept)) as file:
        assert file.execute("SELECT text FROM canvases_note").fetchall() == [("After",)]
    assert kept.stat().st_mode & 0o077 == 0
    kept.unlink()


@on_sqlite
def test_restore_keeps_every_note_that_was_acknowledged_meanwhile(tmp_path: Path) -> None:
    ada = cast.on_canvas("ada", cast.started_by("ada"))
    path = backup(tmp_path / "copy.sqlite3")
    acknowledged: list[str] = []
    is_over = Event()

    def write() -> None:
        while not is_over.is_set():
            with suppress(OperationalError):  # refused is not acknowledged
                acknowledged.append(cast.add(ada, text=f"Note {len(acknowledged)}").text)
        connection.close()

    writer = Thread(target=write)
    writer.start()
    try:
        for _round in range(3):
            call_command("restore", str(path), stdout=StringIO())
    finally:
        is_over.set()
        writer.join()

    there = set(Note.objects.values_list("text", flat=True))
    for kept in Path(connection.settings_dict["NAME"]).parent.glob("before-restore-*"):
        with closing(sqlite3.connect(kept)) as file:
            there |= {text for (text,) in file.execute("SELECT text FROM canvases_note")}
        kept.unlink()
    assert len(acknowledged) > 10
    assert set(acknowledged) - there == set()


@on_sqlite
def test_restore_that_cannot_keep_what_was_there_changes_nothing(tmp_path: Path) -> None:
    path = backup(tmp_path / "copy.sqlite3")
    ada = cast.on_canvas("ada", cast.started_by("ada"))
    cast.add(ada, text="Stays")

    def fail() -> None:
        raise CommandError("no room")

    with pytest.raises(CommandError, match="no room"):
        replace(Path(connection.settings_dict["NAME"]), path, fail)

    cast.add(ada, text="Goes on")
    assert list(Note.objects.values_list("text", flat=True)) == ["Stays", "Goes on"]


@on_sqlite
def test_backup_is_for_ones_own_eyes_and_replaces_nothing(tmp_path: Path) -> None:
    path = backup(tmp_path / "copy.sqlite3")

    assert path.stat().st_mode & 0o077 == 0
    with pytest.raises(CommandError, match="exists already"):
        backup(path)
    with pytest.raises(CommandError, match="no folder"):
        backup(tmp_path / "none" / "copy.sqlite3")
    assert [one.name for one in tmp_path.iterdir()] == ["copy.sqlite3"]


@on_sqlite
@pytest.mark.parametrize("wrong", ["none", "text", "other", "newer", "damaged"])
def test_restore_of_something_else_changes_nothing(tmp_path: Path, wrong: str) -> None:
    cast.add(cast.on_canvas("ada", cast.started_by("ada")), text="Stays")
    path = tmp_path / "wrong.sqlite3"
    words = {
        "none": "There is no file", "text": "is no backup", "other": "is no backup",
        "newer": "newer release", "damaged": "is damaged|is no backup",
    }  # fmt: skip
    _spoil(path, wrong)

    with pytest.raises(CommandError, match=words[wrong]):
        restore(path)

    assert Note.objects.get().text == "Stays"


def _spoil(path: Path, wrong: str) -> None:
    if wrong == "text":
        path.write_text("Canteen is closed\n" * 500)
    elif wrong == "other":
        with closing(sqlite3.connect(path)) as file:
            file.execute("CREATE TABLE django_migrations (app, name)")
    elif wrong == "newer":
        backup(path)
        with closing(sqlite3.connect(path)) as file:
            file.execute(
                "INSERT INTO django_migrations (app, name, applied) VALUES ('canvases', '9_x', 0)"
            )
            file.commit()
    elif wrong == "damaged":
        backup(path)
        whole = bytearray(path.read_bytes())
        whole[4096 : 4096 * 8] = b"\xff" * 4096 * 7
        path.write_bytes(whole)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="what PostgreSQL brings itself")
@pytest.mark.parametrize("command", ["backup", "restore"])
def test_postgresql_is_copied_by_its_own_tools(command: str, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="pg_dump"):
        call_command(command, str(tmp_path / "copy"))
