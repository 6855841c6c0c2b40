"""One thread's connection to PostgreSQL, as requests use it one after the other."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler
from pytest_django.plugin import DjangoDbBlocker

from canvas_project.database import database
from tests.live.backends import NOTIFY, Ground

pytestmark = pytest.mark.parametrize("ground", [NOTIFY], indirect=True)


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


@pytest.fixture
def requests(ground: Ground, django_db_blocker: DjangoDbBlocker) -> Iterator[Requests]:
    """On a connection as the settings have it."""
    settings = database(ground.env["DATABASE_URL"], ground.folder)
    connection = ConnectionHandler({"default": settings})["default"]
    with django_db_blocker.unblock():  # the database is not the one of other tests
        yield Requests(connection)
        connection.close()


def test_connection_that_was_ended_meanwhile_is_replaced_before_it_is_used(
    ground: Ground, requests: Requests
) -> None:
    for _request in range(2):
        pid = requests.serve("SELECT pg_backend_pid()")
    ground.sql("SELECT pg_terminate_backend(?, 5000)", [pid])

    assert requests.serve("SELECT pg_backend_pid()") != pid
