"""A session with many texts and people: pages of them on the console, and how one finds a text."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.models import Contribution, Participant, Session
from canvases.queries.sessions import wall
from canvases.views.sessions import long_lists
from tests import cast, sessions
from tests.session_help import let_help

TEXTS = [f"Canteen {place}" for place in range(7)]


@pytest.fixture
def session(ada: CanvasGrant, monkeypatch: pytest.MonkeyPatch) -> Session:
    """Seven texts on the wall, three of which stand on a page."""
    monkeypatch.setattr(wall, "PAGE", 3)
    session = sessions.planned(ada)
    sessions.go_to(ada, session, "write")
    sessions.reveal(ada, session)
    Contribution.objects.bulk_create(
        Contribution(session=session, kind="pain", text=text, is_shown=True) for text in TEXTS
    )
    return session


def shown(
    session: Session, page: str = "session_console", /, **asked: str | list[str]
) -> list[str]:
    """The texts that the console offers to tick, and those of them that are ticked."""
    answer = cast.browser("ada").get(reverse(page, args=[session.public_id]), asked)
    return choices(answer.content.decode())


def choices(page: str) -> list[str]:
    found = re.findall(r'form="sort" name="chosen" value="\w+"( checked)?><span[^>]*>([^<]+)', page)
    return [f"{text}{tick}" for tick, text in found]


def ids(*texts: str) -> list[str]:
    return [Contribution.objects.get(text=text).public_id for text in texts]


def test_box_stands_on_the_console_page_by_page(session: Session) -> None:
    assert shown(session) == TEXTS[:3]
    assert shown(session, **{"page-pain": "3"}) == TEXTS[6:]


@pytest.mark.parametrize("page", ["0", "99", "-1", "x", "9" * 40])
def test_page_that_there_is_not_is_the_nearest(session: Session, page: str) -> None:
    assert shown(session, **{"page-pain": page}) in (TEXTS[:3], TEXTS[6:])


def test_text_is_found_by_its_words_on_whichever_page_it_stands(session: Session) -> None:
    assert shown(session, find="CANTEEN 5") == [TEXTS[5]]


def test_what_is_ticked_stays_ticked_on_another_page(session: Session) -> None:
    asked = {"page-pain": "2"}

    assert shown(session, chosen=ids(TEXTS[0]), **asked) == [f"{TEXTS[0]} checked", *TEXTS[3:6]]


def test_deed_and_poll_come_back_to_the_page_that_stood_there(session: Session) -> None:
    address = reverse("session_sort", args=[session.public_id])
    wish = {"act": "stack", "chosen": ids(TEXTS[3], TEXTS[4]), "at-pain": "3"}
    htmx = {"HX-Request": "true"}

    answer = cast.browser("ada").post(address, wish, headers=htmx)

    there = [TEXTS[3], TEXTS[5], TEXTS[6]]  # six are left, on two pages
    assert choices(answer.content.decode()) == there
    assert shown(session, "session_console_now", **{"at-pain": "2"}) == there


def test_helper_turns_pages_too(ada: CanvasGrant, session: Session) -> None:
    phone = sessions.joined(session, "Noor")
    let_help(ada, session)

    page = phone.get(reverse("session_help", args=[session.public_id]), {"page-pain": "2"})

    assert choices(page.content.decode()) == TEXTS[3:6]


def test_wall_of_the_room_says_how_many_texts_it_leaves_out(session: Session) -> None:
    Contribution.objects.bulk_create(
        Contribution(session=session, kind="pain", text=f"Roster {place}", is_shown=True)
        for place in range(150)
    )
    phone = sessions.joined(session)

    page = phone.get(reverse("session", args=[session.public_id])).content.decode()

    assert page.count('class="wall__text"') == 150
    assert "7 more do not stand here." in page


def test_people_beyond_a_page_stand_there_on_demand(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_lists, "PEOPLE", 2)
    for name in ("Ana", "Bo", "Cem"):
        Participant.objects.create(session=session, token_hash=name, name=name)
    client, address = cast.browser("ada"), reverse("session_console", args=[session.public_id])

    some, everybody = client.get(address), client.get(address, {"people": "all"})

    assert "Cem" not in some.content.decode()
    assert "Cem" in everybody.content.decode()


def test_page_takes_as_many_queries_whatever_is_on_the_wall(session: Session) -> None:
    client, counts = cast.browser("ada"), []
    address = reverse("session_console", args=[session.public_id])
    for start in (0, 30):
        Contribution.objects.bulk_create(
            Contribution(session=session, kind="pain", text=f"Bus {start + place}")
            for place in range(30)
        )
        with CaptureQueriesContext(connection) as found:
            client.get(address, {"page-pain": "4", "find": "bus"})
        counts.append(len(found))

    assert counts[0] == counts[1]
