"""Dots become weights of notes once, and go back where the round is opened again."""

from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions import notes, undo_redo
from canvases.actions.sessions import vote_weights
from canvases.method.kinds import Kind
from canvases.models import Note, Session, Tally
from canvases.queries.sessions.session import state_of
from tests import cast, rounds, sessions
from tests.shared_rows import shared_session

shared, canvas, session = shared_session(rounds.in_the_vote)


def test_dots_become_weights_in_one_change_that_can_be_undone(
    ada: CanvasGrant, session: Session
) -> None:
    phones = [sessions.joined(session) for _person in range(2)]
    rounds.begin(ada, session)
    for phone in phones:
        rounds.give(phone, session, rounds.TEXTS[0], 2)
    rounds.give(phones[0], session, rounds.TEXTS[1], 1)
    rounds.end(ada, session)
    before = cast.change_count(ada.workspace)

    for _press in range(2):
        rounds.weigh(ada, session)

    assert rounds.weights() == [5, 2, None, None]
    assert cast.change_count(ada.workspace) == before + 1
    undo_redo.undo(ada, cast.op())
    assert rounds.weights() == [None] * 4
    rounds.weigh(ada, session)
    assert rounds.weights() == [5, 2, None, None]


def test_round_that_is_opened_again_takes_its_weights_back_and_no_others(
    ada: CanvasGrant, session: Session
) -> None:
    phone = sessions.joined(session)
    rounds.begin(ada, session)
    for text in rounds.TEXTS[:2]:
        rounds.give(phone, session, text, 1)
    rounds.end(ada, session)
    rounds.weigh(ada, session)
    notes.weigh(ada, cast.op(), note=Note.objects.get(text=rounds.TEXTS[1]), weight=1)

    vote_weights.reopen(sessions.leads(ada, session), cast.op(), at=rounds.step(ada, session))

    assert rounds.weights() == [None, 1, None, None]
    assert not Tally.objects.exists()
    assert rounds.give(phone, session, rounds.TEXTS[0], 2) == 200


def test_facilitator_corrects_weights_of_these_notes_only(
    ada: CanvasGrant, session: Session
) -> None:
    other = cast.add(ada, Kind.JOB, "Sleep by day")
    rounds.begin(ada, session)
    rounds.end(ada, session)
    sent = {"act": "apply", "at": rounds.step(ada, session), f"weight-{other.public_id}": "5"}
    sent |= {f"weight-{Note.objects.get(text=rounds.TEXTS[2]).public_id}": "4", "weight-x": "9"}

    answer = cast.browser("ada").post(f"/s/{session.public_id}/lead/round/", sent)

    assert answer.status_code == 200
    assert rounds.weights() == [None, None, 4, None]
    other.refresh_from_db()
    assert other.weight is None


def test_phones_see_that_another_round_has_begun_and_nobody_is_done_yet(
    ada: CanvasGrant, session: Session
) -> None:
    """Also those that missed the end of the one before."""
    phone = sessions.joined(session)
    rounds.begin(ada, session)
    session.refresh_from_db()
    phone.post(reverse("session_done", args=[session.public_id]), {"at": at(session), "done": "1"})
    before = state_of(session)

    rounds.end(ada, session)
    vote_weights.reopen(sessions.leads(ada, session), cast.op(), at=rounds.step(ada, session))

    assert state_of(session) != before
    assert not session.participants.exclude(done=None).exists()


def test_console_asks_about_those_not_done_while_a_round_is_open_and_no_longer(
    ada: CanvasGrant, session: Session
) -> None:
    sessions.joined(session)
    rounds.begin(ada, session)
    sent = {"act": "next", "at": rounds.step(ada, session)}
    acts = reverse("session_lead", args=[session.public_id])

    asked = cast.browser("ada", htmx=False).post(acts, sent)
    shown = cast.browser("ada", htmx=False).get(asked["Location"]).content.decode()
    rounds.end(ada, session)
    later = cast.browser("ada", htmx=False).get(asked["Location"]).content.decode()

    assert "Go on anyway" in shown
    assert "Go on anyway" not in later


def at(session: Session) -> str:
    """The id of the present step."""
    return session.present.public_id if session.present else ""
