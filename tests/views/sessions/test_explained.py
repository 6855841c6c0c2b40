"""What helps to begin in a session: a note to try, and what belongs into each box."""

from html import unescape

import pytest
from django.apps import apps
from django.core import serializers
from django.test import Client
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions.sessions import facilitation
from canvases.method.agenda import StepKind
from canvases.method.kinds import Kind
from canvases.method.questions import GUIDES
from canvases.models import Session
from tests import cast, sessions

SECRET = "Zmrzlina-behind-the-canteen"


@pytest.fixture
def session(ada: CanvasGrant) -> Session:
    """A session that explains pains and gains before it asks for them."""
    return sessions.planned(ada)


def page(client: Client, session: Session, name: str = "session") -> str:
    return unescape(client.get(reverse(name, args=[session.public_id])).content.decode())


def rows() -> list[str]:
    """All rows of all tables."""
    return [serializers.serialize("json", model._base_manager.all()) for model in apps.get_models()]


def tries(phone: Client, session: Session, text: str = SECRET) -> tuple[int, str]:
    """What a note to try is answered with."""
    answer = phone.post(reverse("session_try", args=[session.public_id]), {"text": text})
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize("htmx", [True, False])
def test_note_to_try_is_shown_to_who_wrote_it_once(
    ada: CanvasGrant, session: Session, htmx: bool
) -> None:
    phone = sessions.joined(session, htmx=htmx)
    sessions.go_to(ada, session, "welcome")
    assert "Nobody sees it" in page(phone, session)

    status, told = tries(phone, session)

    assert (status, SECRET in told) == (200, True)
    assert SECRET not in page(phone, session)


def test_note_to_try_is_in_no_table_and_no_log(
    ada: CanvasGrant, session: Session, caplog: pytest.LogCaptureFixture
) -> None:
    phone = sessions.joined(session)
    sessions.go_to(ada, session, "welcome")
    before = rows()

    assert SECRET in tries(phone, session)[1]

    assert rows() == before
    assert SECRET not in caplog.text


@pytest.mark.parametrize("step", [*StepKind][1:4])
def test_nothing_is_tried_after_the_welcome(
    ada: CanvasGrant, session: Session, step: StepKind
) -> None:
    phone = sessions.joined(session)
    sessions.go_to(ada, session, step)

    status, told = tries(phone, session)

    assert (status, SECRET in told) == (422, False)


def test_empty_note_to_try_is_refused_in_words(ada: CanvasGrant, session: Session) -> None:
    phone = sessions.joined(session)
    sessions.go_to(ada, session, "welcome")

    status, told = tries(phone, session, " ")

    assert (status, 'role="alert"' in told) == (422, True)


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("phone", "session"),
        ("phone", "session_room"),
        ("ada", "session_screen"),
        ("ada", "session_console"),
    ],
)
def test_boxes_are_explained_with_definition_and_three_questions(
    ada: CanvasGrant, session: Session, who: str, name: str
) -> None:
    client = sessions.joined(session) if who == "phone" else cast.browser("ada")
    sessions.go_to(ada, session, "explain")

    told = page(client, session, name)

    for kind in (Kind.PAIN, Kind.GAIN):
        assert GUIDES[kind].definition in told
        assert all(question in told for question in GUIDES[kind].questions[:3])
    assert GUIDES[Kind.JOB].definition not in told


def test_step_that_is_looked_at_before_its_time_is_explained_on_the_console(
    session: Session,
) -> None:
    step = sessions.step_of(session, "explain").public_id
    address = reverse("session_console", args=[session.public_id])

    told = cast.browser("ada").get(address, {"look": step}).content.decode()

    assert unescape(told).count(GUIDES[Kind.PAIN].definition) == 1


def test_boxes_of_a_step_that_explains_are_chosen_in_the_agenda(session: Session) -> None:
    step, planner = sessions.step_of(session, "explain"), cast.browser("ada", htmx=False)
    form = page(planner, session, "session_agenda").split(f'id="title-{step.public_id}"')[1]
    assert form.split("</form>")[0].count('name="boxes"') == len(Kind)
    sent = {"title": "Jobs", "instruction": "", "minutes": "3", "has_boxes": "1", "boxes": "job"}

    planner.post(reverse("session_step", args=[session.public_id, step.public_id]), sent)

    step.refresh_from_db()
    assert step.kinds == [Kind.JOB]


def test_each_text_brings_the_next_question_of_its_box(ada: CanvasGrant, session: Session) -> None:
    phone, questions = sessions.joined(session), GUIDES[Kind.PAIN].questions
    sessions.go_to(ada, session, "write")
    assert questions[0] in page(phone, session)

    sessions.write(phone, session, SECRET)

    told = page(phone, session)
    assert questions[1] in told
    assert questions[0] not in told


def test_nothing_is_asked_once_one_is_done(ada: CanvasGrant, session: Session) -> None:
    phone = sessions.joined(session)
    sessions.go_to(ada, session, "write")
    at = sessions.leads(ada, session).session.present
    assert at is not None

    phone.post(reverse("session_done", args=[session.public_id]), {"at": at.public_id, "done": "1"})

    assert GUIDES[Kind.PAIN].questions[0] not in page(phone, session)


def test_step_that_explains_without_boxes_has_its_instruction_alone(
    ada: CanvasGrant, session: Session
) -> None:
    session.steps.filter(kind="explain").update(boxes=[])
    facilitation.start(sessions.leads(ada, session))
    sessions.go_to(ada, session, "explain")

    assert "explained__box" not in page(sessions.joined(session), session)
