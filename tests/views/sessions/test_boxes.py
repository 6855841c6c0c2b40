"""Where texts of several boxes stand in one list, each says in words which box it is of."""

import pytest
from django.test import Client

from canvases.access import CanvasGrant
from canvases.method.agenda import StepKind
from canvases.method.kinds import Kind
from canvases.models import Session
from tests import cast, rounds, sessions


@pytest.fixture
def session(ada: CanvasGrant) -> Session:
    """On a canvas with a pain and a gain."""
    for kind in (Kind.PAIN, Kind.GAIN):
        cast.add(ada, kind, f"A {kind}")
    return sessions.planned(ada)


def named(client: Client, address: str) -> list[bool]:
    page = client.get(address).content.decode()
    return [f'<span class="ofbox">{name}</span>' in page for name in ("Pain", "Gain")]


def test_notes_of_a_vote_name_their_boxes(ada: CanvasGrant, session: Session) -> None:
    phone = sessions.joined(session)
    sessions.go_to(ada, session, StepKind.VOTE)
    rounds.begin(ada, session)

    assert named(phone, f"/s/{session.public_id}/") == [True, True]


def test_notes_of_one_box_need_no_name(ada: CanvasGrant, session: Session) -> None:
    session.steps.filter(kind=StepKind.VOTE).update(kind=StepKind.RATE, boxes=["pain"])
    phone = sessions.joined(session)
    sessions.go_to(ada, session, StepKind.RATE)
    rounds.begin(ada, session)

    assert named(phone, f"/s/{session.public_id}/") == [False, False]


def test_fields_and_texts_of_two_boxes_name_them(ada: CanvasGrant, session: Session) -> None:
    session.steps.filter(kind=StepKind.WRITE).update(boxes=["pain", "gain"])
    phone = sessions.joined(session)
    sessions.go_to(ada, session, StepKind.WRITE)
    for kind in ("pain", "gain"):
        assert sessions.write(phone, session, "Canteen", kind) == 200
    address = f"/s/{session.public_id}/"

    assert named(phone, address) == [True, True]
    assert (
        '<label class="boxname" for="text-gain">Gains</label>'
        in phone.get(address).content.decode()
    )
