"""Tables without a device: whoever leads enters their texts and votes, within the same rules."""

import pytest
from django.test import Client
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.method.kinds import Kind
from canvases.models import Ballot, Contribution, Note, Participant, Session
from canvases.queries.sessions import load_numbers
from tests import cast, rounds, sessions


@pytest.fixture
def session(ada: CanvasGrant) -> Session:
    for text in rounds.TEXTS:
        cast.add(ada, Kind.PAIN, text)
    return sessions.planned(ada)


@pytest.fixture
def console() -> Client:
    return cast.browser("ada")


def send(console: Client, session: Session, act: str, **more: object) -> int:
    """Enter something on the console. Returns the status of the answer."""
    session.refresh_from_db()
    at = session.present.public_id if session.present else ""
    sent = {"act": act, "at": at, "op_id": cast.op()} | more
    return console.post(reverse("session_enter", args=[session.public_id]), sent).status_code


def table(console: Client, session: Session, people: int = 4) -> Participant:
    send(console, session, "table", name="Table 3", people=people)
    return session.participants.get(has_device=False)


def enter(console: Client, session: Session, table: Participant, text: str, **more: object) -> int:
    sent = {"table": table.pk, "kind": "pain", "text": text} | more
    return send(console, session, "texts", **sent)


def test_pasted_list_becomes_a_text_for_each_line(
    ada: CanvasGrant, console: Client, session: Session
) -> None:
    sessions.go_to(ada, session, "write")
    ours = table(console, session)

    status = enter(console, session, ours, "- Canteen closed\n- No taxi\n\n- Roster late")

    texts = [one.text for one in Contribution.objects.filter(participant=ours)]
    assert (status, texts) == (200, ["Canteen closed", "No taxi", "Roster late"])


def test_pasted_list_is_shown_before_anything_is_written(
    ada: CanvasGrant, console: Client, session: Session
) -> None:
    sessions.go_to(ada, session, "write")
    session.refresh_from_db()
    sent = {"act": "look", "at": session.present.public_id if session.present else ""}
    sent |= {"table": str(table(console, session).pk), "kind": "pain", "text": "* One\n* Two"}

    page = console.post(reverse("session_enter", args=[session.public_id]), sent)

    assert "This becomes 2 texts" in page.content.decode()
    assert not Contribution.objects.exists()


def test_entered_texts_wait_for_the_reveal_and_make_the_table_done(
    ada: CanvasGrant, console: Client, session: Session
) -> None:
    sessions.go_to(ada, session, "write")
    enter(console, session, table(console, session), "Canteen closed")
    page = console.get(reverse("session_console", args=[session.public_id])).content.decode()

    session.refresh_from_db()
    numbers = load_numbers(session)

    assert (numbers.here, numbers.writing, numbers.done) == (4, 4, 4)
    assert "Canteen closed" not in page


def test_list_that_is_sent_twice_is_entered_once(
    ada: CanvasGrant, console: Client, session: Session
) -> None:
    sessions.go_to(ada, session, "write")
    ours, op_id = table(console, session), cast.op()

    for _time in range(2):
        enter(console, session, ours, "Canteen closed\nNo taxi", op_id=op_id)

    assert Contribution.objects.count() == 2


def test_list_beyond_what_the_table_may_write_is_refused_as_a_whole(
    ada: CanvasGrant, console: Client, session: Session
) -> None:
    Session.objects.update(notes_each=1)
    sessions.go_to(ada, session, "write")
    ours = table(console, session, people=2)

    assert enter(console, session, ours, "One\nTwo\nThree") == 422
    assert not Contribution.objects.exists()


def test_votes_of_a_table_replace_those_entered_before(
    ada: CanvasGrant, console: Client, session: Session
) -> None:
    sessions.go_to(ada, session, "vote")
    rounds.begin(ada, session, budget=3)
    ours, ids = table(console, session), {note.text: note.public_id for note in Note.objects.all()}
    first, second = (ids[text] for text in rounds.TEXTS[:2])

    send(console, session, "votes", table=ours.pk, **{f"give-{first}": "8", f"give-{second}": "4"})
    send(console, session, "votes", table=ours.pk, **{f"give-{second}": "5"})

    assert list(Ballot.objects.values_list("note", "value")) == [(second, 5)]


def test_votes_beyond_the_dots_of_the_table_are_refused_and_change_nothing(
    ada: CanvasGrant, console: Client, session: Session
) -> None:
    sessions.go_to(ada, session, "vote")
    rounds.begin(ada, session, budget=3)
    ours, ids = table(console, session), [note.public_id for note in Note.objects.all()]
    send(console, session, "votes", table=ours.pk, **{f"give-{ids[0]}": "2"})

    status = send(console, session, "votes", table=ours.pk, **{f"give-{one}": "8" for one in ids})

    assert status == 422
    assert list(Ballot.objects.values_list("note", "value")) == [(ids[0], 2)]


def test_nothing_is_entered_for_somebody_with_a_device(
    ada: CanvasGrant, console: Client, session: Session
) -> None:
    sessions.joined(session, "Selim")
    sessions.go_to(ada, session, "write")

    assert enter(console, session, Participant.objects.get(), "Canteen closed") == 422
    assert not Contribution.objects.exists()
