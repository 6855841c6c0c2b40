"""The console asks once before somebody leaves a step in which something was overlooked."""

import pytest
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.models import Session
from canvases.queries.sessions.session import state_of
from tests import cast, rounds, sessions


@pytest.fixture
def session(ada: CanvasGrant) -> Session:
    cast.add(ada)
    return sessions.planned(ada)


def asked(grant: CanvasGrant, session: Session, act: str = "next", **more: str) -> str:
    """The console after pressing this."""
    browser = cast.browser("ada", htmx=False)
    sent = {"act": act, "at": rounds.step(grant, session)} | more
    answer = browser.post(reverse("session_lead", args=[session.public_id]), sent)
    return browser.get(answer["Location"]).content.decode()


def with_a_text(grant: CanvasGrant, session: Session) -> None:
    phone = sessions.joined(session)
    sessions.go_to(grant, session, "write")
    sessions.write(phone, session, "No shower at work")


def test_reveal_is_not_left_before_anything_is_revealed(ada: CanvasGrant, session: Session) -> None:
    with_a_text(ada, session)
    sessions.go_to(ada, session, "reveal")

    assert "What people wrote is not revealed yet." in asked(ada, session)


def test_wall_is_not_left_before_anything_is_on_the_canvas(
    ada: CanvasGrant, session: Session
) -> None:
    with_a_text(ada, session)
    sessions.reveal(ada, session)

    assert "Nothing of this is on the canvas yet." in asked(ada, session)


def test_vote_is_not_left_before_the_room_was_asked(ada: CanvasGrant, session: Session) -> None:
    sessions.go_to(ada, session, "vote")

    assert "The room was not asked yet." in asked(ada, session)


def test_vote_is_not_left_before_it_gave_weights(ada: CanvasGrant, session: Session) -> None:
    phone = sessions.joined(session)
    sessions.go_to(ada, session, "vote")
    rounds.begin(ada, session)
    rounds.give(phone, session, "Canteen is closed", 1)
    rounds.end(ada, session)

    assert "What came out is not on the canvas yet." in asked(ada, session)


def test_vote_that_gave_weights_is_left_at_once(ada: CanvasGrant, session: Session) -> None:
    phone = sessions.joined(session)
    sessions.go_to(ada, session, "vote")
    rounds.begin(ada, session)
    rounds.give(phone, session, "Canteen is closed", 1)
    rounds.end(ada, session)
    rounds.weigh(ada, session)

    assert "console__asks" not in asked(ada, session)


def test_session_is_closed_by_the_second_press(ada: CanvasGrant, session: Session) -> None:
    sessions.go_to(ada, session, "close")

    assert "It cannot be opened again." in asked(ada, session, "close")
    assert Session.objects.get().closed_at is None

    asked(ada, session, "close", sure="1")

    assert Session.objects.get().closed_at is not None


def test_doubt_is_overruled(ada: CanvasGrant, session: Session) -> None:
    sessions.go_to(ada, session, "vote")

    asked(ada, session, sure="1")

    assert rounds.step(ada, session) != sessions.step_of(session, "vote").public_id


def test_console_that_asks_renews_itself_once_something_was_done(
    ada: CanvasGrant, session: Session
) -> None:
    with_a_text(ada, session)
    sessions.reveal(ada, session)
    put = reverse("session_put", args=[session.public_id])
    sent = {"all": "1", "op_id": cast.op(), "state": state_of(Session.objects.get())}
    headers = {"HX-Current-URL": "http://testserver/s/x/lead/?asks=x"}

    answer = cast.browser("ada").post(put, sent, headers=headers).content.decode()

    assert f'name="state" value="{sent["state"]}"' in answer
