"""Phones that have trouble are shown on the console, by what the server knows of them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from canvases.access import CanvasGrant
from canvases.actions.sessions import facilitation, people
from canvases.models import Participant, Session
from tests import cast, sessions


@pytest.fixture
def session(ada: CanvasGrant) -> Session:
    """Ana's phone is there."""
    session = sessions.planned(ada)
    say_here(session, "Ana")
    return session


def say_here(session: Session, name: str, waiting: str = "0") -> None:
    phone = sessions.joined(session, name)
    address = reverse("session_here", args=[session.public_id])
    assert phone.post(address, {"waiting": waiting}).status_code == 204


def console(session: Session) -> str:
    return cast.browser("ada").get(f"/s/{session.public_id}/lead/now/").content.decode()


def fall_silent(minutes: int) -> None:
    Participant.objects.update(seen_at=timezone.now() - timedelta(minutes=minutes))


def test_phone_that_says_it_is_there_has_no_trouble(session: Session) -> None:
    assert "trouble" not in console(session)


def test_phone_that_falls_silent_is_named_with_its_minutes(session: Session) -> None:
    fall_silent(3)

    page = console(session)

    assert "1 phone has trouble:" in page
    assert "silent for 3 min" in page


def test_phone_on_which_something_waits_has_trouble(session: Session) -> None:
    say_here(session, "Ben", waiting="2")

    page = console(session)

    assert "1 phone has trouble:" in page
    assert "something waits on the phone" in page


def test_phone_that_never_said_anything_is_not_accused(session: Session) -> None:
    sessions.joined(session, "Chidi", htmx=False)

    assert "trouble" not in console(session)


def test_removed_person_and_closed_session_have_no_trouble(
    ada: CanvasGrant, session: Session
) -> None:
    fall_silent(3)
    lead = sessions.leads(ada, session)
    people.remove(lead, person=Participant.objects.get().pk, removed=True)
    assert "trouble" not in console(session)

    people.remove(lead, person=Participant.objects.get().pk, removed=False)
    facilitation.close(lead, gives_link=False)

    assert "trouble" not in console(session)


def test_saying_so_wakes_no_other_screen(session: Session) -> None:
    version = Session.objects.get().version
    say_here(session, "Ben")

    assert Session.objects.get().version == version
