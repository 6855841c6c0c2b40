"""Transactions that wait for each other share a commit, and nothing else."""

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from threading import Event, get_ident
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils.translation import get_language, override

from canvases.access import CanvasGrant
from canvases.actions import notes
from canvases.actions.errors import Conflict, Refused
from canvases.journal import group_commit, notifications
from canvases.journal.group_commit import in_transaction
from canvases.method.kinds import Kind
from canvases.models import Change, Note
from tests import cast

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        "connection.vendor != 'sqlite'", reason="PostgreSQL lets several transactions write at once"
    ),
]


LONGEST = group_commit.LONGEST
PATIENT = 60.0  # seconds, for a machine on which three changes take longer than LONGEST


@pytest.fixture(autouse=True)
def slow_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """A commit takes so long that it pays to take others in."""
    monkeypatch.setattr(group_commit, "WORTH", 1_000_000)


@contextmanager
def somebody_writing() -> Iterator[None]:
    """Others have to wait as long as the `with` lasts."""
    begun, over = Event(), Event()

    @in_transaction
    def write() -> None:
        begun.set()
        over.wait(10)
        time.sleep(LONGEST)  # so that nobody is taken in

    with ThreadPoolExecutor(1) as pool:
        pool.submit(closing(write))
        begun.wait(10)
        yield
        over.set()


def together(*acts: Callable[[], Any]) -> Sequence[Future[Any]]:
    """What comes of these in one commit, in their order."""
    futures = list[Future[Any]]()
    with pytest.MonkeyPatch.context() as patch, ThreadPoolExecutor(len(acts)) as pool:
        with somebody_writing():
            patch.setattr(group_commit, "LONGEST", PATIENT)  # for who writes next
            for act in acts:
                futures.append(pool.submit(closing(act)))
                wait_for(lambda: group_commit.queue.waiting == len(futures))
        return futures


def closing(act: Callable[[], Any]) -> Callable[[], Any]:
    """The same, and then hang up: the thread ends."""

    def run() -> Any:
        try:
            return act()
        finally:
            connection.close()

    return run


def wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.001)


def adding(grant: CanvasGrant, text: str, op_id: str = "") -> Callable[[], Change | None]:
    """Add a pain."""
    return lambda: notes.add(
        grant, op_id or cast.op(), canvas=grant.canvas, kind=Kind.PAIN, text=text
    )


@in_transaction
def break_a_rule() -> None:
    """What the database refuses at once."""
    Note.objects.update(workspace=None)


@in_transaction
def refer_to_nothing() -> None:
    """What the database refuses only when it commits."""
    Note.objects.update(author=999_999)


def texts() -> list[str]:
    return list(Note.objects.order_by("pk").values_list("text", flat=True))


def test_those_who_wait_are_written_by_one_of_them() -> None:
    writer = in_transaction(get_ident)

    first, *others = (one.result() for one in together(writer, writer, writer))

    assert {first} == {*others}


def test_waiting_changes_get_numbers_in_their_order_without_gaps(ada: CanvasGrant) -> None:
    made = [one.result().seq for one in together(*(adding(ada, text) for text in "abc"))]

    assert made == [2, 3, 4]
    assert texts() == ["a", "b", "c"]


def test_error_of_the_database_reaches_only_who_made_it(ada: CanvasGrant) -> None:
    before, broken, after = together(adding(ada, "before"), break_a_rule, adding(ada, "after"))

    assert isinstance(broken.exception(), IntegrityError)
    assert [before.result().seq, after.result().seq] == [2, 3]
    assert texts() == ["before", "after"]


def test_what_only_the_commit_refuses_reaches_only_who_made_it(ada: CanvasGrant) -> None:
    cast.add(ada, text="there")

    before, broken, after = together(adding(ada, "before"), refer_to_nothing, adding(ada, "after"))

    assert isinstance(broken.exception(), IntegrityError)
    assert [before.result().seq, after.result().seq] == [3, 4]
    assert texts() == ["there", "before", "after"]


def test_transaction_that_the_database_gives_up_reaches_only_who_made_it(ada: CanvasGrant) -> None:
    @in_transaction
    def fill_the_disk() -> None:
        Note.objects.update(text="half")
        connection.connection.execute("ROLLBACK")  # as SQLite itself does
        raise DatabaseError("database or disk is full")

    before, broken, after = together(adding(ada, "before"), fill_the_disk, adding(ada, "after"))

    assert isinstance(broken.exception(), DatabaseError)
    assert [before.result().seq, after.result().seq] == [2, 3]
    assert texts() == ["before", "after"]


def test_refusal_reaches_only_who_is_refused(ada: CanvasGrant) -> None:
    binned = cast.add(ada, text="binned")

    _binned, conflict, refused, after = together(
        lambda: notes.discard(ada, cast.op(), note=binned),
        lambda: notes.edit(ada, cast.op(), note=binned, version=1, values={"text": "late"}),
        lambda: notes.place(ada, cast.op(), note=binned, kind=Kind.PRODUCT, after=None),
        adding(ada, "after"),
    )

    assert isinstance(conflict.exception(), Conflict)
    assert isinstance(refused.exception(), Refused)
    assert after.result().seq == 4


def test_one_operation_sent_twice_is_one_change(ada: CanvasGrant) -> None:
    add = adding(ada, "once", "the-same-op")

    first, second = (one.result() for one in together(add, add))

    assert first == second
    assert texts() == ["once"]


def durable_when_told(ada: CanvasGrant) -> list[tuple[int, int]]:
    """The numbers of three changes that wait together, and how many notes there are for others when
    each is told."""
    seen = list[tuple[int, int]]()

    def look(_workspace: int, seq: int, _made: Change | None) -> None:
        with ThreadPoolExecutor(1) as elsewhere:
            seen.append((seq, elsewhere.submit(closing(Note.objects.count)).result()))

    unsubscribe = notifications.subscribe(look)
    together(*(adding(ada, text) for text in "abc"))
    unsubscribe()
    return seen


def test_nobody_hears_of_a_change_before_all_are_durable(ada: CanvasGrant) -> None:
    assert durable_when_told(ada) == [(2, 3), (3, 3), (4, 3)]


def test_nobody_waits_for_the_work_of_others_where_a_commit_takes_no_time(
    ada: CanvasGrant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(group_commit, "WORTH", 0)

    assert durable_when_told(ada) == [(2, 1), (3, 2), (4, 3)]


def test_each_is_written_in_its_own_language() -> None:
    def speak(language: str) -> str | None:
        with override(language):
            return in_transaction(get_language)()

    said = together(*(partial(speak, language) for language in ("de", "en", "fr")))

    assert [one.result() for one in said] == ["de", "en", "fr"]


def test_transaction_in_another_is_a_part_of_it(ada: CanvasGrant) -> None:
    with transaction.atomic():
        adding(ada, "taken back")()
        transaction.set_rollback(True)

    assert texts() == []
