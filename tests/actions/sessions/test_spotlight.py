"""One text or note is put in the spotlight: everybody sees it large, and nothing else than what the
room may see."""

import pytest
from django.test import Client
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions.errors import Refused
from canvases.actions.sessions import facilitation, text_reveal
from canvases.method.kinds import Kind
from canvases.models import Contribution, Note, Sentence, Session
from tests import cast, groups, sentences, sessions

TEXT = "Zmrzlina-behind-the-canteen"


@pytest.fixture
def session(ada: CanvasGrant) -> Session:
    return sessions.planned(ada)


def written(ada: CanvasGrant, session: Session, *, shows: bool = True) -> tuple[Client, str]:
    """The phone of who wrote one text, and its id once it is revealed."""
    phone = sessions.joined(session)
    sessions.go_to(ada, session, "write")
    sessions.write(phone, session, TEXT)
    sessions.reveal(ada, session, shows=shows)
    return phone, Contribution.objects.get(text=TEXT).public_id


def light(ada: CanvasGrant, session: Session, what: str) -> None:
    facilitation.spotlight(sessions.leads(ada, session), what=what)


def spots(ada_or_phone: Client, session: Session) -> dict[str, bool]:
    """On which screens something is in the spotlight."""
    found = {}
    for name in ("session", "session_room", "session_screen"):
        browser = cast.browser("ada") if name == "session_screen" else ada_or_phone
        page = browser.get(reverse(name, args=[session.public_id])).content.decode()
        found[name] = 'class="spot' in page
    return found


def test_text_in_the_spotlight_is_on_every_screen(ada: CanvasGrant, session: Session) -> None:
    phone, text = written(ada, session)
    assert set(spots(phone, session).values()) == {False}

    light(ada, session, text)

    assert set(spots(phone, session).values()) == {True}
    light(ada, session, "")
    assert set(spots(phone, session).values()) == {False}


def test_note_of_the_canvas_can_be_in_the_spotlight(ada: CanvasGrant, session: Session) -> None:
    cast.add(ada, Kind.GAIN, "A paid taxi home")
    phone = sessions.joined(session)
    sessions.go_to(ada, session, "vote")

    light(ada, session, Note.objects.get().public_id)

    assert set(spots(phone, session).values()) == {True}


def proposed(ada: CanvasGrant) -> tuple[Session, Client]:
    """Where somebody has proposed a sentence, and their phone."""
    session = sentences.planned(ada)
    phone = sessions.joined(session)
    assert sentences.propose(phone, session, TEXT) == 200
    return session, phone


def test_sentence_that_people_vote_on_can_be_in_the_spotlight(ada: CanvasGrant) -> None:
    session, phone = proposed(ada)
    sentences.begin(ada, session)

    light(ada, session, Sentence.objects.get().public_id)

    assert set(spots(phone, session).values()) == {True}


def test_sentence_that_the_room_does_not_see_comes_into_no_spotlight(ada: CanvasGrant) -> None:
    session, _phone = proposed(ada)
    with pytest.raises(Refused):
        light(ada, session, Sentence.objects.get().public_id)

    sentences.reveal(ada, session)

    with pytest.raises(Refused):
        light(ada, session, Sentence.objects.get().public_id)


def test_next_step_takes_it_away(ada: CanvasGrant, session: Session) -> None:
    phone, text = written(ada, session)
    light(ada, session, text)
    at = sessions.step_of(session, "reveal").public_id

    facilitation.step_on(sessions.leads(ada, session), at=at, by=1)

    assert set(spots(phone, session).values()) == {False}


@pytest.mark.parametrize("before", [True, False])
def test_text_that_the_room_does_not_see_comes_into_no_spotlight(
    ada: CanvasGrant, session: Session, *, before: bool
) -> None:
    if before:
        sessions.go_to(ada, session, "write")
        sessions.write(sessions.joined(session), session, TEXT)
        text = Contribution.objects.get(text=TEXT).public_id
    else:
        _phone, text = written(ada, session, shows=False)
    with pytest.raises(Refused):
        light(ada, session, text)


@pytest.mark.parametrize("how", ["hidden", "taken back"])
def test_text_that_is_kept_from_the_room_leaves_the_spotlight(
    ada: CanvasGrant, session: Session, how: str
) -> None:
    phone, text = written(ada, session)
    light(ada, session, text)
    lead = sessions.leads(ada, session)

    if how == "hidden":
        text_reveal.hide(lead, chosen=[text], hidden=True)
    else:
        at = sessions.step_of(session, "reveal").public_id
        text_reveal.show(lead, at=at, box="", shown=False)

    assert set(spots(phone, session).values()) == {False}
    with pytest.raises(Refused):
        light(ada, session, text)


def test_spotlight_of_a_group_is_on_its_screens_alone(ada: CanvasGrant) -> None:
    session = groups.planned(ada)
    one, other = groups.of(session)
    phone = groups.joined(ada, session, one)
    elsewhere = groups.joined(ada, session, other)
    sessions.go_to(ada, session, "write")
    sessions.write(phone, session, TEXT)
    sessions.reveal(ada, session)
    text = Contribution.objects.get(text=TEXT).public_id
    with pytest.raises(Refused):
        facilitation.spotlight(groups.leads(ada, session, other), what=text)

    facilitation.spotlight(groups.leads(ada, session, one), what=text)

    assert spots(phone, session)["session"]
    assert not spots(elsewhere, session)["session"]
    assert not spots(elsewhere, session)["session_room"]


def test_nothing_of_another_canvas_comes_into_the_spotlight(
    ada: CanvasGrant, dan: CanvasGrant, session: Session
) -> None:
    cast.add(dan, Kind.PAIN, "Of somebody else")
    sessions.go_to(ada, session, "vote")
    with pytest.raises(Refused):
        light(ada, session, Note.objects.get().public_id)


def test_button_of_the_console_says_why_it_is_refused(ada: CanvasGrant, session: Session) -> None:
    _phone, text = written(ada, session, shows=False)
    console = cast.browser("ada")
    address = reverse("session_sort", args=[session.public_id])

    answer = console.post(address, {"act": "spotlight", "of": text}, headers={"HX-Request": "true"})

    assert answer.status_code == 422
    assert "Show it to the room first" in answer.content.decode()
