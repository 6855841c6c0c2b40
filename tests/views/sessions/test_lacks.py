"""Who has nothing to wait for is told so, and not that it opens in a moment."""

import pytest
from django.test import Client
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.method.agenda import StepKind
from canvases.method.kinds import Kind
from canvases.models import Session, SessionGroup
from tests import cast, groups, rounds, sentences, sessions


@pytest.fixture
def session(ada: CanvasGrant) -> Session:
    """With two groups, whose canvases are empty, and a step for each kind of round."""
    session = groups.planned(ada)
    session.steps.filter(kind=StepKind.CLOSE).update(position=90)
    for position, kind in enumerate((StepKind.RATE, StepKind.LINK), start=80):
        boxes = [Kind.PAIN, Kind.PAIN_RELIEVER]
        session.steps.create(position=position, kind=kind, title=kind, minutes=5, boxes=boxes)
    return session


def seen_by(phone: Client, session: Session, group: SessionGroup) -> list[str]:
    """What the group sees: on its phones, beside the task, and on its big screen."""
    ids = [session.public_id]
    pages = [phone.get(reverse(name, args=ids)) for name in ("session", "session_room")]
    screen = reverse("session_screen", args=ids) + f"?in={group.public_id}"
    return [one.content.decode() for one in (*pages, cast.browser("ada").get(screen))]


def test_group_with_nothing_written_does_not_wait_for_its_wall(
    ada: CanvasGrant, session: Session
) -> None:
    one, other = groups.of(session)
    writes, silent = groups.joined(ada, session, one), groups.joined(ada, session, other)
    sessions.go_to(ada, session, "write")
    assert sessions.write(writes, session, "Canteen is closed") == 200

    sessions.go_to(ada, session, "reveal")

    for page in seen_by(silent, session, other):
        assert "This group has no text to show yet." in page
        assert "The wall opens" not in page
    assert all("The wall opens" in page for page in seen_by(writes, session, one))


@pytest.mark.parametrize(
    ("kind", "words"),
    [("vote", "nothing to vote on"), ("rate", "nothing to rate"), ("link", "nothing to link")],
)
def test_group_without_notes_does_not_wait_for_its_round(
    ada: CanvasGrant, session: Session, kind: str, words: str
) -> None:
    one, other = groups.of(session)
    filled, empty = groups.joined(ada, session, one), groups.joined(ada, session, other)
    for box in (Kind.PAIN, Kind.PAIN_RELIEVER):
        cast.add(groups.leads(ada, session, one), box, f"A {box}")

    sessions.go_to(ada, session, kind)

    assert all(f"This group has {words} yet" in page for page in seen_by(empty, session, other))
    assert not any(words in page for page in seen_by(filled, session, one))


def test_group_that_gets_a_note_is_asked_as_all_others(ada: CanvasGrant, session: Session) -> None:
    group = groups.of(session)[0]
    phone = groups.joined(ada, session, group)
    sessions.go_to(ada, session, "vote")
    cast.add(groups.leads(ada, session, group), Kind.PAIN, rounds.TEXTS[0])
    address = reverse("session_round", args=[session.public_id])
    sent = {"act": "open", "at": rounds.step(ada, session), "by_rule": "1", "op_id": cast.op()}

    cast.browser("ada").post(address, sent)

    assert not any("nothing to vote on" in page for page in seen_by(phone, session, group))


def test_session_without_groups_does_not_wait_either(ada: CanvasGrant) -> None:
    session = sessions.planned(ada)
    phone = sessions.joined(session)

    sessions.go_to(ada, session, "reveal")

    assert "There is no text to show yet." in phone.get(f"/s/{session.public_id}/").content.decode()


def test_group_without_a_sentence_does_not_wait_for_its_vote(ada: CanvasGrant) -> None:
    session = groups.planned(ada, "fit")
    one, other = groups.of(session)
    writes, silent = groups.joined(ada, session, one), groups.joined(ada, session, other)
    sessions.go_to(ada, session, StepKind.SAY)
    assert sentences.propose(writes, session, "We feed the night.") == 200

    sentences.reveal(ada, session)

    address = reverse("session", args=[session.public_id])
    assert "This group has no sentence" in silent.get(address).content.decode()
    assert "come in a moment" in writes.get(address).content.decode()
