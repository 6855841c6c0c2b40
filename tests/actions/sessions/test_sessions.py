"""Sessions: led once however often it is pressed, and put on the canvas once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from canvases.access import CanvasGrant, NotAllowed
from canvases.actions import undo_redo
from canvases.actions.errors import Refused
from canvases.actions.sessions import canvas_notes, facilitation, session_plan
from canvases.actions.sessions.session_lock import Closed
from canvases.method.agenda_templates import TEMPLATES
from canvases.method.kinds import Kind
from canvases.models import Contribution, Session
from canvases.queries.sessions.session import load_numbers, load_wall, seconds_left
from tests import cast, sessions


@pytest.fixture
def session(ada: CanvasGrant) -> Session:
    return sessions.planned(ada)


@pytest.fixture
def revealed(ada: CanvasGrant, session: Session) -> Session:
    """Two pains and a gain, revealed."""
    phone = sessions.joined(session)
    sessions.go_to(ada, session, "write")
    for text in ("Canteen is closed", "Nobody answers"):
        sessions.write(phone, session, text)
    now = sessions.leads(ada, session).session.present
    assert now is not None
    facilitation.step_on(sessions.leads(ada, session), at=now.public_id, by=1)
    sessions.write(phone, session, "Paid taxi home", "gain")
    sessions.reveal(ada, session)
    return session


def put(grant: CanvasGrant, session: Session, op_id: str = "") -> None:
    """Put everything that is on the wall on the canvas."""
    ids = [one.public_id for one in Contribution.objects.all()]
    lead = sessions.leads(grant, session)
    canvas_notes.put_on_canvas(lead, op_id or cast.op(), session=lead.session, chosen=ids)


def test_planned_twice_with_one_operation_is_one_session(ada: CanvasGrant) -> None:
    page, op = cast.on_page(ada), cast.op()
    made = {
        session_plan.plan(
            page, op, canvas=ada.canvas, title="Once", template=TEMPLATES["profile"]
        ).public_id
        for _press in range(2)
    }

    assert len(made) == 1


def test_next_pressed_on_two_consoles_is_one_step(ada: CanvasGrant, session: Session) -> None:
    sessions.go_to(ada, session, "welcome")
    two = [sessions.leads(ada, session), sessions.leads(ada, session)]
    assert two[0].session.present is not None
    at = two[0].session.present.public_id

    for console in two:
        facilitation.step_on(console, at=at, by=1)

    session.refresh_from_db()
    assert session.present is not None
    assert session.present.position == 1


def test_minute_more_is_counted_from_now_where_time_is_up(
    ada: CanvasGrant, session: Session
) -> None:
    sessions.go_to(ada, session, "welcome")
    Session.objects.update(ends_at=timezone.now() - timedelta(minutes=9))

    facilitation.add_minute(sessions.leads(ada, session))

    session.refresh_from_db()
    assert 55 <= seconds_left(session) <= 60


def test_step_is_moved_and_removed_until_it_begins(ada: CanvasGrant, session: Session) -> None:
    lead, first = sessions.leads(ada, session), session.steps.all()[0]
    session_plan.move_step(lead, step=first, to=1)
    session_plan.remove_step(lead, step=session.steps.all()[0])
    assert [step.kind for step in session.steps.all()][:2] == ["welcome", "write"]

    facilitation.start(lead)

    with pytest.raises(Refused, match="stays as it is"):
        session_plan.move_step(lead, step=first, to=0)


def test_viewer_who_was_an_editor_leads_no_more(
    ada: CanvasGrant, ben: CanvasGrant, session: Session
) -> None:
    lead = sessions.leads(ben, session)
    ben.workspace.members.filter(pk=ben.member.pk).update(role="viewer")

    with pytest.raises(NotAllowed):
        facilitation.start(lead)
    assert ada.workspace == ben.workspace


def test_text_sent_twice_is_written_once(ada: CanvasGrant, session: Session) -> None:
    phone = sessions.joined(session)
    sessions.go_to(ada, session, "write")

    statuses = {sessions.write(phone, session, "Canteen", op_id="the-same-one") for _n in range(2)}

    assert statuses == {200}
    assert Contribution.objects.count() == 1


def test_all_boxes_land_on_the_canvas_as_one_change(ada: CanvasGrant, revealed: Session) -> None:
    before = cast.change_count(ada.workspace)

    put(ada, revealed)

    assert sorted(cast.texts(ada.canvas, Kind.PAIN)) == ["Canteen is closed", "Nobody answers"]
    assert cast.texts(ada.canvas, Kind.GAIN) == ["Paid taxi home"]
    assert cast.change_count(ada.workspace) == before + 1


def test_text_is_put_on_the_canvas_once(ada: CanvasGrant, revealed: Session) -> None:
    op = cast.op()

    for press in (op, op, cast.op()):
        put(ada, revealed, press)

    assert len(cast.texts(ada.canvas, Kind.PAIN)) == 2


def test_undo_gives_the_texts_back_to_the_wall_and_redo_takes_them(
    ada: CanvasGrant, revealed: Session
) -> None:
    put(ada, revealed)

    def placed() -> set[bool]:
        now = sessions.leads(ada, revealed).session
        return {one.is_placed for _kind, texts in load_wall(now) for one in texts}

    undo_redo.undo(ada, cast.op())
    assert (placed(), cast.texts(ada.canvas, Kind.PAIN)) == ({False}, [])
    undo_redo.redo(ada, cast.op())
    put(ada, revealed)

    assert (placed(), len(cast.texts(ada.canvas, Kind.PAIN))) == ({True}, 2)


def test_numbers_say_who_is_here_writes_and_is_done(ada: CanvasGrant, session: Session) -> None:
    phones = [sessions.joined(session) for _person in range(3)]
    sessions.go_to(ada, session, "write")
    sessions.write(phones[0], session, "Canteen")
    sessions.write(phones[0], session, "Roster")
    step = sessions.leads(ada, session).session.present
    assert step is not None
    phones[1].post(f"/s/{session.public_id}/done/", {"at": step.public_id, "done": "1"})

    numbers = load_numbers(sessions.leads(ada, session).session)

    assert (numbers.here, numbers.writing, numbers.done, numbers.texts) == (3, 1, 1, 2)


def test_closed_session_takes_nobody_and_nothing(ada: CanvasGrant, session: Session) -> None:
    lead = sessions.leads(ada, session)
    facilitation.close(lead, gives_link=True)

    with pytest.raises(Closed):
        facilitation.start(lead)
    session.refresh_from_db()
    assert session.look is not None
    assert session.look.canvas == ada.canvas
