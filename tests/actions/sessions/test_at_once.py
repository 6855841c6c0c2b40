"""Two consoles act on one session at the same moment."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from canvases.access import CanvasGrant
from canvases.actions.errors import Conflict
from canvases.actions.sessions import vote_rounds, vote_stacks
from canvases.models import Round, Tally
from tests import rounds, sessions
from tests.stacks import begun

pytestmark = pytest.mark.django_db(transaction=True)

FIRST, SECOND = rounds.TEXTS[:2]


def at_once(*acts: Callable[[], Any]) -> list[Future[Any]]:
    """What comes of these, each begun by a thread of its own once all are there."""
    ready = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        try:
            ready.wait(10)
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [pool.submit(run, act) for act in acts]


@pytest.mark.parametrize("closes_first", [False, True])
def test_vote_closed_while_its_notes_are_stacked_counts_the_stack_whole_or_not_at_all(
    ada: CanvasGrant, ben: CanvasGrant, *, closes_first: bool
) -> None:
    session = begun(ada)
    for text in (FIRST, SECOND, SECOND):
        rounds.give(sessions.joined(session), session, text, 1)
    at, chosen = rounds.step(ada, session), [rounds.id_of(FIRST), rounds.id_of(SECOND)]
    here, there = sessions.leads(ada, session), sessions.leads(ben, session)
    acts = [
        lambda: vote_stacks.stack(here, at=at, chosen=chosen),
        lambda: vote_rounds.close_round(there, at=at),
    ]

    found = at_once(*(reversed(acts) if closes_first else acts))

    closed, stacked = found if closes_first else reversed(found)
    assert closed.exception() is None
    given = {tally.note: tally.value * tally.people for tally in Tally.objects.all()}
    if stacked.exception() is None:
        assert (Round.objects.get().piles, given) == ([chosen], {chosen[0]: 3})
    else:
        assert isinstance(stacked.exception(), Conflict)
        assert (Round.objects.get().piles, given) == ([], {chosen[0]: 1, chosen[1]: 2})


def test_round_closed_on_two_consoles_at_once_is_counted_once(
    ada: CanvasGrant, ben: CanvasGrant
) -> None:
    session = begun(ada)
    rounds.give(sessions.joined(session), session, FIRST, 2)
    at = rounds.step(ada, session)
    leads = [sessions.leads(one, session) for one in (ada, ben)]

    found = at_once(*(lambda one=one: vote_rounds.close_round(one, at=at) for one in leads))

    assert [one.exception() for one in found] == [None, None]
    assert [(one.value, one.people) for one in Tally.objects.all()] == [(2, 1)]
