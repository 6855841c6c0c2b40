"""Stacks of an open vote: for tables, for groups, on phones and on the console."""

from html import unescape

import pytest
from django.test import Client

from canvases.access import CanvasGrant
from canvases.actions import notes
from canvases.actions.sessions import table_entry, vote_rounds, vote_stacks
from canvases.method.kinds import Kind
from canvases.models import Note, Participant, Round, Session
from tests import cast, groups, rounds, sessions
from tests.shared_rows import shared_session
from tests.stacks import begun, counted, laid, own, stack

FIRST, SECOND = rounds.TEXTS[:2]


shared, canvas, session = shared_session(begun)


def test_table_gives_a_stack_two_dots_a_person(ada: CanvasGrant, session: Session) -> None:
    lead = sessions.leads(ada, session)
    table_entry.add_table(lead, cast.op(), name="Table 3", people=4)
    table = Participant.objects.get().pk
    values = {rounds.id_of(FIRST): 8, rounds.id_of(SECOND): 6}
    at = rounds.step(ada, session)
    table_entry.enter_votes(lead, at=at, table=table, values=values)

    stack(ada, session, FIRST, SECOND)

    assert own() == ({FIRST: 8}, 8)
    assert counted(ada, session)[FIRST] == 8


@pytest.mark.parametrize(("dots", "where"), [(2, {FIRST: 1, SECOND: 1}), (1, {SECOND: 1})])
def test_dots_entered_for_a_table_anew_stay_where_they_were_laid(
    ada: CanvasGrant, session: Session, dots: int, where: dict[str, int]
) -> None:
    lead, at = sessions.leads(ada, session), rounds.step(ada, session)
    table_entry.add_table(lead, cast.op(), name="Table 3", people=4)
    table = Participant.objects.get().pk
    values = {rounds.id_of(text): 1 for text in (FIRST, SECOND)}
    table_entry.enter_votes(lead, at=at, table=table, values=values)
    stack(ada, session, FIRST, SECOND)

    table_entry.enter_votes(lead, at=at, table=table, values={rounds.id_of(FIRST): dots})

    assert laid() == where


def test_group_stacks_for_itself_alone(ada: CanvasGrant) -> None:
    session = groups.planned(ada)
    one, other = groups.of(session)
    phones = [groups.joined(ada, session, group) for group in (one, other)]
    sessions.go_to(ada, session, "vote")
    at = rounds.step(ada, session)
    for group, phone in zip((one, other), phones, strict=True):
        lead = groups.leads(ada, session, group)
        ids = [_note(lead, text) for text in (FIRST, SECOND)]
        vote_rounds.open_round(lead, at=at, chosen=ids, budget=4)
        for note in ids:
            rounds.send(phone, session, note, 2)

    lead = groups.leads(ada, session, one)
    vote_stacks.stack(lead, at=at, chosen=[note.public_id for note in Note.objects.all()])

    assert [_left(phone, session) for phone in phones] == ["2 of 4", "0 of 4"]


def _note(lead: CanvasGrant, text: str) -> str:
    change = notes.add(lead, cast.op(), canvas=lead.canvas, kind=Kind.PAIN, text=text)
    assert change is not None
    return change.subject_id


def _left(phone: Client, session: Session) -> str:
    page = phone.get(f"/s/{session.public_id}/").content.decode()
    return next(said for said in ("2 of 4", "0 of 4") if f"{said} dots left" in page)


def test_phone_has_the_stack_at_its_next_poll(ada: CanvasGrant, session: Session) -> None:
    phone = sessions.joined(session)
    page = phone.get(f"/s/{session.public_id}/").content.decode()
    poll = unescape(page.partition('hx-get="')[2].partition('"')[0])
    assert 'id="stage"' not in phone.get(poll).content.decode()

    stack(ada, session, FIRST, SECOND)

    page = phone.get(poll).content.decode()
    assert "2 notes say this" in page
    assert page.count('name="is_stack"') == 1


def test_phone_shows_the_words_that_a_note_has_now(ada: CanvasGrant, session: Session) -> None:
    phone, note = sessions.joined(session), Note.objects.get(text=FIRST)
    path = f"/s/{session.public_id}/"
    assert FIRST in phone.get(path).content.decode()

    values = {"text": "Canteen closes at eight"}
    notes.edit(ada, cast.op(), note=note, version=note.version, values=values)

    assert "Canteen closes at eight" in phone.get(path).content.decode()


def test_console_stacks_what_is_ticked(ada: CanvasGrant, session: Session) -> None:
    sent = {"act": "stack", "at": rounds.step(ada, session)}
    chosen = [rounds.id_of(text) for text in (FIRST, SECOND)]

    cast.browser("ada").post(f"/s/{session.public_id}/lead/round/", sent | {"chosen": chosen})

    assert Round.objects.get().piles == [chosen]


@pytest.mark.parametrize("stored", ["x", {}, [1, "x", [], [None, 3], ["a"]], [["b", "c"]]])
def test_odd_stacks_break_no_page(ada: CanvasGrant, session: Session, stored: object) -> None:
    phone = sessions.joined(session)
    Round.objects.update(stacks=stored)

    assert rounds.give(phone, session, FIRST, 1) == 200
    assert counted(ada, session)[FIRST] == 1
