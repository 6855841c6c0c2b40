"""DATABASE_URL: what is read off it, and what is refused in which words."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from canvas_project.database import database

FOLDER = Path("/srv/canvases")


def test_without_url_it_is_sqlite_that_survives_a_power_cut() -> None:
    found = database("", FOLDER)

    assert (found["ENGINE"], found["NAME"]) == (
        "django.db.backends.sqlite3",
        FOLDER / "circle-and-square.sqlite3",
    )
    assert "synchronous=FULL" in found["OPTIONS"]["init_command"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgres://ana:secret@db.example.org:6432/canvases", "ana secret db.example.org 6432"),
        ("postgresql://ana:a%40b%3A%2F@db/canvases", "ana a@b:/ db -"),
        ("postgres://ana@[::1]:5432/canvases", "ana - ::1 5432"),
        ("postgres:///canvases", "- - - -"),
        ("postgres://ana@%2Fvar%2FRun/canvases", "ana - /var/Run -"),
        ("postgres://ana@/canvases?host=/var/Run", "ana - /var/Run -"),
    ],
)
def test_url_says_who_and_where(url: str, expected: str) -> None:
    found = database(url, FOLDER)

    host = found["HOST"] or found["OPTIONS"].get("host")
    parts = [str(part or "-") for part in (found["USER"], found["PASSWORD"], host, found["PORT"])]
    assert (" ".join(parts), found["NAME"]) == (expected, "canvases")


def test_url_takes_the_options_of_libpq() -> None:
    found = database("postgres://db/canvases?sslmode=verify-full&connect_timeout=3", FOLDER)

    assert found["OPTIONS"]["sslmode"] == "verify-full"
    assert found["OPTIONS"]["connect_timeout"] in ("3", 3)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("mysql://ana:hunter2@db/canvases", "not PostgreSQL"),
        ("sqlite:///hunter2", "not PostgreSQL"),
        ("canvases:hunter2", "cannot be read"),
        ("hunter2", "cannot be read"),
        ("postgres://ana:hunter2@db", "names no database"),
        ("postgres://ana:hunter2@db/", "names no database"),
        ("postgres://ana:hunter2@db/a/b", "names no database"),
        ("postgres://ana:hunter2#3@db/canvases", "cannot be read"),
        ("postgres://ana:hunter2@db:port/canvases", "cannot be read"),
        ("postgres://ana:hunter2@db:99999/canvases", "cannot be read"),
        ("postgres://ana:hunter2@[::1/canvases", "cannot be read"),
    ],
)
def test_url_that_is_wrong_is_refused_without_telling_the_password(url: str, words: str) -> None:
    with pytest.raises(ImproperlyConfigured) as refused:
        database(url, FOLDER)

    assert words in str(refused.value)
    assert "postgres://USER:PASSWORD@HOST" in str(refused.value)
    assert "hunter2" not in str(refused.value)


@given(st.text(max_size=40), st.sampled_from(["", "postgres:", "postgres://", "postgres://a@b/c?"]))
def test_url_is_read_or_refused_whatever_it_is(text: str, start: str) -> None:
    url = start + text
    try:
        found = database(url, FOLDER)
    except ImproperlyConfigured:
        return

    assert found["NAME"]


@given(st.text(min_size=1, max_size=20), st.text(max_size=20))
def test_any_user_and_password_can_be_written(user: str, password: str) -> None:
    from urllib.parse import quote

    url = f"postgres://{quote(user, safe='')}:{quote(password, safe='')}@db/canvases"
    found = database(url, FOLDER)

    assert (found["USER"], found["PASSWORD"]) == (user, password)
