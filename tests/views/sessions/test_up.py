"""Phones, console and big screen, where more was written than a room can read."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from canvases.access import CanvasGrant
from canvases.actions.sessions import wall_stacks
from canvases.models import Session
from canvases.queries.sessions.session import state_of
from tests import cast, sessions
from tests.crowds import choose, crowded, table

TEXTS = ["Canteen is closed", "No meal at night", "Roster changes"]
Counts = Callable[[int], AbstractContextManager[object]]


@pytest.fixture
def session(ada: CanvasGrant) -> Session:
    return crowded(ada)


def page(client: Client, session: Session, place: str = "") -> str:
    return client.get(f"/s/{session.public_id}/{place}").content.decode()


def test_phone_asks_what_says_most_before_the_reveal_and_not_afterwards(
    ada: CanvasGrant, session: Session
) -> None:
    device = table(session, TEXTS)
    sessions.go_to(ada, session, "reveal")
    assert "Send up what says most" in page(device, session)

    sessions.reveal(ada, session)

    assert "Send up what says most" not in page(device, session)


@pytest.mark.parametrize("place", ["screen/", "room/"])
def test_room_is_told_to_choose(ada: CanvasGrant, session: Session, place: str) -> None:
    device = table(session, TEXTS)
    sessions.go_to(ada, session, "reveal")
    client = cast.browser("ada") if place == "screen/" else device

    assert "Choose on your phone which of yours say most" in page(client, session, place)


def test_phone_without_a_text_of_its_own_waits(ada: CanvasGrant, session: Session) -> None:
    device = table(session, [])

    sessions.go_to(ada, session, "reveal")

    assert "Pens down." in page(device, session)


@pytest.mark.parametrize("place", ["", "screen/", "room/"])
def test_room_sees_what_was_sent_up_before_the_fold(
    ada: CanvasGrant, session: Session, place: str
) -> None:
    device = table(session, TEXTS)
    sessions.go_to(ada, session, "reveal")
    choose(device, session, "up", TEXTS[0])
    sessions.reveal(ada, session)
    client = cast.browser("ada") if place == "screen/" else device

    first, _fold, rest = page(client, session, place).partition("103 more texts")

    assert (TEXTS[0] in first, TEXTS[1] in first, TEXTS[1] in rest) == (True, False, True)
    assert "First what people sent up, because it says most." in first


@pytest.mark.parametrize("place", ["", "screen/", "lead/"])
def test_box_counts_each_text_of_a_stack(ada: CanvasGrant, session: Session, place: str) -> None:
    device = table(session, TEXTS)
    sessions.go_to(ada, session, "reveal")
    sessions.reveal(ada, session)
    lead = sessions.leads(ada, session)
    said = session.contributions.filter(text__in=TEXTS[:2]).values_list("public_id", flat=True)
    wall_stacks.stack(lead, chosen=list(said))
    client = cast.browser("ada") if place else device

    assert re.search(r'wall__count">\s*104\s*<', page(client, session, place))


def test_room_sees_all_texts_where_nobody_sent_any_up(ada: CanvasGrant, session: Session) -> None:
    sessions.reveal(ada, session)

    told = page(cast.browser("ada"), session, "screen/")

    assert ("Crowd 100" in told, "wall__rest" in told) == (True, False)


def test_phone_that_has_sent_up_all_it_may_offers_only_to_take_back(
    ada: CanvasGrant, session: Session
) -> None:
    device = table(session, TEXTS, people=1)
    sessions.go_to(ada, session, "reveal")
    choose(device, session, "up", TEXTS[0])

    told = page(device, session)

    assert "To send up another, take one back." in told
    assert (told.count('value="up"'), told.count('value="down"')) == (0, 1)


def test_console_asks_to_wait_and_counts_devices(ada: CanvasGrant, session: Session) -> None:
    device = table(session, TEXTS)
    sessions.go_to(ada, session, "reveal")
    choose(device, session, "up", TEXTS[0])

    told = page(cast.browser("ada"), session, "lead/")

    assert "Give people two minutes" in told
    assert "1 of 2" in told


def test_phone_that_asks_again_while_it_chooses_takes_one_query(
    ada: CanvasGrant, session: Session, django_assert_num_queries: Counts
) -> None:
    device = table(session, TEXTS)
    sessions.go_to(ada, session, "reveal")
    state = state_of(sessions.leads(ada, session).session)

    with django_assert_num_queries(1):
        assert TEXTS[0] not in page(device, session, f"now/?state={state}")


def test_phone_takes_as_many_queries_for_thirty_texts_as_for_one(
    ada: CanvasGrant, session: Session
) -> None:
    few, many = table(session, TEXTS[:1]), table(session, [f"Text {n}" for n in range(30)])
    sessions.go_to(ada, session, "reveal")
    page(few, session)

    def queries(device: Client) -> int:
        with CaptureQueriesContext(connection) as asked:
            page(device, session)
        return len(asked)

    assert queries(many) == queries(few)
