"""Until when a step takes what people write, and how they change it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from canvases.access import CanvasGrant
from canvases.actions.sessions import facilitation, session_plan
from canvases.models import Contribution, Session, Step
from canvases.queries.sessions.session import phase_of
from tests import sessions


@pytest.fixture
def session(ada: CanvasGrant) -> Session:
    found = sessions.planned(ada)
    sessions.go_to(ada, found, "write")
    found.refresh_from_db()
    return found


def ended(session: Session, seconds: int) -> Session:
    """The time of the present step was up so many seconds ago."""
    Session.objects.update(ends_at=timezone.now() - timedelta(seconds=seconds))
    session.refresh_from_db()
    return session


@pytest.mark.parametrize(("seconds", "status"), [(50, 200), (70, 422)])
def test_text_on_its_way_is_taken_for_a_minute_after_next(
    ada: CanvasGrant, session: Session, seconds: int, status: int
) -> None:
    phone, at = sessions.joined(session), sessions.step_of(session, "write").public_id
    facilitation.step_on(sessions.leads(ada, session), at=at, by=1)
    Step.objects.update(ended_at=timezone.now() - timedelta(seconds=seconds))

    assert sessions.write(phone, session, "Canteen is closed", at=at) == status
    assert Contribution.objects.count() == (status == 200)


@pytest.mark.parametrize(
    ("is_hard", "seconds", "phase"),
    [(False, 900, "over"), (True, 50, "over"), (True, 70, "shut")],
)
def test_end_of_the_time_ends_writing_only_where_that_was_chosen(
    ada: CanvasGrant, session: Session, is_hard: bool, seconds: int, phase: str
) -> None:
    phone = sessions.joined(session)
    session_plan.change_settings(sessions.leads(ada, session), ends_hard=is_hard, names="optional")

    assert phase_of(ended(session, seconds)) == phase
    assert sessions.write(phone, session, "Canteen is closed") == (422 if phase == "shut" else 200)


def test_minute_more_opens_writing_again(ada: CanvasGrant, session: Session) -> None:
    phone = sessions.joined(session)
    session_plan.change_settings(sessions.leads(ada, session), ends_hard=True, names="optional")
    ended(session, 600)

    facilitation.add_minute(sessions.leads(ada, session))

    assert sessions.write(phone, session, "Canteen is closed") == 200


def test_text_sent_again_after_the_end_is_known(ada: CanvasGrant, session: Session) -> None:
    phone = sessions.joined(session)
    sessions.write(phone, session, "Canteen is closed", op_id="the-same-one")
    sessions.go_to(ada, session, "close")
    Step.objects.update(ended_at=timezone.now() - timedelta(hours=1))

    assert sessions.write(phone, session, "Canteen is closed", op_id="the-same-one") == 200
    assert Contribution.objects.count() == 1


def test_own_text_is_changed_and_withdrawn_by_nobody_else(session: Session) -> None:
    phone, other = sessions.joined(session), sessions.joined(session)
    sessions.write(phone, session, "Canteen is closed")
    ids = [session.public_id, Contribution.objects.get().public_id]

    other.post(reverse("session_text", args=ids), {"text": "Mine"})
    other.post(reverse("session_withdraw", args=ids))
    phone.post(reverse("session_text", args=ids), {"text": "No warm food at night"})

    assert Contribution.objects.get().text == "No warm food at night"


def test_own_text_is_withdrawn(session: Session) -> None:
    phone = sessions.joined(session)
    sessions.write(phone, session, "Canteen is closed")
    ids = [session.public_id, Contribution.objects.get().public_id]

    phone.post(reverse("session_withdraw", args=ids))

    assert not Contribution.objects.exists()
