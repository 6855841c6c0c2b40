"""*All groups* on the console offers what can still be done in a group, and nothing else."""

import pytest
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions.sessions import vote_stacks
from canvases.method.agenda import StepKind
from canvases.method.kinds import Kind
from canvases.models import Note, Round, Session
from tests import cast, groups, rounds, sentences, sessions


@pytest.fixture
def session(ada: CanvasGrant) -> Session:
    """With two groups and a step that asks for sentences."""
    session = groups.planned(ada)
    session.steps.filter(kind=StepKind.CLOSE).update(position=90)
    session.steps.create(position=80, kind=StepKind.SAY, title="Say it", minutes=5)
    return session


def console(session: Session) -> str:
    return cast.browser("ada").get(f"/s/{session.public_id}/lead/").content.decode()


def does(ada: CanvasGrant, session: Session, name: str, act: str) -> None:
    """Press a button of all groups."""
    sent = {"act": act, "at": rounds.step(ada, session), "budget": "1", "op_id": cast.op()}
    address = reverse(name, args=[session.public_id])
    answer = cast.browser("ada").post(address, sent | {"by_rule": "1"})
    assert answer.status_code == 200, answer.content


def one_group_says(ada: CanvasGrant, session: Session) -> None:
    """A sentence in the first group, none in the other."""
    phone = groups.joined(ada, session, groups.of(session)[0])
    sessions.go_to(ada, session, StepKind.SAY)
    assert sentences.propose(phone, session, "We feed the night.") == 200


def test_sentences_wait_in_the_group_of_their_authors(ada: CanvasGrant, session: Session) -> None:
    one_group_says(ada, session)

    page = console(session)

    assert "1 sentence · 0 of 1 are done" in " ".join(page.split())
    assert 'id="reveal"' in page
    assert 'id="say-vote-all"' not in page


def test_sentences_are_revealed_once(ada: CanvasGrant, session: Session) -> None:
    one_group_says(ada, session)
    sentences.reveal(ada, session)

    page = console(session)

    assert 'id="reveal"' not in page
    assert 'id="say-vote-all"' in page


def test_group_without_a_sentence_leaves_no_vote_to_open(
    ada: CanvasGrant, session: Session
) -> None:
    one_group_says(ada, session)
    sentences.reveal(ada, session)
    does(ada, session, "session_say", "vote")

    page = console(session)

    assert 'id="say-close-all"' in page
    assert 'id="say-vote-all"' not in page


def test_group_without_a_note_leaves_no_round_to_open(ada: CanvasGrant, session: Session) -> None:
    cast.add(groups.leads(ada, session, groups.of(session)[0]), Kind.PAIN, "Canteen is closed")
    sessions.go_to(ada, session, StepKind.VOTE)
    assert 'id="open-everywhere"' in console(session)
    does(ada, session, "session_round", "open")

    page = console(session)

    assert 'id="close-everywhere"' in page
    assert 'id="open-everywhere"' not in page


def test_big_screen_speaks_of_the_wall_once_a_group_sees_its_own(
    ada: CanvasGrant, session: Session
) -> None:
    phone = groups.joined(ada, session, groups.of(session)[0])
    sessions.go_to(ada, session, StepKind.WRITE)
    sessions.write(phone, session, "Canteen is closed")
    seen = []
    for shows in (False, True):
        sessions.reveal(ada, session, shows=shows)
        page = cast.browser("ada").get(f"/s/{session.public_id}/screen/").content.decode()
        seen.append("Pens down." in page)

    assert seen == [True, False]


def test_nobody_is_waited_for_once_the_sentences_are_revealed(
    ada: CanvasGrant, session: Session
) -> None:
    one_group_says(ada, session)
    silent = groups.joined(ada, session, groups.of(session)[1])
    sentences.reveal(ada, session)

    screen = cast.browser("ada").get(f"/s/{session.public_id}/screen/").content.decode()
    phone = silent.get(f"/s/{session.public_id}/").content.decode()

    assert "nothing yet" not in console(session)
    assert all("are done" not in page for page in (console(session), screen))
    assert "Which of these says it best" in screen
    assert "This group has no sentence to vote on." in phone


def test_stacks_of_all_groups_are_folded_at_once(ada: CanvasGrant, session: Session) -> None:
    for group in groups.of(session):
        for text in ("Nobody answers", "Nobody picks up"):
            cast.add(groups.leads(ada, session, group), Kind.PAIN, text)
    sessions.go_to(ada, session, StepKind.VOTE)
    does(ada, session, "session_round", "open")
    for group in groups.of(session):
        chosen = Round.objects.get(group=group).note_ids
        lead = groups.leads(ada, session, group)
        vote_stacks.stack(lead, at=rounds.step(ada, session), chosen=chosen)
    does(ada, session, "session_round", "close")
    assert "fold-everywhere" in console(session)

    does(ada, session, "session_round", "fold")

    assert [*Note.objects.live().values_list("text", flat=True)] == ["Nobody answers"] * 2
    assert "fold-everywhere" not in console(session)
