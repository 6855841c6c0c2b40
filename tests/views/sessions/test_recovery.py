"""A session goes on where its device is lost, and ends for whoever was removed."""

import pytest
from django.test import Client
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions import passphrase_attempts
from canvases.actions.sessions import people, recovery_codes
from canvases.models import Participant, Recovery, Session
from tests import cast, sessions

JOIN = reverse("join_by_code")


@pytest.fixture
def session(ada: CanvasGrant) -> Session:
    return sessions.planned(ada)


def code_of(grant: CanvasGrant, session: Session) -> str:
    return recovery_codes.make_code(sessions.leads(grant, session))


def recovered(session: Session, code: str) -> tuple[Client, int]:
    """Another device, and the answer it got to this recovery code."""
    device = cast.browser()
    sent = {"code": session.code, "recovery": f" {code[:4]}-{code[4:].lower()} "}
    return device, device.post(JOIN, sent).status_code


def test_code_opens_the_console_on_any_device_and_nothing_else(
    ada: CanvasGrant, session: Session
) -> None:
    device, status = recovered(session, code_of(ada, session))
    address = reverse("session_lead", args=[session.public_id])

    assert status == 302
    assert device.get(reverse("session_console", args=[session.public_id])).status_code == 200
    assert device.post(address, {"act": "start"}).status_code == 302
    session.refresh_from_db()
    assert session.started_at is not None
    for name, key in (("workspace", ada.workspace), ("board", ada.canvas)):
        assert device.get(reverse(name, args=[key.public_id])).status_code == 404


def test_code_is_kept_as_a_hash_and_shown_once(session: Session) -> None:
    browser, agenda = cast.browser("ada"), reverse("session_agenda", args=[session.public_id])

    page = browser.post(reverse("session_recovery", args=[session.public_id])).content.decode()
    shown = page.split('agenda__code" translate="no">')[1][:9]

    assert recovered(session, shown.replace("-", ""))[1] == 302
    assert shown not in browser.get(agenda).content.decode()
    assert shown.replace("-", "") not in Recovery.objects.get().code_hash


def test_new_code_ends_the_old_one_and_its_browser(ada: CanvasGrant, session: Session) -> None:
    old = code_of(ada, session)
    device, _status = recovered(session, old)

    code_of(ada, session)

    assert device.get(reverse("session_console", args=[session.public_id])).status_code == 404
    assert recovered(session, old)[1] == 404


def test_code_of_a_session_is_good_for_no_other(ada: CanvasGrant, session: Session) -> None:
    code, other = code_of(ada, session), sessions.planned(ada)
    code_of(ada, other)

    assert recovered(other, code)[1] == 404


def test_code_of_whoever_may_not_lead_any_more_opens_nothing(
    ada: CanvasGrant, ben: CanvasGrant, session: Session
) -> None:
    device, _status = recovered(session, code_of(ben, session))
    ada.workspace.members.filter(pk=ben.member.pk).update(role="viewer")

    assert device.get(reverse("session_console", args=[session.public_id])).status_code == 404


@pytest.mark.parametrize("has_code", [True, False])
def test_guesses_at_recovery_codes_are_limited(
    ada: CanvasGrant, session: Session, *, has_code: bool
) -> None:
    if has_code:
        code_of(ada, session)
    browser = cast.browser()
    for _guess in range(passphrase_attempts.BROWSER.most + 2):
        last = browser.post(JOIN, {"code": session.code, "recovery": "ZZZZZZZZ"})

    assert last.status_code == 429


def test_page_of_who_was_removed_says_so_and_asks_no_more(
    ada: CanvasGrant, session: Session
) -> None:
    phone, page = sessions.joined(session, htmx=False), f"/s/{session.public_id}/"
    gone = Participant.objects.get()
    people.remove(sessions.leads(ada, session), person=gone.pk, removed=True)

    asked = phone.get(f"{page}now/", headers={"HX-Request": "true"})
    loaded = phone.get(page)

    assert (asked.status_code, asked["HX-Refresh"]) == (404, "true")
    assert "You do not take part" in loaded.content.decode()
    assert "hx-get" not in loaded.content.decode()
    people.remove(sessions.leads(ada, session), person=gone.pk, removed=False)
    assert phone.get(page).status_code == 200
