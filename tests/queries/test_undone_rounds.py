"""Whether the canvas still has what a round gave it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from canvases.access import CanvasGrant
from canvases.actions import undo_redo
from canvases.models import Change, Round
from canvases.models.change import undone_among
from canvases.queries.sessions.rounds import know_undone
from tests import cast

Counts = Callable[[int], AbstractContextManager[Any]]


def last() -> Change:
    return Change.objects.latest("seq")


def test_change_is_undone_after_each_undo_and_stands_after_each_redo(ada: CanvasGrant) -> None:
    cast.add(ada)
    change = last()

    for time in range(5):
        undo_redo.undo(ada, cast.op())
        assert undone_among([change.pk]) == {change.pk}, time
        undo_redo.redo(ada, cast.op())
        assert undone_among([change.pk]) == set(), time


def test_each_of_several_changes_is_told_apart(ada: CanvasGrant) -> None:
    cast.add(ada)
    stays = last()
    cast.add(ada)
    goes = last()

    undo_redo.undo(ada, cast.op())

    assert undone_among([stays.pk, goes.pk]) == {goes.pk}


@pytest.mark.parametrize("count", [1, 30])
def test_rounds_whose_changes_stand_are_known_in_one_query(
    ada: CanvasGrant, django_assert_num_queries: Counts, count: int
) -> None:
    cast.add(ada)
    change = last()

    with django_assert_num_queries(1):
        found = know_undone(Round(applied=change) for _number in range(count))
        assert not any(one.is_undone for one in found)


@pytest.mark.django_db
def test_round_that_gave_nothing_costs_no_query(django_assert_num_queries: Counts) -> None:
    with django_assert_num_queries(0):
        assert not know_undone([Round()])[0].is_undone
        assert not Round().is_undone
