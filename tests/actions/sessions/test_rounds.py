"""Rounds: budgets hold, nobody's vote outlives its round, and dots become weights once."""

import json

import pytest
from django.apps import apps
from django.core import serializers
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions import notes
from canvases.actions.errors import Refused
from canvases.actions.sessions import canvas_notes, facilitation, vote_rounds
from canvases.method.kinds import Kind
from canvases.models import Ballot, Note, Participant, Round, Session, Tally
from canvases.queries.sessions.rounds import load_round_view, new_among
from tests import cast, rounds, sessions
from tests.shared_rows import shared_session

shared, canvas, session = shared_session(rounds.in_the_vote)


def test_budget_holds_under_two_tabs(ada: CanvasGrant, session: Session) -> None:
    phone = sessions.joined(session)
    rounds.begin(ada, session, budget=3)

    statuses = [rounds.give(phone, session, text, 2) for text in rounds.TEXTS[:2]]

    assert statuses == [200, 422]
    assert [one.value for one in Ballot.objects.all()] == [2]


def test_same_tap_sent_twice_is_one_dot(ada: CanvasGrant, session: Session) -> None:
    phone = sessions.joined(session)
    rounds.begin(ada, session)

    for _time in range(2):
        rounds.give(phone, session, rounds.TEXTS[0], 1)

    assert [one.value for one in Ballot.objects.all()] == [1]


def test_dot_taken_back_can_be_given_again(ada: CanvasGrant, session: Session) -> None:
    phone = sessions.joined(session)
    rounds.begin(ada, session, budget=1)
    rounds.give(phone, session, rounds.TEXTS[0], 1)
    assert rounds.give(phone, session, rounds.TEXTS[1], 1) == 422

    rounds.give(phone, session, rounds.TEXTS[0], 0)

    assert rounds.give(phone, session, rounds.TEXTS[1], 1) == 200
    assert Ballot.objects.count() == 1


def test_dots_on_a_note_that_is_deleted_come_back(ada: CanvasGrant, session: Session) -> None:
    phone = sessions.joined(session)
    rounds.begin(ada, session, budget=1)
    rounds.give(phone, session, rounds.TEXTS[0], 1)

    notes.discard(ada, cast.op(), note=Note.objects.get(text=rounds.TEXTS[0]))

    assert rounds.give(phone, session, rounds.TEXTS[1], 1) == 200


@pytest.mark.parametrize("value", ["3", "-1", "x", "", "1.5", "9" * 400, "\0"])
def test_bad_amounts_get_words_and_change_nothing(
    ada: CanvasGrant, session: Session, value: str
) -> None:
    phone = sessions.joined(session)
    rounds.begin(ada, session)

    assert rounds.give(phone, session, rounds.TEXTS[0], value) == 422
    assert not Ballot.objects.exists()


def test_notes_of_other_boxes_and_steps_take_no_dots(ada: CanvasGrant, session: Session) -> None:
    other = cast.add(ada, Kind.JOB, "Sleep by day")
    phone = sessions.joined(session)
    rounds.begin(ada, session)

    assert rounds.give(phone, session, other.text, 1) == 422
    assert rounds.give(phone, session, rounds.TEXTS[0], 1, at="bcdfghjkmnpq") == 422
    assert not Ballot.objects.exists()


def test_budget_rises_and_never_falls(ada: CanvasGrant, session: Session) -> None:
    rounds.begin(ada, session, budget=4)
    lead, at = sessions.leads(ada, session), rounds.step(ada, session)

    vote_rounds.raise_budget(lead, at=at, to=5)

    with pytest.raises(Refused, match="never taken away"):
        vote_rounds.raise_budget(lead, at=at, to=4)
    assert Round.objects.get().budget == 5


def test_round_opened_on_two_consoles_is_one(ada: CanvasGrant, session: Session) -> None:
    for budget in (3, 6):
        rounds.begin(ada, session, budget=budget)

    assert Round.objects.get().budget == 3


def test_viewer_leads_no_round(ada: CanvasGrant, cleo: CanvasGrant, session: Session) -> None:
    sent = {"act": "open", "at": rounds.step(ada, session)}
    sent["chosen"] = Note.objects.filter(kind=Kind.PAIN)[0].public_id

    answer = cast.browser(cast.name_of(cleo)).post(f"/s/{session.public_id}/lead/round/", sent)

    assert answer.status_code == 403
    assert not Round.objects.exists()


def test_closed_round_takes_no_votes(ada: CanvasGrant, session: Session) -> None:
    phone = sessions.joined(session)
    rounds.begin(ada, session)
    rounds.end(ada, session)

    assert rounds.give(phone, session, rounds.TEXTS[0], 1) == 422
    assert not Tally.objects.exists()


@pytest.mark.parametrize("way", ["close", "next", "back", "end"])
def test_no_table_knows_who_voted_once_the_round_is_over(
    ada: CanvasGrant, session: Session, way: str
) -> None:
    phone = sessions.joined(session, "Selim")
    rounds.begin(ada, session)
    rounds.give(phone, session, rounds.TEXTS[0], 2)
    lead, at = sessions.leads(ada, session), rounds.step(ada, session)

    match way:
        case "close":
            vote_rounds.close_round(lead, at=at)
        case "end":
            facilitation.close(lead, gives_link=False)
        case _:
            facilitation.step_on(lead, at=at, by=1 if way == "next" else -1)

    rows = [row for model in apps.get_models() for row in model._base_manager.all()]
    of_selim = Participant.objects.get().pk
    fields = [row["fields"] for row in json.loads(serializers.serialize("json", rows))]
    assert not any(one.get("participant") == of_selim for one in fields)
    assert list(Tally.objects.values_list("value", "people")) == [(2, 1)]


def test_nobody_sees_a_result_before_it_is_shown(ada: CanvasGrant, session: Session) -> None:
    phone, other = sessions.joined(session), sessions.joined(session)
    rounds.begin(ada, session)
    rounds.give(phone, session, rounds.TEXTS[0], 2)
    rounds.end(ada, session)
    room = reverse("session_screen", args=[session.public_id])

    def told() -> list[bool]:
        pages = [other.get(f"/s/{session.public_id}/"), cast.browser("ada").get(room)]
        return [rounds.TEXTS[0] in page.content.decode() for page in pages]

    assert told() == [False, False]
    vote_rounds.show(sessions.leads(ada, session), at=rounds.step(ada, session), shown=True)
    assert told() == [True, True]


@pytest.mark.parametrize("stored", [None, {}, "x", [1, None, {}, "bcdfghjkmnpq"]])
def test_odd_notes_of_a_round_break_no_page(
    ada: CanvasGrant, session: Session, stored: object
) -> None:
    phone = sessions.joined(session)
    rounds.begin(ada, session)
    Round.objects.update(notes=stored if stored is not None else "null")

    assert phone.get(f"/s/{session.public_id}/").status_code == 200
    rounds.end(ada, session)
    assert cast.browser("ada").get(f"/s/{session.public_id}/lead/").status_code == 200


def test_rating_takes_fifteen_notes_and_tells_average_and_spread(ada: CanvasGrant) -> None:
    for number in range(16):
        cast.add(ada, Kind.PRODUCT, f"Idea {number}")
    session = sessions.planned(ada, "ideas")
    phones = [sessions.joined(session) for _person in range(3)]
    sessions.go_to(ada, session, "rate")
    with pytest.raises(Refused, match="15"):
        rounds.begin(ada, session)
    Note.objects.get(text="Idea 15").delete()
    rounds.begin(ada, session)

    for phone, value in zip(phones, (1, 5, 5), strict=True):
        assert rounds.give(phone, session, "Idea 3", value) == 200
    rounds.end(ada, session)

    row = load_round_view(sessions.leads(ada, session).session).rows[0]
    assert (row.note.text, row.spread, round(row.average, 2)) == ("Idea 3", [1, 0, 0, 0, 2], 3.67)


@pytest.mark.parametrize("place", ["", "lead/", "screen/"])
@pytest.mark.parametrize("is_over", [False, True])
def test_pages_take_as_many_queries_for_thirty_notes_as_for_four(
    ada: CanvasGrant, session: Session, place: str, *, is_over: bool
) -> None:
    phone = sessions.joined(session)
    client, counts = cast.browser("ada") if place else phone, []
    for _size in range(2):
        rounds.begin(ada, session)
        rounds.give(phone, session, rounds.TEXTS[0], 1)
        if is_over:
            rounds.end(ada, session)
            vote_rounds.show(sessions.leads(ada, session), at=rounds.step(ada, session), shown=True)
        with CaptureQueriesContext(connection) as found:
            assert client.get(f"/s/{session.public_id}/{place}").status_code == 200
        counts.append(len(found))
        Round.objects.all().delete()
        for number in range(26):
            cast.add(ada, Kind.PAIN, f"Pain {number}")

    assert counts[0] == counts[1]


def test_phones_mark_what_came_up_in_the_session_among_older_notes(ada: CanvasGrant) -> None:
    cast.add(ada, Kind.PAIN, "Known for long")
    old = {note.public_id for note in Note.objects.all()}
    session = sessions.planned(ada)
    phone = sessions.joined(session)
    sessions.go_to(ada, session, "write")
    sessions.write(phone, session, "Canteen is closed")
    sessions.reveal(ada, session)
    lead = sessions.leads(ada, session)
    canvas_notes.put_on_canvas(lead, cast.op(), session=lead.session)
    ids = [note.public_id for note in Note.objects.all()]

    new = new_among(lead.session, ids)

    assert new == {*ids} - old
    assert len(new) == 1
    assert new_among(lead.session, [*new]) == set()
