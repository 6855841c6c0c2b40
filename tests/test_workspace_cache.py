"""What is kept of a workspace in caches: so much and no more, and nothing once it is forgotten."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection

from canvases import workspace_cache
from canvases.workspace_cache import WorkspaceCache

FILES = WorkspaceCache("exports", "adasworkspac")


@pytest.fixture(autouse=True)
def emptied(db: None) -> Iterator[None]:  # noqa: ARG001 — where the cache is in the database
    """The cache is shared by tests of one process."""
    yield
    caches["exports"].clear()


def store(name: str, state: str = "1", content: bytes = b"file") -> None:
    FILES.store(name, state, content, generation=FILES.generation())


def test_file_is_found_in_its_own_state_only() -> None:
    store("pdf", "1")

    assert FILES.load("pdf", "1") == b"file"
    assert FILES.load("pdf", "2") is None


def test_newer_state_takes_the_place_of_the_one_before() -> None:
    store("pdf", "1", b"old")
    store("pdf", "2", b"new")

    assert FILES.load("pdf", "1") is None
    assert FILES.load("pdf", "2") == b"new"


def test_workspace_takes_so_many_places_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace_cache, "PLACES", 4)
    for number in range(40):
        store(f"pdf {number}")

    assert sum(FILES.load(f"pdf {number}", "1") is not None for number in range(40)) == 4


def test_what_was_begun_before_everything_was_deleted_is_not_kept() -> None:
    generation = FILES.generation()
    FILES.delete_all()
    FILES.store("pdf", "1", b"with what is gone", generation=generation)

    assert FILES.load("pdf", "1") is None


def test_names_that_share_a_place_are_not_taken_for_each_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workspace_cache, "PLACES", 1)
    store("pdf", content=b"one")
    store("png", content=b"other")

    assert FILES.load("pdf", "1") is None


def test_cache_that_does_not_answer_keeps_nothing(settings: Any) -> None:
    backend = "django.core.cache.backends.redis.RedisCache"
    nobody = {"BACKEND": backend, "LOCATION": "redis://127.0.0.1:1/0"}
    settings.CACHES = {**settings.CACHES, "exports": nobody}
    store("pdf")
    FILES.delete_all()

    assert FILES.load("pdf", "1") is None


@pytest.mark.skipif(connection.vendor != "postgresql", reason="files: tests/exports/test_jobs.py")
def test_what_expired_in_the_database_is_deleted() -> None:
    caches["exports"].set("old", b"file", timeout=-1)
    store("pdf")

    workspace_cache.delete_expired()

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM canvases_cache_exports WHERE cache_key LIKE '%old'")
        assert cursor.fetchone() == (0,)
    assert FILES.load("pdf", "1") == b"file"
