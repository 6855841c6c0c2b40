"""Plans that follow from people and time, and agendas that are changed before they start."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions.errors import Refused
from canvases.actions.sessions import agenda_steps, session_plan
from canvases.method.agenda import MOST_STEPS
from canvases.models import Contribution, Session
from tests import cast, sessions


@pytest.fixture
def session(ada: CanvasGrant) -> Session:
    return sessions.planned(ada)


def sends(grant: CanvasGrant, **more: str) -> int:
    """Plan by the form, saying more. Returns the status of the answer."""
    sent = {"title": "Night shift", "canvas": grant.canvas.public_id, "template": "needs"} | more
    address = reverse("sessions", args=[grant.workspace.public_id])
    return cast.browser("ada").post(address, sent).status_code


def test_plan_follows_from_people_time_and_place(ada: CanvasGrant) -> None:
    assert sends(ada, people="34", minutes="60", place="both") == 302

    session = Session.objects.get()
    minutes = [step.minutes for step in session.steps.all()]
    assert (session.notes_each, session.dots) == (3, 7)
    assert (minutes[0], sum(minutes)) == (7, 54)


@pytest.mark.parametrize(
    "more",
    [{"minutes": "16"}, {"minutes": "x"}, {"people": "0"}, {"people": "1001"}, {"place": "moon"}],
)
def test_plan_that_cannot_be_gets_words_and_makes_nothing(
    ada: CanvasGrant, more: dict[str, str]
) -> None:
    assert sends(ada, **more) == 422
    assert not Session.objects.exists()


def test_new_step_stands_before_the_last(ada: CanvasGrant, session: Session) -> None:
    lead = sessions.leads(ada, session)

    agenda_steps.add_step(lead, kind="write", minutes=6, boxes=["job"])

    steps = list(session.steps.all())
    assert [step.kind for step in steps][-2:] == ["write", "close"]
    assert [step.position for step in steps] == list(range(len(steps)))


def test_new_step_tells_the_room_what_ours_tell_it_about_the_same_box(
    ada: CanvasGrant, session: Session
) -> None:
    lead = sessions.leads(ada, session)

    step = agenda_steps.add_step(lead, kind="write", minutes=3, boxes=["pain_reliever"])

    assert step.title == "Pain relievers"
    assert step.instruction.startswith("Look at the pains with most dots.")
    assert step.script.startswith("Each note answers one pain")


def test_new_step_that_is_like_none_of_ours_is_called_by_its_kind(
    ada: CanvasGrant, session: Session
) -> None:
    lead = sessions.leads(ada, session)

    step = agenda_steps.add_step(lead, kind="write", minutes=3, boxes=["pain", "gain"])

    assert (step.title, step.instruction) == ("Write in private", "")


def test_step_about_boxes_needs_one(ada: CanvasGrant, session: Session) -> None:
    lead, step = sessions.leads(ada, session), sessions.step_of(session, "write")

    with pytest.raises(Refused, match="boxes"):
        agenda_steps.add_step(lead, kind="vote", minutes=6, boxes=[])
    with pytest.raises(Refused, match="boxes"):
        session_plan.change_step(lead, step=step, title="x", instruction="", minutes=3, boxes=[])


def test_duplicate_stands_after_its_step_with_all_it_says(
    ada: CanvasGrant, session: Session
) -> None:
    step = sessions.step_of(session, "write")

    copy = agenda_steps.duplicate_step(sessions.leads(ada, session), step=step)

    assert (copy.position, copy.title, copy.script) == (step.position + 1, step.title, step.script)
    assert (copy.boxes, copy.public_id != step.public_id) == (step.boxes, True)


def test_agenda_grows_to_its_most(ada: CanvasGrant, session: Session) -> None:
    lead = sessions.leads(ada, session)
    for _step in range(MOST_STEPS - session.steps.count()):
        agenda_steps.add_step(lead, kind="explain", minutes=1, boxes=[])
    with pytest.raises(Refused, match="40"):
        agenda_steps.add_step(lead, kind="explain", minutes=1, boxes=[])


def test_person_writes_no_more_than_the_session_takes(ada: CanvasGrant, session: Session) -> None:
    Session.objects.update(notes_each=2)
    phone = sessions.joined(session)
    sessions.go_to(ada, session, "write")

    statuses = [sessions.write(phone, session, f"Pain {number}") for number in range(3)]

    assert statuses == [200, 200, 422]
    assert Contribution.objects.count() == 2


def test_agenda_takes_as_many_queries_for_thirty_steps(ada: CanvasGrant, session: Session) -> None:
    client, counts = cast.browser("ada"), []
    for _size in range(2):
        with CaptureQueriesContext(connection) as found:
            client.get(reverse("session_agenda", args=[session.public_id]))
        counts.append(len(found))
        for _step in range(30 - session.steps.count()):
            agenda_steps.add_step(
                sessions.leads(ada, session), kind="vote", minutes=1, boxes=["job"]
            )

    assert counts[0] == counts[1]


def test_step_without_boxes_keeps_what_was_typed_and_says_what_is_missing(ada: CanvasGrant) -> None:
    session = sessions.planned(ada)
    step = sessions.step_of(session, "write")
    sent = {"title": "Night", "instruction": "What wakes you?", "minutes": "9", "has_boxes": "1"}

    answer = cast.browser("ada", htmx=False).post(
        reverse("session_step", args=[session.public_id, step.public_id]), sent
    )

    assert answer.status_code == 422
    for words in ("Choose the boxes", 'value="Night"', "What wakes you?", 'value="9"'):
        assert words in answer.content.decode()


def test_step_is_moved_to_a_place_or_as_near_as_there_is_one(session: Session) -> None:
    first = session.steps.all()[0]
    address = reverse("session_move_step", args=[session.public_id, first.public_id])

    cast.browser("ada").post(address, {"to": "3"})
    assert list(session.steps.all()).index(first) == 3
    cast.browser("ada").post(address, {"to": "30"})

    assert list(session.steps.all())[-1] == first


def test_figure_that_is_left_out_is_none(ada: CanvasGrant, session: Session) -> None:
    lead = sessions.leads(ada, session)
    session_plan.change_settings(lead, ends_hard=False, names="none", notes_each=3, dots=4)
    sent = {"names": "none", "retention_days": "30", "notes_each": "", "dots": "5"}

    cast.browser("ada").post(reverse("session_settings", args=[session.public_id]), sent)

    session.refresh_from_db()
    assert (session.notes_each, session.dots) == (0, 5)
