"""Who may do what in a session, at each of its addresses, in each of its steps."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.method.agenda import ON_NOTES, StepKind
from canvases.method.kinds import Kind
from canvases.models import Ballot, Contribution, Feedback, Participant, Sentence, Session
from tests import cast, groups, rounds, sentences, sessions
from tests.addresses import GUARDED, PARTICIPANTS, Address, fields, ids_of
from tests.shared_rows import SharedRows, shared_session

LED = {key: found for key, found in GUARDED.items() if found.policy == "session:editor"}


shared, canvas, session = shared_session(sessions.of_all_kinds)


@pytest.fixture(scope="module")
def around(shared: Session, shared_rows: SharedRows) -> dict[str, str]:
    """What all addresses need beside the session."""
    return shared_rows(lambda: ids_of(cast.on_canvas("ada", shared.canvas)))


def led_in(step: str) -> dict[str, Address]:
    """What a facilitator may ask in a step. What is printed is the same in all, and slow."""
    return {key: found for key, found in LED.items() if found.name != "session_kit" or not step}


def statuses(
    client: Client, addresses: dict[str, Address], ids: dict[str, str], more: str = ""
) -> set[int]:
    """What they answer to GET and POST. Nothing of it stays."""
    found = set()
    for address in addresses.values():
        with transaction.atomic():
            path = address.at(ids) + more
            found |= {client.get(path).status_code, client.post(path, fields(ids)).status_code}
            transaction.set_rollback(True)
    return found - {405}


@pytest.mark.usefixtures("ben", "cleo", "dan")
@pytest.mark.parametrize("who", [None, "ada", "ben", "cleo", "dan"])
def test_who_has_not_joined_takes_no_part_whoever_they_are(
    session: Session, ada: CanvasGrant, around: dict[str, str], who: str | None
) -> None:
    sessions.go_to(ada, session, "write")
    ids = around | sessions.ids_of(session)

    assert statuses(cast.browser(who), PARTICIPANTS, ids) == {404}


def test_participant_finds_nothing_of_the_workspace_in_any_step(
    session: Session, ada: CanvasGrant, around: dict[str, str]
) -> None:
    phone, ids = sessions.joined(session), around | sessions.ids_of(session)

    for step in sessions.walk(ada, session):
        # The rest of the workspace knows nothing of steps.
        asked = GUARDED if step in ("", StepKind.WRITE, "closed") else LED
        assert statuses(phone, asked, ids) == {404}, step


def test_participant_writes_in_the_steps_that_are_for_writing_and_in_no_other(
    session: Session, ada: CanvasGrant
) -> None:
    phone = sessions.joined(session)

    for step in sessions.walk(ada, session):
        status = sessions.write(phone, session, "Canteen is closed")

        assert status == (200 if step == "write" else 422), step
        assert Contribution.objects.exists() == (step == "write"), step


def test_participant_says_how_it_was_in_the_last_step_and_in_no_other(
    session: Session, ada: CanvasGrant
) -> None:
    phone, address = sessions.joined(session), reverse("session_feedback", args=[session.public_id])

    for step in sessions.walk(ada, session):
        answer = phone.post(address, {"value": "4"})

        assert answer.status_code == (200 if step == "close" else 422), step
        assert Feedback.objects.exists() == (step == "close"), step


def test_participant_links_in_the_steps_that_ask_for_links_and_in_no_other(
    session: Session, ada: CanvasGrant
) -> None:
    offer, need = cast.add(ada, Kind.PAIN_RELIEVER), cast.add(ada)
    phone = sessions.joined(session)

    for step in sessions.walk(ada, session):
        if step in ON_NOTES:
            rounds.begin(ada, session)

        status = rounds.link(phone, session, offer.text, [need.text])

        assert status == (200 if step == "link" else 422), step
        assert Ballot.objects.exists() == (step == "link"), step


def test_participant_proposes_sentences_in_the_steps_that_ask_for_them_and_in_no_other(
    session: Session, ada: CanvasGrant
) -> None:
    phone = sessions.joined(session)

    for step in sessions.walk(ada, session):
        status = sentences.propose(phone, session, "We keep people fed")

        assert status == (200 if step == "say" else 422), step
        assert Sentence.objects.exists() == (step == "say"), step


def test_every_page_of_a_participant_answers_in_every_step(
    session: Session, ada: CanvasGrant, around: dict[str, str]
) -> None:
    phone, ids = sessions.joined(session), around | sessions.ids_of(session)

    for step in sessions.walk(ada, session):
        assert statuses(phone, PARTICIPANTS, ids) <= {200, 204, 302, 404, 422}, step


def test_every_page_of_a_facilitator_answers_in_every_step(
    session: Session, ada: CanvasGrant, around: dict[str, str], ben: CanvasGrant
) -> None:
    console, ids = cast.browser(cast.name_of(ben)), around | sessions.ids_of(session)

    for step in sessions.walk(ada, session):
        assert statuses(console, led_in(step), ids) <= {200, 302, 409, 422}, step


def test_participant_of_one_session_is_nobody_in_another(
    session: Session, ada: CanvasGrant, around: dict[str, str]
) -> None:
    phone, other = sessions.joined(session), sessions.planned(ada)

    assert statuses(phone, PARTICIPANTS, around | sessions.ids_of(other)) == {404}


def test_text_of_somebody_else_is_neither_changed_nor_removed(
    session: Session, ada: CanvasGrant
) -> None:
    one, other = sessions.joined(session), sessions.joined(session)
    sessions.go_to(ada, session, "write")
    sessions.write(one, session, "Canteen is closed")
    ids = sessions.ids_of(session) | {"text": Contribution.objects.get().public_id}

    for name in ("session_text", "session_withdraw"):
        address = PARTICIPANTS[f"{name}(session, text)"].at(ids)
        assert other.post(address, {"text": "Mine now"}).status_code == 422
    assert Contribution.objects.get().text == "Canteen is closed"


def test_removed_workspace_ends_the_session_for_its_participants(
    session: Session, ada: CanvasGrant
) -> None:
    phone = sessions.joined(session)
    assert Participant.objects.count() == 1

    ada.workspace.delete()

    assert phone.get(reverse("session", args=[session.public_id])).status_code == 404


@pytest.fixture
def divided(ada: CanvasGrant, session: Session) -> Session:
    """The same with two groups, each with a pain on its canvas."""
    groups.divide(ada, session)
    for group in groups.of(session):
        cast.add(cast.on_canvas("ada", group.canvas), Kind.PAIN, f"Pain of {group.name}")
    return session


def test_participant_in_a_group_finds_its_session_and_nothing_else_in_any_step(
    divided: Session, ada: CanvasGrant, around: dict[str, str]
) -> None:
    ours, theirs = groups.of(divided)
    phone = groups.joined(ada, divided, ours)
    ids = around | sessions.ids_of(divided) | {"group": theirs.public_id}
    boards = {key: found for key, found in GUARDED.items() if found.needs == ("canvas",)}

    for step in sessions.walk(ada, divided):
        assert statuses(phone, PARTICIPANTS, ids) <= {200, 204, 302, 404, 422}, step
        assert statuses(phone, LED, ids, f"?in={ours.public_id}") == {404}, step
        for group in (ours, theirs):
            there = ids | {"canvas": group.canvas.public_id}
            assert statuses(phone, boards, there) == {404}, step


def test_every_page_of_a_facilitator_answers_for_a_group_in_every_step(
    divided: Session, ada: CanvasGrant, around: dict[str, str], ben: CanvasGrant
) -> None:
    console, ids = cast.browser(cast.name_of(ben)), around | sessions.ids_of(divided)

    for step in sessions.walk(ada, divided):
        found = statuses(console, led_in(step), ids, f"?in={ids['group']}")

        assert found <= {200, 302, 409, 422}, step


@pytest.mark.usefixtures("cleo", "dan")
def test_group_is_led_by_nobody_else_in_any_step(
    divided: Session, ada: CanvasGrant, around: dict[str, str]
) -> None:
    ids = around | sessions.ids_of(divided)
    for step in sessions.walk(ada, divided):
        if step in ("", "write", "vote", "report", "closed"):
            for who, status in ((None, 404), ("cleo", 403), ("dan", 404)):
                found = statuses(cast.browser(who), LED, ids, f"?in={ids['group']}")
                assert found == {status}, (step, who)


def test_participant_chooses_a_group_where_that_is_open_and_in_no_other_step(
    divided: Session, ada: CanvasGrant
) -> None:
    phone, (ours, theirs) = sessions.joined(divided), groups.of(divided)
    groups.put(ada, divided, Participant.objects.get(), ours)
    Session.objects.filter(pk=divided.pk).update(grouping="choose")
    address = reverse("session_group", args=[divided.public_id])

    for step in sessions.walk(ada, divided):
        phone.post(address, {"group": theirs.public_id})

        assert Participant.objects.get().group == (ours if step else theirs), step
