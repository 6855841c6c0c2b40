"""What phones ask for all the time, a whole room of them, is cheap."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions.sessions import text_reveal
from canvases.models import Session
from tests.sessions import go_to, joined, leads, planned, reveal, write

pytestmark = pytest.mark.django_db

Counts = Callable[[int], AbstractContextManager[object]]


def revealed(grant: CanvasGrant) -> tuple[Session, Client]:
    """A session whose wall the room sees, and the phone of somebody in it."""
    session = planned(grant)
    phone = joined(session)
    go_to(grant, session, "write")
    assert write(phone, session, "No meal at night") == 200
    reveal(grant, session)
    return session, phone


def asked(phone: Client, session: Session, state: str = "") -> str:
    """What a phone hears that asks what is new."""
    address = reverse("session_now", args=[session.public_id])
    return phone.get(address, {"state": state}).content.decode()


def test_a_phone_that_asks_and_hears_of_nothing_new_takes_one_query(
    ben: CanvasGrant, django_assert_num_queries: Counts
) -> None:
    session, phone = revealed(ben)
    found = re.search(r"state=([^\"]+)", asked(phone, session))
    assert found is not None
    with django_assert_num_queries(1):
        assert "No meal at night" not in asked(phone, session, found[1])


def test_the_wall_is_read_once_for_all_phones(
    ben: CanvasGrant, django_assert_num_queries: Counts
) -> None:
    session, phone = revealed(ben)
    asked(phone, session)
    other = joined(session)
    with django_assert_num_queries(1):  # who asks
        assert "No meal at night" in asked(other, session)


def test_a_wall_that_is_taken_back_is_on_no_phone(ben: CanvasGrant) -> None:
    session, phone = revealed(ben)
    assert "No meal at night" in asked(phone, session)
    now = leads(ben, session)
    assert now.session.present is not None
    text_reveal.show(now, at=now.session.present.public_id, box="", shown=False)
    assert "No meal at night" not in asked(phone, session)


def test_phone_says_that_all_its_texts_are_written(ben: CanvasGrant) -> None:
    session = planned(ben)
    Session.objects.update(notes_each=2)
    phone = joined(session)
    go_to(ben, session, "write")
    told = []
    for text in ("No meal at night", "Canteen is closed"):
        assert write(phone, session, text) == 200
        told.append("These are your 2 texts for this box." in asked(phone, session))

    assert told == [False, True]
