"""What a participant's phone looks like, shown to those who lead."""

import pytest

from canvases.access import CanvasGrant
from canvases.method.kinds import Kind
from canvases.models import Participant, Session
from tests import cast, rounds, sessions

SECRET = "Zmrzlina-behind-the-canteen"


@pytest.fixture
def session(ada: CanvasGrant) -> Session:
    cast.add(ada, Kind.PAIN, rounds.TEXTS[0])
    return sessions.planned(ada)


def mirror(session: Session) -> str:
    answer = cast.browser("ada").get(f"/s/{session.public_id}/lead/phone/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_shows_the_task_of_the_step_and_nobodys_texts(
    ada: CanvasGrant, session: Session
) -> None:
    phone = sessions.joined(session, "Selim")
    sessions.go_to(ada, session, "write")
    sessions.write(phone, session, SECRET)

    page = mirror(session)

    assert 'name="text"' in page
    assert SECRET not in page
    assert "Selim" not in page


def test_it_shows_no_text_that_the_room_does_not_see_yet(
    ada: CanvasGrant, session: Session
) -> None:
    sessions.go_to(ada, session, "write")
    sessions.write(sessions.joined(session), session, SECRET)
    sessions.reveal(ada, session, shows=False)

    assert SECRET not in mirror(session)


@pytest.mark.parametrize("kind", ["welcome", "explain", "write", "vote", "discuss", "close"])
def test_it_joins_nobody_in_any_step(ada: CanvasGrant, session: Session, kind: str) -> None:
    sessions.go_to(ada, session, kind)
    if kind == "vote":
        rounds.begin(ada, session)

    assert sessions.step_of(session, kind).title in mirror(session)
    assert not Participant.objects.exists()
