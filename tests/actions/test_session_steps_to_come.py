"""Steps of an agenda are changed until the session comes to them, with their scripts."""

import pytest
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions.sessions import facilitation
from canvases.models import Session, Step
from tests import cast, sessions


@pytest.fixture
def session(ada: CanvasGrant) -> Session:
    """One in which people write, with a step that was and others to come."""
    session = sessions.planned(ada)
    sessions.go_to(ada, session, "write")
    return session


def change(step: Step, **more: str) -> int:
    """Change the words of a step on the page of the agenda. Returns the status of the answer."""
    sent = {"title": "Ours", "instruction": "Think.", "minutes": "9", "script": "Be\nquiet."} | more
    address = reverse("session_step", args=[step.session.public_id, step.public_id])
    return cast.browser("ada", htmx=False).post(address, sent).status_code


def test_script_is_changed_with_its_lines(ada: CanvasGrant) -> None:
    step = sessions.step_of(sessions.planned(ada), "write")

    change(step)

    step.refresh_from_db()
    assert (step.title, step.script) == ("Ours", "Be\nquiet.")


def test_step_to_come_is_changed_while_the_session_runs(session: Session) -> None:
    step = sessions.step_of(session, "vote")

    assert change(step) == 302

    step.refresh_from_db()
    assert (step.instruction, step.minutes, step.boxes) == ("Think.", 9, ["pain", "gain"])


@pytest.mark.parametrize("kind", ["explain", "write"])
def test_step_that_people_have_seen_stays_as_it_is(session: Session, kind: str) -> None:
    step = sessions.step_of(session, kind)

    assert change(step) == 422

    step.refresh_from_db()
    assert step.title != "Ours"


def test_step_that_people_left_by_going_back_stays_as_it_is(
    ada: CanvasGrant, session: Session
) -> None:
    lead, step = sessions.leads(ada, session), sessions.step_of(session, "write")
    facilitation.step_on(lead, at=step.public_id, by=-1)

    assert change(step) == 422


def test_closed_session_is_not_changed(ada: CanvasGrant, session: Session) -> None:
    facilitation.close(sessions.leads(ada, session), gives_link=False)

    assert change(sessions.step_of(session, "vote")) == 409


def test_agenda_has_fields_for_what_can_be_changed(session: Session) -> None:
    page = cast.browser("ada").get(reverse("session_agenda", args=[session.public_id]))

    fields = page.content.decode()
    assert f'id="script-{sessions.step_of(session, "vote").public_id}"' in fields
    assert f'id="script-{sessions.step_of(session, "explain").public_id}"' not in fields


def test_agenda_of_a_closed_session_leads_to_its_report_and_to_another(
    ada: CanvasGrant, session: Session
) -> None:
    facilitation.close(sessions.leads(ada, session), gives_link=False)

    answer = cast.browser("ada").get(reverse("session_agenda", args=[session.public_id]))

    page = answer.content.decode()
    assert "Lead this session" not in page
    assert reverse("session_report", args=[session.public_id]) in page
    assert f"?like={session.public_id}" in page


def test_plan_like_another_begins_with_its_agenda_and_canvas(session: Session) -> None:
    address = reverse("sessions", args=[session.workspace.public_id])

    page = cast.browser("ada").get(address, {"like": session.public_id}).content.decode()

    assert f'name="template" value="{session.public_id}" checked' in page
    assert f'value="{session.canvas.public_id}" selected' in page
