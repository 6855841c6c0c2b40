"""The reveal counts down, is done once, and shows those who lead first."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from canvases.access import CanvasGrant
from canvases.actions.errors import Refused
from canvases.actions.sessions import canvas_notes, facilitation, text_reveal
from canvases.models import Contribution, Session
from canvases.queries.sessions.session import load_wall, seconds_to_reveal
from tests import cast, sessions
from tests.shared_rows import shared_session


def one_has_written(ada: CanvasGrant) -> Session:
    """Somebody has written a pain, and the step that reveals is present."""
    found = sessions.planned(ada)
    phone = sessions.joined(found)
    sessions.go_to(ada, found, "write")
    sessions.write(phone, found, "Canteen is closed")
    sessions.go_to(ada, found, "reveal")
    return found


shared, canvas, session = shared_session(one_has_written)


def press(grant: CanvasGrant, session: Session, *, act: str = "reveal") -> Session:
    """Press it on the console. Returns the session as it is then."""
    at = sessions.step_of(session, "reveal").public_id
    getattr(text_reveal, act)(sessions.leads(grant, session), at=at)
    session.refresh_from_db()
    return session


def is_private() -> bool:
    return Contribution.objects.get().participant_id is not None


def test_reveal_counts_five_seconds_however_often_it_is_pressed(
    ada: CanvasGrant, session: Session
) -> None:
    for _console in range(3):
        press(ada, session)

    assert seconds_to_reveal(session) == 5
    assert is_private()


def test_cancelled_reveal_leaves_everything_private(ada: CanvasGrant, session: Session) -> None:
    press(ada, session)

    assert seconds_to_reveal(press(ada, session, act="cancel")) is None
    assert is_private()


def test_end_of_the_count_shows_those_who_lead_and_not_the_room(
    ada: CanvasGrant, session: Session
) -> None:
    press(ada, session)
    Session.objects.update(reveals_at=timezone.now() - timedelta(minutes=1))

    press(ada, session)

    lead = sessions.leads(ada, session)
    assert not is_private()
    assert (load_wall(lead.session), len(load_wall(lead.session, leads=True))) == ([], 1)


@pytest.mark.parametrize("asks", ["phone", "room", "screen"])
def test_whoever_asks_after_the_count_opens_it_once(
    ada: CanvasGrant, session: Session, asks: str
) -> None:
    phone = sessions.joined(session)
    pages = {"phone": phone, "room": phone, "screen": cast.browser("ada")}
    place = {"phone": "now/", "room": "room/", "screen": "screen/now/"}[asks]
    address = f"/s/{session.public_id}/{place}"
    press(ada, session)
    pages[asks].get(address)
    was_private = is_private()
    Session.objects.update(reveals_at=timezone.now())

    versions = []
    for _poll in range(2):
        pages[asks].get(address)
        session.refresh_from_db()
        versions.append(session.version)

    assert (was_private, is_private(), session.reveals_at) == (True, False, None)
    assert versions[0] == versions[1]


def test_reveal_that_is_pressed_as_the_count_ends_begins_no_other(
    ada: CanvasGrant, session: Session
) -> None:
    press(ada, session)
    Session.objects.update(reveals_at=timezone.now())

    at = sessions.step_of(session, "reveal").public_id
    cast.browser("ada").post(f"/s/{session.public_id}/lead/act/", {"act": "reveal", "at": at})

    session.refresh_from_db()
    assert (is_private(), session.reveals_at) == (False, None)


def test_console_that_asks_after_a_phone_at_the_end_begins_no_other_count(
    ada: CanvasGrant, session: Session
) -> None:
    phone, console = sessions.joined(session), cast.browser("ada")
    at = press(ada, session).present
    page = console.get(f"/s/{session.public_id}/lead/").content.decode()
    found = re.search(r"""hx-vals='{"act": "(\w+)"}'""", page)
    Session.objects.update(reveals_at=timezone.now())
    phone.get(f"/s/{session.public_id}/now/")

    sent = {"act": found[1] if found else "", "at": at.public_id if at else ""}
    assert console.post(f"/s/{session.public_id}/lead/act/", sent).status_code == 302

    session.refresh_from_db()
    assert session.reveals_at is None


def test_session_that_closed_during_the_count_reveals_nothing(
    ada: CanvasGrant, session: Session
) -> None:
    phone = sessions.joined(session)
    press(ada, session)
    facilitation.close(sessions.leads(ada, session), gives_link=False)
    Session.objects.update(reveals_at=timezone.now())

    phone.get(f"/s/{session.public_id}/now/")

    assert is_private()


def test_next_step_ends_the_count(ada: CanvasGrant, session: Session) -> None:
    press(ada, session)

    sessions.go_to(ada, session, "close")

    session.refresh_from_db()
    assert session.reveals_at is None


def test_text_on_the_canvas_is_hidden_no_more(ada: CanvasGrant, session: Session) -> None:
    sessions.reveal(ada, session)
    lead, text = sessions.leads(ada, session), Contribution.objects.get()
    canvas_notes.put_on_canvas(lead, cast.op(), session=lead.session)

    with pytest.raises(Refused, match="on the canvas"):
        text_reveal.hide(lead, chosen=[text.public_id], hidden=True)
