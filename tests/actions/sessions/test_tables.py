"""A device that speaks for a table votes for all of it, and one that watches votes for nobody."""

import pytest
from django.test import Client
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions.sessions import vote_rounds
from canvases.method.kinds import Kind
from canvases.models import Ballot, Note, Session, Tally
from canvases.queries.sessions.rounds import load_round_view
from tests import cast, sessions

TEXTS = ("Canteen is closed", "Nobody answers")


@pytest.fixture
def session(ada: CanvasGrant) -> Session:
    """In the vote, on two pains."""
    for text in TEXTS:
        cast.add(ada, Kind.PAIN, text)
    session = sessions.planned(ada)
    sessions.go_to(ada, session, "vote")
    return session


def comes(session: Session, **more: str) -> Client:
    """A device that has joined, saying more."""
    phone = cast.Browser(headers={"HX-Request": "true"})
    phone.post(reverse("join_by_code"), {"code": session.code} | more)
    return phone


def begin(grant: CanvasGrant, session: Session) -> str:
    """Open the round, with three dots for each person. Returns the step."""
    lead, chosen = sessions.leads(grant, session), Note.objects.values_list("public_id", flat=True)
    assert lead.session.present is not None
    at = lead.session.present.public_id
    vote_rounds.open_round(lead, at=at, chosen=list(chosen), budget=3)
    return at


def give(phone: Client, session: Session, at: str, text: str, value: int) -> int:
    sent = {"at": at, "note": Note.objects.get(text=text).public_id, "value": str(value)}
    return phone.post(reverse("session_vote", args=[session.public_id]), sent).status_code


def test_table_has_the_dots_of_all_its_people(ada: CanvasGrant, session: Session) -> None:
    table, at = comes(session, people="4"), begin(ada, session)

    assert give(table, session, at, TEXTS[0], 9) == 422  # two of each person on one note
    assert give(table, session, at, TEXTS[0], 8) == 200
    assert give(table, session, at, TEXTS[1], 5) == 422  # three for each person
    assert give(table, session, at, TEXTS[1], 4) == 200
    assert "0 of 12 dots left" in table.get(f"/s/{session.public_id}/").content.decode()


def test_tallies_do_not_tell_a_table_from_its_people(ada: CanvasGrant, session: Session) -> None:
    table, at = comes(session, people="4"), begin(ada, session)
    give(table, session, at, TEXTS[0], 6)

    vote_rounds.close_round(sessions.leads(ada, session), at=at)

    kept = Tally.objects.order_by("value").values_list("value", "people")
    assert list(kept) == [(1, 2), (2, 2)]
    outcome = load_round_view(sessions.leads(ada, session).session)
    assert (outcome.voted, outcome.dots) == (4, 6)


def test_observer_may_not_vote(ada: CanvasGrant, session: Session) -> None:
    watcher, at = comes(session, is_observer="on"), begin(ada, session)

    assert give(watcher, session, at, TEXTS[0], 1) == 422
    assert not Ballot.objects.exists()
