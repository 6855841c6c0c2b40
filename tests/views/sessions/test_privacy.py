"""Until the reveal nobody but its author learns a text, and afterwards nobody who wrote it."""

import json
import re
import secrets

import pytest
from django.apps import apps
from django.core import serializers
from django.db import transaction
from django.test import Client

from canvases.access import CanvasGrant
from canvases.actions.sessions import canvas_notes, facilitation, text_reveal
from canvases.exports.formats import REPORTS
from canvases.method.kinds import Kind
from canvases.models import Contribution, Participant, Session
from canvases.queries.sessions.session import state_of
from tests import cast, crowds, sessions
from tests.addresses import ADDRESSES, DRAWN, GUARDED, Address, fields, ids_of

SECRET = "Zmrzlina-behind-the-canteen"

# What a phone may ask: the rest is 404 to it in every step (tests/views/sessions/test_rights.py).
PHONE = {key: address for key, address in ADDRESSES.items() if key not in GUARDED}


def numbers(client: Client, address: str) -> str:
    """What the console is told, without the clock and what is new in each form."""
    told = re.sub(r"<p id=.clock.*?</p>", "", client.get(address).content.decode())
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", told)


def everything_told(
    client: Client, ids: dict[str, str], addresses: dict[str, Address] = ADDRESSES
) -> bytes:
    """What every address answers. Nothing of it stays."""
    told = b""
    for address in addresses.values():
        if address.name in ("health", *DRAWN):
            continue
        with transaction.atomic():
            path = address.at(ids)
            for answer in (client.get(path), client.post(path, fields(ids))):
                told += answer.getvalue() + str(answer.headers).encode()
            transaction.set_rollback(True)
    return told


@pytest.fixture
def written(ada: CanvasGrant) -> Session:
    """A session in which somebody has written something; nothing is revealed."""
    session = sessions.planned(ada)
    author = sessions.joined(session, "Selim")
    sessions.go_to(ada, session, "write")
    assert sessions.write(author, session, SECRET) == 200
    return session


@pytest.mark.parametrize(
    ("who", "step"), [("ada", "write"), ("cleo", "write"), ("another", "write"), ("ada", "close")]
)
def test_nobody_else_is_told_a_text_before_the_reveal(
    ada: CanvasGrant, cleo: CanvasGrant, written: Session, who: str, step: str
) -> None:
    client = sessions.joined(written) if who == "another" else cast.browser(who)
    ids = ids_of(ada) | sessions.ids_of(written)
    ids["text"] = Contribution.objects.get().public_id
    sessions.go_to(ada, written, step)

    told = everything_told(client, ids, PHONE if who == "another" else ADDRESSES)

    assert SECRET.encode() not in told
    assert ids["text"].encode() not in told.replace(f"texts/{ids['text']}".encode(), b"")
    assert cleo.workspace == ada.workspace


def test_numbers_are_the_same_for_short_and_long_texts(written: Session) -> None:
    console = cast.browser("ada", htmx=False)
    written.refresh_from_db()
    address = f"/s/{written.public_id}/lead/now/?state={state_of(written)}"
    before = numbers(console, address)

    Contribution.objects.update(text="x" * 280)

    assert numbers(console, address) == before


def test_text_that_was_never_revealed_is_in_no_report(ada: CanvasGrant, written: Session) -> None:
    facilitation.close(sessions.leads(ada, written), gives_link=False)
    client, address = cast.browser("ada"), f"/s/{written.public_id}/report/"

    for place in ("", *(f"{code}/" for code in REPORTS)):
        answer = client.get(address + place)
        assert answer.status_code == 200, place
        assert SECRET.encode() not in answer.content, place


def test_text_is_told_to_its_author_and_to_all_once_revealed(ada: CanvasGrant) -> None:
    session = sessions.planned(ada)
    author, other = sessions.joined(session), sessions.joined(session)
    sessions.go_to(ada, session, "write")
    sessions.write(author, session, SECRET)
    page = f"/s/{session.public_id}/"
    assert SECRET in author.get(page).content.decode()

    sessions.reveal(ada, session)

    for client in (author, other):
        assert SECRET in client.get(page).content.decode()
    for place in ("lead/", "screen/"):
        assert SECRET in cast.browser("ada").get(page + place).content.decode()


def test_room_sees_a_revealed_text_once_it_is_shown_and_until_it_is_taken_back(
    ada: CanvasGrant, written: Session
) -> None:
    phone, ids = sessions.joined(written), ids_of(ada) | sessions.ids_of(written)
    sessions.reveal(ada, written, shows=False)
    lead = sessions.leads(ada, written)
    assert lead.session.present is not None
    at, screens = lead.session.present.public_id, f"/s/{written.public_id}/screen/"

    def seen() -> set[bool]:
        told = everything_told(phone, ids, PHONE), cast.browser("ada").get(screens).content
        return {SECRET.encode() in one for one in told}

    assert SECRET in cast.browser("ada").get(f"/s/{written.public_id}/lead/").content.decode()
    assert seen() == {False}
    text_reveal.show(lead, at=at, box="pain")
    assert seen() == {True}
    text_reveal.show(lead, at=at, box="", shown=False)
    assert seen() == {False}


def test_hidden_text_is_told_to_nobody_but_those_who_lead(
    ada: CanvasGrant, written: Session
) -> None:
    phone, ids = sessions.joined(written), ids_of(ada) | sessions.ids_of(written)
    sessions.reveal(ada, written, shows=False)
    lead, text = sessions.leads(ada, written), Contribution.objects.get()
    text_reveal.hide(lead, chosen=[text.public_id], hidden=True)

    sessions.reveal(ada, written)
    canvas_notes.put_on_canvas(lead, cast.op(), session=lead.session)

    assert SECRET.encode() not in everything_told(phone, ids, PHONE)
    assert SECRET not in cast.texts(ada.canvas, Kind.PAIN)
    assert SECRET in cast.browser("ada").get(f"/s/{written.public_id}/lead/").content.decode()


def test_no_table_knows_after_the_reveal_who_wrote_what(ada: CanvasGrant) -> None:
    session = sessions.planned(ada)
    author = sessions.joined(session, "Selim")
    sessions.go_to(ada, session, "write")
    sessions.write(author, session, SECRET, op_id="operation-of-selim")
    before = Contribution.objects.get()

    sessions.reveal(ada, session)

    nothing: dict[str, object] = {
        "done": None,
        "wants_more": None,
        "hand_at": None,
        "removed_at": None,
    }
    nothing |= {"people": 1, "is_observer": False, "seen_at": None, "is_behind": False}
    nothing |= {"group": None, "has_device": True, "is_helper": False, "ordinal": 1}
    after, selim = Contribution.objects.get(), Participant.objects.get()
    rows = [row for model in apps.get_models() for row in model._base_manager.all()]
    tables = json.loads(serializers.serialize("json", rows))
    assert {after.participant, after.op_id} == {None, ""}
    assert {before.pk, before.public_id} & {after.pk, after.public_id} == set()
    assert not any("operation-of-selim" in str(row) for row in tables)
    assert [row["fields"] for row in tables if row["model"] == "canvases.participant"] == [
        {"session": session.pk, "token_hash": selim.token_hash, "name": "Selim", "code": selim.code}
        | nothing
        | {"joined_at": selim.joined_at.isoformat(timespec="milliseconds").replace("+00:00", "Z")}
    ]


def test_no_table_knows_after_the_reveal_who_stacked_and_sent_up_what(ada: CanvasGrant) -> None:
    session = crowds.crowded(ada)
    device = crowds.table(session, [SECRET, "Roster changes", "Nobody answers"])
    sessions.go_to(ada, session, "reveal")
    crowds.choose(device, session, "stack", SECRET, "Roster changes")
    crowds.choose(device, session, "up", "Nobody answers")
    before = {*Contribution.objects.values_list("pk", "public_id")}

    sessions.reveal(ada, session)

    texts = Contribution.objects.all()
    assert {(one.participant_id, one.op_id) for one in texts} == {(None, "")}
    assert before.isdisjoint(texts.values_list("pk", "public_id"))
    assert [one.is_up for one in texts if one.text == "Nobody answers"] == [True]


def test_order_on_the_wall_is_drawn_by_lot(
    ada: CanvasGrant, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, texts = sessions.planned(ada), [f"Pain {number}" for number in range(9)]
    author = sessions.joined(session)
    sessions.go_to(ada, session, "write")
    for text in texts:
        sessions.write(author, session, text)
    chance = type("Chance", (), {"shuffle": lambda _self, found: found.reverse()})
    monkeypatch.setattr(secrets, "SystemRandom", chance)

    sessions.reveal(ada, session)

    assert [one.text for one in Contribution.objects.all()] == texts[::-1]
