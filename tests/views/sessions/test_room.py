"""What the room sees, beside the task of who takes part at a large window."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions.sessions import facilitation, text_reveal
from canvases.models import Session
from tests import groups, sessions

Counts = Callable[[int], AbstractContextManager[object]]

SECRET = "Zmrzlina-behind-the-canteen"


@pytest.fixture
def session(ada: CanvasGrant) -> Session:
    return sessions.planned(ada)


def room(phone: Client, session: Session) -> str:
    """What stands beside the task."""
    answer = phone.get(reverse("session_room", args=[session.public_id]))
    assert answer.status_code == 200
    return answer.content.decode()


def asked(phone: Client, session: Session, seen: str, state: str = "") -> str:
    """What a phone hears that says which state of the room's view stands beside the task."""
    address = reverse("session_now", args=[session.public_id])
    return phone.get(address, {"room": seen, "state": state}).content.decode()


def state_in(page: str) -> str:
    found = re.search(r'name="room" value="([^"]+)"', page)
    assert found
    return found[1]


def test_it_shows_the_wall_once_the_room_is_shown_it(ada: CanvasGrant, session: Session) -> None:
    phone = sessions.joined(session)
    sessions.go_to(ada, session, "write")
    sessions.write(phone, session, SECRET)
    assert SECRET not in room(phone, session)
    sessions.reveal(ada, session, shows=False)
    assert SECRET not in room(phone, session)

    at = sessions.step_of(session, "reveal").public_id
    text_reveal.show(sessions.leads(ada, session), at=at, box="")

    assert SECRET in room(phone, session)


@pytest.mark.parametrize("kind", ["", "welcome", "write", "reveal"])
def test_it_says_no_name_and_nothing_that_leads_in(
    ada: CanvasGrant, session: Session, kind: str
) -> None:
    session.wifi = {"network": "Canteen-5", "password": "night-shift"}
    session.save()
    phone = sessions.joined(session, "Selim")
    if kind:
        sessions.go_to(ada, session, kind)

    page = room(phone, session)

    for secret in ("Selim", session.shown_code, session.code, "Canteen-5", "night-shift"):
        assert secret not in page


def test_group_sees_its_own_wall_until_another_is_on_the_big_screen(ada: CanvasGrant) -> None:
    session = groups.planned(ada)
    one, other = groups.of(session)
    phone = groups.joined(ada, session, one)
    writer = groups.joined(ada, session, other)
    sessions.go_to(ada, session, "write")
    sessions.write(phone, session, "Roster changes at noon")
    sessions.write(writer, session, SECRET)
    sessions.reveal(ada, session)
    mine = room(phone, session)
    assert "Roster changes at noon" in mine
    assert SECRET not in mine

    facilitation.put_on_screen(sessions.leads(ada, session), group=other.public_id)

    assert "beside__asks" in asked(phone, session, state_in(mine))
    assert SECRET in room(phone, session)


def test_window_that_shows_the_present_state_is_not_told_to_ask(
    ada: CanvasGrant, session: Session
) -> None:
    phone = sessions.joined(session)
    sessions.go_to(ada, session, "write")
    seen = state_in(room(phone, session))
    assert "beside__asks" not in asked(phone, session, seen)

    sessions.go_to(ada, session, "reveal")

    assert "beside__asks" in asked(phone, session, seen)


def test_large_window_with_nothing_new_takes_one_query_as_a_phone_does(
    ada: CanvasGrant, session: Session, django_assert_num_queries: Counts
) -> None:
    phone = sessions.joined(session)
    sessions.go_to(ada, session, "write")
    seen = state_in(room(phone, session))
    with django_assert_num_queries(1):
        asked(phone, session, seen, state=seen)


def test_room_is_read_once_for_all(
    ada: CanvasGrant, session: Session, django_assert_num_queries: Counts
) -> None:
    first, second = sessions.joined(session), sessions.joined(session)
    sessions.go_to(ada, session, "write")
    sessions.reveal(ada, session)
    room(first, session)
    with django_assert_num_queries(1):  # who asks
        room(second, session)
