"""One thread's connection to PostgreSQL, as requests use it one after the other."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler
from pytest_django.plugin import DjangoDbBlocker

from canvas_project.database import database
from canvas_project.postgresql import base
from tests.live.grounds import NOTIFY, Ground

pytestmark = pytest.mark.parametrize("ground", [NOTIFY], indirect=True)

ASKED = "SELECT query FROM pg_stat_activity WHERE pid = ?"


class Requests:
    """Requests of one thread, each of one statement."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection = connection

    def serve(self, statement: str, *values: str | int) -> Any:
        """What the statement says."""
        self.connection.close_if_unusable_or_obsolete()  # as Django does
        with self.connection.cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.fetchone()[0]

    def prepare(self) -> None:
        """Do what Django does before the first statement of a request, and no more."""
        self.connection.close_if_unusable_or_obsolete()
        self.connection.cursor().close()


@pytest.fixture
def requests(ground: Ground, django_db_blocker: DjangoDbBlocker) -> Iterator[Requests]:
    """On a connection as the settings have it."""
    settings = database(ground.env["DATABASE_URL"], ground.folder)
    connection = ConnectionHandler({"default": settings})["default"]
    with django_db_blocker.unblock():  # the database is not the one of other tests
        yield Requests(connection)
        connection.close()


def test_connection_used_a_moment_ago_is_not_asked_whether_it_is_there(
    ground: Ground, requests: Requests
) -> None:
    requests.serve("SELECT 1 AS first")
    pid = requests.serve("SELECT pg_backend_pid()")
    requests.prepare()

    assert ground.sql(ASKED, [pid]) == [("SELECT pg_backend_pid()",)]


def test_connection_that_rested_is_asked_whether_it_is_there(
    ground: Ground, requests: Requests, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base, "RECENT", 0.0)
    pid = requests.serve("SELECT pg_backend_pid()")
    requests.prepare()

    assert ground.sql(ASKED, [pid]) == [("SELECT 1",)]


def test_connection_that_was_ended_meanwhile_is_replaced_before_it_is_used(
    ground: Ground, requests: Requests
) -> None:
    for _request in range(2):
        pid = requests.serve("SELECT pg_backend_pid()")
    ground.sql("SELECT pg_terminate_backend(?, 5000)", [pid])

    assert requests.serve("SELECT pg_backend_pid()") != pid


def test_statement_that_comes_again_and_again_is_planned_once(requests: Requests) -> None:
    for number in range(10):
        requests.serve("SELECT name FROM django_migrations WHERE id <> %s", number)
    said = "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s"

    assert requests.serve(said, "SELECT name FROM django_migrations%") == 1
