"""Steps of an agenda are changed, moved and removed until the session comes to them."""

import pytest
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions.sessions import agenda_steps, facilitation
from canvases.models import Session, Step
from canvases.queries.sessions.session import state_of
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


def kinds_of(session: Session) -> list[str]:
    return [step.kind for step in session.steps.all()]


def sends(step: Step, what: str, **sent: str) -> int:
    """Move, remove or duplicate a step. Returns the status of the answer."""
    address = reverse(f"session_{what}_step", args=[step.session.public_id, step.public_id])
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


def test_step_to_come_is_moved_while_the_session_runs(session: Session) -> None:
    vote, kinds = sessions.step_of(session, "vote"), kinds_of(session)
    place = kinds.index("vote")

    assert sends(vote, "move", to=str(place + 1)) == 302

    kinds[place : place + 2] = reversed(kinds[place : place + 2])
    assert kinds_of(session) == kinds


def test_step_is_moved_no_further_up_than_behind_the_present_one(session: Session) -> None:
    present = session.steps.get(pk=sessions.step_of(session, "write").pk)

    sends(sessions.step_of(session, "close"), "move", to="0")

    steps = list(session.steps.all())
    assert steps[steps.index(present) + 1].kind == "close"


def test_step_that_was_passed_over_is_moved_behind_the_present_one(
    ada: CanvasGrant, session: Session
) -> None:
    lead, passed = sessions.leads(ada, session), sessions.step_of(session, "reveal")
    at, to = sessions.step_of(session, "write"), sessions.step_of(session, "vote")
    facilitation.go_to(lead, at=at.public_id, to=to.public_id)

    sends(passed, "move", to="0")

    steps = list(session.steps.all())
    assert steps.index(passed) == steps.index(to) + 1


def test_step_to_come_is_removed_once_though_two_press(session: Session) -> None:
    vote, steps = sessions.step_of(session, "vote"), session.steps.count()

    assert [sends(vote, "remove"), sends(vote, "remove")] == [302, 302]

    assert session.steps.count() == steps - 1


@pytest.mark.parametrize("kind", ["explain", "write"])
@pytest.mark.parametrize("what", ["move", "remove"])
def test_step_that_people_have_seen_stays_where_it_is(
    session: Session, kind: str, what: str
) -> None:
    kinds = kinds_of(session)

    assert sends(sessions.step_of(session, kind), what, to="9") == 422

    assert kinds_of(session) == kinds


def test_steps_are_added_behind_the_present_one(ada: CanvasGrant, session: Session) -> None:
    sessions.go_to(ada, session, "close")
    lead = sessions.leads(ada, session)

    agenda_steps.add_step(lead, kind="break", minutes=5, boxes=[])
    agenda_steps.duplicate_step(lead, step=sessions.step_of(session, "vote"))

    assert kinds_of(session)[-3:] == ["close", "vote", "break"]


@pytest.mark.parametrize("what", ["move", "remove", "duplicate"])
def test_console_and_phones_see_at_once_that_steps_are_others(session: Session, what: str) -> None:
    before = state_of(session)

    sends(sessions.step_of(session, "vote"), what, to="9")

    session.refresh_from_db()
    assert state_of(session) != before


def test_phone_in_a_break_says_what_comes_after_it_by_now(
    ada: CanvasGrant, session: Session
) -> None:
    lead = sessions.leads(ada, session)
    pause = agenda_steps.add_step(lead, kind="break", minutes=5, boxes=[])
    facilitation.go_to(lead, at=sessions.step_of(session, "write").public_id, to=pause.public_id)
    phone = sessions.joined(session)

    sends(sessions.step_of(session, "vote"), "move", to="9")
    sends(sessions.step_of(session, "close"), "remove")

    page = phone.get(reverse("session", args=[session.public_id])).content.decode()
    assert "Then we go on with" in page
    assert sessions.step_of(session, "vote").title in page.partition("Then we go on with")[2]


def test_console_moves_the_step_that_is_looked_at(session: Session) -> None:
    vote = sessions.step_of(session, "vote")
    client = cast.browser("ada", htmx=False)
    console = reverse("session_console", args=[session.public_id])
    page = client.get(console, {"look": vote.public_id}).content.decode()
    address = reverse("session_move_step", args=[session.public_id, vote.public_id])
    assert f'action="{address}"' in page

    answer = client.post(address, {"to": "9", "on_console": "1"})

    assert answer["Location"] == f"{console}?look={vote.public_id}"
