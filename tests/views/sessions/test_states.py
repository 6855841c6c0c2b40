"""Answers replace a part of a console. What else is new on it comes with the next question."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions.sessions import facilitation
from canvases.method.kinds import Kind
from canvases.models import Contribution, Session
from tests import cast, rounds, sessions
from tests.session_help import let_help


@pytest.fixture
def session(ada: CanvasGrant) -> Session:
    """Its wall is shown."""
    session = sessions.planned(ada)
    sessions.go_to(ada, session, "write")
    assert sessions.write(sessions.joined(session), session, "Canteen is closed") == 200
    sessions.reveal(ada, session)
    return session


def state_on(page: str) -> str:
    found = re.search(r'name="state" value="([^"]*)"', page)
    assert found
    return found[1]


def opened(browser: Client, session: Session, where: str = "session_console") -> str:
    """Which state the page shows that somebody opens."""
    page = browser.get(reverse(where, args=[session.public_id]))
    return state_on(page.content.decode())


def acts(browser: Client, session: Session, where: str, state: str, **sent: str) -> str:
    """Which state the page shows after a deed on it."""
    address = reverse(where, args=[session.public_id])
    answer = browser.post(address, {"state": state, "op_id": cast.op()} | sent)
    return state_on(answer.content.decode())


def is_renewed(browser: Client, session: Session, state: str, now: str = "console") -> bool:
    """Whether a page that shows this state gets its stage with the next question."""
    address = reverse(f"session_{now}_now", args=[session.public_id])
    return 'id="stage"' in browser.get(address, {"state": state}).content.decode()


def steps_on(ada: CanvasGrant, session: Session) -> None:
    """On another console."""
    facilitation.step_on(sessions.leads(ada, session), at=rounds.step(ada, session), by=1)


def hides(browser: Client, session: Session, where: str, state: str) -> str:
    chosen = Contribution.objects.get().public_id
    return acts(browser, session, where, state, act="hide", chosen=chosen)


def test_console_that_missed_a_step_of_another_one_gets_its_stage_after_a_deed(
    ada: CanvasGrant, session: Session
) -> None:
    browser = cast.browser("ada")
    shown = state_on(
        browser.get(reverse("session_console", args=[session.public_id])).content.decode()
    )
    steps_on(ada, session)

    shown = hides(browser, session, "session_sort", shown)

    assert is_renewed(browser, session, shown)


def test_console_that_missed_nothing_keeps_the_place_where_one_works(session: Session) -> None:
    browser = cast.browser("ada")
    shown = state_on(
        browser.get(reverse("session_console", args=[session.public_id])).content.decode()
    )

    shown = hides(browser, session, "session_sort", shown)

    assert not is_renewed(browser, session, shown)


def test_helper_who_missed_a_step_gets_the_new_one_after_a_deed(
    ada: CanvasGrant, session: Session
) -> None:
    phone = sessions.joined(session, "Selim")
    let_help(ada, session)
    shown = opened(phone, session, "session_help")
    steps_on(ada, session)

    shown = hides(phone, session, "session_help_sort", shown)

    assert is_renewed(phone, session, shown, "help")


def test_tables_are_entered_for_as_soon_as_the_round_is_open(ada: CanvasGrant) -> None:
    cast.add(ada, Kind.PAIN, "Canteen is closed")
    session, browser = sessions.planned(ada), cast.browser("ada")
    sessions.go_to(ada, session, "vote")
    shown = state_on(
        browser.get(reverse("session_console", args=[session.public_id])).content.decode()
    )
    sent = {"act": "open", "at": rounds.step(ada, session), "by_rule": "1"}

    shown = acts(browser, session, "session_round", shown, **sent)

    assert is_renewed(browser, session, shown)
