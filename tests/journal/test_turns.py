"""One thread computes at a time, and lets others on while it waits."""

from collections.abc import Callable
from threading import Event, Thread
from typing import Any

import pytest
from django.db import connection, transaction

from canvases.journal.group_commit import in_transaction, turns
from canvases.journal.turns import Turns


def beside(act: Callable[[], Any]) -> Thread:
    """Do it in a thread of its own."""
    thread = Thread(target=act, daemon=True)
    thread.start()
    return thread


def computing(turns: Turns, done: Event) -> Callable[[], None]:
    """What somebody does in a turn."""

    def compute() -> None:
        with turns:
            done.set()

    return compute


def test_second_waits_for_the_end_of_a_turn() -> None:
    turns, done = Turns(), Event()

    with turns:
        second = beside(computing(turns, done))
        assert not done.wait(0.05)
    second.join(5)

    assert done.is_set()


def test_second_goes_on_while_the_first_waits() -> None:
    turns, done = Turns(), Event()

    with turns, turns.left():
        beside(computing(turns, done))
        assert done.wait(5)


def test_who_has_waited_has_the_turn_again() -> None:
    turns, done = Turns(), Event()

    with turns:
        with turns.left():
            pass
        second = beside(computing(turns, done))
        assert not done.wait(0.05)
    second.join(5)


def test_turn_is_over_where_an_error_ends_it() -> None:
    turns, done = Turns(), Event()

    with pytest.raises(ZeroDivisionError), turns, turns.left():
        raise ZeroDivisionError
    computing(turns, done)()

    assert done.is_set()


def test_who_has_no_turn_takes_none_by_leaving_it() -> None:
    turns, done = Turns(), Event()

    with turns.left():
        computing(turns, done)()
    computing(turns, done)()

    assert done.is_set()


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL needs no turns")
@pytest.mark.django_db(transaction=True)
def test_others_compute_while_a_commit_waits_for_the_disk() -> None:
    done = Event()

    def commits() -> None:
        assert not connection.in_atomic_block
        beside(computing(turns, done))
        assert done.wait(5)

    with turns:
        in_transaction(lambda: transaction.on_commit(commits))()

    assert done.is_set()
