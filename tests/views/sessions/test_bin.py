"""The canvas of a session lies in the bin while the session runs."""

import pytest
from django.test import Client
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions import canvases
from canvases.actions.sessions import recovery_codes
from canvases.models import Canvas, Session
from tests import cast, sessions


@pytest.fixture
def running(ada: CanvasGrant) -> Session:
    """People write."""
    session = sessions.planned(ada)
    sessions.go_to(ada, session, "write")
    return session


@pytest.fixture
def phone(running: Session) -> Client:
    """Of somebody who takes part."""
    return sessions.joined(running)


@pytest.fixture
def session(ada: CanvasGrant, running: Session, phone: Client) -> Session:  # noqa: ARG001
    """Somebody takes part, and somebody else has put the canvas into the bin."""
    canvases.discard(cast.on_page(ada), cast.op(), row=ada.canvas)
    return running


def recovered(grant: CanvasGrant, session: Session) -> Client:
    """A browser that leads by a recovery code."""
    code = recovery_codes.make_code(sessions.leads(grant, session))
    browser = Client()
    browser.post(reverse("join_by_code"), {"code": session.code, "recovery": code})
    return browser


def there() -> bool:
    return not Canvas.objects.get().is_binned


def restore(browser: Client, session: Session) -> int:
    return browser.post(reverse("session_restore", args=[session.public_id])).status_code


def test_console_says_so_and_restores_it(session: Session) -> None:
    browser, console = (
        cast.browser("ada", htmx=False),
        reverse("session_console", args=[session.public_id]),
    )
    address = reverse("session_restore", args=[session.public_id])
    assert address in browser.get(console).content.decode()

    restore(browser, session)

    assert there()
    assert browser.get(console).status_code == 200


def test_open_console_is_loaded_again(session: Session) -> None:
    address = reverse("session_console_now", args=[session.public_id])

    answer = cast.browser("ada").get(address, headers={"HX-Request": "true"})

    assert (answer.status_code, answer["HX-Refresh"]) == (410, "true")


def test_who_leads_by_a_recovery_code_restores_it(ada: CanvasGrant) -> None:
    session = sessions.planned(ada)
    browser = recovered(ada, session)
    canvases.discard(cast.on_page(ada), cast.op(), row=ada.canvas)
    console = reverse("session_console", args=[session.public_id])
    assert "Restore the canvas" in browser.get(console).content.decode()

    restore(browser, session)

    assert there()


def test_second_press_changes_nothing(session: Session) -> None:
    browser = cast.browser("ada")

    assert [restore(browser, session) for _ in range(2)] == [302, 302]
    assert there()


def test_who_takes_part_cannot_restore_it(session: Session, phone: Client) -> None:
    assert restore(phone, session) == 404
    assert not there()


def test_phone_says_so_and_keeps_what_is_written(session: Session, phone: Client) -> None:
    assert sessions.write(phone, session, "Canteen is closed") == 200

    page = phone.get(reverse("session", args=[session.public_id])).content.decode()
    assert "The canvas is in the bin for now" in page
    assert "Canteen is closed" in page


def test_newcomer_is_told_why_nobody_joins_and_what_to_do(session: Session) -> None:
    answer = Client().post(reverse("join_by_code"), {"code": session.code})

    assert answer.status_code == 422
    assert "is in the bin, so nobody new can join" in answer.content.decode()
    assert session.participants.count() == 1


def test_recovery_code_leads_to_where_it_is_restored(ada: CanvasGrant, running: Session) -> None:
    code = recovery_codes.make_code(sessions.leads(ada, running))
    canvases.discard(cast.on_page(ada), cast.op(), row=ada.canvas)
    browser, sent = Client(), {"code": running.code, "recovery": code}

    answer = browser.post(reverse("join_by_code"), sent, follow=True)

    assert "Nobody new can join until it is restored." in answer.content.decode()
    restore(browser, running)
    assert there()


def test_who_was_there_comes_back_by_the_personal_code(session: Session) -> None:
    sent = {"code": session.code, "personal": session.participants.get().code}

    answer = Client().post(reverse("join_by_code"), sent, follow=True)

    assert "The canvas is in the bin for now" in answer.content.decode()
