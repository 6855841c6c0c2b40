"""Trouble of the server that passes is told as such: 503, when to come again, nothing lost."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection
from django.urls import reverse

from canvases.access import CanvasGrant
from tests import cast


@contextmanager
def writing_fails(words: str) -> Iterator[None]:
    """The database reads, but every write ends as it does on a full disk."""

    def fail(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        if sql.startswith(("INSERT", "UPDATE")):
            raise OperationalError(words)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(fail):
        yield


@pytest.mark.parametrize("words", ["database or disk is full", "database is locked"])
def test_write_that_fails_is_told_as_passing_and_shows_what_was_typed(
    ada: CanvasGrant, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    address = reverse("segments", args=[ada.workspace.public_id])
    with writing_fails(words), caplog.at_level(logging.ERROR):
        answer = cast.browser("ada", htmx=False).post(address, {"name": "Night nurses"})

    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert "Please try again in a moment." in answer.text
    assert "Night nurses" in answer.text
    assert words in caplog.text
    assert "Night nurses" not in caplog.text


def test_write_that_fails_keeps_the_outbox_waiting(ada: CanvasGrant) -> None:
    address = reverse("notes", args=[ada.canvas.public_id])
    with writing_fails("database is locked"):
        answer = cast.browser("ada").post(address, {"kind": "pain", "text": "Canteen is closed"})

    assert (answer.status_code, answer["Retry-After"]) == (503, "5")  # request.js: not refused
    assert answer.text.startswith('<p id="refusal"')
