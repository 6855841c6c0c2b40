"""The clock, the people, and a line to every phone."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from canvases.access import CanvasGrant
from canvases.actions.errors import Refused
from canvases.actions.sessions import facilitation, people
from canvases.models import Contribution, Participant, Session
from canvases.queries.sessions.session import load_numbers, load_people, seconds_left
from tests import cast, sessions


@pytest.fixture
def session(ada: CanvasGrant) -> Session:
    found = sessions.planned(ada)
    sessions.go_to(ada, found, "write")
    return found


def post(phone: Client, session: Session, place: str, **sent: str) -> int:
    """Post something from a phone. Returns the status."""
    return phone.post(f"/s/{session.public_id}/{place}/", sent).status_code


def queries(client: Client, address: str) -> int:
    """How many queries the page takes."""
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_clock_stands_while_paused_and_runs_on_from_there(
    ada: CanvasGrant, session: Session
) -> None:
    Session.objects.update(ends_at=timezone.now() + timedelta(seconds=90.5))
    for _console in range(2):
        facilitation.pause(sessions.leads(ada, session))
    facilitation.add_minute(sessions.leads(ada, session))
    session.refresh_from_db()
    assert (session.ends_at, session.paused_left) == (None, 150)

    for _console in range(2):
        facilitation.resume(sessions.leads(ada, session))

    session.refresh_from_db()
    assert 148 <= seconds_left(session) <= 150


def test_paused_step_takes_texts_where_its_end_is_hard(ada: CanvasGrant, session: Session) -> None:
    phone = sessions.joined(session)
    Session.objects.update(ends_hard=True)
    facilitation.pause(sessions.leads(ada, session))

    assert sessions.write(phone, session, "Canteen is closed") == 200


def test_go_here_pressed_on_two_consoles_goes_once(ada: CanvasGrant, session: Session) -> None:
    at, to = (sessions.step_of(session, kind).public_id for kind in ("write", "close"))
    facilitation.go_to(sessions.leads(ada, session), at=at, to=to)
    facilitation.go_to(sessions.leads(ada, session), at=at, to=at)

    session.refresh_from_db()
    assert session.present == sessions.step_of(session, "close")


def test_step_looked_at_is_not_shown_to_the_room(session: Session) -> None:
    phone, close = sessions.joined(session, htmx=False), sessions.step_of(session, "close")

    looked = cast.browser("ada").get(f"/s/{session.public_id}/lead/?look={close.public_id}")

    assert close.script in looked.content.decode()
    assert "Go here" in looked.content.decode()
    assert close.title not in phone.get(f"/s/{session.public_id}/").content.decode()


def test_line_is_on_every_phone_until_the_next_step(ada: CanvasGrant, session: Session) -> None:
    phone, page = sessions.joined(session), f"/s/{session.public_id}/"
    facilitation.say(sessions.leads(ada, session), text="Two minutes left")
    assert "Two minutes left" in phone.get(page).content.decode()

    facilitation.step_on(
        sessions.leads(ada, session), at=sessions.step_of(session, "write").public_id, by=1
    )

    assert "Two minutes left" not in phone.get(page).content.decode()


def test_locked_session_lets_nobody_new_in(ada: CanvasGrant, session: Session) -> None:
    inside = sessions.joined(session)
    people.lock(sessions.leads(ada, session), locked=True)

    answer = cast.browser().post("/join/", {"code": session.code})

    assert "no new people" in answer.content.decode()
    assert inside.get(f"/s/{session.public_id}/").status_code == 200
    assert session.participants.count() == 1


def test_removed_person_takes_no_part_and_their_texts_wait(
    ada: CanvasGrant, session: Session
) -> None:
    phone = sessions.joined(session)
    sessions.write(phone, session, "Canteen is closed")
    person = Participant.objects.get().pk
    people.remove(sessions.leads(ada, session), person=person, removed=True)
    assert sessions.write(phone, session, "Again") == 404
    assert load_numbers(sessions.leads(ada, session).session).here == 0
    sessions.reveal(ada, session)
    assert Contribution.objects.get().participant_id == person

    people.remove(sessions.leads(ada, session), person=person, removed=False)

    assert phone.get(f"/s/{session.public_id}/").status_code == 200


def test_hand_is_seen_and_lowered_by_those_who_lead(ada: CanvasGrant, session: Session) -> None:
    phone = sessions.joined(session, "Selim")
    assert post(phone, session, "hand", up="1") == 200
    [selim] = load_people(sessions.leads(ada, session).session)
    assert selim.hand_at is not None

    people.lower(sessions.leads(ada, session), person=selim.pk)

    assert Participant.objects.get().hand_at is None


def test_more_time_is_counted_and_done_takes_it_back(ada: CanvasGrant, session: Session) -> None:
    phone, at = sessions.joined(session), sessions.step_of(session, "write").public_id
    Session.objects.update(ends_at=timezone.now() - timedelta(seconds=1))
    assert "More time" in phone.get(f"/s/{session.public_id}/").content.decode()

    post(phone, session, "done", at=at, done="more")
    first = load_numbers(sessions.leads(ada, session).session)
    post(phone, session, "done", at=at, done="1")
    then = load_numbers(sessions.leads(ada, session).session)

    assert [(one.more, one.done) for one in (first, then)] == [(1, 0), (0, 1)]


@pytest.mark.parametrize("act", ["pause", "say", "go"])
def test_nothing_is_led_before_it_starts(ada: CanvasGrant, act: str) -> None:
    fresh = sessions.planned(ada)
    answer = cast.browser("ada").post(f"/s/{fresh.public_id}/lead/act/", {"act": act})
    fresh.refresh_from_db()

    assert answer.status_code == 302
    assert (fresh.present, fresh.ends_at, fresh.paused_left) == (None, None, None)


def test_minute_before_the_start_is_refused(ada: CanvasGrant) -> None:
    with pytest.raises(Refused, match="not started"):
        facilitation.add_minute(sessions.leads(ada, sessions.planned(ada)))


@pytest.mark.parametrize("place", ["lead/", "lead/now/", "screen/now/", ""])
def test_page_takes_as_many_queries_for_thirty_people_as_for_one(
    session: Session, place: str
) -> None:
    phone = sessions.joined(session)
    sessions.write(phone, session, "Canteen is closed")
    client = phone if not place else cast.browser("ada")
    address = f"/s/{session.public_id}/{place}"
    before = queries(client, address)

    for number in range(29):
        one = Participant.objects.create(session=session, token_hash=f"hash {number}", name="Ida")
        Contribution.objects.create(
            session=session, participant=one, op_id="a", kind="pain", text="Roster"
        )

    assert queries(client, address) == before
