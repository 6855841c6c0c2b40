"""A helper stacks, hides and enters in every step that has it, and leads in none."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from canvases.access import CanvasGrant, NotAllowed
from canvases.actions.errors import Conflict
from canvases.actions.sessions import people, wall_stacks
from canvases.actions.sessions.session_lock import Closed
from canvases.method.kinds import Kind
from canvases.models import Contribution, Participant, Round, Sentence, Session
from canvases.session_access import HelperGrant
from tests import cast, groups, rounds, sentences, sessions
from tests.session_help import let_help

PRIVATE = "Nobody may read this yet"


@pytest.fixture
def session(ada: CanvasGrant) -> Session:
    return sessions.planned(ada)


@pytest.fixture
def phone(ada: CanvasGrant, session: Session) -> Client:
    """That of a helper."""
    phone = sessions.joined(session, "Noor")
    let_help(ada, session)
    return phone


def grant_of(session: Session) -> HelperGrant:
    session.refresh_from_db()
    found = Participant.objects.select_related("group__canvas").get(is_helper=True)
    return HelperGrant(session, found)


def page(phone: Client, session: Session) -> str:
    answer = phone.get(reverse("session_help", args=[session.public_id]))
    return answer.content.decode() if answer.status_code == 200 else ""


def act(phone: Client, session: Session, name: str, /, **sent: object) -> int:
    session.refresh_from_db()
    at = session.present.public_id if session.present else ""
    address = reverse(f"session_help_{name}", args=[session.public_id])
    return phone.post(address, {"at": at, "op_id": cast.op()} | sent).status_code


def write_and_reveal(ada: CanvasGrant, session: Session) -> list[str]:
    """Two texts on the wall, which the room does not see yet. Returns their ids."""
    sessions.go_to(ada, session, "write")
    for text in ("Canteen is closed", "The canteen is closed"):
        sessions.write(sessions.joined(session), session, text)
    sessions.reveal(ada, session, shows=False)
    return list(Contribution.objects.values_list("public_id", flat=True))


@pytest.mark.parametrize("wish", ["spotlight", "next", "reveal", "show", "put", "remove", "close"])
def test_form_of_a_helper_knows_nothing_that_leads(
    session: Session, ada: CanvasGrant, phone: Client, wish: str
) -> None:
    write_and_reveal(ada, session)

    assert {act(phone, session, name, act=wish) for name in ("sort", "stack", "enter", "say")} == {
        422
    }


def test_nobody_becomes_a_helper_by_themselves(session: Session) -> None:
    phone = sessions.joined(session)

    wish = {"act": "let_help", "of": Participant.objects.get().pk}
    status = phone.post(reverse("session_lead", args=[session.public_id]), wish).status_code

    assert (status, Participant.objects.get().is_helper) == (404, False)


def test_phone_of_a_helper_leads_to_the_page_of_helpers(
    session: Session, ada: CanvasGrant, phone: Client
) -> None:
    own, link = reverse("session", args=[session.public_id]), f"/s/{session.public_id}/help/"
    assert link in phone.get(own).content.decode()

    let_help(ada, session, helps=False)

    assert link not in phone.get(own).content.decode()


def test_phone_is_told_at_once_that_it_helps(session: Session, ada: CanvasGrant) -> None:
    phone = sessions.joined(session)
    now = reverse("session_now", args=[session.public_id])
    state = phone.get(now).content.decode().split("state=")[1].split('"')[0]

    let_help(ada, session)

    assert "/help/" in phone.get(f"{now}?state={state}").content.decode()


def test_helper_stacks_names_and_hides_before_the_room_sees_it(
    session: Session, ada: CanvasGrant, phone: Client
) -> None:
    ids = write_and_reveal(ada, session)

    act(phone, session, "sort", act="stack", chosen=ids)
    top = Contribution.objects.get(under=None)
    act(phone, session, "sort", act="entitle", of=top.public_id, headline="No food")
    act(phone, session, "sort", act="hide", chosen=[top.public_id])

    top.refresh_from_db()
    assert (top.headline, top.is_hidden) == ("No food", True)
    assert Contribution.objects.filter(under=top, is_hidden=True).count() == 1


def test_helper_hides_a_sentence_before_the_room_sees_it(ada: CanvasGrant) -> None:
    session = sentences.planned(ada)
    phone = sessions.joined(session, "Noor")
    let_help(ada, session)
    sentences.propose(sessions.joined(session), session, PRIVATE)
    assert PRIVATE not in page(phone, session)

    sentences.reveal(ada, session)
    assert PRIVATE in page(phone, session)
    at, chosen = rounds.step(ada, session), [Sentence.objects.get().public_id]
    act(phone, session, "say", act="hide", at=at, chosen=chosen)
    assert Sentence.objects.get().is_hidden
    act(phone, session, "say", act="unhide", at=at, chosen=chosen)

    assert not Sentence.objects.get().is_hidden


def test_helper_hides_no_sentence_that_people_vote_on(ada: CanvasGrant) -> None:
    session = sentences.planned(ada)
    phone = sessions.joined(session, "Noor")
    let_help(ada, session)
    sentences.propose(phone, session, PRIVATE)
    sentences.begin(ada, session)

    at, chosen = rounds.step(ada, session), [Sentence.objects.get().public_id]

    assert act(phone, session, "say", act="hide", at=at, chosen=chosen) == 422
    assert not Sentence.objects.get().is_hidden


def test_helper_reads_no_text_before_the_reveal(
    session: Session, ada: CanvasGrant, phone: Client
) -> None:
    sessions.go_to(ada, session, "write")
    sessions.write(sessions.joined(session), session, PRIVATE)

    assert "Enter for a table" in page(phone, session)
    assert PRIVATE not in page(phone, session)


def test_page_of_a_helper_has_nothing_that_leads(
    session: Session, ada: CanvasGrant, phone: Client
) -> None:
    write_and_reveal(ada, session)

    found = page(phone, session)

    assert "Stack the ticked" in found
    assert "Noor" in found
    for words in ("/lead/", "/agenda/", "/c/", 'value="remove"', "Put all", "Show the room"):
        assert words not in found, words


def test_helper_stacks_notes_of_an_open_vote(
    session: Session, ada: CanvasGrant, phone: Client
) -> None:
    for text in rounds.TEXTS:
        cast.add(ada, Kind.PAIN, text)
    sessions.go_to(ada, session, "vote")
    rounds.begin(ada, session)
    chosen = [rounds.id_of(text) for text in rounds.TEXTS[:2]]

    act(phone, session, "stack", act="stack", chosen=chosen)

    assert Round.objects.get().piles == [chosen]
    assert 'id="close-round"' not in page(phone, session)


def test_helper_enters_for_a_table(session: Session, ada: CanvasGrant, phone: Client) -> None:
    sessions.go_to(ada, session, "write")
    act(phone, session, "enter", act="table", name="Table 3", people=4)
    table = session.participants.get(has_device=False)

    status = act(phone, session, "enter", act="texts", table=table.pk, kind="pain", text="No taxi")

    assert (status, Contribution.objects.get().participant) == (200, table)


@pytest.mark.parametrize("ends", ["taken back", "removed", "removed and let in again"])
def test_helper_helps_no_more_once_that_is_taken_back_or_they_are_removed(
    session: Session, ada: CanvasGrant, phone: Client, ends: str
) -> None:
    chosen, lead = write_and_reveal(ada, session), sessions.leads(ada, session)
    stale, helper = grant_of(session), Participant.objects.get(is_helper=True)
    if ends == "taken back":
        people.let_help(lead, person=helper.pk, helps=False)
    else:
        people.remove(lead, person=helper.pk, removed=True)
        if ends == "removed and let in again":
            people.remove(lead, person=helper.pk, removed=False)

    status = act(phone, session, "sort", act="stack", chosen=chosen)

    assert status == (404 if ends == "removed" else 403)
    with pytest.raises((NotAllowed, Closed)):
        wall_stacks.stack(stale, chosen=chosen)
    assert not Contribution.objects.filter(under__isnull=False).exists()


def test_who_was_a_helper_is_sent_to_their_own_page(
    session: Session, ada: CanvasGrant, phone: Client
) -> None:
    let_help(ada, session, helps=False)
    own = reverse("session", args=[session.public_id])

    asks = phone.get(reverse("session_help_now", args=[session.public_id]))
    loads = phone.get(reverse("session_help", args=[session.public_id]), headers={"HX-Request": ""})

    assert asks.headers["HX-Redirect"] == own
    assert loads.headers["Location"] == own


def test_table_without_a_device_is_no_helper(session: Session, ada: CanvasGrant) -> None:
    sessions.go_to(ada, session, "write")
    session.participants.create(name="Table 3", token_hash="x", has_device=False)

    assert not let_help(ada, session).is_helper
    assert not Participant.objects.get().is_helper


def test_helper_helps_in_the_group_that_they_are_in_and_in_no_other(
    session: Session, ada: CanvasGrant
) -> None:
    groups.divide(ada, session)
    ours, theirs = groups.of(session)
    phone = groups.joined(ada, session, ours, "Noor")
    let_help(ada, session)
    sessions.go_to(ada, session, "write")
    for group in (ours, theirs):
        text = f"Said in {group.name}"
        sessions.write(groups.joined(ada, session, group, "Eve"), session, text)
    sessions.reveal(ada, session)
    stale = grant_of(session)
    there = list(Contribution.objects.filter(group=theirs).values_list("public_id", flat=True))

    act(phone, session, "sort", act="hide", chosen=there)

    assert f"Said in {ours.name}" in page(phone, session)
    assert f"Said in {theirs.name}" not in page(phone, session)
    assert not Contribution.objects.filter(is_hidden=True).exists()
    groups.put(ada, session, stale.participant, theirs)
    with pytest.raises(Conflict):
        wall_stacks.keep_apart(stale, chosen=there)


def test_helper_in_no_group_adds_no_table(session: Session, ada: CanvasGrant) -> None:
    groups.divide(ada, session)
    phone = sessions.joined(session)
    let_help(ada, session)
    sessions.go_to(ada, session, "write")

    act(phone, session, "enter", act="table", name="Table 3", people=4)

    assert not session.participants.filter(has_device=False).exists()


@pytest.mark.parametrize("step", ["write", "reveal", "vote"])
def test_page_of_a_helper_takes_as_many_queries_for_thirty_people_as_for_one(
    session: Session, ada: CanvasGrant, phone: Client, step: str
) -> None:
    sessions.go_to(ada, session, step)
    taken = []
    for number in (1, 30):
        for each in range(number):
            session.participants.create(name=f"Eve {each}", token_hash=f"{number} {each}")
        with CaptureQueriesContext(connection) as ran:
            page(phone, session)
        taken.append(len(ran))

    assert taken[0] == taken[1]
