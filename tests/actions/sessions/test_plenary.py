"""What groups report back: put on the canvas of all once, as it is on theirs."""

import pytest

from canvases.access import CanvasGrant
from canvases.actions import notes, undo_redo
from canvases.actions.errors import Refused
from canvases.actions.sessions import facilitation, plenary
from canvases.method.kinds import Kind
from canvases.models import Note, Session
from canvases.queries.sessions.groups import load_turns
from canvases.queries.sessions.note_origin import Origin, load_origin
from canvases.queries.sessions.report import load_report
from tests import cast, groups, rounds, sessions

TOLD = "– Canteen is closed\n– Canteens close at eight"


@pytest.fixture
def session(ada: CanvasGrant) -> Session:
    """In the step in which the first of two groups reports back what is on its canvas."""
    session = groups.planned(ada)
    theirs = cast.on_canvas("ada", groups.of(session)[0].canvas)
    for weight, text in zip((5, 3, 2, 1), rounds.TEXTS, strict=True):
        cast.add(theirs, Kind.PAIN, text, weight)
    Note.objects.filter(text=rounds.TEXTS[0]).update(details=TOLD)
    sessions.go_to(ada, session, "report")
    return session


def source(text: str) -> str:
    """The id of the note on the canvas of its group, which was there first."""
    return Note.objects.filter(text=text).earliest("pk").public_id


def report(ada: CanvasGrant, session: Session, *texts: str, op: str = "", at: str = "") -> None:
    plenary.report_back(
        sessions.leads(ada, session),
        op or cast.op(),
        at=at or rounds.step(ada, session),
        chosen=[source(text) for text in texts],
    )


def of_all(session: Session) -> list[str]:
    return cast.texts(session.canvas, Kind.PAIN)


def reported(session: Session) -> list[str]:
    """Which texts the console shows as put on the canvas of all."""
    session = Session.objects.select_related("present").get(pk=session.pk)
    return [
        note.text
        for turn in load_turns(session)
        for note in turn.notes
        if note.public_id in turn.reported
    ]


def test_note_is_put_on_the_canvas_of_all_with_its_weight_and_details(
    ada: CanvasGrant, session: Session
) -> None:
    before = cast.change_count(ada.workspace)

    report(ada, session, *rounds.TEXTS[:2])

    found = Note.objects.filter(profile=session.canvas.profile).order_by("-weight")
    told = [(one.text, one.weight, one.details) for one in found]
    assert told == [(rounds.TEXTS[0], 5, TOLD), (rounds.TEXTS[1], 3, "")]
    assert cast.change_count(ada.workspace) == before + 1


def test_note_says_from_which_group_and_step_it_came(ada: CanvasGrant, session: Session) -> None:
    report(ada, session, rounds.TEXTS[0])

    note, group = Note.objects.latest("pk"), groups.of(session)[0]
    assert load_origin(note) == Origin(session.title, "What each group found", group.name)
    assert load_report(session, is_full=False).reported == [(group.name, note)]


@pytest.mark.parametrize("op", ["", "the-same"])
def test_note_pressed_twice_is_put_once(ada: CanvasGrant, session: Session, op: str) -> None:
    for _press in range(2):
        report(ada, session, rounds.TEXTS[0], op=op)

    assert of_all(session) == [rounds.TEXTS[0]]


def test_undone_note_is_offered_again_and_comes_back(ada: CanvasGrant, session: Session) -> None:
    report(ada, session, rounds.TEXTS[0])
    assert reported(session) == [rounds.TEXTS[0]]

    undo_redo.undo(cast.on_canvas("ada", session.canvas), cast.op())

    assert (of_all(session), reported(session)) == ([], [])
    report(ada, session, *rounds.TEXTS[:2])
    assert of_all(session) == reported(session) == list(rounds.TEXTS[:2])


def test_note_is_one_again_when_undo_is_redone(ada: CanvasGrant, session: Session) -> None:
    report(ada, session, rounds.TEXTS[0])
    undo_redo.undo(cast.on_canvas("ada", session.canvas), cast.op())
    undo_redo.redo(cast.on_canvas("ada", session.canvas), cast.op())

    report(ada, session, rounds.TEXTS[0])

    assert of_all(session) == reported(session) == [rounds.TEXTS[0]]


def test_fourth_of_a_group_is_not_reported(ada: CanvasGrant, session: Session) -> None:
    report(ada, session, *rounds.TEXTS)

    assert of_all(session) == list(rounds.TEXTS[:3])


def test_note_that_its_group_deleted_is_passed_over(ada: CanvasGrant, session: Session) -> None:
    theirs = cast.on_canvas("ada", groups.of(session)[0].canvas)
    notes.discard(theirs, cast.op(), note=Note.objects.get(text=rounds.TEXTS[0]))

    report(ada, session, *rounds.TEXTS[:2])

    assert of_all(session) == [rounds.TEXTS[1]]


def test_choice_of_nothing_is_refused(ada: CanvasGrant, session: Session) -> None:
    with pytest.raises(Refused, match="Choose the notes"):
        report(ada, session)


def test_press_from_a_step_that_is_over_has_no_effect(ada: CanvasGrant, session: Session) -> None:
    at = rounds.step(ada, session)
    facilitation.step_on(sessions.leads(ada, session), at=at, by=1)

    report(ada, session, rounds.TEXTS[0], at=at)

    assert of_all(session) == []


def test_nothing_is_reported_in_another_step(ada: CanvasGrant, session: Session) -> None:
    sessions.go_to(ada, session, "close")

    with pytest.raises(Refused, match="report back"):
        report(ada, session, rounds.TEXTS[0])


def test_button_of_the_console_puts_what_is_ticked_on_the_canvas_of_all(
    ada: CanvasGrant, session: Session
) -> None:
    sent = {"at": rounds.step(ada, session), "chosen": source(rounds.TEXTS[1]), "op_id": cast.op()}

    cast.browser("ada").post(f"/s/{session.public_id}/lead/back/", sent)

    assert of_all(session) == [rounds.TEXTS[1]]
