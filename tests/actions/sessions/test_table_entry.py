"""Tables without a device: whoever leads enters their texts and votes, within the same rules."""

import pytest
from django.test import Client
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.method.kinds import Kind
from canvases.models import Ballot, Contribution, Note, Participant, Sentence, Session, Tally
from canvases.queries.sessions.rounds import load_round_view
from canvases.queries.sessions.session import load_numbers
from tests import cast, rounds, sentences, sessions


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


def test_links_of_a_table_count_for_everybody_at_it(ada: CanvasGrant, console: Client) -> None:
    session = rounds.asks_for_links(ada)
    rounds.begin(ada, session)
    ours, ids = table(console, session), {note.text: note.public_id for note in Note.objects.all()}
    offer, other = ids[rounds.RELIEVER], ids[rounds.OTHER]
    said = {f"needs-{offer}": ids[rounds.TEXTS[0]], "none": other}

    send(console, session, "links", table=ours.pk, **said)
    rounds.link(sessions.joined(session), session, rounds.RELIEVER, rounds.TEXTS[1:2])
    rounds.end(ada, session)

    rows = load_round_view(sessions.leads(ada, session).session).links
    agreed = {one.need.text: (one.agree, one.answered) for one in rows}
    assert agreed == {rounds.TEXTS[0]: (4, 5), rounds.TEXTS[1]: (1, 5)}


def test_links_of_a_table_replace_those_entered_before(ada: CanvasGrant, console: Client) -> None:
    session = rounds.asks_for_links(ada)
    rounds.begin(ada, session)
    ours, ids = table(console, session), {note.text: note.public_id for note in Note.objects.all()}
    offer, need = ids[rounds.RELIEVER], ids[rounds.TEXTS[0]]

    send(console, session, "links", table=ours.pk, **{f"needs-{offer}": need})
    send(console, session, "links", table=ours.pk, none=offer)

    assert list(Ballot.objects.values_list("target", "value")) == [("", 1)]


def test_rating_of_a_table_counts_for_everybody_at_it(
    ada: CanvasGrant, console: Client, session: Session
) -> None:
    session.steps.filter(kind="vote").update(kind="rate")
    sessions.go_to(ada, session, "rate")
    rounds.begin(ada, session)
    ours, note = table(console, session), Note.objects.get(text=rounds.TEXTS[0])

    send(console, session, "votes", table=ours.pk, **{f"give-{note.public_id}": "5"})
    rounds.end(ada, session)

    assert list(Tally.objects.values_list("value", "people")) == [(5, 4)]


def test_sentences_of_a_table_wait_for_the_reveal(ada: CanvasGrant, console: Client) -> None:
    session = sentences.planned(ada)
    ours = table(console, session)

    enter_sentences = {"table": ours.pk, "text": "We feed the night.\nWe wake nobody."}
    send(console, session, "texts", **enter_sentences)
    page = console.get(reverse("session_console", args=[session.public_id])).content.decode()
    sentences.reveal(ada, session)

    assert "We feed the night." not in page
    kept = Sentence.objects.filter(participant=None).values_list("text", flat=True)
    assert set(kept) == {"We feed the night.", "We wake nobody."}


def test_more_sentences_than_the_table_may_propose_are_refused_as_a_whole(
    ada: CanvasGrant, console: Client
) -> None:
    session = sentences.planned(ada)
    ours = table(console, session, people=1)

    assert send(console, session, "texts", table=ours.pk, text="One\nTwo\nThree\nFour") == 422
    assert not Sentence.objects.exists()
