"""What people of one group can learn of another one: nothing that was written there."""

import json

import pytest
from django.apps import apps
from django.core import serializers
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions.sessions import (
    canvas_notes,
    facilitation,
    proposed_sentences,
    text_reveal,
    vote_rounds,
)
from canvases.actions.sessions.all_groups import everywhere
from canvases.method.agenda import Grouping, StepKind
from canvases.method.kinds import Kind
from canvases.models import Contribution, Participant, Sentence, Session
from canvases.session_access import SessionGrant
from tests import cast, groups, rounds, sentences, sessions
from tests.addresses import ids_of
from tests.views.sessions.test_privacy import PHONE, everything_told

OURS, THEIRS = "Zmrzlina-behind-the-canteen", "Kroupy-in-the-lift"


@pytest.fixture
def session(ada: CanvasGrant) -> Session:
    """With two groups and a step in which they report back."""
    session = groups.planned(ada)
    boxes = ["pain", "gain"]
    session.steps.filter(kind=StepKind.CLOSE).update(position=90)
    session.steps.create(position=80, kind=StepKind.REPORT, title="Report", minutes=5, boxes=boxes)
    return session


def both_write(ada: CanvasGrant, session: Session) -> list[Client]:
    phones = [groups.joined(ada, session, one, "Selim") for one in groups.of(session)]
    sessions.go_to(ada, session, "write")
    for phone, text in zip(phones, (OURS, THEIRS), strict=True):
        assert sessions.write(phone, session, text) == 200
    return phones


def put(ada: CanvasGrant, session: Session) -> None:
    """All on the canvases of the groups."""

    def act(lead: SessionGrant) -> None:
        canvas_notes.put_on_canvas(lead, cast.op(), session=lead.session)

    everywhere(sessions.leads(ada, session), act)


def open_all(client: Client, session: Session, ada: CanvasGrant) -> None:
    sent = {"at": rounds.step(ada, session), "by_rule": "1", "budget": "3", "op_id": cast.op()}
    for act in ("open", "close", "show", "apply"):
        client.post(f"/s/{session.public_id}/lead/round/", sent | {"act": act, "op_id": cast.op()})


def turn_to(ada: CanvasGrant, session: Session, step: str) -> None:
    """From any step to another one, or to the end."""
    lead = sessions.leads(ada, session)
    if step == "closed":
        facilitation.close(lead, gives_link=True)
    else:
        to = sessions.step_of(session, step).public_id
        facilitation.go_to(lead, at=rounds.step(ada, session), to=to)


def test_participant_is_told_no_text_of_another_group_in_any_step(
    ada: CanvasGrant, session: Session
) -> None:
    ours, _theirs = both_write(ada, session)
    sessions.reveal(ada, session)
    put(ada, session)
    sessions.go_to(ada, session, "vote")
    open_all(cast.browser("ada"), session, ada)
    ids = ids_of(ada) | sessions.ids_of(session)
    ids["group"] = groups.of(session)[1].public_id

    for step in ("vote", "reveal", "discuss", "report", "close", "closed"):
        if step != "vote":
            turn_to(ada, session, step)
        told = everything_told(ours, ids, PHONE)

        assert THEIRS.encode() not in told, step
        assert (OURS.encode() in told) == (step != "close"), step


def test_vote_of_a_group_is_about_its_own_canvas(ada: CanvasGrant, session: Session) -> None:
    ours, theirs = both_write(ada, session)
    sessions.reveal(ada, session)
    put(ada, session)
    sessions.go_to(ada, session, "vote")
    sent = {"at": rounds.step(ada, session), "act": "open", "by_rule": "1", "budget": "3"}
    cast.browser("ada").post(f"/s/{session.public_id}/lead/round/", sent | {"op_id": cast.op()})

    assert rounds.give(ours, session, OURS, 1) == 200
    assert rounds.give(ours, session, THEIRS, 1) == 422
    assert rounds.give(theirs, session, THEIRS, 1) == 200


def test_no_table_knows_after_the_reveal_who_of_a_group_wrote_what(
    ada: CanvasGrant, session: Session
) -> None:
    both_write(ada, session)
    before = {one.public_id for one in Contribution.objects.all()}

    sessions.reveal(ada, session)

    assert not {one.public_id for one in Contribution.objects.all()} & before
    rows = [row for model in apps.get_models() for row in model._base_manager.all()]
    tables = json.loads(serializers.serialize("json", rows))
    of_texts = [row["fields"] for row in tables if OURS in str(row)]
    assert [(one["participant"], one["op_id"]) for one in of_texts] == [(None, "")]


def test_emptied_group_does_no_harm(ada: CanvasGrant, session: Session) -> None:
    both_write(ada, session)
    one, other = groups.of(session)
    for person in session.participants.all():
        groups.put(ada, session, person, other)

    sessions.reveal(ada, session)

    console = cast.browser("ada")
    for address in ("lead/", f"lead/?in={one.public_id}", "screen/", f"screen/?in={one.public_id}"):
        assert console.get(f"/s/{session.public_id}/{address}").status_code == 200
    page = console.get(f"/s/{session.public_id}/lead/?in={other.public_id}").content.decode()
    assert OURS in page
    assert THEIRS in page
    assert (
        OURS not in console.get(f"/s/{session.public_id}/lead/?in={one.public_id}").content.decode()
    )


def test_big_screen_says_that_a_group_has_nothing_to_report(
    ada: CanvasGrant, session: Session
) -> None:
    empty = groups.of(session)[1]
    sessions.go_to(ada, session, "report")
    facilitation.put_on_screen(sessions.leads(ada, session), group=empty.public_id)

    page = cast.browser("ada").get(reverse("session_screen", args=[session.public_id]))

    assert "There is nothing on its canvas in these boxes." in page.content.decode()


def test_console_shows_a_group_and_acts_in_it_alone(ada: CanvasGrant, session: Session) -> None:
    both_write(ada, session)
    sessions.reveal(ada, session, shows=False)
    ours = groups.of(session)[0]
    text_reveal.show(sessions.leads(ada, session), at=rounds.step(ada, session), box="")
    console, address = cast.browser("ada", htmx=False), f"/s/{session.public_id}/lead/"

    answer = console.post(f"{address}canvas/?in={ours.public_id}", {"all": "1", "op_id": cast.op()})

    assert answer["Location"] == f"{address}?in={ours.public_id}"
    assert [len(cast.texts(one.canvas, Kind.PAIN)) for one in groups.of(session)] == [1, 0]


def test_console_of_a_group_of_another_session_is_not_found(
    ada: CanvasGrant, session: Session
) -> None:
    other = groups.of(groups.planned(ada))[0]

    answer = cast.browser("ada").get(f"/s/{session.public_id}/lead/?in={other.public_id}")

    assert answer.status_code == 404


def test_message_to_a_group_is_on_its_phones_alone(ada: CanvasGrant, session: Session) -> None:
    ours, theirs = both_write(ada, session)

    facilitation.say(groups.leads(ada, session, groups.of(session)[0]), text="Room 4 is free")

    page = f"/s/{session.public_id}/"
    assert "Room 4 is free" in ours.get(page).content.decode()
    assert "Room 4 is free" not in theirs.get(page).content.decode()


def test_call_link_of_a_group_is_on_its_phones_and_opens_the_web_alone(
    ada: CanvasGrant, session: Session
) -> None:
    ours, theirs = both_write(ada, session)
    group, console = groups.of(session)[0], cast.browser("ada", htmx=False)
    address = f"/s/{session.public_id}/agenda/groups/{group.public_id}/"

    bad = console.post(address, {"name": "Blue", "call_link": "javascript:alert(1)"})
    good = console.post(address, {"name": "Blue", "call_link": "https://call.example.org/blue"})

    assert (bad.status_code, good.status_code) == (422, 302)
    page = f"/s/{session.public_id}/"
    assert "https://call.example.org/blue" in ours.get(page).content.decode()
    assert "call.example.org" not in theirs.get(page).content.decode()


def test_plan_makes_a_session_with_groups(ada: CanvasGrant) -> None:
    sent = {"title": "Breakouts", "canvas": ada.canvas.public_id, "template": "needs"}
    sent |= {"shape": "groups", "groups": "4", "grouping": Grouping.SPREAD, "op_id": cast.op()}

    cast.browser("ada").post(f"/w/{ada.workspace.public_id}/sessions/", sent)

    session = Session.objects.get(title="Breakouts")
    assert (session.grouping, session.groups.count()) == ("spread", 4)


@pytest.mark.parametrize("place", ["lead/", "screen/"])
def test_pages_of_many_people_in_groups_need_no_more_queries(
    ada: CanvasGrant, session: Session, place: str
) -> None:
    both_write(ada, session)
    page, client = f"/s/{session.public_id}/{place}", cast.browser("ada")

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            client.get(page)
        return len(found)

    client.get(page)
    before = queries()
    for number in range(30):
        group = groups.of(session)[number % 2]
        session.participants.create(token_hash=f"{number}", code="", group=group)

    assert queries() <= before


def test_people_without_a_group_are_counted_as_people(session: Session) -> None:
    sessions.joined(session, "Selim")
    Participant.objects.update(people=4)

    page = cast.browser("ada").get(f"/s/{session.public_id}/lead/").content.decode()

    assert "4 people are in no group." in page


def test_console_of_a_group_shows_at_once_which_sentence_its_canvas_has(
    ada: CanvasGrant, session: Session
) -> None:
    group = groups.of(session)[0]
    session.steps.create(position=85, kind=StepKind.SAY, title="Say it", minutes=5)
    phone = groups.joined(ada, session, group)
    sessions.go_to(ada, session, StepKind.SAY)
    assert sentences.propose(phone, session, OURS) == 200
    sentences.reveal(ada, session)
    lead, at = groups.leads(ada, session, group), rounds.step(ada, session)
    proposed_sentences.open_vote(lead, at=at, budget=1)
    vote_rounds.close_round(lead, at=at)
    console, where = cast.browser("ada"), reverse("session_say", args=[session.public_id])
    sent = {"act": "choose", "at": at, "of": Sentence.objects.get().public_id, "op_id": cast.op()}

    answer = console.post(f"{where}?in={group.public_id}", sent)

    assert "The canvas’s sentence" in answer.content.decode()
