"""A break: nothing to do but to come back, and what one comes back to."""

import pytest
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions.sessions import agenda_steps
from canvases.method.agenda import StepKind
from canvases.models import Session
from canvases.queries.sessions.session import state_of
from tests import cast, groups, sessions


@pytest.fixture
def session(ada: CanvasGrant) -> Session:
    """In the break of an agenda that has one."""
    session = sessions.planned(ada, "canvas")
    sessions.go_to(ada, session, StepKind.BREAK)
    return session


def test_break_says_what_comes_after_it(session: Session) -> None:
    phone, big = sessions.joined(session), cast.browser("ada", htmx=False)

    for client, name in ((phone, "session"), (phone, "session_room"), (big, "session_screen")):
        page = client.get(reverse(name, args=[session.public_id])).content.decode()
        assert 'Then we go on with <b dir="auto" translate="no">The square</b>' in page, name


def test_numbers_of_groups_stay_off_the_big_screen_in_a_break(ada: CanvasGrant) -> None:
    session = groups.planned(ada, "canvas")
    sessions.go_to(ada, session, StepKind.BREAK)
    session.refresh_from_db()
    address = reverse("session_screen_now", args=[session.public_id])

    page = cast.browser("ada").get(address, {"state": state_of(session)}).content.decode()

    assert 'id="pulse"' in page
    assert 'id="groups"' not in page


def test_nobody_writes_in_a_break(session: Session) -> None:
    assert sessions.write(sessions.joined(session), session, "Canteen is closed") == 422


def test_break_needs_no_boxes(ada: CanvasGrant) -> None:
    session = sessions.planned(ada)

    step = agenda_steps.add_step(
        sessions.leads(ada, session), kind=StepKind.BREAK, minutes=10, boxes=[]
    )

    assert (step.title, step.boxes) == ("Break", [])
