"""Rounds: budgets hold, nobody's vote outlives its round, and dots become weights once."""

import json

import pytest
from django.apps import apps
from django.core import serializers
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions import notes, undo_redo
from canvases.actions.errors import Refused
from canvases.actions.sessions import leading, voting, weighing
from canvases.method.kinds import Kind
from canvases.models import Ballot, Note, Participant, Round, Session, Tally
from canvases.queries.session_rounds import load_round_view
from tests import cast, sessions

TEXTS = ("Canteen is closed", "Nobody answers", "Roster changes", "Taxi is dear")


@pytest.fixture
def session(ada: CanvasGrant) -> Session:
    """In the vote, on four pains."""
    for text in TEXTS:
        cast.add(ada, Kind.PAIN, text)
    session = sessions.planned(ada)
    sessions.go_to(ada, session, "vote")
    return session


def step(grant: CanvasGrant, session: Session) -> str:
    present = sessions.leads(grant, session).session.present
    assert present is not None
    return present.public_id


def begin(grant: CanvasGrant, session: Session, budget: int | None = None) -> None:
    """Open the round on all notes."""
    chosen = list(Note.objects.values_list("public_id", flat=True))
    lead = sessions.leads(grant, session)
    voting.open_round(lead, at=step(grant, session), chosen=chosen, budget=budget)


def give(phone: Client, session: Session, text: str, value: object, at: str = "") -> int:
    """Give the note with this text so many dots. Returns the status of the answer."""
    session.refresh_from_db()
    present = session.present.public_id if session.present else ""
    note = Note.objects.get(text=text).public_id
    sent = {"at": at or present, "note": note, "value": str(value)}
    return phone.post(reverse("session_vote", args=[session.public_id]), sent).status_code


def end(grant: CanvasGrant, session: Session) -> None:
    voting.close_round(sessions.leads(grant, session), at=step(grant, session))


def weigh(grant: CanvasGrant, session: Session) -> None:
    """Give the notes the weights of the rule."""
    lead = sessions.leads(grant, session)
    rows = load_round_view(lead.session).rows
    weights = {row.note.public_id: row.weight for row in rows if row.weight}
    weighing.apply_weights(lead, cast.op(), at=step(grant, session), weights=weights)


def weights() -> list[int | None]:
    return [Note.objects.get(text=text).weight for text in TEXTS]


def test_budget_holds_under_two_tabs(ada: CanvasGrant, session: Session) -> None:
    phone = sessions.joined(session)
    begin(ada, session, budget=3)

    statuses = [give(phone, session, text, 2) for text in TEXTS[:2]]

    assert statuses == [200, 422]
    assert [one.value for one in Ballot.objects.all()] == [2]


def test_same_tap_sent_twice_is_one_dot(ada: CanvasGrant, session: Session) -> None:
    phone = sessions.joined(session)
    begin(ada, session)

    for _time in range(2):
        give(phone, session, TEXTS[0], 1)

    assert [one.value for one in Ballot.objects.all()] == [1]


def test_dots_on_a_note_that_is_deleted_come_back(ada: CanvasGrant, session: Session) -> None:
    phone = sessions.joined(session)
    begin(ada, session, budget=1)
    give(phone, session, TEXTS[0], 1)

    notes.discard(ada, cast.op(), note=Note.objects.get(text=TEXTS[0]))

    assert give(phone, session, TEXTS[1], 1) == 200


@pytest.mark.parametrize("value", ["3", "-1", "x", "", "1.5", "9" * 400, "\0"])
def test_bad_amounts_get_words_and_change_nothing(
    ada: CanvasGrant, session: Session, value: str
) -> None:
    phone = sessions.joined(session)
    begin(ada, session)

    assert give(phone, session, TEXTS[0], value) == 422
    assert not Ballot.objects.exists()


def test_notes_of_other_boxes_and_steps_take_no_dots(ada: CanvasGrant, session: Session) -> None:
    other = cast.add(ada, Kind.JOB, "Sleep by day")
    phone = sessions.joined(session)
    begin(ada, session)

    assert give(phone, session, other.text, 1) == 422
    assert give(phone, session, TEXTS[0], 1, at="bcdfghjkmnpq") == 422
    assert not Ballot.objects.exists()


def test_budget_rises_and_never_falls(ada: CanvasGrant, session: Session) -> None:
    begin(ada, session, budget=4)
    lead, at = sessions.leads(ada, session), step(ada, session)

    voting.raise_budget(lead, at=at, to=5)

    with pytest.raises(Refused, match="never taken away"):
        voting.raise_budget(lead, at=at, to=4)
    assert Round.objects.get().budget == 5


def test_round_opened_on_two_consoles_is_one(ada: CanvasGrant, session: Session) -> None:
    for budget in (3, 6):
        begin(ada, session, budget=budget)

    assert Round.objects.get().budget == 3


def test_closed_round_takes_no_votes(ada: CanvasGrant, session: Session) -> None:
    phone = sessions.joined(session)
    begin(ada, session)
    end(ada, session)

    assert give(phone, session, TEXTS[0], 1) == 422
    assert not Tally.objects.exists()


@pytest.mark.parametrize("way", ["close", "next", "back", "end"])
def test_no_table_knows_who_voted_once_the_round_is_over(
    ada: CanvasGrant, session: Session, way: str
) -> None:
    phone = sessions.joined(session, "Selim")
    begin(ada, session)
    give(phone, session, TEXTS[0], 2)
    lead, at = sessions.leads(ada, session), step(ada, session)

    match way:
        case "close":
            voting.close_round(lead, at=at)
        case "end":
            leading.close(lead, gives_link=False)
        case _:
            leading.step_on(lead, at=at, by=1 if way == "next" else -1)

    rows = [row for model in apps.get_models() for row in model._base_manager.all()]
    of_selim = Participant.objects.get().pk
    fields = [row["fields"] for row in json.loads(serializers.serialize("json", rows))]
    assert not any(one.get("participant") == of_selim for one in fields)
    assert list(Tally.objects.values_list("value", "people")) == [(2, 1)]


def test_nobody_sees_a_result_before_it_is_shown(ada: CanvasGrant, session: Session) -> None:
    phone, other = sessions.joined(session), sessions.joined(session)
    begin(ada, session)
    give(phone, session, TEXTS[0], 2)
    end(ada, session)
    room = reverse("session_screen", args=[session.public_id])

    def told() -> list[bool]:
        pages = [other.get(f"/s/{session.public_id}/"), cast.browser("ada").get(room)]
        return [TEXTS[0] in page.content.decode() for page in pages]

    assert told() == [False, False]
    voting.show(sessions.leads(ada, session), at=step(ada, session), shown=True)
    assert told() == [True, True]


def test_dots_become_weights_in_one_change_that_can_be_undone(
    ada: CanvasGrant, session: Session
) -> None:
    phones = [sessions.joined(session) for _person in range(2)]
    begin(ada, session)
    for phone in phones:
        give(phone, session, TEXTS[0], 2)
    give(phones[0], session, TEXTS[1], 1)
    end(ada, session)
    before = cast.change_count(ada.workspace)

    for _press in range(2):
        weigh(ada, session)

    assert weights() == [5, 2, None, None]
    assert cast.change_count(ada.workspace) == before + 1
    undo_redo.undo(ada, cast.op())
    assert weights() == [None] * 4


def test_round_that_is_opened_again_takes_its_weights_back_and_no_others(
    ada: CanvasGrant, session: Session
) -> None:
    phone = sessions.joined(session)
    begin(ada, session)
    for text in TEXTS[:2]:
        give(phone, session, text, 1)
    end(ada, session)
    weigh(ada, session)
    notes.weigh(ada, cast.op(), note=Note.objects.get(text=TEXTS[1]), weight=1)

    weighing.reopen(sessions.leads(ada, session), cast.op(), at=step(ada, session))

    assert weights() == [None, 1, None, None]
    assert not Tally.objects.exists()
    assert give(phone, session, TEXTS[0], 2) == 200


def test_facilitator_corrects_weights_of_these_notes_only(
    ada: CanvasGrant, session: Session
) -> None:
    other = cast.add(ada, Kind.JOB, "Sleep by day")
    begin(ada, session)
    end(ada, session)
    sent = {"act": "apply", "at": step(ada, session), f"weight-{other.public_id}": "5"}
    sent |= {f"weight-{Note.objects.get(text=TEXTS[2]).public_id}": "4", "weight-x": "9"}

    answer = cast.browser("ada").post(f"/s/{session.public_id}/lead/round/", sent)

    assert answer.status_code == 200
    assert weights() == [None, None, 4, None]
    other.refresh_from_db()
    assert other.weight is None


@pytest.mark.parametrize("stored", [None, {}, "x", [1, None, {}, "bcdfghjkmnpq"]])
def test_odd_notes_of_a_round_break_no_page(
    ada: CanvasGrant, session: Session, stored: object
) -> None:
    phone = sessions.joined(session)
    begin(ada, session)
    Round.objects.update(notes=stored if stored is not None else "null")

    assert phone.get(f"/s/{session.public_id}/").status_code == 200
    end(ada, session)
    assert cast.browser("ada").get(f"/s/{session.public_id}/lead/").status_code == 200


def test_rating_takes_fifteen_notes_and_tells_average_and_spread(ada: CanvasGrant) -> None:
    for number in range(16):
        cast.add(ada, Kind.PRODUCT, f"Idea {number}")
    session = sessions.planned(ada, "ideas")
    phones = [sessions.joined(session) for _person in range(3)]
    sessions.go_to(ada, session, "rate")
    with pytest.raises(Refused, match="15"):
        begin(ada, session)
    Note.objects.get(text="Idea 15").delete()
    begin(ada, session)

    for phone, value in zip(phones, (1, 5, 5), strict=True):
        assert give(phone, session, "Idea 3", value) == 200
    end(ada, session)

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
        begin(ada, session)
        give(phone, session, TEXTS[0], 1)
        if is_over:
            end(ada, session)
            voting.show(sessions.leads(ada, session), at=step(ada, session), shown=True)
        with CaptureQueriesContext(connection) as found:
            assert client.get(f"/s/{session.public_id}/{place}").status_code == 200
        counts.append(len(found))
        Round.objects.all().delete()
        for number in range(26):
            cast.add(ada, Kind.PAIN, f"Pain {number}")

    assert counts[0] == counts[1]
