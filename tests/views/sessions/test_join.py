"""Joining a session: one code, one person, and nothing to learn by guessing."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from canvases.access import CanvasGrant, new_token
from canvases.actions import passphrase_attempts
from canvases.actions.sessions import facilitation
from canvases.guest_cookie import participant_cookie
from canvases.models import Member, Participant, Session
from tests import cast, sessions

JOIN = reverse("join_by_code")


@pytest.fixture
def session(ada: CanvasGrant) -> Session:
    return sessions.planned(ada)


def test_code_joins_however_it_is_typed(session: Session) -> None:
    Session.objects.update(code="0101BCDF")

    for said in ("0101-BCDF", "oIoL bcdf", "OIOIBCDF"):
        assert cast.browser().post(JOIN, {"code": said}).status_code == 302

    assert session.participants.count() == 3


def test_joining_makes_no_member(session: Session) -> None:
    before = Member.objects.count()

    sessions.joined(session, "Selim")

    assert Member.objects.count() == before
    assert Participant.objects.get().name == "Selim"


def test_same_browser_is_the_same_person(session: Session) -> None:
    phone = sessions.joined(session)
    address = reverse("join_session", args=[session.code])

    answers = [phone.get(address), phone.post(JOIN, {"code": session.code})]

    assert {answer["Location"] for answer in answers} == {f"/s/{session.public_id}/"}
    assert session.participants.count() == 1


def test_looking_at_the_address_joins_nobody(session: Session) -> None:
    assert cast.browser().get(reverse("join_session", args=[session.code])).status_code == 200
    assert session.participants.count() == 0


def test_wrong_and_closed_codes_have_the_same_answer(ada: CanvasGrant, session: Session) -> None:
    facilitation.close(sessions.leads(ada, session), gives_link=False)

    def answer(code: str) -> tuple[int, str]:
        told = cast.browser().post(JOIN, {"code": code})
        return told.status_code, told.content.decode().split("<main")[1].split("<form")[0]

    assert answer(session.code) == answer("BCDFGHJK") == answer("what?")
    assert answer(session.code)[0] == 404


def test_guesses_wait_and_a_room_of_three_hundred_does_not(session: Session) -> None:
    for _guess in range(passphrase_attempts.BROWSER.most + 2):
        last = cast.browser().post(JOIN, {"code": "BCDFGHJK"})
    assert last.status_code == 429

    for _person in range(50):
        phone = cast.browser(REMOTE_ADDR="203.0.113.9")
        assert phone.post(JOIN, {"code": session.code}).status_code == 302


@pytest.mark.parametrize(
    ("name", "status"), [("x" * 61, 422), ("ن" * 60, 302), ("🦄" * 60, 302), ("", 302)]
)
def test_any_name_that_fits_or_none_will_do(session: Session, name: str, status: int) -> None:
    sent = {"code": session.code, "name": name}

    assert cast.browser().post(JOIN, sent).status_code == status


def test_text_that_is_not_taken_stays_in_its_field(ada: CanvasGrant, session: Session) -> None:
    phone = sessions.joined(session, htmx=False)
    sessions.go_to(ada, session, "write")
    sent = {"kind": "pain", "text": "x" * 281}

    answer = phone.post(reverse("session_texts", args=[session.public_id]), sent)

    assert answer.status_code == 422
    assert "281 characters" in answer.content.decode()
    assert f">{'x' * 281}</textarea>" in answer.content.decode()


def test_participant_looks_at_the_canvas_where_the_link_was_given(
    ada: CanvasGrant, session: Session
) -> None:
    phone, look = sessions.joined(session), reverse("session_look", args=[session.public_id])
    assert phone.get(look).status_code == 404

    facilitation.close(sessions.leads(ada, session), gives_link=True)

    assert phone.get(look, follow=True).status_code == 200


def door(phone: Client) -> str:
    return phone.get(JOIN).content.decode()


def test_phone_that_is_in_a_session_is_offered_the_way_back(session: Session) -> None:
    phone = sessions.joined(session)

    assert f'href="/s/{session.public_id}/"' in door(phone)
    assert "Back to “Night shift insurance”" in door(phone)
    assert "Back to" not in door(cast.browser())


def test_nobody_is_led_back_into_a_session_that_is_closed_or_that_removed_them(
    ada: CanvasGrant, session: Session
) -> None:
    closed, removed = sessions.joined(session), sessions.joined(other := sessions.planned(ada))
    facilitation.close(sessions.leads(ada, session), gives_link=False)
    other.participants.update(removed_at=timezone.now())

    assert "Back to" not in door(closed) + door(removed)


def test_cookie_that_anybody_could_write_opens_no_session(session: Session) -> None:
    phone = cast.browser()
    sessions.joined(session)
    phone.cookies[participant_cookie(session.public_id)] = new_token()

    assert "Back to" not in door(phone)


def test_name_that_is_too_long_is_marked_and_the_code_is_not(session: Session) -> None:
    page = cast.browser().post(JOIN, {"code": session.code, "name": "A" * 200}).content.decode()

    code, _label, name = page.partition('<label for="name">')
    assert "aria-invalid" not in code
    assert 'aria-invalid="true"' in name
