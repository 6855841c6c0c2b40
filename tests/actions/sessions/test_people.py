"""Who joins: with a name or none, for a table, only to watch, and again on another device."""

import pytest
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions import passphrase_attempts
from canvases.actions.errors import Refused
from canvases.actions.sessions import people, session_plan
from canvases.models import Contribution, Participant, Session
from canvases.queries.sessions.session import load_numbers
from tests import cast, sessions

JOIN = reverse("join_by_code")


@pytest.fixture
def session(ada: CanvasGrant) -> Session:
    return sessions.planned(ada)


def settle(grant: CanvasGrant, session: Session, names: str) -> None:
    """Say whether names are asked for."""
    session_plan.change_settings(sessions.leads(grant, session), ends_hard=False, names=names)


@pytest.mark.parametrize(
    ("names", "name", "joins", "kept"),
    [
        ("asked", "", False, ""),
        ("asked", "Selim", True, "Selim"),
        ("optional", "", True, ""),
        ("none", "Selim", True, ""),
    ],
)
def test_name_is_asked_for_as_the_session_says(
    ada: CanvasGrant, session: Session, *, names: str, name: str, joins: bool, kept: str
) -> None:
    settle(ada, session, names)

    cast.browser().post(JOIN, {"code": session.code, "name": name})

    assert [one.name for one in session.participants.all()] == ([kept] if joins else [])


def test_session_asks_for_no_more_names_after_the_first_text(
    ada: CanvasGrant, session: Session
) -> None:
    phone = sessions.joined(session)
    sessions.go_to(ada, session, "write")
    sessions.write(phone, session, "Canteen is closed")

    with pytest.raises(Refused, match="stays so"):
        settle(ada, session, "asked")
    settle(ada, session, "none")

    session.refresh_from_db()
    assert session.names == "none"


def test_person_comes_back_on_another_device_with_their_texts(
    ada: CanvasGrant, session: Session
) -> None:
    old = sessions.joined(session, "Selim")
    sessions.go_to(ada, session, "write")
    sessions.write(old, session, "Canteen is closed")
    code, page = Participant.objects.get().code, f"/s/{session.public_id}/"
    assert code in old.get(page).content.decode()
    new = cast.browser()

    sent = {"code": session.code.lower(), "personal": f" {code.lower()} "}
    assert new.post(JOIN, sent).status_code == 302

    assert "Canteen is closed" in new.get(page).content.decode()
    assert old.get(page).status_code == 404
    assert session.participants.count() == 1


def test_personal_code_is_good_with_its_own_session_only(
    ada: CanvasGrant, session: Session
) -> None:
    sessions.joined(session)
    code, other = Participant.objects.get().code, sessions.planned(ada)

    answer = cast.browser().post(JOIN, {"code": other.code, "personal": code})

    assert answer.status_code == 404
    assert other.participants.count() == 0


def test_guesses_at_personal_codes_are_limited(session: Session) -> None:
    browser = cast.browser()
    for _guess in range(passphrase_attempts.BROWSER.most + 2):
        last = browser.post(JOIN, {"code": session.code, "personal": "ZZZZ"})

    assert last.status_code == 429


def test_removed_person_does_not_come_back_by_their_code(
    ada: CanvasGrant, session: Session
) -> None:
    sessions.joined(session)
    gone = Participant.objects.get()
    people.remove(sessions.leads(ada, session), person=gone.pk, removed=True)

    answer = cast.browser().post(JOIN, {"code": session.code, "personal": gone.code})

    assert answer.status_code == 404


def test_table_counts_for_its_people_and_observers_for_none(
    ada: CanvasGrant, session: Session
) -> None:
    phones = [cast.browser(), cast.browser()]
    for phone, more in zip(phones, ({"people": "4"}, {"is_observer": "on"}), strict=True):
        assert phone.post(JOIN, {"code": session.code} | more).status_code == 302
    sessions.go_to(ada, session, "write")

    statuses = [sessions.write(phone, session, "Canteen is closed") for phone in phones]

    numbers = load_numbers(sessions.leads(ada, session).session)
    assert (statuses, Contribution.objects.count()) == ([200, 422], 1)
    assert (numbers.here, numbers.writing, numbers.not_done) == (4, 4, 4)


@pytest.mark.parametrize("said", ["0", "51", "many"])
def test_number_of_people_that_cannot_be_is_refused(session: Session, said: str) -> None:
    answer = cast.browser().post(JOIN, {"code": session.code, "people": said})

    assert answer.status_code == 422
    assert session.participants.count() == 0
