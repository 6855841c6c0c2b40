"""Notes of an open vote are stacked: dots follow, never beyond what one note takes, and go back to
where they were laid when the stack is taken apart."""

import pytest

from canvases.access import CanvasGrant
from canvases.actions import notes
from canvases.actions.errors import Conflict, Refused
from canvases.actions.sessions import vote_weights
from canvases.method.kinds import Kind
from canvases.models import Note, Round, Session
from canvases.queries.sessions.rounds import load_round_view
from tests import cast, rounds, sessions
from tests.shared_rows import shared_session
from tests.stacks import begun, counted, laid, own, stack, take_out, unstack

FIRST, SECOND, THIRD, FOURTH = rounds.TEXTS


shared, canvas, session = shared_session(begun)


def test_dots_on_a_stacked_note_count_for_the_first(ada: CanvasGrant, session: Session) -> None:
    for text in (FIRST, SECOND, SECOND):
        rounds.give(sessions.joined(session), session, text, 1)

    stack(ada, session, FIRST, SECOND)

    assert counted(ada, session) == {FIRST: 3, THIRD: 0, FOURTH: 0}


def test_more_than_one_note_takes_comes_back_and_the_phone_says_so(
    ada: CanvasGrant, session: Session
) -> None:
    phone = sessions.joined(session)
    for text in (FIRST, SECOND):
        rounds.give(phone, session, text, 2)

    stack(ada, session, FIRST, SECOND)

    assert own() == ({FIRST: 2}, 2)
    page = phone.get(f"/s/{session.public_id}/").content.decode()
    assert "2 dots came back to you" in page
    assert rounds.give(phone, session, THIRD, 2) == 200
    assert counted(ada, session) == {FIRST: 2, THIRD: 2, FOURTH: 0}


def test_dots_are_where_they_were_laid_once_a_stack_is_taken_apart(
    ada: CanvasGrant, session: Session
) -> None:
    phone = sessions.joined(session)
    for text in (FIRST, SECOND):
        rounds.give(phone, session, text, 2)
    stack(ada, session, FIRST, SECOND)

    unstack(ada, session, FIRST)

    assert own() == ({FIRST: 2, SECOND: 2}, 0)


def test_dots_that_were_given_elsewhere_do_not_come_back_beyond_the_budget(
    ada: CanvasGrant, session: Session
) -> None:
    phone = sessions.joined(session)
    for text in (FIRST, SECOND):
        rounds.give(phone, session, text, 2)
    stack(ada, session, FIRST, SECOND)
    rounds.give(phone, session, THIRD, 1)

    unstack(ada, session, FIRST)

    assert own() == ({FIRST: 2, SECOND: 1, THIRD: 1}, 0)


def test_note_taken_out_has_its_own_dots_and_the_rest_stays_a_stack(
    ada: CanvasGrant, session: Session
) -> None:
    phone = sessions.joined(session)
    for text in (FIRST, SECOND, THIRD):
        rounds.give(phone, session, text, 1)
    stack(ada, session, FIRST, SECOND, THIRD)

    take_out(ada, session, SECOND)

    assert own() == ({FIRST: 2, SECOND: 1}, 1)


def test_stack_takes_dots_as_one_note(ada: CanvasGrant, session: Session) -> None:
    phone = sessions.joined(session)
    rounds.give(phone, session, SECOND, 1)
    stack(ada, session, FIRST, SECOND)

    statuses = [rounds.give(phone, session, FIRST, dots, is_stack=True) for dots in (2, 3)]

    assert statuses == [200, 422]
    assert own() == ({FIRST: 2}, 2)


@pytest.mark.parametrize("dots", [0, 1])
def test_dot_added_to_a_stack_and_taken_back_leaves_the_others_where_they_are(
    ada: CanvasGrant, session: Session, dots: int
) -> None:
    phone = sessions.joined(session)
    rounds.give(phone, session, SECOND, 1)
    stack(ada, session, FIRST, SECOND)

    for value in (2, dots):
        rounds.give(phone, session, FIRST, value, is_stack=True)

    assert laid() == ({SECOND: 1} if dots else {})


def test_phone_that_does_not_know_of_a_stack_yet_gives_within_its_limit(
    ada: CanvasGrant, session: Session
) -> None:
    phone = sessions.joined(session)
    rounds.give(phone, session, FIRST, 2)
    stack(ada, session, FIRST, SECOND)

    assert rounds.give(phone, session, SECOND, 2) == 200

    assert own() == ({FIRST: 2}, 2)


def test_phone_that_does_not_know_of_a_stack_taken_apart_gives_one_note(
    ada: CanvasGrant, session: Session
) -> None:
    phone = sessions.joined(session)
    rounds.give(phone, session, SECOND, 1)
    stack(ada, session, FIRST, SECOND)
    unstack(ada, session, FIRST)

    rounds.give(phone, session, FIRST, 2, is_stack=True)

    assert own() == ({FIRST: 2, SECOND: 1}, 1)


def test_budget_holds_over_a_stack_under_two_tabs(ada: CanvasGrant, session: Session) -> None:
    phone = sessions.joined(session)
    stack(ada, session, FIRST, SECOND)

    statuses = [
        rounds.give(phone, session, FIRST, 2, is_stack=True),
        rounds.give(phone, session, THIRD, 2),
        rounds.give(phone, session, FOURTH, 1),
    ]

    assert statuses == [200, 200, 422]


def test_two_consoles_make_one_stack(ada: CanvasGrant, session: Session) -> None:
    for texts in ((FIRST, SECOND), (SECOND, FIRST), (SECOND, THIRD)):
        stack(ada, session, *texts)

    ids = [rounds.id_of(text) for text in (FIRST, SECOND, THIRD)]
    assert Round.objects.get().stacks == [ids]


def test_stack_that_the_other_console_took_apart_is_said_to_be_changed(
    ada: CanvasGrant, session: Session
) -> None:
    stack(ada, session, FIRST, SECOND)
    unstack(ada, session, FIRST)

    with pytest.raises(Conflict, match="changed meanwhile"):
        unstack(ada, session, FIRST)


def test_notes_of_two_boxes_are_no_stack(ada: CanvasGrant, session: Session) -> None:
    gain = cast.add(ada, Kind.GAIN, "Warm meals")
    Round.objects.update(notes=[*Round.objects.get().note_ids, gain.public_id])

    with pytest.raises(Refused, match="of one box"):
        stack(ada, session, FIRST, "Warm meals")


def test_nothing_is_stacked_once_the_round_is_closed(ada: CanvasGrant, session: Session) -> None:
    rounds.end(ada, session)

    with pytest.raises(Conflict, match="closed"):
        stack(ada, session, FIRST, SECOND)


def test_stack_outlives_its_first_note(ada: CanvasGrant, session: Session) -> None:
    for text in (FIRST, SECOND):
        rounds.give(sessions.joined(session), session, text, 1)
    stack(ada, session, FIRST, SECOND)

    notes.discard(ada, cast.op(), note=Note.objects.get(text=FIRST))

    assert counted(ada, session) == {SECOND: 2, THIRD: 0, FOURTH: 0}


def test_weights_are_given_to_the_first_of_a_stack_alone(
    ada: CanvasGrant, session: Session
) -> None:
    rounds.give(sessions.joined(session), session, SECOND, 1)
    stack(ada, session, FIRST, SECOND)
    rounds.end(ada, session)

    rounds.weigh(ada, session)

    assert rounds.weights() == [5, None, None, None]


def test_vote_anew_keeps_the_stacks(ada: CanvasGrant, session: Session) -> None:
    stack(ada, session, FIRST, SECOND)
    rounds.end(ada, session)

    vote_weights.reopen(sessions.leads(ada, session), cast.op(), at=rounds.step(ada, session))

    assert (
        load_round_view(sessions.leads(ada, session).session).stacked_notes[0][1][0].text == SECOND
    )
