"""What came from a session says so; and a session begins with the agenda of an earlier one."""

from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions.sessions import canvas_notes
from canvases.models import Note, Session
from canvases.queries.history import load_history
from canvases.queries.sessions.note_origin import load_origin
from tests import cast, rounds, sessions


def with_a_note(grant: CanvasGrant) -> Note:
    """A note that came up in a session."""
    session = sessions.planned(grant)
    phone = sessions.joined(session, "Selim")
    sessions.go_to(grant, session, "write")
    sessions.write(phone, session, "Canteen is closed")
    sessions.reveal(grant, session)
    lead = sessions.leads(grant, session)
    canvas_notes.put_on_canvas(lead, cast.op(), session=lead.session)
    return Note.objects.get()


def test_history_names_the_session_of_a_change_and_of_no_other(ada: CanvasGrant) -> None:
    with_a_note(ada)
    cast.add(ada)

    told = [entry.session for entry in load_history(ada.workspace, ada.canvas)]

    assert told[:2] == ["", "Night shift insurance"]


def test_history_names_the_session_that_weighed_notes(ada: CanvasGrant) -> None:
    cast.add(ada)
    session = sessions.planned(ada)
    phone = sessions.joined(session)
    sessions.go_to(ada, session, "vote")
    rounds.begin(ada, session)
    rounds.give(phone, session, "Canteen is closed", 1)
    rounds.end(ada, session)
    rounds.weigh(ada, session)

    page = cast.browser("ada").get(reverse("history", args=[ada.canvas.public_id]))

    assert load_history(ada.workspace)[0].session == session.title
    assert session.title in page.content.decode()


def test_note_names_session_and_step_and_nobody(ada: CanvasGrant) -> None:
    note = with_a_note(ada)
    origin = load_origin(note)
    assert origin is not None
    address = reverse("note", args=[ada.canvas.public_id, note.public_id])

    said = cast.browser("ada").get(address).content.decode()

    assert origin.step == Session.objects.get().steps.filter(kind="write")[0].title
    assert origin.session in said
    assert "Selim" not in said


def test_note_from_elsewhere_names_no_session(ada: CanvasGrant) -> None:
    assert load_origin(cast.add(ada)) is None


def test_session_begins_with_the_agenda_of_an_earlier_one(ada: CanvasGrant) -> None:
    old = sessions.planned(ada)
    old.steps.filter(kind="write").update(title="Our own words", script="", instruction="")
    sent = {"title": "Again", "canvas": ada.canvas.public_id, "template": old.public_id}

    cast.browser("ada").post(
        reverse("sessions", args=[ada.workspace.public_id]), sent | {"op_id": cast.op()}
    )

    fields = "kind", "title", "instruction", "script", "minutes", "boxes"
    new = Session.objects.get(title="Again")
    assert list(new.steps.values(*fields)) == list(old.steps.values(*fields))


def test_agenda_of_another_workspace_is_none(ada: CanvasGrant, dan: CanvasGrant) -> None:
    old = sessions.planned(ada)
    sent = {"title": "Again", "canvas": dan.canvas.public_id, "template": old.public_id}

    answer = cast.browser("dan").post(
        reverse("sessions", args=[dan.workspace.public_id]), sent | {"op_id": cast.op()}
    )

    assert answer.status_code == 422
    assert not Session.objects.filter(title="Again").exists()
